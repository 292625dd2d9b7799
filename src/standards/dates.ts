import { isMissing } from './missing.ts';
import type { Standardiser } from './standardiser.ts';

/*
 * Dates as people and programs write them, to ISO 8601 (YYYY-MM-DD).
 *
 * Day comes before month, as in Britain, unless the column is known to be
 * month first (`detectDateOrder`, standardiser `date-month-first`). A date
 * whose only possible reading is the other order (02/13/1980) is read so.
 *
 * A time after the date is dropped, with its zone: the date is the one written.
 *
 * The forms are ISO 8601 (basic, extended, with time), the GOV.UK style guide's
 * `1 February 1980`, numbers with / - . or spaces, Oracle's default
 * `01-FEB-80`, SAS's DATE9 `01FEB1980`, and the American `Feb 1, 1980`.
 */

/** How numbers alone are read. */
export type DateOrder = 'day-first' | 'month-first';

export interface DateReading {
  readonly order: DateOrder;
  /**
   * Latest date that makes sense, YYYY-MM-DD; a two-digit year is the latest
   * that does not pass it. For dates of birth, give today.
   */
  readonly notAfter: string;
  /**
   * The column holds numbers of days, as Excel keeps dates: a number of five
   * digits is one. For columns that are known to; elsewhere it may be anything.
   */
  readonly serials?: boolean;
}

/**
 * Two-digit years without a known today fall in 1930 to 2029: the window that
 * Excel and the Windows settings document. Fixed, so that a run tomorrow
 * gives what a run today gave.
 */
const DEFAULT_NOT_AFTER = '2029-12-31';

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** The same parts with month and day exchanged are as good a reading of the layout. */
  readonly exchangeable: boolean;
  /** The year was written in four digits and every part in digits. */
  readonly digits: boolean;
  /** The year was written in two digits. */
  readonly shortYear: boolean;
}

/** A date as it was read, whether or not there is such a date. */
export interface DateParts {
  readonly year: number;
  /** As read by the order of the column, so that it may be above 12. */
  readonly month: number;
  readonly day: number;
  /** YYYY-MM-DD; null when no order of the parts makes a date. */
  readonly date: string | null;
  /** The layout leaves day and month to the order that is usual. */
  readonly isExchangeable: boolean;
  readonly hasShortYear: boolean;
}

const ISO = /^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$/;
const YEAR_FIRST = /^([0-9]{4})([-/. ])([0-9]{1,2})\2([0-9]{1,2})$/;
const YEAR_LAST = /^([0-9]{1,2})([-/. ])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})$/;
const EIGHT_DIGITS = /^[0-9]{8}$/;
const SIX_DIGITS = /^[0-9]{6}$/;
/** Five digits are 1927 to 2173; a fraction is a time of day. */
const SERIAL = /^[1-9][0-9]{4}(?:\.[0-9]+)?$/;
const DAY_MONTH_NAME = /^([0-9]{1,2}) ([a-z]+) ([0-9]{4}|[0-9]{2})$/;
const MONTH_NAME_DAY = /^([a-z]+) ([0-9]{1,2}) ([0-9]{4}|[0-9]{2})$/;
const YEAR_MONTH_NAME = /^([0-9]{4}) ([a-z]+) ([0-9]{1,2})$/;
/** A time of day after a date: `T09:30:00Z`, ` 09:30:00.000 +01`, ` 9:30 am`, SAS's `:09:30:00`. */
const TIME_OF_DAY =
  /(?:T[0-9]{2}:?|\s+T?[0-9]{1,2}:|:[0-9]{2}:)[0-9]{2}(?::?[0-9]{2})?(?:[.,:][0-9]+)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|BST|[+-][0-9]{2}:?(?:[0-9]{2})?)?$/i;
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)? /;
const ORDINAL = /([0-9])(?:st|nd|rd|th)\b/g;

const MONTHS: ReadonlyMap<string, number> = new Map(
  'january february march april may june july august september october november december'
    .split(' ')
    .flatMap((month, index): [string, number][] => [
      [month, index + 1],
      [month.slice(0, 3), index + 1],
    ])
    .concat([['sept', 9]]),
);

/** Values that stand for no date: the zero date of MySQL, the least and greatest dates of others. */
const NO_DATE: ReadonlySet<string> = new Set([
  '0000-00-00',
  '0001-01-01',
  '9999-12-31',
  '9999-99-99',
]);

const DEFAULT_READING: DateReading = { order: 'day-first', notAfter: DEFAULT_NOT_AFTER };

/**
 * A date as typed to ISO form; null for what is no date or no possible date.
 * Years before 1000 and after 2999 are taken for errors of typing.
 *
 * @example
 * parseDate('1st Feb 1980'); // '1980-02-01'
 * parseDate('31/02/1980'); // null
 * parseDate('1/2/30', { order: 'day-first', notAfter: '2026-06-01' }); // '1930-02-01'
 */
export function parseDate(raw: string, reading: DateReading = DEFAULT_READING): string | null {
  if (ISO.test(raw)) return isPossibleIso(raw) ? raw : null;
  const parts = readParts(raw, reading);
  return parts === null ? null : possible(parts);
}

/**
 * As `parseDate`, but a date that cannot be is kept as digits in the shape of
 * ISO where its layout shows which digits are which: `1835-81-01`, or
 * 30/02/1980 as `1980-02-30`. A slip in one digit leaves seven that still
 * tell people apart by edit distance.
 */
export function parseDateText(raw: string, reading: DateReading = DEFAULT_READING): string | null {
  if (ISO.test(raw)) return raw;
  const parts = readParts(raw, reading);
  if (parts === null) return null;
  const date = possible(parts);
  if (date !== null) return date;
  if (!parts.digits) return null;
  const text = isoText(parts.year, parts.month, parts.day);
  return NO_DATE.has(text) ? null : text;
}

/**
 * The parts of a date as typed; null for what has not the layout of one.
 *
 * @example
 * readDateParts('02/13/80'); // month 13, day 2, date '1980-02-13'
 */
export function readDateParts(
  raw: string,
  reading: DateReading = DEFAULT_READING,
): DateParts | null {
  const parts = readParts(raw, reading);
  if (parts === null) return null;
  const { year, month, day, exchangeable, shortYear } = parts;
  return {
    year,
    month,
    day,
    date: possible(parts),
    isExchangeable: exchangeable,
    hasShortYear: shortYear,
  };
}

function readParts(raw: string, reading: DateReading): Parts | null {
  const direct = readNumbers(raw, reading);
  if (direct !== null) return direct;
  const trimmed = raw.trim();
  const least = reading.serials === true ? 5 : 6;
  if (trimmed.length < least || trimmed.length > 64 || isMissing(trimmed)) return null;
  const date = trimmed.normalize('NFKC').replace(TIME_OF_DAY, '');
  return readNumbers(date, reading) ?? readWords(date, reading);
}

function readNumbers(text: string, reading: DateReading): Parts | null {
  let match = YEAR_LAST.exec(text);
  if (match !== null) {
    const first = Number(match[1]);
    const second = Number(match[3]);
    const dayFirst = reading.order === 'day-first';
    const month = dayFirst ? second : first;
    const day = dayFirst ? first : second;
    return {
      year: fullYear(match[4] as string, month, day, reading),
      month,
      day,
      exchangeable: true,
      digits: match[4]?.length === 4,
      shortYear: match[4]?.length === 2,
    };
  }
  match = YEAR_FIRST.exec(text);
  if (match !== null) {
    return yearFirst(Number(match[1]), Number(match[3]), Number(match[4]));
  }
  if (EIGHT_DIGITS.test(text)) return readEightDigits(text, reading);
  if (reading.serials === true && SERIAL.test(text)) {
    const [year = 0, month = 0, day = 0] = excelDate(Number.parseInt(text, 10))
      .split('-')
      .map(Number);
    return yearFirst(year, month, day);
  }
  if (SIX_DIGITS.test(text)) {
    return readNumbers(`${text.slice(0, 2)}/${text.slice(2, 4)}/${text.slice(4)}`, reading);
  }
  return null;
}

/**
 * The date of Excel's day number from 61 on: days since 30 December 1899,
 * because Excel counts a 29 February 1900 that was not (Microsoft, Date systems
 * in Excel).
 *
 * @example
 * excelDate(29221); // '1980-01-01'
 */
export function excelDate(serial: number): string {
  const millisecondsOfDay = 86_400_000;
  return new Date(Date.UTC(1899, 11, 30) + serial * millisecondsOfDay).toISOString().slice(0, 10);
}

function yearFirst(year: number, month: number, day: number): Parts {
  return { year, month, day, exchangeable: false, digits: true, shortYear: false };
}

/**
 * YYYYMMDD if that is a date or starts like a year since 1300; otherwise
 * day, month and year. The two cannot both be dates: read as DDMMYYYY, a
 * number that starts 1300 to 2999 has its year in the thousands of 10 to 12.
 */
function readEightDigits(text: string, reading: DateReading): Parts {
  const ymd = yearFirst(
    Number(text.slice(0, 4)),
    Number(text.slice(4, 6)),
    Number(text.slice(6, 8)),
  );
  if (ymd.year >= 1300 && ymd.year < 3000 && possible(ymd) !== null) return ymd;
  const last = readNumbers(
    `${text.slice(0, 2)}/${text.slice(2, 4)}/${text.slice(4)}`,
    reading,
  ) as Parts;
  const yearAtEnd = last.year >= 1300 && last.year < 3000;
  const yearAtStart = ymd.year >= 1300 && ymd.year < 3000;
  return yearAtEnd && (possible(last) !== null || !yearAtStart) ? last : ymd;
}

function readWords(text: string, reading: DateReading): Parts | null {
  const words = text
    .toLowerCase()
    .replace(ORDINAL, '$1')
    .replace(/([0-9])([a-z])|([a-z])([0-9])/g, '$1$3 $2$4')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/ of /g, ' ')
    .trim()
    .replace(WEEKDAY, '');
  const dayMonth = DAY_MONTH_NAME.exec(words);
  if (dayMonth !== null) return named(dayMonth[3], dayMonth[2], dayMonth[1], reading);
  const monthDay = MONTH_NAME_DAY.exec(words);
  if (monthDay !== null) return named(monthDay[3], monthDay[1], monthDay[2], reading);
  const yearMonth = YEAR_MONTH_NAME.exec(words);
  if (yearMonth !== null) return named(yearMonth[1], yearMonth[2], yearMonth[3], reading);
  return null;
}

function named(
  year: string | undefined,
  monthName: string | undefined,
  dayText: string | undefined,
  reading: DateReading,
): Parts | null {
  const month = MONTHS.get(monthName ?? '');
  if (month === undefined) return null;
  const day = Number(dayText);
  const full = fullYear(year ?? '', month, day, reading);
  const shortYear = year?.length === 2;
  return { year: full, month, day, exchangeable: false, digits: false, shortYear };
}

/** Two digits to the latest year whose date is not after `notAfter`. */
function fullYear(text: string, month: number, day: number, reading: DateReading): number {
  if (text.length === 4) return Number(text);
  const century = Math.floor(Number(reading.notAfter.slice(0, 4)) / 100) * 100;
  const year = century + Number(text);
  return isoText(year, month, day) <= reading.notAfter ? year : year - 100;
}

function possible(parts: Parts): string | null {
  const { year, month, day } = parts;
  if (isPossible(year, month, day)) return isoText(year, month, day);
  if (parts.exchangeable && isPossible(year, day, month)) return isoText(year, day, month);
  return null;
}

function isPossibleIso(iso: string): boolean {
  return isPossible(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10)));
}

/** Whether there is such a date: Gregorian calendar, as ISO 8601 has it, years 1000 to 2999. */
export function isPossible(year: number, month: number, day: number): boolean {
  if (year < 1000 || year > 2999 || month < 1 || month > 12 || day < 1) return false;
  if (day <= 28) return true;
  if (month === 2) {
    return day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  }
  const thirty = month === 4 || month === 6 || month === 9 || month === 11;
  return day <= (thirty ? 30 : 31);
}

/** YYYY-MM-DD. */
export function isoText(year: number, month: number, day: number): string {
  const monthText = month < 10 ? `0${month}` : `${month}`;
  const dayText = day < 10 ? `0${day}` : `${day}`;
  const yearText = year < 1000 ? String(year).padStart(4, '0') : `${year}`;
  return `${yearText}-${monthText}-${dayText}`;
}

/** Every date of years 1000 to 2999 that exists, 29 February left to the parser. */
const EVERY_DATE =
  '[12][0-9]{3}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])' +
  '|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))';

const EIGHT_DIGIT_TEXT = '[12][0-9]{3}-[0-9]{2}-[0-9]{2}';

/**
 * A date standardiser for a given order and latest date. The registered
 * `date` is day first with the fixed window 1930 to 2029 for two-digit years.
 *
 * @example
 * dateStandardiser({ order: 'day-first', notAfter: '2026-06-01' }).standardise('1/7/26'); // '1926-07-01'
 */
export function dateStandardiser(reading: DateReading, name = 'date'): Standardiser {
  const order = reading.order === 'day-first' ? 'day before month' : 'month before day';
  return {
    name,
    description: `Date in any common form, ${order}, to YYYY-MM-DD; impossible dates are missing.`,
    type: 'date',
    standardise: (raw) => parseDate(raw, reading),
    alreadyStandard: EVERY_DATE,
  };
}

export const date = dateStandardiser(DEFAULT_READING);

export const dateMonthFirst = dateStandardiser(
  { order: 'month-first', notAfter: DEFAULT_NOT_AFTER },
  'date-month-first',
);

/** The digits of a date as text, kept when they make no possible date. */
export const dateText: Standardiser = {
  name: 'date-text',
  description:
    'Date as text YYYY-MM-DD; an impossible date keeps its digits where the layout shows which are which.',
  type: 'text',
  standardise: (raw) => parseDateText(raw),
  alreadyStandard: EIGHT_DIGIT_TEXT,
};

/** As `date-text`, in a column where Excel's numbers of days stand among the dates. */
export const dateTextOrDayNumber: Standardiser = {
  ...dateText,
  name: 'date-text-or-day-number',
  description:
    'As date-text; a number of five digits is the day of that number in Excel, which counts from 1900.',
  standardise: (raw) => parseDateText(raw, { ...DEFAULT_READING, serials: true }),
};

/** Least share of a column's values that makes day numbers more than a slip. A judgement. */
const LEAST_DAY_NUMBERS = 0.002;

/**
 * Whether Excel's day numbers stand in a column of dates, as they do where a file went through a
 * worksheet whose column had no date format: 29221 for 1 January 1980. Numbers of five digits are
 * also what is left of 010180 and 050180 without their first nought: those are spread up to
 * 99999, and half of them are beyond any date of today.
 */
export function detectDayNumbers(sample: readonly string[]): boolean {
  let dates = 0;
  let others = 0;
  for (const value of sample) {
    const text = value.trim();
    if (!SERIAL.test(text)) continue;
    if (excelDate(Number.parseInt(text, 10)) <= DEFAULT_NOT_AFTER) dates += 1;
    else others += 1;
  }
  return dates >= 3 && dates >= LEAST_DAY_NUMBERS * sample.length && dates >= 20 * others;
}

/**
 * Which order a column of dates is in: month first when there are values that
 * can only be so and at least ten for each that can only be day first.
 */
export function detectDateOrder(sample: readonly string[]): DateOrder {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const value of sample) {
    const match = /^\s*([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ](?:[0-9]{4}|[0-9]{2})\b/.exec(value);
    if (match === null) continue;
    const first = Number(match[1]);
    const second = Number(match[2]);
    if (first > 12 && second <= 12) dayFirst += 1;
    if (second > 12 && first <= 12) monthFirst += 1;
  }
  return monthFirst > 0 && monthFirst >= 10 * dayFirst ? 'month-first' : 'day-first';
}
