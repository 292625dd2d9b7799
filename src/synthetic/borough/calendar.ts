/** Days since 1 January 1970; the borough's only form of a date. */
export type Day = number;

/** Months since January 1970. */
export type Month = number;

/** Later than every day of any borough: "until now", "not yet". */
export const NEVER: Day = 2_000_000;

export interface CalendarParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/**
 * Day of a date of the Gregorian calendar (H. Hinnant, "chrono-compatible
 * low-level date algorithms", 2013: years counted from March).
 */
export function dayOf(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date of a day: the inverse of `dayOf`, by the same source. */
export function partsOf(day: Day): CalendarParts {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

export function monthOf(day: Day): Month {
  const { year, month } = partsOf(day);
  return (year - 1970) * 12 + month - 1;
}

export function firstDayOf(month: Month): Day {
  return dayOf(1970 + Math.floor(month / 12), 1 + (((month % 12) + 12) % 12), 1);
}

export function lastDayOf(month: Month): Day {
  return firstDayOf(month + 1) - 1;
}

/** Age in completed years; negative before birth. */
export function ageOn(born: Day, day: Day): number {
  const from = partsOf(born);
  const to = partsOf(day);
  const before = to.month < from.month || (to.month === from.month && to.day < from.day);
  return to.year - from.year - (before ? 1 : 0);
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** `YYYY-MM-DD`; empty for `NEVER`. */
export function isoDay(day: Day): string {
  if (day >= NEVER) return '';
  const { year, month, day: date } = partsOf(day);
  return `${year}-${two(month)}-${two(date)}`;
}

/** `YYYY-MM`. */
export function isoMonth(month: Month): string {
  return `${1970 + Math.floor(month / 12)}-${two(1 + (month % 12))}`;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** How the systems of a council write a date. */
export const DATE_FORMATS = {
  iso: isoDay,
  /** `31/12/2024`. */
  slashes: (day: Day) => written(day, (y, m, d) => `${two(d)}/${two(m)}/${y}`),
  /** `31/12/24`. */
  shortSlashes: (day: Day) => written(day, (y, m, d) => `${two(d)}/${two(m)}/${two(y % 100)}`),
  /** `31-Dec-2024`, as Oracle prints it. */
  oracle: (day: Day) => written(day, (y, m, d) => `${two(d)}-${MONTHS[m - 1]}-${y}`),
  /** `31-DEC-24`. */
  shortOracle: (day: Day) =>
    written(day, (y, m, d) => `${two(d)}-${MONTHS[m - 1]?.toUpperCase()}-${two(y % 100)}`),
  /** `20241231`. */
  compact: (day: Day) => written(day, (y, m, d) => `${y}${two(m)}${two(d)}`),
  /** `31.12.2024`. */
  dots: (day: Day) => written(day, (y, m, d) => `${two(d)}.${two(m)}.${y}`),
  /** `31/12/2024 00:00:00`. */
  timestamp: (day: Day) => written(day, (y, m, d) => `${two(d)}/${two(m)}/${y} 00:00:00`),
  /** Days of a spreadsheet's 1900 date system, in which 1 January 1970 is 25569. */
  excel: (day: Day) => (day >= NEVER ? '' : String(day + 25_569)),
} as const;

function written(day: Day, form: (year: number, month: number, day: number) => string): string {
  if (day >= NEVER) return '';
  const { year, month, day: date } = partsOf(day);
  return form(year, month, date);
}
