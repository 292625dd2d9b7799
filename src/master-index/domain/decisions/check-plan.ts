import { ReeveError } from '../../../kernel/index.ts';
import { compareIds, type PersonId } from '../ids.ts';
import type { DecisionPlan } from './decision.ts';
import { personsOf } from './effects.ts';
import { describeChange, type PersonState } from './index-part.ts';

/**
 * Holds a plan to what it was made on, in the transaction that carries it out, with the rows of
 * these persons locked. Of two stewards who decide at once the first wins; the second is told
 * by whom and when, and looks again.
 *
 * @param now the persons that `plan.basedOn` names, as they are
 * @throws ReeveError `decision/changed-meanwhile`
 */
export function checkPlan(plan: DecisionPlan, now: Iterable<PersonState>): void {
  const states = new Map<PersonId, PersonState>();
  for (const state of now) states.set(state.person, state);
  for (const { person, version } of plan.basedOn) {
    const state = states.get(person);
    if (state?.version === version) continue;
    throw new ReeveError(
      'decision/changed-meanwhile',
      state === undefined
        ? `Person ${person} is no longer there`
        : `Person ${person} has changed since you looked: ${describeChange(state.changed)}`,
      { hint: 'Look at the person as it is now, and decide again.' },
    );
  }
}

/**
 * The persons whose version goes up when a plan is carried out: those that it changes and those
 * that it was made on. A never-match changes no link, and yet a merge that was planned before it
 * must not come after it.
 *
 * @returns in order of id, in which to lock their rows
 */
export function personsTouched(plan: DecisionPlan): PersonId[] {
  const touched = new Set(plan.basedOn.map(({ person }) => person));
  for (const effect of plan.effects) for (const person of personsOf(effect)) touched.add(person);
  return [...touched].sort(compareIds);
}
