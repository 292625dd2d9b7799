import { ReeveError } from '../../kernel/index.ts';
import { type Pence, sumPence, toPence } from '../arithmetic/pence.ts';
import { divide, fraction, multiply, type Rational, sum } from '../arithmetic/rational.ts';
import type { CaseResult } from '../calculate/calculate-case.ts';
import type { CaseModel } from '../domain/case-model.ts';
import type { BenefitLine } from '../domain/lines.ts';
import { CASE_YEARS } from '../domain/timing.ts';
import { monthsOfForecast, partInForecast } from './forecast-months.ts';

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

/** What was measured of a case. */
export interface Measured {
  /** The first month of the project, such as `2026-04`. */
  readonly start: string;
  readonly benefits: readonly MeasuredBenefit[];
}

/** A line's forecast and what was measured of it, side by side, year by year of the case. */
export interface ForecastAndMeasured {
  readonly line: BenefitLine;
  readonly forecast: readonly Pence[];
  /** Null in years of which no month was measured: not measured is not nothing. */
  readonly measured: readonly (Pence | null)[];
  /** Months of each year that were measured, from 0 to 12. */
  readonly months: readonly number[];
  /**
   * How much of those lies in the months that the year's forecast falls in: all of them, but in a
   * first year that begins late. See `monthsOfForecast`.
   */
  readonly forecastMonths: readonly Rational[];
  /** Of the forecast of each year, what falls into its measured months. */
  readonly expected: readonly Pence[];
  readonly expectedByNow: Pence;
  readonly measuredByNow: Pence;
}

/**
 * Puts what was measured beside the forecast, line by line. A line that was not measured has
 * nulls; months may be missing, and the forecast of the months that are there is what it is
 * compared with: a twelfth of the year for each, but in a first year that begins late its amount
 * falls evenly into the months from then on (see `monthsOfForecast`). Lines of the model that the scenario leaves out are left out here too.
 *
 * @example
 * besideMeasured(model, result, {
 *   start: '2026-04',
 *   benefits: [
 *     { line: 'penalty-charges', month: '2027-03', amount: 6_120_050, source: 'Ledger' },
 *   ],
 * });
 * @throws ReeveError as `checkMeasured` does
 */
export function besideMeasured(
  model: Pick<CaseModel, 'benefits'>,
  result: CaseResult,
  measured: Measured,
): ForecastAndMeasured[] {
  const placed = placedInCase(model, measured);
  return result.benefits.map(({ line, byYear }) => {
    const ours = placed.filter((each) => each.line === line.id);
    const inYear = (year: number) => ours.filter(({ month }) => Math.floor(month / 12) === year);
    const monthsOf = byYear.map((_, year) => [
      ...new Set(inYear(year).map(({ month }) => month % 12)),
    ]);
    const months = monthsOf.map(({ length }) => length);
    const forecastMonths = monthsOf.map((each, year) =>
      sum(each.map((month) => partInForecast(byYear, year, month))),
    );
    const expected = forecastMonths.map((part, year) => expectedIn(byYear, year, part));
    return {
      line,
      forecast: byYear,
      measured: months.map((count, year) =>
        count === 0 ? null : sumPence(inYear(year).map(({ amount }) => amount)),
      ),
      months,
      forecastMonths,
      expected,
      expectedByNow: sumPence(expected),
      measuredByNow: sumPence(ours.map(({ amount }) => amount)),
    };
  });
}

/**
 * Checks that what was measured is of lines and months of the case, each once by a source.
 *
 * @throws ReeveError `business-case/measured` with the field, such as `measured[2].month`
 */
export function checkMeasured(model: Pick<CaseModel, 'benefits'>, measured: Measured): void {
  placedInCase(model, measured);
}

/** What was measured, with its month counted from the start: 0 is the first. */
function placedInCase({ benefits }: Pick<CaseModel, 'benefits'>, measured: Measured) {
  const ids = new Set(benefits.map(({ id }) => id));
  const seen = new Set<string>();
  const first = monthNumber(measured.start, 'start');
  return measured.benefits.map((each, position) => {
    const field = `measured[${position}]`;
    if (!ids.has(each.line)) {
      throw wrong(
        `There is no benefit "${each.line}"`,
        `${field}.line`,
        'Name one of the case by its id: the file to fill in and measured.csv have them all.',
      );
    }
    const key = JSON.stringify([each.line, each.month, each.source]);
    if (seen.has(key)) {
      throw wrong(`${each.line} is there twice for ${each.month}`, field, 'Add the two up.');
    }
    seen.add(key);
    const month = monthNumber(each.month, `${field}.month`) - first;
    if (month < 0 || month >= 12 * CASE_YEARS) {
      throw wrong(
        `${each.month} is not in the ${CASE_YEARS} years from ${measured.start}`,
        `${field}.month`,
        'Check the month, and when the project started.',
      );
    }
    return { ...each, month };
  });
}

/** What was measured of several lines together. */
export interface MeasuredTotal {
  /** By year of the case; null where no line was measured in any month of it. */
  readonly measured: readonly (Pence | null)[];
  /** The forecast of the measured lines for their measured months. */
  readonly expectedByNow: Pence;
  readonly measuredByNow: Pence;
}

/** Adds up lines; null where nothing was measured of any. */
export function totalMeasured(lines: readonly ForecastAndMeasured[]): MeasuredTotal | null {
  const seen = lines.filter(({ months }) => months.some((count) => count > 0));
  if (seen.length === 0) return null;
  return {
    measured: Array.from({ length: CASE_YEARS }, (_, year) => {
      const amounts = seen.flatMap(({ measured }) => measured[year] ?? []);
      return amounts.length === 0 ? null : sumPence(amounts);
    }),
    expectedByNow: sumPence(seen.map(({ expectedByNow }) => expectedByNow)),
    measuredByNow: sumPence(seen.map(({ measuredByNow }) => measuredByNow)),
  };
}

/** What of a year's forecast falls into so many of the months that it falls in, to the penny. */
function expectedIn(byYear: readonly Pence[], year: number, months: Rational): Pence {
  const pounds = fraction(BigInt(byYear[year] ?? 0), 100n);
  return toPence(multiply(pounds, divide(months, monthsOfForecast(byYear, year))));
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
