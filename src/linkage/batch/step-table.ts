import type { PlannedComparison, PlannedLevel } from '../model/plan.ts';
import { STATES } from './code-states.ts';
import { decided, decidingSlots, jointStates, type StateOf } from './decisions.ts';
import type { PairBatch } from './pair-batch.ts';
import type { SlotIndex } from './slot-index.ts';
import { NO, UNKNOWN, YES } from './truth.ts';

/** What codes alone say of a pair in one comparison. */
export type Step =
  | { readonly kind: 'missing' }
  | { readonly kind: 'level'; readonly level: number }
  /** Whether the comparison is missing has to be asked. */
  | { readonly kind: 'ask-missing' }
  /** It is not missing, no level before this run of levels applies, and texts must be read. */
  | { readonly kind: 'run'; readonly run: number };

/** The steps of all joint states of the slots that decide a comparison. */
export interface StepTable {
  readonly slots: readonly number[];
  readonly steps: readonly Step[];
}

/** @param runs the levels before the last, which is `else`, in order */
export function stepTable(
  { missing }: PlannedComparison,
  runs: readonly (readonly PlannedLevel[])[],
  index: SlotIndex,
): StepTable {
  const conditions = runs.flat().flatMap(({ when }) => (when === 'else' ? [] : [when]));
  const slots = decidingSlots([missing, ...conditions], index);
  const steps: Step[] = [];
  for (const stateOf of jointStates(slots)) {
    const isMissing = decided(missing, index, stateOf);
    if (isMissing === undefined) steps.push({ kind: 'ask-missing' });
    else if (isMissing === YES) steps.push({ kind: 'missing' });
    else steps.push(firstLevel(runs, index, stateOf));
  }
  return { slots, steps };
}

function firstLevel(
  runs: readonly (readonly PlannedLevel[])[],
  index: SlotIndex,
  stateOf: StateOf,
): Step {
  let level = 0;
  for (const [run, levels] of runs.entries()) {
    for (const { when } of levels) {
      const answer = when === 'else' ? YES : decided(when, index, stateOf);
      if (answer === YES) return { kind: 'level', level };
      if (answer !== NO && answer !== UNKNOWN) return { kind: 'run', run };
      level++;
    }
  }
  return { kind: 'level', level };
}

/**
 * Number of each pair's joint state of `slots`, in the order of `StepTable.steps`: in `joint`,
 * or where the batch has it already.
 */
export function jointStatesOf(
  { states, size }: PairBatch,
  slots: readonly number[],
  joint: Uint16Array,
): Uint16Array {
  const [only] = slots;
  if (only !== undefined && slots.length === 1) return states[only] as Uint16Array;
  joint.fill(0, 0, size);
  let unit = 1;
  for (const slot of slots) {
    const own = states[slot] as Uint16Array;
    for (let i = 0; i < size; i++) joint[i] = (joint[i] as number) + unit * (own[i] as number);
    unit *= STATES;
  }
  return joint;
}
