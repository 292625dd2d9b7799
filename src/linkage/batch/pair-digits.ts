import type { Expression } from '../model/expression/index.ts';
import type { ModelPlan, PlannedComparison, PlannedLevel } from '../model/plan.ts';
import { thresholdRuns } from '../model/threshold-runs.ts';
import { maybeSimilar, neededMatches, similarityOf } from './distances.ts';
import type { EncodedRecords } from './encoded-records.ts';
import { BATCH_SIZE, type PairBatch } from './pair-batch.ts';
import { PairTests, type SimilarityTest, valuesOf, YES } from './pair-tests.ts';
import { type RecordSlot, slotKey } from './slots.ts';

/** Writes the outcome of one comparison for every pair of a batch: 0 for missing, else its cell + 1. */
export type PairDigits = (batch: PairBatch, digits: Uint8Array) => void;

/** Digit of a level, plus the class of the agreed value by its code where the level has classes. */
interface Outcome {
  readonly first: number;
  readonly slot: number;
  readonly classes: Uint8Array | null;
}

function digitAt({ first, slot, classes }: Outcome, batch: PairBatch, place: number): number {
  if (classes === null) return first;
  // Of two values that differ, the commoner one counts.
  const a = classes[(batch.left[slot] as Int32Array)[place] as number] as number;
  const b = classes[(batch.right[slot] as Int32Array)[place] as number] as number;
  return first + Math.min(a, b);
}

/**
 * What a run of levels that hold one measure to looser and looser thresholds makes of the
 * chosen pairs: writes the digits of those that reach one, moves the others to the front of
 * `chosen`, and returns how many they are.
 */
type Run = (batch: PairBatch, chosen: Int32Array, count: number, digits: Uint8Array) => number;

/** The comparisons of a model, ready for batches of encoded pairs. */
export function pairDigits(
  plan: ModelPlan,
  slots: readonly RecordSlot[],
  records: EncodedRecords,
): PairDigits[] {
  const tests = new PairTests(records, slots);
  const outcome = (level: PlannedLevel): Outcome => outcomeOf(level, slots, records);
  return plan.comparisons.map((comparison) => digitsOf(comparison, tests, outcome));
}

function digitsOf(
  { missing, levels }: PlannedComparison,
  tests: PairTests,
  outcome: (level: PlannedLevel) => Outcome,
): PairDigits {
  const isMissing = tests.test(missing);
  const answers = new Uint8Array(BATCH_SIZE);
  const chosen = new Int32Array(BATCH_SIZE);
  const runs: Run[] = [];
  let otherwise: Outcome = { first: 0, slot: 0, classes: null };
  for (const run of thresholdRuns(levels)) {
    const [level] = run;
    if (level === undefined) continue;
    if (level.when === 'else') otherwise = outcome(level);
    else runs.push(runOf(run, tests, outcome));
  }
  return (batch, digits) => {
    const { size } = batch;
    for (let i = 0; i < size; i++) chosen[i] = i;
    isMissing(batch, chosen, size, answers);
    let left = 0;
    for (let i = 0; i < size; i++) {
      digits[i] = 0;
      chosen[left] = i;
      left += answers[i] === YES ? 0 : 1;
    }
    for (const run of runs) left = run(batch, chosen, left, digits);
    for (let c = 0; c < left; c++) {
      const i = chosen[c] as number;
      digits[i] = otherwise.classes === null ? otherwise.first : digitAt(otherwise, batch, i);
    }
  };
}

function runOf(
  levels: readonly PlannedLevel[],
  tests: PairTests,
  outcome: (level: PlannedLevel) => Outcome,
): Run {
  const outcomes = levels.map(outcome);
  const conditions = levels.flatMap(({ when }) => (when === 'else' ? [] : [when]));
  const similarities = conditions.map((when) => tests.similarity(when));
  const loosest = similarities.at(-1);
  return loosest === undefined
    ? runOfTests(conditions, outcomes, tests)
    : runOfSimilarity(
        loosest,
        similarities.map((each) => each?.threshold ?? 0),
        outcomes,
      );
}

/** Every level of a run implies the loosest, which most pairs do not reach: that is asked first. */
function runOfTests(
  conditions: readonly Expression[],
  outcomes: readonly Outcome[],
  tests: PairTests,
): Run {
  const loosest = conditions.length - 1;
  const prepared = conditions.map((condition) => tests.test(condition));
  const answers = new Uint8Array(BATCH_SIZE);
  const reached = new Int32Array(BATCH_SIZE);
  return (batch, chosen, count, digits) => {
    prepared[loosest]?.(batch, chosen, count, answers);
    let left = 0;
    let open = 0;
    for (let c = 0; c < count; c++) {
      const i = chosen[c] as number;
      if (answers[i] === YES) reached[open++] = i;
      else chosen[left++] = i;
    }
    for (let level = 0; level <= loosest; level++) {
      const outcome = outcomes[level] as Outcome;
      if (level < loosest) prepared[level]?.(batch, reached, open, answers);
      let still = 0;
      for (let c = 0; c < open; c++) {
        const i = reached[c] as number;
        if (level === loosest || answers[i] === YES) digits[i] = digitAt(outcome, batch, i);
        else reached[still++] = i;
      }
      open = still;
    }
    return left;
  };
}

/** One similarity against several thresholds is found once. */
function runOfSimilarity(
  { values, slot, isWinkler, threshold: least }: SimilarityTest,
  thresholds: readonly number[],
  outcomes: readonly Outcome[],
): Run {
  const needed = neededMatches(isWinkler, least);
  const worth = new Int32Array(BATCH_SIZE);
  const reached = new Uint8Array(BATCH_SIZE);
  return (batch, chosen, count, digits) => {
    const left = batch.left[slot] as Int32Array;
    const right = batch.right[slot] as Int32Array;
    const found = maybeSimilar(values, needed, left, right, chosen, count, worth);
    for (let c = 0; c < count; c++) reached[chosen[c] as number] = 0;
    for (let c = 0; c < found; c++) {
      const i = worth[c] as number;
      const a = left[i] as number;
      const b = right[i] as number;
      if (a === 0 || b === 0) continue;
      const value = a === b ? 1 : similarityOf(values, a, b, isWinkler, least);
      if (value < least) continue;
      let level = 0;
      while (value < (thresholds[level] as number)) level++;
      digits[i] = digitAt(outcomes[level] as Outcome, batch, i);
      reached[i] = 1;
    }
    let kept = 0;
    for (let c = 0; c < count; c++) {
      const i = chosen[c] as number;
      chosen[kept] = i;
      kept += 1 - (reached[i] as number);
    }
    return kept;
  };
}

function outcomeOf(
  { firstCell, termFrequency }: PlannedLevel,
  slots: readonly RecordSlot[],
  records: EncodedRecords,
): Outcome {
  const first = firstCell + 1;
  if (termFrequency === undefined) return { first, slot: 0, classes: null };
  const key = slotKey({ kind: 'column', side: null, column: termFrequency.column });
  const slot = slots.findIndex((each) => each.key === key);
  return { first, slot, classes: valuesOf(records, slot).classes };
}
