import type { Pence } from '../arithmetic/pence.ts';
import {
  compare,
  fraction,
  one,
  type Rational,
  rational,
  subtract,
  zero,
} from '../arithmetic/rational.ts';

const YEAR = rational(12);

/**
 * In how many months of a year its forecast falls: the last ones. A line's first year that comes
 * to less than the year after it is taken to begin within it, and to run at that year's rate from
 * there on: with a fifth of the following year, in the last 2.4 months. Every other year is
 * forecast evenly, a twelfth a month.
 *
 * @param byYear the forecast of a line
 * @param year counted from 0
 * @example
 * monthsOfForecast([20, 100, 100, 100, 100], 0); // 12/5
 * monthsOfForecast([20, 100, 100, 100, 100], 1); // 12
 */
export function monthsOfForecast(byYear: readonly Pence[], year: number): Rational {
  const amount = byYear[year] ?? 0;
  const next = byYear[year + 1] ?? 0;
  const isFirst = amount > 0 && byYear.slice(0, year).every((before) => before === 0);
  return isFirst && amount < next ? fraction(12n * BigInt(amount), BigInt(next)) : YEAR;
}

/**
 * How much of a month lies in the months that its year's forecast falls in: nothing before the
 * line begins, 1 after it.
 *
 * @param month counted from 0 within the year
 */
export function partInForecast(byYear: readonly Pence[], year: number, month: number): Rational {
  const begins = subtract(YEAR, monthsOfForecast(byYear, year));
  const part = subtract(rational(month + 1), begins);
  if (compare(part, zero) <= 0) return zero;
  return compare(part, one) < 0 ? part : one;
}
