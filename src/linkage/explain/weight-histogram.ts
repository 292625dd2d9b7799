import type { PatternCounts } from '../train/pattern-counts.ts';
import { type BandWeights, bandOf } from './pattern-weights.ts';
import type { Band, WeightHistogram } from './report-data.ts';

/** More bins would be too thin to see. */
const MOST_BINS = 100;

/**
 * Candidate pairs by match weight. A bin that a threshold crosses is cut in
 * two there, so that every bin belongs to one band.
 */
export function weightHistogram(
  patterns: PatternCounts,
  weights: Float64Array,
  thresholds: BandWeights,
): WeightHistogram {
  const counts = new Map<string, { from: number; to: number; band: Band; pairs: number }>();
  const step = stepFor(weights);
  const pairsByBand: Record<Band, number> = { link: 0, review: 0, 'no-link': 0 };
  weights.forEach((weight, i) => {
    const pairs = patterns.counts[i] ?? 0;
    const band = bandOf(weight, thresholds);
    pairsByBand[band] += pairs;
    const inside = binOf(weight, step);
    const [lowest, highest] = limitsOf(band, thresholds);
    const from = Math.max(inside, lowest);
    const to = Math.min(inside + step, highest);
    const key = `${inside} ${band}`;
    const bin = counts.get(key) ?? { from, to, band, pairs: 0 };
    bin.pairs += pairs;
    counts.set(key, bin);
  });
  const bins = [...counts.values()].sort((a, b) => a.from - b.from || a.to - b.to);
  return { step, bins, pairsByBand };
}

/** Where the bin of a weight begins: at the weight or below it, also where the division is rounded up. */
function binOf(weight: number, step: number): number {
  const from = Math.floor(weight / step) * step;
  return from > weight ? from - step : from;
}

/** Whole bits a bin, one where that fits: a doubling of the odds. */
function stepFor(weights: Float64Array): number {
  let lowest = 0;
  let highest = 0;
  for (const weight of weights) {
    lowest = Math.min(lowest, weight);
    highest = Math.max(highest, weight);
  }
  return Math.max(1, Math.ceil((highest - lowest) / MOST_BINS));
}

function limitsOf(band: Band, { link, review }: BandWeights): readonly [number, number] {
  switch (band) {
    case 'link':
      return [link, Number.POSITIVE_INFINITY];
    case 'review':
      return [review, link];
    case 'no-link':
      return [Number.NEGATIVE_INFINITY, review];
  }
}
