import { countTruePatterns, patternsOfPairs, rulesOfPairs } from '../compile/profile.ts';
import type { LinkageEngine } from '../engine.ts';
import type { LinkResult } from '../link.ts';
import { patternWeight, probabilityOfWeight } from '../score/weights.ts';
import { quoteIdentifier, sql } from '../sql/index.ts';
import {
  countTruePairs,
  evaluateClusters,
  qualityOf,
  type ThresholdQuality,
  type Truth,
} from './evaluate.ts';
import { misjudgedPairs } from './misjudged-pairs.ts';
import { digitsOfColumns } from './pattern-weights.ts';
import type { RecordReader } from './record-reader.ts';
import type { EvaluationReport, PairWaterfall, WeightQuality } from './report-data.ts';
import { patternedPairs, showPairs, spread } from './sample-pairs.ts';

const TRUTH = quoteIdentifier('report_truth');
const WANTED = quoteIdentifier('report_pairs');

/** Errors of a kind that are weighed, to show some from light to heavy. */
const WEIGHED = 2000;
const SHOWN = 10;

/** Weights, in bits, between which thresholds are tried: odds of a thousand to one against, and on. */
const LOWEST = -10;
const HIGHEST = 40;

/**
 * Accuracy against the truth: of the clusters, and of scored pairs at every
 * threshold, with errors to look at. Records whose person is not known are
 * left out.
 */
export async function evaluationReport(
  engine: LinkageEngine,
  result: LinkResult,
  truth: Truth,
  thresholds: readonly ThresholdQuality[],
  records: RecordReader,
): Promise<EvaluationReport> {
  const clusters = evaluateClusters(result.clusters, truth);
  const truePairs = countTruePairs(truth);
  const patterns = await truePatterns(engine, result, truth.classes);
  const found = patterns.reduce((sum, { matches }) => sum + matches, 0);
  const errors = (kind: 'together' | 'apart', count: number): Promise<PairWaterfall[]> =>
    showErrors(
      engine,
      result,
      misjudgedPairs(result.clusters, truth, kind, count, WEIGHED),
      records,
    );
  return {
    truePairs,
    clusters,
    candidateRecall: truePairs === 0 ? 1 : found / truePairs,
    thresholds,
    curve: weightCurve(patterns, truePairs),
    falsePositives: await errors('together', clusters.falsePositives),
    falseNegatives: await errors('apart', clusters.falseNegatives),
  };
}

interface TruePattern {
  readonly weight: number;
  readonly pairs: number;
  readonly matches: number;
}

async function truePatterns(
  engine: LinkageEngine,
  { layout, weights }: LinkResult,
  classes: Int32Array,
): Promise<TruePattern[]> {
  const known = Int32Array.from(classes.keys()).filter((rid) => (classes[rid] ?? -1) >= 0);
  await engine.run(sql`CREATE OR REPLACE TABLE ${TRUTH} (rid INTEGER, person INTEGER)`);
  await engine.append('report_truth', [known, known.map((rid) => classes[rid] ?? -1)]);
  const columns = await engine.columns(countTruePatterns(layout, TRUTH));
  await engine.run(sql`DROP TABLE ${TRUTH}`);
  const pairs = Array.from(columns.n as BigInt64Array, Number);
  const digits = digitsOfColumns(columns, layout, pairs.length);
  return pairs.map((n, i) => ({
    weight: patternWeight(weights, digits, i * layout.width),
    pairs: n,
    matches: Number((columns.matches as BigInt64Array)[i]),
  }));
}

/** Pairwise accuracy if all candidate pairs at or above a weight, and no others, were matches. */
function weightCurve(patterns: readonly TruePattern[], truePairs: number): WeightQuality[] {
  const curve: WeightQuality[] = [];
  for (let weight = HIGHEST; weight >= LOWEST; weight--) {
    const above = patterns.filter((pattern) => pattern.weight >= weight);
    const positives = above.reduce((sum, { pairs }) => sum + pairs, 0);
    const matches = above.reduce((sum, each) => sum + each.matches, 0);
    if (positives === 0) continue;
    curve.push({
      weight,
      probability: probabilityOfWeight(weight),
      ...qualityOf({
        truePositives: matches,
        falsePositives: positives - matches,
        falseNegatives: truePairs - matches,
      }),
    });
  }
  return curve;
}

async function showErrors(
  engine: LinkageEngine,
  result: LinkResult,
  pairs: readonly (readonly [number, number])[],
  records: RecordReader,
): Promise<PairWaterfall[]> {
  if (pairs.length === 0) return [];
  const { plan, layout, weights } = result;
  await engine.run(sql`CREATE OR REPLACE TABLE ${WANTED} (l INTEGER, r INTEGER)`);
  await engine.append('report_pairs', [
    Int32Array.from(pairs, ([l, r]) => Math.min(l, r)),
    Int32Array.from(pairs, ([l, r]) => Math.max(l, r)),
  ]);
  const found = await engine.columns(patternsOfPairs(plan, layout, engine.dialect, WANTED));
  const candidates = await engine.columns(rulesOfPairs(WANTED));
  await engine.run(sql`DROP TABLE ${WANTED}`);
  const rules = new Map(
    Array.from(candidates.l as Int32Array, (l, i) => [
      `${l} ${(candidates.r as Int32Array)[i]}`,
      (candidates.rules as Int32Array)[i] ?? 0,
    ]),
  );
  const weighed = patternedPairs(found, layout)
    .map((pair) => ({ ...pair, rules: rules.get(`${pair.l} ${pair.r}`) ?? null }))
    .map((pair) => ({ pair, weight: patternWeight(weights, pair.digits, 0) }))
    .sort((a, b) => b.weight - a.weight || a.pair.l - b.pair.l || a.pair.r - b.pair.r);
  const chosen = spread(weighed, SHOWN).map(({ pair }) => pair);
  return showPairs(result, chosen, records);
}
