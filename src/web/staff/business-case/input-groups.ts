import { type CaseModel, driverIds, type Input, inputsOf } from '../../../business-case/index.ts';

/** Inputs that belong together on a page. */
export interface InputGroup {
  readonly id: string;
  readonly title: string;
  readonly inputs: readonly Input[];
}

/** What the calculation itself reads; how many services join is chosen, not put in. */
const ASSUMPTIONS = new Set(['discount-rate', 'benefits-realised', 'months-late']);
const CHOSEN = 'services-in-scope';

/** The inputs of a model by what they are about, in the order in which they are best put in. */
export function inputGroups(model: CaseModel): readonly InputGroup[] {
  const drivers = new Set<string>(driverIds);
  const ofLine = groupsByInput(model);
  const of = (input: Input): string => {
    if (ASSUMPTIONS.has(input.id)) return 'assumptions';
    return drivers.has(input.id) ? 'drivers' : (ofLine.get(input.id) ?? 'unused');
  };
  const titles: readonly (readonly [string, string])[] = [
    ['drivers', 'How large the services are'],
    ['assumptions', 'Discounting, and what comes about'],
    ['benefits-1', 'Benefits of level 1'],
    ['benefits-2', 'Benefits of level 2'],
    ['people', 'Costs of people'],
    ['technology', 'Costs of technology and services'],
    ['unused', 'Of services that stay out'],
  ];
  return titles.flatMap(([id, title]) => {
    const inputs = model.inputs.filter((input) => input.id !== CHOSEN && of(input) === id);
    return inputs.length === 0 ? [] : [{ id, title, inputs }];
  });
}

function groupsByInput({ benefits, costs }: CaseModel): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const note = (ids: readonly string[], group: string): void => {
    for (const id of ids) if (!found.has(id)) found.set(id, group);
  };
  for (const { formula, level } of benefits) note(inputsOf(formula), `benefits-${level}`);
  for (const { formula, kind } of costs) note(inputsOf(formula), kind);
  return found;
}
