import { countSelfPatterns } from '../compile/profile.ts';
import type { LinkageEngine } from '../engine.ts';
import type { LinkResult } from '../link.ts';
import { patternWeight } from '../score/weights.ts';
import { type BandWeights, digitsOfColumns } from './pattern-weights.ts';
import type { UnlinkableRecords } from './report-data.ts';

/** From this many records on, every n-th is enough for shares to a tenth of a percent. */
const MOST_EXAMINED = 200_000;

/** Points that the curve needs at most to look like one. */
const MOST_POINTS = 60;

/**
 * Records that hold too little to be linked: compared with themselves, they
 * stay below a threshold. The idea is Splink's ("unlinkables"); here the
 * patterns of records against themselves are counted in the engine and weighed
 * in memory.
 */
export async function unlinkableRecords(
  engine: LinkageEngine,
  { plan, layout, weights, clusters }: LinkResult,
  thresholds: BandWeights,
): Promise<UnlinkableRecords> {
  const sampleStep = Math.max(1, Math.ceil(clusters.length / MOST_EXAMINED));
  const columns = await engine.columns(countSelfPatterns(plan, layout, engine.dialect, sampleStep));
  const counts = Float64Array.from(columns.n as BigInt64Array, Number);
  const digits = digitsOfColumns(columns, layout, counts.length);
  const records = Array.from(counts, (count, i) => ({
    weight: patternWeight(weights, digits, i * layout.width),
    count,
  })).sort((a, b) => a.weight - b.weight);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const below = (weight: number): number => {
    const count = records.reduce((sum, each) => (each.weight < weight ? sum + each.count : sum), 0);
    return total === 0 ? 0 : count / total;
  };
  const highest = Math.ceil(records.at(-1)?.weight ?? 0);
  const lowest = Math.floor(Math.min(thresholds.review, records[0]?.weight ?? 0));
  const step = Math.max(1, Math.ceil((highest - lowest) / MOST_POINTS));
  const curve = [];
  for (let weight = lowest; weight <= highest; weight += step) {
    curve.push({ weight, share: below(weight) });
  }
  return {
    examined: total,
    curve,
    belowLink: below(thresholds.link),
    belowReview: below(thresholds.review),
  };
}
