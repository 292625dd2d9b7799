import { briefCase } from '../brief/brief-case.ts';
import type { CaseModel } from '../domain/case-model.ts';
import type { Evidence, Input } from '../domain/input.ts';
import { type AuthorityType, authorityNames, servicesOf } from './authority-types.ts';
import { driverInputs } from './drivers.ts';

/**
 * The case of an authority of a type, before it puts in figures of its own: its services, its
 * drivers, and what the brief says of each claim, dwelling or notice. That of a London borough is
 * the brief's own. Elsewhere what was fitted to the brief's borough is no more than illustrative,
 * and what the brief says is said of another kind of place.
 *
 * @example
 * calculateCase(defaultCase('district'), scenarioOf(defaultCase('district'), [1]));
 */
export function defaultCase(type: AuthorityType): CaseModel {
  if (type === 'london-borough') return briefCase;
  const services = new Set<string>(['all', ...servicesOf(type)]);
  const drivers = new Map(driverInputs(type).map((driver) => [driver.id, driver]));
  const isOurs = ({ service }: { service: string }): boolean => services.has(service);
  return {
    ...briefCase,
    name: `${authorityNames[type]}, by default`,
    inputs: briefCase.inputs.map((input) => drivers.get(input.id) ?? takenOver(input)),
    services: briefCase.services.filter(({ id }) => services.has(id)),
    benefits: briefCase.benefits.filter(isOurs),
    qualitative: briefCase.qualitative.filter(isOurs),
  };
}

function takenOver(input: Input): Input {
  return { ...input, evidence: ofLondon(input.evidence) };
}

function ofLondon(evidence: Evidence): Evidence {
  switch (evidence.kind) {
    case 'cited':
      return {
        ...evidence,
        place: `${evidence.place ?? ''} (of an average London borough)`.trim(),
      };
    case 'fitted':
      return {
        kind: 'illustrative',
        reason: `what fits an average London borough, ${evidence.to} (${evidence.source})`,
      };
    case 'illustrative':
      return evidence;
  }
}
