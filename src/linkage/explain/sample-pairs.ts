import type { PatternLayout } from '../compile/layout.ts';
import { firstPairsOfPatterns } from '../compile/profile.ts';
import { patternSql } from '../compile/tables.ts';
import type { LinkageEngine } from '../engine.ts';
import type { LinkResult } from '../link.ts';
import { patternWeight } from '../score/weights.ts';
import { joinSql, quoteIdentifier, sql } from '../sql/index.ts';
import { type PatternedPair, pairWaterfall } from './pair-waterfall.ts';
import { type BandWeights, bandOf, digitsOfColumns, packPattern } from './pattern-weights.ts';
import type { RecordReader } from './record-reader.ts';
import type { Band, PairWaterfall } from './report-data.ts';

/** More examples would show more people's details for little more insight. */
const PAIRS_A_BAND = 8;

const WANTED = quoteIdentifier('report_patterns');

/**
 * Pairs to look at, from each band: those nearest to the band's edges, where
 * decisions are hardest, and others spread over the weights between. One pair
 * for a pattern, the first by record number, so the same run shows the same pairs.
 */
export async function samplePairs(
  engine: LinkageEngine,
  result: LinkResult,
  weights: Float64Array,
  thresholds: BandWeights,
  records: RecordReader,
): Promise<Record<Band, PairWaterfall[]>> {
  const chosen = Object.values(patternsByBand(weights, thresholds)).flatMap((patterns) =>
    spread(patterns, PAIRS_A_BAND),
  );
  const pairs = await firstPairs(engine, result, chosen);
  const waterfalls = await showPairs(result, pairs, records);
  const samples: Record<Band, PairWaterfall[]> = { link: [], review: [], 'no-link': [] };
  for (const waterfall of waterfalls) samples[bandOf(waterfall.weight, thresholds)].push(waterfall);
  return samples;
}

/**
 * Patterns of each band, heaviest first, one of each weight: a pattern that
 * several sets of rules found is counted under each, and weighs the same.
 */
function patternsByBand(
  weights: Float64Array,
  thresholds: BandWeights,
): Readonly<Record<Band, readonly number[]>> {
  const byBand: Record<Band, number[]> = { link: [], review: [], 'no-link': [] };
  const order = Uint32Array.from(weights.keys()).sort(
    (a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b,
  );
  let last = Number.NaN;
  for (const pattern of order) {
    const weight = weights[pattern] ?? 0;
    if (weight === last) continue;
    last = weight;
    byBand[bandOf(weight, thresholds)].push(pattern);
  }
  return byBand;
}

/** The waterfalls of pairs, heaviest first. */
export async function showPairs(
  result: LinkResult,
  pairs: readonly PatternedPair[],
  records: RecordReader,
): Promise<PairWaterfall[]> {
  const shown = await records.read(pairs.flatMap(({ l, r }) => [l, r]));
  return [...pairs]
    .sort(
      (a, b) =>
        patternWeight(result.weights, b.digits, 0) - patternWeight(result.weights, a.digits, 0) ||
        a.l - b.l ||
        a.r - b.r,
    )
    .flatMap((pair) => {
      const left = shown.get(pair.l);
      const right = shown.get(pair.r);
      if (left === undefined || right === undefined) return [];
      return [pairWaterfall(result, pair, left, right)];
    });
}

/** `count` items at even distances, the first and the last among them; all where there are fewer. */
export function spread<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items];
  return Array.from(
    { length: count },
    (_, i) => items[Math.round((i * (items.length - 1)) / (count - 1))] as T,
  );
}

async function firstPairs(
  engine: LinkageEngine,
  { layout, blocked }: LinkResult,
  patterns: readonly number[],
): Promise<PatternedPair[]> {
  if (patterns.length === 0) return [];
  const types = layout.groups.map((_, g) => sql`${patternSql(g)} BIGINT`);
  await engine.run(sql`CREATE OR REPLACE TABLE ${WANTED} (${joinSql(types, ', ')})`);
  const packed = patterns.map((i) => packPattern(layout, blocked.digits, i * blocked.width));
  await engine.append(
    'report_patterns',
    layout.groups.map(
      (_, g) => BigInt64Array.from(packed, (groups) => BigInt(groups[g] ?? 0)) as never,
    ),
  );
  const columns = await engine.columns(firstPairsOfPatterns(layout, WANTED));
  await engine.run(sql`DROP TABLE ${WANTED}`);
  return patternedPairs(columns, layout);
}

/** Pairs from a result's columns l, r, p0.. and, where it has them, rules. */
export function patternedPairs(
  columns: Awaited<ReturnType<LinkageEngine['columns']>>,
  layout: PatternLayout,
): PatternedPair[] {
  const l = columns.l as Int32Array;
  const r = columns.r as Int32Array;
  const rules = columns.rules as Int32Array | undefined;
  const digits = digitsOfColumns(columns, layout, l.length);
  return Array.from(l, (left, i) => ({
    l: left,
    r: r[i] ?? 0,
    digits: digits.slice(i * layout.width, (i + 1) * layout.width),
    rules: rules?.[i] ?? null,
  }));
}
