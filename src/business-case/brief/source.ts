import { rational } from '../arithmetic/rational.ts';
import type { Evidence, Input, Range } from '../domain/input.ts';
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

/** The lowest and highest value to try, and why not a part of the value either side. */
type TriedRange = readonly [low: string, high: string, reason: string];

/**
 * An input of the brief's case.
 *
 * @param range where a quarter or half either side would be what nobody believes
 */
export function briefInput(
  id: string,
  label: string,
  value: string,
  unit: string,
  evidence: Evidence,
  range?: TriedRange,
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
    ...(range === undefined ? {} : { range: rangeFrom(range) }),
  };
}

function rangeFrom([low, high, reason]: TriedRange): Range {
  return {
    low: rational(low),
    high: rational(high),
    evidence: { kind: 'illustrative', reason },
  };
}
