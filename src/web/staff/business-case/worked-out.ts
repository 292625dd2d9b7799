import {
  type CaseModel,
  type CaseResult,
  calculateCase,
  paysBackIf,
  type Scenario,
  simulate,
  tornado,
} from '../../../business-case/index.ts';
import { type CaseContent, caseModelOf, caseScenarioOf } from '../../../kept-cases/index.ts';
import { ReeveError } from '../../../kernel/index.ts';

/** A case worked out. */
export interface WorkedOut {
  readonly model: CaseModel;
  readonly scenario: Scenario;
  readonly result: CaseResult;
}

/** Cases that are remembered: more than a list of them has. */
const MOST = 150;

/** What cases came to, by all that they are made of; the latest asked for last. */
const remembered = new Map<string, WorkedOut>();

/**
 * Works a case out, once for as long as nobody changes it.
 *
 * @throws ReeveError as `caseModelOf` does
 */
export function workOut(name: string, content: CaseContent): WorkedOut {
  const key = JSON.stringify([name, content]);
  const worked = remembered.get(key) ?? workedAnew(name, content);
  remembered.delete(key);
  remembered.set(key, worked);
  const [oldest] = remembered.keys();
  if (remembered.size > MOST && oldest !== undefined) remembered.delete(oldest);
  return worked;
}

function workedAnew(name: string, content: CaseContent): WorkedOut {
  const model = caseModelOf(name, content);
  const scenario = caseScenarioOf(name, content, model);
  return { model, scenario, result: calculateCase(model, scenario) };
}

/**
 * Works a case out, or says why it cannot be: a saved case may name what a later release has not.
 */
export function workOutIfPossible(name: string, content: CaseContent): WorkedOut | ReeveError {
  try {
    return workOut(name, content);
  } catch (error) {
    if (error instanceof ReeveError && error.code.startsWith('business-case/')) return error;
    throw error;
  }
}

/** Of a saved case whose content this release cannot read. */
export function unreadable(): ReeveError {
  return new ReeveError('business-case/invalid', 'Another release of Reeve saved it', {
    hint: 'Its figures cannot be read here: what is below are defaults, and saving takes their place.',
  });
}

/** What each figure of a case does by itself, once for as long as the case is remembered. */
export const tornadoOf = onceForEach(({ model, scenario }) => tornado(model, scenario));

/** What must be true for a case to have gained something after five years, once likewise. */
export const conditionsOf = onceForEach(({ model, scenario }) => paysBackIf(model, scenario));

/** The same draws for every case: what differs between two is not chance. */
const DRAWS = { seed: 1, runs: 5_000 };

/** Cases drawn at random from the ranges of a case's figures, once likewise. */
export const simulationOf = onceForEach(({ model, scenario }) => simulate(model, scenario, DRAWS));

/** What is shown of a case, made once for as long as the case is remembered. */
export function onceForEach<Shown>(make: (worked: WorkedOut) => Shown): typeof make {
  const made = new WeakMap<WorkedOut, { readonly shown: Shown }>();
  return (worked) => {
    const known = made.get(worked);
    if (known !== undefined) return known.shown;
    const shown = make(worked);
    made.set(worked, { shown });
    return shown;
  };
}
