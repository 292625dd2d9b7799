import type { ModelPlan, PlannedComparison } from '../model/plan.ts';
import { thresholdRuns } from '../model/threshold-runs.ts';
import type { EncodedRecords } from './encoded-records.ts';
import { digitAt, type Outcome, outcomeOf } from './outcome.ts';
import { BATCH_SIZE, type PairBatch } from './pair-batch.ts';
import { type Run, runOf } from './pair-runs.ts';
import { PairTests } from './pair-tests.ts';
import type { RecordSlot } from './slots.ts';
import { jointStatesOf, type Step, stepTable } from './step-table.ts';
import { YES } from './truth.ts';

/** Writes the outcome of one comparison for every pair of a batch: 0 for missing, else its cell + 1. */
export type PairDigits = (batch: PairBatch, digits: Uint8Array) => void;

/** The comparisons of a model, ready for batches of encoded pairs. */
export function pairDigits(
  plan: ModelPlan,
  slots: readonly RecordSlot[],
  records: EncodedRecords,
): PairDigits[] {
  const tests = new PairTests(records, slots);
  return plan.comparisons.map((comparison) =>
    digitsOf(
      comparison,
      comparison.levels.map((level) => outcomeOf(level, slots, records)),
      tests,
    ),
  );
}

/** A pair's digit stands. */
const DECIDED = 0;
/** It has to be asked whether the comparison is missing. */
const ASK_MISSING = 1;
/** From here on: the run of levels to go on with. */
const FIRST_RUN = 2;

/**
 * Codes decide most pairs, by a table; the others go on from the first run of levels that may
 * apply to them. `digits` holds that of the last level until another is found.
 */
function digitsOf(
  comparison: PlannedComparison,
  outcomes: readonly Outcome[],
  tests: PairTests,
): PairDigits {
  const runs = thresholdRuns(comparison.levels.slice(0, -1));
  const made = runs.map((levels, k): Run => {
    const first = runs.slice(0, k).flat().length;
    return runOf(levels, tests, outcomes.slice(first, first + levels.length));
  });
  const { slots, steps } = stepTable(comparison, runs, tests.index);
  const otherwise = outcomes.at(-1) as Outcome;
  /** After the runs: the level whose digit goes by the class of its value. */
  const firstClassed = FIRST_RUN + runs.length;
  // As many as 254 runs and 255 levels: more than a byte tells apart.
  const nextOf = Uint16Array.from(steps, (step) => nextStep(step, outcomes, firstClassed));
  const digitOf = Uint8Array.from(steps, (step) =>
    step.kind === 'missing'
      ? 0
      : ((step.kind === 'level' ? outcomes[step.level] : otherwise)?.first ?? 0),
  );
  const hasClassed = nextOf.some((next) => next >= firstClassed);
  const isMissing = nextOf.includes(ASK_MISSING) ? tests.test(comparison.missing) : null;
  const isEntered = made.map((_, k) => nextOf.includes(FIRST_RUN + k));

  const joint = new Uint16Array(BATCH_SIZE);
  const nextAt = new Uint16Array(BATCH_SIZE);
  const open = new Int32Array(BATCH_SIZE);
  const chosen = new Int32Array(BATCH_SIZE);
  const answers = new Uint8Array(BATCH_SIZE);

  return (batch, digits) => {
    const { size } = batch;
    const states = jointStatesOf(batch, slots, joint);
    let opened = 0;
    for (let i = 0; i < size; i++) {
      const state = states[i] as number;
      const next = nextOf[state] as number;
      digits[i] = digitOf[state] as number;
      nextAt[i] = next;
      open[opened] = i;
      // 1 unless decided: without a branch, which would be guessed wrong half the time.
      opened += -next >>> 31;
    }
    if (hasClassed) {
      for (let c = 0; c < opened; c++) {
        const i = open[c] as number;
        const level = (nextAt[i] as number) - firstClassed;
        if (level >= 0) digits[i] = digitAt(outcomes[level] as Outcome, batch, i);
      }
    }
    let left = 0;
    if (isMissing !== null) {
      const asked = take(ASK_MISSING, open, opened, nextAt, chosen, 0);
      isMissing(batch, chosen, asked, answers);
      for (let c = 0; c < asked; c++) {
        const i = chosen[c] as number;
        if (answers[i] === YES) digits[i] = 0;
        else chosen[left++] = i;
      }
    }
    for (let k = 0; k < made.length; k++) {
      if (isEntered[k]) left = take(FIRST_RUN + k, open, opened, nextAt, chosen, left);
      if (left > 0) left = (made[k] as Run)(batch, chosen, left, digits);
    }
    if (otherwise.classes === null) return;
    for (let c = 0; c < left; c++) {
      const i = chosen[c] as number;
      digits[i] = digitAt(otherwise, batch, i);
    }
  };
}

function nextStep(step: Step, outcomes: readonly Outcome[], firstClassed: number): number {
  switch (step.kind) {
    case 'missing':
      return DECIDED;
    case 'level':
      return outcomes[step.level]?.classes === null ? DECIDED : firstClassed + step.level;
    case 'ask-missing':
      return ASK_MISSING;
    case 'run':
      return FIRST_RUN + step.run;
  }
}

/** Appends the open pairs whose next step is `wanted` to the `count` chosen ones; returns how many there are then. */
function take(
  wanted: number,
  open: Int32Array,
  opened: number,
  nextAt: Uint16Array,
  chosen: Int32Array,
  count: number,
): number {
  let taken = count;
  for (let c = 0; c < opened; c++) {
    const i = open[c] as number;
    chosen[taken] = i;
    taken += (((nextAt[i] as number) ^ wanted) - 1) >>> 31;
  }
  return taken;
}
