import {
  derivations,
  parseDateOfBirth,
  parseEmail,
  parseNhsNumber,
  parseNino,
  parsePhone,
  parsePostcode,
} from '../../standards/index.ts';
import { nameWords, placesOf, referenceForm, type SearchKind } from './search-keys.ts';

/** Something in the text that can be only one kind of thing, in the forms that it may be kept in. */
export interface SearchPart {
  readonly kind: Exclude<SearchKind, 'given' | 'family' | 'initial'>;
  /** The likeliest first. */
  readonly texts: readonly string[];
}

/** What was typed, taken apart. */
export interface TakenApart {
  readonly parts: readonly SearchPart[];
  /** Words that could be of a name, in the form in which they are compared. */
  readonly names: readonly string[];
  /** Single letters that stand for a given name. */
  readonly initials: readonly string[];
}

const POSTCODE = /\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/giu;
const EMAIL = /\S+@\S+\.\S+/gu;
const NINO = /\b[a-z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[a-d]?\b/giu;
const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const DATE = new RegExp(
  `\\b(?:\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{4}|\\d{2})|\\d{1,2}(?:st|nd|rd|th)?\\s+(?:${MONTHS})[a-z]*\\s+(?:\\d{4}|\\d{2}))(?!\\d)`,
  'giu',
);
const DIGITS = /(?<![\w/.-])\+?\d[\d\s()-]{5,}\d(?![\w/])/gu;
/** Ends of street names, with how they are shortened: after a number they make an address. */
const STREET =
  'street|st|road|rd|avenue|ave|lane|ln|close|cl|drive|dr|way|court|ct|gardens|gdns|place|pl|terrace|crescent|grove|hill|park|square|sq|walk|mews|rise|row|green|parade|view';
const ADDRESS = new RegExp(
  `(?<![\\w/.-])\\d{1,4}[a-z]?[\\s,]+(?:[\\p{L}’'-]+\\s+){0,4}?(?:${STREET})\\b|(?<![\\w/.-])\\d{1,4}[a-z]?[\\s,]+\\p{L}{3,}`,
  'giu',
);
const WITH_DIGITS = /(?<!\S)(?=\S*\d)[\w/.-]+(?!\S)/gu;
/** The second half of a postcode, a house number with a letter: no part of a name. */
const SHORT_CODE = /(?<!\S)(?=\S*\d)\S{1,4}(?!\S)/gu;

/**
 * Takes apart what somebody typed into one box, and a postcode: each piece goes to what it can
 * be, and what is left over is a name.
 *
 * @example takeApart('jon smyth 12/3/1980', 'nw9 4aa').names // ['jon', 'smyth']
 */
export function takeApart(text: string, postcode = ''): TakenApart {
  const parts: SearchPart[] = [];
  const add = (kind: SearchPart['kind'], ...texts: (string | null)[]): boolean => {
    const known = texts.filter((each) => each !== null);
    if (known.length > 0) parts.push({ kind, texts: [...new Set(known)] });
    return known.length > 0;
  };
  let rest = text.normalize('NFC').slice(0, MOST_TYPED);
  /** Gives each match to the reader, and takes out of the text those that it knows. */
  const take = (pattern: RegExp, read: (match: string) => boolean): void => {
    rest = rest.replace(pattern, (match) => (read(match) ? ' ' : match));
  };
  const addPostcode = (given: string): boolean => {
    const { value, standard } = parsePostcode(given);
    if (value === null || standard === null || !standard.includes(' ')) return false;
    add('postcode', standard);
    return add('outward', outward(standard));
  };
  if (postcode.trim() !== '' && !addPostcode(postcode)) add('outward', districtOf(postcode));
  take(EMAIL, (match) => add('email', parseEmail(match).standard));
  take(DATE, (match) => add('born', ...datesOf(match)));
  // Two letters and six digits may be an account as well.
  take(
    NINO,
    (match) => add('nino', parseNino(match).standard) && add('reference', referenceForm(match)),
  );
  take(POSTCODE, addPostcode);
  take(DIGITS, (match) => addNumber(match, add));
  take(ADDRESS, (match) => add('address', ...placesOf(match)));
  take(WITH_DIGITS, (match) => {
    if (add('outward', outward(match.toUpperCase()))) return true;
    const reference = referenceForm(match);
    return reference.length >= 4 && add('reference', reference);
  });
  const words = nameWords(rest.replaceAll(SHORT_CODE, ' ').replaceAll(/\d/g, ' '));
  return {
    parts,
    names: words.filter((word) => [...word].length > 1).slice(0, MOST_WORDS),
    initials: words.filter((word) => [...word].length === 1).slice(0, 2),
  };
}

/** Whether there is something to look for in what stands in a box for a postcode. */
export function isPostcodeToFind(text: string): boolean {
  return takeApart('', text).parts.length > 0;
}

/** The first half of a postcode, whole or begun. */
function districtOf(text: string): string | null {
  const { value } = parsePostcode(text);
  if (value?.kind === 'pseudo') return null;
  const given = text.trim().toUpperCase();
  return outward(given) ?? outward(given.split(/\s/)[0] ?? '');
}

/** Longer texts and more words are not looked at: nobody types them to find a person. */
const MOST_TYPED = 200;
const MOST_WORDS = 5;

function outward(text: string): string | null {
  const found = derivations.outward?.derive(text) ?? null;
  return typeof found === 'string' ? found : null;
}

/** A date, and the date that it is with day and month exchanged. */
function datesOf(text: string): (string | null)[] {
  const { standard } = parseDateOfBirth(text.replace(/(\d)(?:st|nd|rd|th)\b/i, '$1'));
  if (standard === null) return [];
  const [year, month, day] = standard.split('-');
  const isBoth = Number(day) <= 12 && day !== month;
  return isBoth ? [standard, `${year}-${day}-${month}`] : [standard];
}

/** Digits may be a telephone, an NHS number, a property or an account: all that they can be. */
function addNumber(
  text: string,
  add: (kind: SearchPart['kind'], ...texts: (string | null)[]) => boolean,
): boolean {
  const digits = text.replaceAll(/\D/g, '');
  if (digits.length < 6 || digits.length > 15) return false;
  const isPhone = /^\+|^0/.test(text.trim()) && digits.length >= 10;
  if (isPhone) return add('phone', parsePhone(text).standard) || add('reference', digits);
  if (digits.length === 10) {
    const nhs = parseNhsNumber(digits);
    if (nhs.findings.length === 0) add('nhs', nhs.standard);
  }
  if (digits.length <= 12) add('uprn', digits.replace(/^0+/, ''));
  return add('reference', digits);
}
