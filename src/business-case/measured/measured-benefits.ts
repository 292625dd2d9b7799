import { ReeveError } from '../../kernel/index.ts';
import { type Pence, sumPence, toPence } from '../arithmetic/pence.ts';
import { fraction } from '../arithmetic/rational.ts';
import type { CaseResult } from '../calculate/calculate-case.ts';
import type { BenefitLine } from '../domain/lines.ts';
import { CASE_YEARS } from '../domain/timing.ts';

/** What one line of benefit was seen to bring in one month. */
export interface MeasuredBenefit {
  /** Id of the benefit line. */
  readonly line: string;
  /** `2027-01` */
  readonly month: string;
  readonly amount: Pence;
  /** Where it is from: a list of leads with their outcomes, a ledger. */
  readonly source: string;
}

/** A line's forecast and what was measured of it, side by side, year by year of the case. */
export interface ForecastAndMeasured {
  readonly line: BenefitLine;
  readonly forecast: readonly Pence[];
  /** Null in years of which no month was measured: not measured is not nothing. */
  readonly measured: readonly (Pence | null)[];
  /** Months of each year that were measured, from 0 to 12. */
  readonly months: readonly number[];
  /** Of the forecast, what falls into measured months, where a year's benefit falls evenly. */
  readonly expectedByNow: Pence;
  readonly measuredByNow: Pence;
}

/**
 * Puts what was measured beside the forecast. A line that was not measured has nulls; months may
 * be missing, and the forecast of the months that are there is what it is compared with.
 *
 * @param start the first month of the project, such as `2026-04`
 * @example
 * besideMeasured(result, '2026-04', [
 *   { line: 'penalty-charges', month: '2027-03', amount: 6_120_050, source: 'Ledger' },
 * ]);
 * @throws ReeveError `business-case/measured` for a line or month that is not of the case, and
 *   for a line and month from one source twice
 */
export function besideMeasured(
  result: CaseResult,
  start: string,
  measured: readonly MeasuredBenefit[],
): ForecastAndMeasured[] {
  const ids = new Set(result.benefits.map(({ line }) => line.id));
  const seen = new Set<string>();
  const placed = measured.map((each, position) => {
    const field = `measured[${position}]`;
    if (!ids.has(each.line)) {
      throw wrong(`There is no benefit "${each.line}"`, `${field}.line`, 'Name one of the case.');
    }
    const key = JSON.stringify([each.line, each.month, each.source]);
    if (seen.has(key)) {
      throw wrong(`${each.line} is there twice for ${each.month}`, field, 'Add the two up.');
    }
    seen.add(key);
    return { ...each, month: monthOfCase(each.month, start, `${field}.month`) };
  });
  return result.benefits.map(({ line, byYear }) => {
    const ours = placed.filter((each) => each.line === line.id);
    const inYear = (year: number) => ours.filter(({ month }) => Math.floor(month / 12) === year);
    const months = byYear.map((_, year) => new Set(inYear(year).map(({ month }) => month)).size);
    return {
      line,
      forecast: byYear,
      measured: months.map((count, year) =>
        count === 0 ? null : sumPence(inYear(year).map(({ amount }) => amount)),
      ),
      months,
      expectedByNow: sumPence(byYear.map((amount, year) => twelfths(amount, months[year] ?? 0))),
      measuredByNow: sumPence(ours.map(({ amount }) => amount)),
    };
  });
}

/** What falls into some months of a year, to the penny. */
function twelfths(amount: Pence, months: number): Pence {
  return toPence(fraction(BigInt(amount) * BigInt(months), 1200n));
}

/** Months since the start of the project: 0 is its first. */
function monthOfCase(month: string, start: string, field: string): number {
  const at = monthNumber(month, field) - monthNumber(start, 'start');
  if (at >= 0 && at < 12 * CASE_YEARS) return at;
  throw wrong(
    `${month} is not in the ${CASE_YEARS} years from ${start}`,
    field,
    'Check the month, and when the project started.',
  );
}

function monthNumber(written: string, field: string): number {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(written) ?? [];
  if (year === undefined || month === undefined) {
    throw wrong(`"${written}" is not a month`, field, 'Write it as 2027-01.');
  }
  return 12 * Number(year) + Number(month) - 1;
}

function wrong(message: string, field: string, hint: string): ReeveError {
  return new ReeveError('business-case/measured', message, { location: { field }, hint });
}
