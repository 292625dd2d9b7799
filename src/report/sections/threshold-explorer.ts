import { type Html, html } from '../html.ts';
import { accuracyText, countOf, percentText, weightText } from '../number-text.ts';
import type { ReportData } from '../report-data.ts';

/**
 * A slider over thresholds that says what each would give. The page's script
 * shows it; without one the same numbers stand in the tables of the charts.
 */
export function thresholdExplorer(data: ReportData): Html | null {
  const points = thresholdPoints(data);
  if (points.length < 2) return null;
  const { weight } = data.summary.thresholds.link;
  const nearest = points.reduce(
    (best, point, k) =>
      Math.abs(point.weight - weight) < Math.abs((points[best]?.weight ?? 0) - weight) ? k : best,
    0,
  );
  return html`<div class="explorer" hidden data-points="${JSON.stringify(points.map(({ text }) => text))}">
<label for="explorer">Try another threshold</label>
<input id="explorer" type="range" min="0" max="${points.length - 1}" step="1" value="${nearest}">
<output for="explorer"></output>
</div>`;
}

interface ThresholdPoint {
  readonly weight: number;
  readonly text: string;
}

/** What a threshold at each bound between bins would give. */
function thresholdPoints({ weights, evaluation }: ReportData): ThresholdPoint[] {
  const { bins, step } = weights;
  const lowest = Math.floor((bins[0]?.from ?? 0) / step) * step;
  const highest = bins.at(-1)?.to ?? 0;
  const points: ThresholdPoint[] = [];
  for (let weight = lowest; weight <= highest; weight += step) {
    // A bin lies wholly on one side: bins are cut at whole steps, and besides at the thresholds.
    const pairs = bins.reduce((sum, bin) => (bin.from >= weight ? sum + bin.pairs : sum), 0);
    const quality = evaluation?.curve.find((point) => point.weight === weight);
    const accuracy =
      quality === undefined
        ? ''
        : ` Precision ${accuracyText(quality.precision)}, recall ${accuracyText(quality.recall)}, F1 ${accuracyText(quality.f1)} of pairs.`;
    const probability = percentText(1 / (1 + 2 ** -weight));
    points.push({
      weight,
      text: `Weight ${weightText(weight)}, probability ${probability}: ${countOf(pairs, 'pair')} at or above it.${accuracy}`,
    });
  }
  return points;
}
