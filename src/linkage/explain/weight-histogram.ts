import type { PatternCounts } from '../train/pattern-counts.ts';
import { type BandWeights, bandOf } from './pattern-weights.ts';
import type { Band, WeightHistogram } from './report-data.ts';

/** One bit a bin: a doubling of the odds. */
const STEP = 1;

/** Weights beyond this, either way, share the last bin: nothing is decided out there. */
const FURTHEST = 60;

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
  const pairsByBand: Record<Band, number> = { link: 0, review: 0, 'no-link': 0 };
  weights.forEach((weight, i) => {
    const pairs = patterns.counts[i] ?? 0;
    const band = bandOf(weight, thresholds);
    pairsByBand[band] += pairs;
    const inside = Math.min(FURTHEST - STEP, Math.max(-FURTHEST, Math.floor(weight / STEP) * STEP));
    const [lowest, highest] = limitsOf(band, thresholds);
    const from = Math.max(inside, lowest);
    const to = Math.min(inside + STEP, highest);
    const key = `${inside} ${band}`;
    const bin = counts.get(key) ?? { from, to, band, pairs: 0 };
    bin.pairs += pairs;
    counts.set(key, bin);
  });
  const bins = [...counts.values()].sort((a, b) => a.from - b.from || a.to - b.to);
  return { step: STEP, bins, pairsByBand };
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
