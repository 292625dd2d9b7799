import type { Expression } from '../model/expression/index.ts';
import type { PlannedLevel } from '../model/plan.ts';
import { maybeSimilar, maybeWithin, neededMatches, similarityOf } from './distances.ts';
import { digitAt, type Outcome } from './outcome.ts';
import { BATCH_SIZE, type PairBatch } from './pair-batch.ts';
import { PairMemory } from './pair-memory.ts';
import type { DistanceTest, PairTests, SimilarityTest } from './pair-tests.ts';
import { YES } from './truth.ts';

/**
 * What a run of levels that hold one measure to looser and looser thresholds makes of the
 * chosen pairs: writes the digits of those that reach one, moves the others to the front of
 * `chosen`, and returns how many they are.
 */
export type Run = (
  batch: PairBatch,
  chosen: Int32Array,
  count: number,
  digits: Uint8Array,
) => number;

export function runOf(
  levels: readonly PlannedLevel[],
  tests: PairTests,
  outcomes: readonly Outcome[],
): Run {
  const conditions = levels.flatMap(({ when }) => (when === 'else' ? [] : [when]));
  const similarities = conditions.flatMap((when) => tests.similarity(when) ?? []);
  if (similarities.length === levels.length) return runOfSimilarities(similarities, outcomes);
  const distances = conditions.flatMap((when) => tests.distance(when) ?? []);
  if (distances.length === levels.length) return runOfDistances(distances, outcomes);
  return runOfTests(conditions, outcomes, tests);
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

/**
 * One similarity against several thresholds is found once, and remembered for a while: pairs
 * of common names and of neighbours' addresses come again and again.
 */
function runOfSimilarities(tests: readonly SimilarityTest[], outcomes: readonly Outcome[]): Run {
  const { values, slot, isWinkler, threshold: least } = tests.at(-1) as SimilarityTest;
  const thresholds = tests.map(({ threshold }) => threshold);
  const needed = neededMatches(isWinkler, least);
  const worth = new Int32Array(BATCH_SIZE);
  const known = new PairMemory();
  const none = thresholds.length;

  const levelOf = (a: number, b: number): number => {
    if (a === 0 || b === 0) return none;
    const value = a === b ? 1 : similarityOf(values, a, b, isWinkler, least);
    let level = 0;
    while (level < none && value < (thresholds[level] as number)) level++;
    return level;
  };

  return (batch, chosen, count, digits) => {
    const left = batch.left[slot] as Int32Array;
    const right = batch.right[slot] as Int32Array;
    const found = maybeSimilar(values, needed, left, right, chosen, count, worth, chosen);
    let rest = count - found;
    for (let c = 0; c < found; c++) {
      const i = worth[c] as number;
      const a = left[i] as number;
      const b = right[i] as number;
      const place = known.placeOf(a, b);
      let level = known.at(place, a, b);
      if (level < 0) {
        level = levelOf(a, b);
        known.set(place, a, b, level);
      }
      if (level === none) chosen[rest++] = i;
      else digits[i] = digitAt(outcomes[level] as Outcome, batch, i);
    }
    return rest;
  };
}

/** A distance is held to the loosest bound first, then to the others from the strictest on. */
function runOfDistances(tests: readonly DistanceTest[], outcomes: readonly Outcome[]): Run {
  const loosest = tests.length - 1;
  const { values, slot, bound, isWithin } = tests[loosest] as DistanceTest;
  const stricter = tests.slice(0, loosest).map((test) => test.isWithin);
  const worth = new Int32Array(BATCH_SIZE);
  return (batch, chosen, count, digits) => {
    const left = batch.left[slot] as Int32Array;
    const right = batch.right[slot] as Int32Array;
    const found = maybeWithin(values, bound, left, right, chosen, count, worth, chosen);
    let rest = count - found;
    for (let c = 0; c < found; c++) {
      const i = worth[c] as number;
      const a = left[i] as number;
      const b = right[i] as number;
      if (a === 0 || b === 0 || !(a === b || isWithin(a, b))) {
        chosen[rest++] = i;
        continue;
      }
      const strict = a === b ? 0 : stricter.findIndex((is) => is(a, b));
      digits[i] = digitAt(outcomes[strict < 0 ? loosest : strict] as Outcome, batch, i);
    }
    return rest;
  };
}
