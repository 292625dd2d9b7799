import { parseDate, parseDateText } from '../dates.ts';
import { foldLetters } from '../fold.ts';
import { isMissing } from '../missing.ts';
import { nhsCheckDigit } from '../nhs-number.ts';
import { parseNino } from '../nino.ts';
import { isUkPostcode } from '../postcode.ts';
import {
  COUNTRIES,
  GENDER_WORDS,
  GIVEN_NAMES,
  PLACES,
  REGIONS,
  STREET_TYPES,
  SURNAMES,
  TITLES,
} from './known-words.ts';

/** What the values of a column look like; shares are of the values that are not missing. */
export interface Profile {
  readonly values: number;
  /** Share of distinct values among the values. */
  readonly distinctShare: number;
  readonly distinct: number;
  readonly meanLength: number;
  readonly meanWords: number;
  readonly withDigit: number;
  /** Letters, spaces, and the punctuation of names alone. */
  readonly lettersOnly: number;
  readonly integer: number;
  readonly numeric: number;
  /** Smallest and largest integer, in absolute digits. */
  readonly least: number;
  readonly greatest: number;
  /** Parse as possible dates in an unmistakable layout. */
  readonly date: number;
  /** Have the layout of a date, possible or not. */
  readonly dateLayout: number;
  /** Years of the dates from the 5th to the 95th percentile. */
  readonly dateYears: number;
  readonly ukPostcode: number;
  /** Four to six digits, as postcodes of other countries are. */
  readonly shortDigits: number;
  readonly email: number;
  readonly atSign: number;
  readonly phone: number;
  /** At least five digits and nothing but phone punctuation. */
  readonly phoneLike: number;
  readonly gender: number;
  readonly title: number;
  /** In the form in which National Insurance numbers are given, with the last letter or without. */
  readonly nino: number;
  /** With the last letter. */
  readonly wholeNino: number;
  /** Different first two letters of those. */
  readonly ninoPrefixes: number;
  /** Pupil numbers with a right check letter. */
  readonly pupilNumber: number;
  readonly nhsNumber: number;
  readonly uuid: number;
  /** First word is a known given name. */
  readonly firstGiven: number;
  /** Any word after the first is a known given name. */
  readonly firstSurname: number;
  readonly lastSurname: number;
  readonly place: number;
  readonly region: number;
  readonly country: number;
  readonly streetEnding: number;
  readonly startsWithNumber: number;
  readonly comma: number;
  /** One word with no space in it. */
  readonly singleToken: number;
}

/** Values looked at: enough for shares to a few per cent. */
const LARGEST_SAMPLE = 2000;

const NAME_LETTERS = /^[\p{L}\p{M}'’`.\- ,()]+$/u;
const UUID = /^\{?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\}?$/i;
const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;
const UK_PHONE =
  /^(?:\+44\s?\(?0?\)?|0044|\(?0)[\s-]?[1235789](?:[\s()-]*[0-9]){8,9}(?:\s*(?:x|ext)\.?\s*[0-9]+)?$/i;
const OTHER_PHONE = /^\+[1-9](?:[\s()./-]*[0-9]){7,14}$/;
const PHONE_LIKE = /^[+(]?[0-9](?:[\s()./x-]*[0-9]){4,}(?:\s*ext?\.?\s*[0-9]+)?$/i;
const SEPARATED_DATE = /[-/.]|[a-z]{3}/i;

/** Counts what recognition needs over at most 2,000 of the values, taken evenly. */
export function profileOf(sample: readonly string[]): Profile {
  const step = Math.max(1, Math.ceil(sample.length / LARGEST_SAMPLE));
  const values: string[] = [];
  for (let i = 0; i < sample.length; i += step) {
    const value = (sample[i] as string).trim();
    if (!isMissing(value)) values.push(value);
  }
  const count = values.length;
  const share = (holds: (value: string) => boolean): number =>
    count === 0 ? 0 : values.filter(holds).length / count;
  const folded = values.map((value) => foldLetters(value));
  const words = folded.map((value) =>
    value.split(/[^\p{L}\p{N}\p{M}'’]+/u).filter((w) => w !== ''),
  );
  const shareOfWords = (holds: (words: readonly string[]) => boolean): number =>
    count === 0 ? 0 : words.filter(holds).length / count;
  const shareOfFolded = (holds: (value: string) => boolean): number =>
    count === 0 ? 0 : folded.filter(holds).length / count;
  const integers = values.filter((value) => /^[0-9]{1,15}$/.test(value)).map(Number);
  const years = datesOf(values);
  const ninos = values.flatMap((value) => {
    // Length first, as most columns hold nothing near: eight characters, or nine and their spaces.
    const nino = value.length < 8 || value.length > 14 ? null : parseNino(value).value;
    return nino?.kind === 'national-insurance' ? [nino] : [];
  });
  const wholeNinos = ninos.filter(({ suffix }) => suffix !== null);
  const distinct = new Set(folded).size;
  return {
    values: count,
    distinct,
    distinctShare: count === 0 ? 0 : distinct / count,
    meanLength: mean(values.map((value) => value.length)),
    meanWords: mean(words.map((list) => list.length)),
    withDigit: share((value) => /[0-9]/.test(value)),
    lettersOnly: share((value) => NAME_LETTERS.test(value)),
    integer: count === 0 ? 0 : integers.length / count,
    numeric: share((value) => /^[+-]?[£$€]?[0-9][0-9,]*(?:\.[0-9]+)?$/.test(value)),
    least: integers.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
    greatest: integers.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
    date: count === 0 ? 0 : years.length / count,
    dateLayout: share((value) => hasDateLayout(value) && parseDateText(value) !== null),
    dateYears: spread(years),
    ukPostcode: share(isUkPostcode),
    shortDigits: share((value) => /^[0-9]{4,6}$/.test(value)),
    email: share((value) => EMAIL.test(value)),
    atSign: share((value) => value.includes('@')),
    phone: share((value) => UK_PHONE.test(value) || OTHER_PHONE.test(value)),
    phoneLike: share((value) => PHONE_LIKE.test(value)),
    gender: shareOfFolded((value) => GENDER_WORDS.has(value)),
    title: shareOfFolded((value) => TITLES.has(value.replace(/\.$/, ''))),
    nino: count === 0 ? 0 : ninos.length / count,
    wholeNino: count === 0 ? 0 : wholeNinos.length / count,
    ninoPrefixes: new Set(wholeNinos.map(({ prefix }) => prefix)).size,
    pupilNumber: share(isPupilNumber),
    nhsNumber: share(isNhsNumber),
    uuid: share((value) => UUID.test(value)),
    firstGiven: shareOfWords((list) => GIVEN_NAMES.has(firstNameWord(list))),
    firstSurname: shareOfWords((list) => SURNAMES.has(list[0] ?? '')),
    lastSurname: shareOfWords((list) => SURNAMES.has(list.at(-1) ?? '')),
    place: shareOfWords((list) => list.some((word) => PLACES.has(word))),
    region: shareOfFolded((value) => REGIONS.has(value)),
    country: shareOfFolded((value) => COUNTRIES.has(value)),
    streetEnding: shareOfWords(
      (list) => list.length > 1 && list.some((w, i) => i > 0 && STREET_TYPES.has(w)),
    ),
    startsWithNumber: share((value) =>
      /^(?:(?:flat|apt|unit)\s+\S+\s*,?\s*)?[0-9]+[a-z]?[\s,]/i.test(value),
    ),
    comma: share((value) => value.includes(',')),
    singleToken: share((value) => !/\s/.test(value)),
  };
}

function firstNameWord(words: readonly string[]): string {
  const first = words[0] ?? '';
  return TITLES.has(first) ? (words[1] ?? '') : first;
}

/** Eight digits, or a layout with separators or a month's name: a bare 198002 is no sign of a date. */
function hasDateLayout(value: string): boolean {
  return /^[0-9]{8}$/.test(value) || (/[0-9]/.test(value) && SEPARATED_DATE.test(value));
}

function datesOf(values: readonly string[]): number[] {
  const years: number[] = [];
  for (const value of values) {
    if (!hasDateLayout(value)) continue;
    const date = parseDate(value);
    if (date !== null) years.push(Number(date.slice(0, 4)));
  }
  return years.sort((a, b) => a - b);
}

function spread(sorted: readonly number[]): number {
  if (sorted.length === 0) return 0;
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] as number;
  return at(0.95) - at(0.05);
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
}

/** Ten digits with the check digit that the NHS Data Dictionary describes. */
function isNhsNumber(value: string): boolean {
  const digits = value.replace(/[\s-]/g, '');
  return /^[0-9]{10}$/.test(digits) && nhsCheckDigit(digits.slice(0, 9)) === digits[9];
}

const PUPIL_NUMBER = /^[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]$/;
const PUPIL_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/**
 * Unique pupil number: the other twelve characters times 2 to 13, modulo 23, give
 * its first letter; the last letter of a temporary one counts by its place in the
 * alphabet without I, O and S (Government Data Standards Catalogue, Unique Pupil
 * Number, version 2.0).
 */
function isPupilNumber(value: string): boolean {
  if (!PUPIL_NUMBER.test(value)) return false;
  let sum = 0;
  for (let place = 1; place <= 12; place += 1) {
    const letter = PUPIL_LETTERS.indexOf(value[place] as string);
    sum += (letter >= 0 ? letter : Number(value[place])) * (place + 1);
  }
  return PUPIL_LETTERS[sum % 23] === value[0];
}
