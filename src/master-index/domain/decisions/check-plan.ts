import { ReeveError } from '../../../kernel/index.ts';
import type { PersonId } from '../ids.ts';
import type { DecisionPlan } from './decision.ts';
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
