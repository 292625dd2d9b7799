import { rational } from '../arithmetic/rational.ts';
import type { Evidence, Input } from '../domain/input.ts';
import { isMoney } from '../domain/unit.ts';

/** The document whose case this folder holds. */
export const BRIEF =
  'Data Connects and RSe Consulting, Business Benefits of Customer Data Integration, 5 June 2008';

export const BRIEF_DATE = '2008-06-05';

/** The financial year that the brief's prices are taken to be of: it names none. */
export const BRIEF_PRICES = '2008-09';

export function citedFrom(place: string): Evidence {
  return { kind: 'cited', source: BRIEF, place };
}

/** @param to the results that the value was found from */
export function fittedTo(to: string): Evidence {
  return { kind: 'fitted', source: BRIEF, to };
}

/** An input of the brief's case. */
export function briefInput(
  id: string,
  label: string,
  value: string,
  unit: string,
  evidence: Evidence,
): Input {
  return {
    id,
    label,
    value: rational(value),
    unit,
    evidence,
    date: BRIEF_DATE,
    setBy: 'default',
    ...(isMoney(unit) ? { prices: BRIEF_PRICES } : {}),
  };
}
