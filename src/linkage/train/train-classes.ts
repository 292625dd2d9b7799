import type { Level, TermFrequencyTable } from '../model/match-model.ts';
import type { ModelPlan } from '../model/plan.ts';
import { TERM_FREQUENCY_CLASSES } from '../model/term-frequency.ts';
import { cellTable, type PairOdds, type Parameters, patternOdds } from './parameters.ts';
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
 * that agrees on it, and where no other level goes by the frequency of the same values.
 *
 * @param assumed what frequencies say, by column: never what an earlier round has counted, from which
 *   a class of few pairs would shrink round by round
 * @param blocked patterns of the candidate pairs
 * @returns the tables of such columns, their classes as they are counted; the counts of values stay
 */
export function trainClasses(
  plan: ModelPlan,
  assumed: TermFrequencies,
  blocked: PatternCounts,
  parameters: Parameters,
): TermFrequencies {
  const trained: Record<string, TermFrequencyTable> = {};
  const levels = levelsThatAreBlocked(plan);
  if (levels.length === 0) return trained;
  const counts = countClasses(plan, blocked, parameters, levels);
  for (const [i, { column }] of levels.entries()) {
    const table = assumed[column];
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

type TermFrequencies = Readonly<Record<string, TermFrequencyTable>>;

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
  const adjusted = plan.model.comparisons.flatMap(({ levels }, comparison) =>
    levels.flatMap(({ when, termFrequency }, level) =>
      termFrequency === undefined
        ? []
        : [{ comparison, level, when, column: termFrequency.column }],
    ),
  );
  return adjusted.filter(
    ({ when, column }) =>
      blockedOn.has(column) &&
      isEqualityOf(column, when) &&
      adjusted.filter((other) => other.column === column).length === 1,
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
  const oddsOf = patternOdds(cellTable(plan), parameters);
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
    let odds: PairOdds | undefined;
    for (const [at, { comparison }] of levels.entries()) {
      const termClass = classOfDigit[at]?.[digits[offset + comparison] as number] ?? null;
      if (termClass === null) continue;
      odds ??= oddsOf(digits, offset);
      const [match, relatives] = odds;
      const n = counts[i] as number;
      const { matches, others } = found[at] as ClassCounts;
      matches[termClass] = (matches[termClass] as number) + (n * match) / (1 + relatives + match);
      others[termClass] = (others[termClass] as number) + n / (1 + relatives + match);
    }
  }
  return found;
}

/** What was counted, and what frequencies say where little was, as shares that add up to 1. */
function smoothed(counted: Float64Array, assumed: readonly number[]): number[] {
  const values = Array.from(counted, (n, c) =>
    (assumed[c] ?? 0) > 0 ? n + PSEUDO_PAIRS * (assumed[c] ?? 0) : 0,
  );
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => (total === 0 ? 0 : value / total));
}
