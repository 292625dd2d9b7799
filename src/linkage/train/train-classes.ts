import type { Level, TermFrequencyTable } from '../model/match-model.ts';
import type { ModelPlan } from '../model/plan.ts';
import { TERM_FREQUENCY_CLASSES } from '../model/term-frequency.ts';
import {
  cellTable,
  cellWeights,
  type Parameters,
  relativeCells,
  relativeWeight,
} from './parameters.ts';
import type { PatternCounts } from './pattern-counts.ts';

/**
 * Pairs, matches and others alike, that what the frequencies of values alone say is worth beside
 * what is counted. A judgement.
 */
const PSEUDO_PAIRS = 20;

/**
 * How often matches, and others, agree on values of each class, counted among the candidate pairs.
 * Frequencies alone take every agreement between records for chance: where people have several
 * records each, most agreements on a rare value are of one person, so that rare values come to
 * weigh too little and common ones too much.
 *
 * Only where one rule blocks on the value and nothing else, so that the candidates hold every pair
 * that agrees on it.
 *
 * @param blocked patterns of the candidate pairs
 * @returns the tables of such columns, their classes as they are counted; the counts of values stay
 */
export function trainClasses(
  plan: ModelPlan,
  blocked: PatternCounts,
  parameters: Parameters,
): Readonly<Record<string, TermFrequencyTable>> {
  const trained: Record<string, TermFrequencyTable> = {};
  const levels = levelsThatAreBlocked(plan);
  if (levels.length === 0) return trained;
  const counts = countClasses(plan, blocked, parameters, levels);
  for (const [i, { column }] of levels.entries()) {
    const table = plan.model.termFrequencies?.[column];
    const found = counts[i];
    if (table === undefined || found === undefined) continue;
    trained[column] = {
      ...table,
      share: smoothed(found.matches, table.share),
      agreement: smoothed(found.others, table.agreement),
    };
  }
  return trained;
}

interface AdjustedLevel {
  readonly comparison: number;
  readonly level: number;
  readonly column: string;
}

function levelsThatAreBlocked(plan: ModelPlan): AdjustedLevel[] {
  const blockedOn = new Set(
    plan.model.blocking
      .filter(({ on, explode = [] }) => on.length === 1 && explode.length === 0)
      .map(({ on }) => on[0]),
  );
  return plan.model.comparisons.flatMap(({ levels }, comparison) =>
    levels.flatMap(({ when, termFrequency }, level) =>
      termFrequency !== undefined &&
      blockedOn.has(termFrequency.column) &&
      isEqualityOf(termFrequency.column, when)
        ? [{ comparison, level, column: termFrequency.column }]
        : [],
    ),
  );
}

function isEqualityOf(column: string, when: Level['when']): boolean {
  if (when === 'else') return false;
  if ('exact' in when) return when.exact === column;
  return 'expression' in when && when.expression === `l.${column} = r.${column}`;
}

interface ClassCounts {
  readonly matches: Float64Array;
  /** Neither of one person nor of one household. */
  readonly others: Float64Array;
}

function countClasses(
  plan: ModelPlan,
  { size, width, digits, counts }: PatternCounts,
  parameters: Parameters,
  levels: readonly AdjustedLevel[],
): ClassCounts[] {
  const cells = cellTable(plan);
  const weights = cellWeights(cells, parameters);
  const related = parameters.relatives ?? 0;
  const strangers = 1 - parameters.prior - related;
  const priorWeight = Math.log2(parameters.prior / strangers);
  const relativesWeight = Math.log2(related / strangers);
  const ofRelatives = related > 0 ? relativeCells(cells, parameters) : null;
  const found = levels.map(() => ({
    matches: new Float64Array(TERM_FREQUENCY_CLASSES),
    others: new Float64Array(TERM_FREQUENCY_CLASSES),
  }));
  const classOfDigit = levels.map(({ comparison, level }) => [
    null,
    ...(plan.comparisons[comparison]?.cells ?? []).map((cell) =>
      cell.level === level ? cell.termFrequencyClass : null,
    ),
  ]);
  for (let i = 0; i < size; i++) {
    const offset = i * width;
    let odds: readonly [number, number] | undefined;
    for (const [at, { comparison }] of levels.entries()) {
      const termClass = classOfDigit[at]?.[digits[offset + comparison] as number] ?? null;
      if (termClass === null) continue;
      odds ??= oddsOf(offset);
      const [match, relatives] = odds;
      const n = counts[i] as number;
      const { matches, others } = found[at] as ClassCounts;
      matches[termClass] = (matches[termClass] as number) + (n * match) / (1 + relatives + match);
      others[termClass] = (others[termClass] as number) + n / (1 + relatives + match);
    }
  }
  return found;

  function oddsOf(offset: number): readonly [match: number, relatives: number] {
    let weight = priorWeight;
    for (let k = 0; k < width; k++) {
      weight += (weights[k] as Float64Array)[digits[offset + k] as number] as number;
    }
    const relatives =
      ofRelatives === null
        ? 0
        : bounded(relativesWeight + relativeWeight(ofRelatives, digits, offset));
    return [bounded(weight), relatives];
  }
}

/** 2 to this weight, within the range of numbers. */
function bounded(weight: number): number {
  return 2 ** Math.min(500, Math.max(-500, weight));
}

/** What was counted, and what frequencies say where little was, as shares that add up to 1. */
function smoothed(counted: Float64Array, assumed: readonly number[]): number[] {
  const values = Array.from(counted, (n, c) =>
    (assumed[c] ?? 0) > 0 ? n + PSEUDO_PAIRS * (assumed[c] ?? 0) : 0,
  );
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => (total === 0 ? 0 : value / total));
}
