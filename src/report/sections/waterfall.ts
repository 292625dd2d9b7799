import { type Html, html } from '../html.ts';
import { percentText, weightText } from '../number-text.ts';
import { bands, palette } from '../palette.ts';
import type { Band, PairWaterfall, ReportData } from '../report-data.ts';

type Step = PairWaterfall['steps'][number];
type Thresholds = ReportData['summary']['thresholds'];

/** Where a running total lies in the bars' drawing, which is 1000 wide. */
type Scale = (weight: number) => number;

/**
 * A pair as a table that is also its waterfall: both records' values side by
 * side, the level, its weight, and a bar from the total before to the total
 * after. The bars repeat the numbers beside them, so they are hidden from
 * screen readers.
 */
export function waterfall(
  pair: PairWaterfall,
  thresholds: Thresholds,
  options: { readonly open: boolean; readonly note?: string },
): Html {
  const band = bandOf(pair.weight, thresholds);
  const totals = runningTotals(pair);
  const scale = scaleOf([...totals, thresholds.link.weight, thresholds.review.weight]);
  const name = `${pair.left.dataset} ${pair.left.id} and ${pair.right.dataset} ${pair.right.id}`;
  const bar = (from: number, to: number): Html => barSvg(scale, from, to, thresholds);
  const steps = pair.steps.map(
    (step, k) => html`<tr>
<th scope="row">${step.comparison}</th>
<td>${valueText(step.left)}</td>
<td>${valueText(step.right)}</td>
<td>${levelText(step)}</td>
<td class="number">${step.level === null ? '0.0' : weightText(step.weight)}</td>
<td class="bar">${bar(totals[k] ?? 0, totals[k + 1] ?? 0)}</td>
</tr>`,
  );
  return html`<details class="pair ${band}"${options.open ? html` open` : null}>
<summary><span>${pair.left.id} and ${pair.right.id}</span><b>${weightText(pair.weight)}</b><span>${percentText(pair.probability)}</span><span class="secondary">${outcomeText(pair, band, options.note)}</span></summary>
<div>
<div class="scroll" role="group" aria-label="Waterfall of ${name}" tabindex="0"><table class="waterfall">
<caption class="hidden">How the weight of ${name} comes about</caption>
<thead><tr><th scope="col">Comparison</th><th scope="col">${recordHead(pair.left)}</th><th scope="col">${recordHead(pair.right)}</th><th scope="col">Level</th><th scope="col" class="number">Weight</th><td class="bar"></td></tr></thead>
<tbody>
<tr><th scope="row">Prior</th><td></td><td></td><td>Two records at random</td><td class="number">${weightText(pair.prior)}</td><td class="bar">${bar(0, pair.prior)}</td></tr>
${steps}
</tbody>
<tfoot><tr><th scope="row">Total</th><td></td><td></td><td>${bands[band].name}: ${percentText(pair.probability)}</td><td class="number">${weightText(pair.weight)}</td><td class="bar">${bar(0, pair.weight)}</td></tr></tfoot>
</table></div>
<p class="small secondary">${foundText(pair)}</p>
</div>
</details>`;
}

export function bandOf(weight: number, { link, review }: Thresholds): Band {
  if (weight >= link.weight) return 'link';
  return weight >= review.weight ? 'review' : 'no-link';
}

/** Totals before the first comparison, after it, and so on. */
function runningTotals({ prior, steps }: PairWaterfall): number[] {
  const totals = [prior];
  for (const { weight } of steps) totals.push((totals.at(-1) ?? 0) + weight);
  return totals;
}

function scaleOf(weights: readonly number[]): Scale {
  const lowest = Math.min(0, ...weights);
  const highest = Math.max(0, ...weights);
  const width = highest - lowest || 1;
  return (weight) => 15 + ((weight - lowest) / width) * 970;
}

function barSvg(scale: Scale, from: number, to: number, thresholds: Thresholds): Html {
  const at = (weight: number): string => scale(weight).toFixed(0);
  const left = scale(Math.min(from, to));
  const width = Math.max(4, Math.abs(scale(to) - scale(from)));
  const colour = to < from ? palette.negative : to > from ? palette.positive : palette.border;
  return html`<svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true" focusable="false"><path d="M${at(0)} 0V100" stroke="${palette.border}" stroke-width="4"/><path d="M${at(thresholds.link.weight)} 0V100" stroke="${palette.text}" stroke-width="4" stroke-dasharray="12 10"/><rect x="${left.toFixed(0)}" y="25" width="${width.toFixed(0)}" height="50" fill="${colour}"/></svg>`;
}

function valueText({ raw, standard }: Step['left']): Html {
  if (raw === null) return html`<span class="secondary">empty</span>`;
  if (standard === null) return html`${raw}`;
  return html`${raw} <span class="secondary">(as ${standard})</span>`;
}

function levelText({ level, frequencyPart }: Step): Html {
  if (level === null) return html`<span class="secondary">Not compared: a value is missing</span>`;
  if (Math.abs(frequencyPart) < 0.05) return html`${level}`;
  const rarity = frequencyPart > 0 ? 'a rare value' : 'a common value';
  return html`${level} <span class="secondary">(${weightText(frequencyPart)} of the weight for ${rarity})</span>`;
}

function recordHead({ dataset, id }: PairWaterfall['left']): Html {
  return html`${dataset}<br><span class="secondary">${id}</span>`;
}

function outcomeText(pair: PairWaterfall, band: Band, note: string | undefined): string {
  if (note !== undefined) return note;
  const name = bands[band].name.toLowerCase();
  return pair.together ? `${name}, same person` : `${name}, different people`;
}

function foundText({ foundBy, together }: PairWaterfall): string {
  const outcome = together
    ? 'The two records were put together as one person.'
    : 'The two records were kept as different people.';
  if (foundBy === null) return `${outcome} No blocking rule found this pair.`;
  return `${outcome} Found by: ${foundBy.join('; ')}.`;
}
