import {
  type DateOrder,
  type DateParts,
  type DateReading,
  date,
  excelDate,
  isoText,
  isPossible,
  readDateParts,
} from './dates.ts';
import { isMissing } from './missing.ts';
import { type Finding, findingCatalogue, nothing, type Parsed, type Parser } from './parsed.ts';

export interface DateOfBirth {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /**
   * The date with day and month exchanged, where it was written in numbers and
   * both are dates: a slip that nothing in the value itself can show.
   */
  readonly exchanged: string | null;
  /** In whole years on the as-at date; null where that is not known. */
  readonly age: number | null;
}

export interface DateOfBirthContext {
  /** As-at date of the extract, YYYY-MM-DD: nobody in it was born later. */
  readonly asAt?: string;
  /** Of the column (`detectDateOrder`); day first where not said. */
  readonly order?: DateOrder;
  /** The column holds Excel's numbers of days. */
  readonly serials?: boolean;
}

/** By judgement: the oldest person in the United Kingdom is seldom older. */
const OLDEST_AGE = 115;

const catalogue = findingCatalogue('date-of-birth', {
  'not-a-date': { severity: 'wrong', message: 'Not in any form of a date' },
  incomplete: { severity: 'wrong', message: 'A year, or a month and a year, without a day' },
  impossible: { severity: 'wrong', message: 'There is no such day' },
  'order-exchanged': {
    severity: 'repaired',
    message: 'Day and month exchanged, as only that makes a date',
  },
  'excel-serial': {
    severity: 'wrong',
    message: 'Five digits: perhaps the number of days that Excel keeps for a date',
  },
  'two-digit-year': {
    severity: 'suspicious',
    message: 'A year of two digits that fits two centuries; the later is taken',
  },
  future: { severity: 'wrong', message: 'After the as-at date of the extract' },
  'too-old': { severity: 'wrong', message: `More than ${OLDEST_AGE} years before the as-at date` },
  'default-date': {
    severity: 'suspicious',
    message: 'A date that systems and clerks put in where none is known',
  },
  'first-of-january': {
    severity: 'suspicious',
    message: 'The first of January: often put in where only the year is known',
  },
  'shifted-midnight': {
    severity: 'suspicious',
    message: 'Midnight of British Summer Time written in UTC falls on the day before',
  },
});
const { finding } = catalogue;

/**
 * What systems write for no date: least dates of SQL Server, day 0 and 1 of
 * Excel and Access, of Excel on early Macintoshes, of Unix; and what is easy to
 * type.
 */
const DEFAULT_DATES: ReadonlySet<string> = new Set(
  (
    '1753-01-01 1800-01-01 1899-12-30 1899-12-31 1900-01-01 1900-01-02 1901-01-01 1904-01-01 ' +
    '1910-10-10 1911-11-11 1912-12-12 1970-01-01 1999-09-09'
  ).split(' '),
);
const LAST_HOURS_UTC = /T2[23]:00(?::00(?:\.0+)?)?Z$/i;
const INCOMPLETE = new RegExp(
  '^(?:[12][0-9]{3}|[0-9]{1,2}[-/. ][12][0-9]{3}|[12][0-9]{3}[-/. ][0-9]{1,2}' +
    '|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/. ,]*[12][0-9]{3})$',
  'i',
);

/**
 * A date of birth as typed. The standard form is that of the standardiser
 * `date`; a two-digit year is the latest that is not after the as-at date.
 *
 * @example
 * parseDateOfBirth('1/2/80', { asAt: '2026-06-01' }).value?.age; // 46
 * parseDateOfBirth('02/13/1980').findings[0]?.code; // 'date-of-birth/order-exchanged'
 */
export function parseDateOfBirth(
  raw: string,
  context: DateOfBirthContext = {},
): Parsed<DateOfBirth> {
  const trimmed = raw.trim();
  if (isMissing(trimmed)) return nothing();
  const reading = readingOf(context);
  const parts = readDateParts(raw, reading);
  if (parts === null) return nothing(whyNone(trimmed, context));
  if (parts.date === null) return nothing(impossible(parts));
  return parsedDate(parts, parts.date, trimmed, context);
}

function readingOf({ asAt, order, serials }: DateOfBirthContext): DateReading {
  return {
    order: order ?? 'day-first',
    // As the standardiser reads where nothing is known.
    notAfter: asAt ?? '2029-12-31',
    serials: serials === true,
  };
}

function parsedDate(
  parts: DateParts,
  iso: string,
  trimmed: string,
  context: DateOfBirthContext,
): Parsed<DateOfBirth> {
  const { asAt } = context;
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  const isExchanged = month !== parts.month;
  const outside = asAt === undefined ? null : outsideLife(iso, asAt);
  const findings = [
    ...(isExchanged ? [finding('order-exchanged')] : []),
    ...(outside === null ? [] : [outside]),
    ...doubts(parts, iso, trimmed, asAt),
  ];
  if (outside !== null) return { value: null, standard: iso, findings };
  const canExchange =
    parts.isExchangeable && !isExchanged && day !== month && isPossible(year, day, month);
  return {
    value: {
      date: iso,
      year,
      month,
      day,
      exchanged: canExchange ? isoText(year, day, month) : null,
      age: asAt === undefined ? null : ageOn(iso, asAt),
    },
    standard: iso,
    findings,
  };
}

function outsideLife(iso: string, asAt: string): Finding | null {
  if (iso > asAt) return finding('future');
  return ageOn(iso, asAt) > OLDEST_AGE ? finding('too-old') : null;
}

function doubts(
  parts: DateParts,
  iso: string,
  trimmed: string,
  asAt: string | undefined,
): readonly Finding[] {
  const found: Finding[] = [];
  if (parts.hasShortYear && asAt !== undefined) {
    const earlier = `${Number(iso.slice(0, 4)) - 100}${iso.slice(4)}`;
    if (readDateParts(earlier)?.date === earlier && ageOn(earlier, asAt) <= OLDEST_AGE) {
      found.push(finding('two-digit-year', earlier));
    }
  }
  if (DEFAULT_DATES.has(iso)) found.push(finding('default-date'));
  else if (iso.endsWith('-01-01')) found.push(finding('first-of-january'));
  if (LAST_HOURS_UTC.test(trimmed)) found.push(finding('shifted-midnight', dayAfter(iso)));
  return found;
}

function dayAfter(iso: string): string {
  const day = new Date(`${iso}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

function whyNone(trimmed: string, { asAt }: DateOfBirthContext): Finding {
  const text = trimmed.normalize('NFKC');
  if (/^[1-9][0-9]{4}$/.test(text)) {
    const meant = excelDate(Number(text));
    if (meant <= (asAt ?? '2029-12-31')) return finding('excel-serial', meant);
  }
  return finding(INCOMPLETE.test(text) ? 'incomplete' : 'not-a-date');
}

/** Year, then day, then month is nobody's layout, and so most likely what was meant. */
function impossible({ year, month, day }: DateParts): Finding {
  return isPossible(year, day, month)
    ? finding('impossible', isoText(year, day, month))
    : finding('impossible');
}

/**
 * Age in whole years. A year is reached at the beginning of the birthday
 * (Family Law Reform Act 1969 section 9, for England and Wales); who was born
 * on 29 February reaches it on 1 March of other years.
 *
 * @param born YYYY-MM-DD.
 * @param on YYYY-MM-DD; before the birth the result is below 0.
 * @example
 * ageOn('1980-06-02', '2026-06-01'); // 45
 */
export function ageOn(born: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4));
  return on.slice(5) < born.slice(5) ? years - 1 : years;
}

export const dateOfBirthParser: Parser<DateOfBirth, DateOfBirthContext> = {
  name: 'date-of-birth',
  description: 'Date of birth: the date, the date it would be with day and month exchanged, age.',
  parse: parseDateOfBirth,
  findings: catalogue.all,
  standardiser: date,
};
