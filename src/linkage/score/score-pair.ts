import type { TermFrequencyTable } from '../model/match-model.ts';
import type { ModelPlan, PlannedComparison } from '../model/plan.ts';
import { classOfCount, classOfValue, TERM_FREQUENCY_CLASSES } from '../model/term-frequency.ts';
import type { Parameters } from '../train/parameters.ts';
import { evaluateExpression } from './expression.ts';
import { firstLevel } from './levels.ts';
import type { RecordValues, Value } from './value.ts';
import { patternWeight, probabilityOfWeight, weightTable } from './weights.ts';

/** What a pair of standardised records scores. */
export interface PairScore {
  /** log2 of the odds that the two are one person, prior included. */
  readonly weight: number;
  readonly probability: number;
  /** Outcome of each comparison: 0 for missing, else its cell + 1. Overwritten by the next pair. */
  readonly digits: Uint8Array;
}

export type PairScorer = (l: RecordValues, r: RecordValues) => PairScore;

/**
 * The second executor: scores a pair of standardised records in process, as the compiled SQL
 * scores millions. Everything is made ready here, once; the result only runs.
 *
 * The term frequencies are the plan's: a value they do not list counts as rare.
 *
 * @example
 * const score = pairScorer(planModel(model), parameters);
 * score({ surname: 'smith' }, { surname: 'smyth' }).probability
 */
export function pairScorer(plan: ModelPlan, parameters: Parameters): PairScorer {
  const outcomes = plan.comparisons.map((comparison) => comparisonOutcome(plan, comparison));
  const weights = weightTable(plan, parameters);
  const digits = new Uint8Array(outcomes.length);
  return (l, r) => {
    for (let k = 0; k < outcomes.length; k++) digits[k] = (outcomes[k] as Outcome)(l, r);
    const weight = patternWeight(weights, digits, 0);
    return { weight, probability: probabilityOfWeight(weight), digits };
  };
}

/**
 * Weighs pairs of which only those at or above a weight matter: the same weight as `pairScorer`
 * gives, or null below. A pair is given up as soon as the comparisons that are left cannot lift it
 * there, those that tell most coming first.
 *
 * @param least log2 odds, prior included
 */
export function weightFrom(
  plan: ModelPlan,
  parameters: Parameters,
  least: number,
): (l: RecordValues, r: RecordValues) => number | null {
  const outcomes = plan.comparisons.map((comparison) => comparisonOutcome(plan, comparison));
  const weights = weightTable(plan, parameters);
  const digits = new Uint8Array(outcomes.length);
  const most = weights.cells.map((cells) => Math.max(...cells));
  const spread = weights.cells.map((cells, k) => (most[k] as number) - Math.min(...cells));
  const order = Array.from(outcomes.keys()).sort(
    (a, b) => (spread[b] as number) - (spread[a] as number),
  );
  // What a household shares only takes away from this.
  const mostOfAll = most.reduce((sum, weight) => sum + weight, weights.prior);
  // Sums in another order differ in the last places.
  const hopeless = least - 1e-6;
  return (l, r) => {
    let reachable = mostOfAll;
    for (const k of order) {
      const digit = (outcomes[k] as Outcome)(l, r);
      digits[k] = digit;
      reachable += ((weights.cells[k] as Float64Array)[digit] as number) - (most[k] as number);
      if (reachable < hopeless) return null;
    }
    const weight = patternWeight(weights, digits, 0);
    return weight >= least ? weight : null;
  };
}

type Outcome = (l: RecordValues, r: RecordValues) => number;

/** Digit of a pair for one comparison: 0 where missing, else cell + 1. */
function comparisonOutcome(plan: ModelPlan, comparison: PlannedComparison): Outcome {
  const missing = evaluateExpression(comparison.missing);
  const level = firstLevel(comparison.levels.map(({ when }) => when));
  const cells = comparison.levels.map(({ firstCell, termFrequency }): Outcome => {
    if (termFrequency === undefined) return () => firstCell + 1;
    const { column } = termFrequency;
    const classOf = valueClasses(plan.model.termFrequencies?.[column]);
    // As in SQL: of two values that differ, the commoner one counts.
    return (l, r) =>
      firstCell + 1 + Math.min(classOf(l[column] ?? null), classOf(r[column] ?? null));
  });
  return (l, r) => {
    if (missing(l, r) === true) return 0;
    const found = cells[level(l, r)];
    return found === undefined ? 0 : found(l, r);
  };
}

/**
 * Classes by value, of the tables that pairs were scored by. Worked out when they are asked for: a
 * table lists tens of thousands, and whoever explains one pair asks for two.
 */
const knownClasses = new WeakMap<TermFrequencyTable, Map<string, number>>();

/** Class of a value, looked up; the same as `classOfValue` of its text. */
function valueClasses(table: TermFrequencyTable | undefined): (value: Value) => number {
  const rarest = TERM_FREQUENCY_CLASSES - 1;
  if (table === undefined || table.total === 0) return () => rarest;
  const { counts, total } = table;
  const classes = knownClasses.get(table) ?? new Map<string, number>();
  knownClasses.set(table, classes);
  const unlisted = classOfCount(0, total);
  return (value) => {
    if (value === null) return rarest;
    const text = textOf(value);
    const known = classes.get(text);
    if (known !== undefined) return known;
    if (!Object.hasOwn(counts, text)) return unlisted;
    const found = classOfValue(table, text);
    classes.set(text, found);
    return found;
  };
}

/** A value as the database casts it to text, by which frequencies are kept. */
function textOf(value: NonNullable<Value>): string {
  if (typeof value !== 'number' || !Number.isInteger(value)) return String(value);
  return Math.abs(value) < 1e15 ? value.toFixed(1) : String(value);
}
