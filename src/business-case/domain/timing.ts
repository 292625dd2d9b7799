import { ReeveError } from '../../kernel/index.ts';
import {
  add,
  compare,
  divide,
  fraction,
  multiply,
  negate,
  one,
  type Rational,
  rational,
  subtract,
  sum,
  zero,
} from '../arithmetic/rational.ts';
import type { Evidence } from './input.ts';

/** The years that a case runs for, as in the brief. */
export const CASE_YEARS = 5;

/**
 * When a line happens: for each year of the case, the share of its value that falls in it. Of
 * what recurs, the value is that of a first full year, and a share of 1 is a year in full; the
 * shares of what is spent once add up to 1.
 */
export interface Timing {
  readonly id: string;
  readonly label: string;
  readonly term: 'once' | 'recurring';
  readonly shares: readonly Rational[];
  readonly evidence: Evidence;
}

/** @throws ReeveError `business-case/timing` */
export function checkTiming({ id, term, shares }: Timing): void {
  const field = `timings.${id}`;
  const wrong = (message: string, hint: string): never => {
    throw new ReeveError('business-case/timing', message, { location: { field }, hint });
  };
  if (shares.length !== CASE_YEARS) {
    wrong(`There are ${shares.length} shares for ${CASE_YEARS} years`, 'Give one for each year.');
  }
  if (shares.some((share) => compare(share, zero) < 0)) wrong('A share is below 0', 'Correct it.');
  if (term === 'once' && compare(sum(shares), one) !== 0) {
    wrong('The shares of what is spent once do not add up to 1', 'Share it out over the years.');
  }
}

/** How a benefit comes and goes, in words that a programme manager plans by. */
export interface RampAndFallOff {
  /** Months from the start of the project until the first benefit. */
  readonly startsAfterMonths: number;
  /** Months from then until the whole of it, growing evenly; 0 is at once. */
  readonly rampUpMonths: number;
  /** What is left in each year of that of the year before, from the first year in full on. */
  readonly retainedEachYear: Rational;
}

/**
 * The shares of years for a benefit that starts, grows evenly to its full value and then falls
 * off year by year, exactly.
 *
 * @example
 * // From month 9 on, at once, nothing lost: 1/4, 1, 1, 1, 1
 * yearShares({ startsAfterMonths: 9, rampUpMonths: 0, retainedEachYear: rational(1) });
 */
export function yearShares(plan: RampAndFallOff): Rational[] {
  const start = fraction(BigInt(plan.startsAfterMonths), 12n);
  const ramp = fraction(BigInt(plan.rampUpMonths), 12n);
  const upTo = (years: Rational): Rational => {
    const since = subtract(years, start);
    if (compare(since, zero) <= 0) return zero;
    if (compare(since, ramp) >= 0) return subtract(since, divide(ramp, rational(2)));
    return divide(multiply(since, since), multiply(rational(2), ramp));
  };
  const grown = Array.from({ length: CASE_YEARS }, (_, year) =>
    subtract(upTo(rational(year + 1)), upTo(rational(year))),
  );
  const firstFull = grown.findIndex((share) => compare(share, one) === 0);
  let retained = one;
  return grown.map((share, year) => {
    if (firstFull >= 0 && year > firstFull) retained = multiply(retained, plan.retainedEachYear);
    return multiply(share, retained);
  });
}

/**
 * Shares that come later by some months, up to twelve, where each year's share falls evenly
 * within it. What is pushed past the last year is lost to the case.
 */
export function delayed(shares: readonly Rational[], months: Rational): Rational[] {
  const part = divide(months, rational(12));
  if (compare(part, zero) < 0 || compare(part, one) > 0) {
    throw new ReeveError('business-case/timing', 'A delay is from 0 to 12 months', {
      location: { field: 'inputs.months-late' },
      hint: 'For more, change when the lines start.',
    });
  }
  return shares.map((share, year) =>
    add(
      multiply(share, add(one, negate(part))),
      year === 0 ? zero : multiply(shares[year - 1] as Rational, part),
    ),
  );
}
