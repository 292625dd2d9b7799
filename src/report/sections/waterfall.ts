import { type Html, html } from '../html.ts';
import { percentText, weightText } from '../number-text.ts';
import { bands, palette } from '../palette.ts';
import type { Band, PairWaterfall, ReportData } from '../report-data.ts';

type Step = PairWaterfall['steps'][number];
type Thresholds = ReportData['summary']['thresholds'];

/** Where a running total lies across the bars' cell, in percent. */
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
  return (weight) => 1 + ((weight - lowest) / width) * 98;
}

/** Across in shares of the cell, so that it fills any width; up and down in pixels. */
function barSvg(scale: Scale, from: number, to: number, thresholds: Thresholds): Html {
  const at = (weight: number): string => `${scale(weight).toFixed(1)}%`;
  const link = at(thresholds.link.weight);
  const width = Math.max(0.4, Math.abs(scale(to) - scale(from))).toFixed(1);
  const colour = to < from ? palette.negative : to > from ? palette.positive : palette.border;
  return html`<svg aria-hidden="true" focusable="false"><line x1="${at(0)}" x2="${at(0)}" y1="0" y2="100%" stroke="${palette.border}"/><line x1="${link}" x2="${link}" y1="0" y2="100%" stroke="${palette.text}" stroke-dasharray="4 3"/><rect x="${at(Math.min(from, to))}" y="50%" width="${width}%" height="14" transform="translate(0 -7)" fill="${colour}"/></svg>`;
}

function valueText({ raw, standard }: Step['left']): Html {
  if (raw === null) return html`<span class="secondary">empty</span>`;
  if (standard === null) return html`${raw}`;
  return html`${raw} <span class="secondary">(as ${standard})</span>`;
}

function levelText({ level, frequencyPart, left, right }: Step): Html {
  if (level === null) {
    const reason =
      left.raw === null || right.raw === null
        ? 'a value is missing'
        : 'the model leaves it out here';
    return html`<span class="secondary">Not compared: ${reason}</span>`;
  }
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
