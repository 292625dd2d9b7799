import type { ColumnKind } from './column-kind.ts';
import type { Profile } from './profile.ts';

/** What values alone suggest. */
export interface ContentGuess {
  readonly kind: ColumnKind;
  readonly confidence: number;
  readonly reason: string;
}

type Rule = (profile: Profile) => ContentGuess | null;

/**
 * In order of how hard each form is to come by without being meant: an email
 * address is nothing else, a word that is a place may be a surname.
 */
const RULES: readonly Rule[] = [
  (p) => strong(p.email, 0.6, 'email', 'are email addresses'),
  (p) => strong(p.uuid, 0.6, 'identifier', 'are UUIDs'),
  (p) =>
    haveNinos(p)
      ? strong(p.wholeNino, 0.6, 'nino', 'have the form of National Insurance numbers')
      : null,
  (p) => strong(p.pupilNumber, 0.6, 'national-id', 'are pupil numbers with a right check letter'),
  (p) => strong(p.ukPostcode, 0.6, 'postcode', 'are UK postcodes'),
  (p) =>
    haveNhsNumbers(p)
      ? guess('nhs-number', 0.9, p.nhsNumber, 'are NHS numbers with a right check digit')
      : null,
  dates,
  (p) => strong(p.phone, 0.6, 'phone', 'are telephone numbers'),
  (p) =>
    p.gender >= 0.9 && p.distinct <= 8
      ? guess('gender', 0.85, p.gender, 'are words or codes for a sex')
      : null,
  (p) => (p.title >= 0.8 && p.distinct <= 20 ? guess('title', 0.85, p.title, 'are titles') : null),
  partsOfDates,
  names,
  places,
  addresses,
  keysAndNumbers,
];

/**
 * References of one system can look like National Insurance numbers, and then
 * begin alike: numbers given to people have their last letter and many prefixes.
 */
export function haveNinos(p: Profile): boolean {
  return p.wholeNino >= 0.6 && p.ninoPrefixes >= Math.min(5, p.distinct / 2);
}

/** Of ten digits drawn by lot one in eleven is right. */
export function haveNhsNumbers(p: Profile): boolean {
  return p.nhsNumber >= 0.8 && p.distinct > 5;
}

/** What a column holds by its values alone; `unknown` when no rule speaks. */
export function guessByContent(profile: Profile): ContentGuess {
  for (const rule of RULES) {
    const found = rule(profile);
    if (found !== null) return found;
  }
  return { kind: 'unknown', confidence: 0.2, reason: 'the values fit no known kind' };
}

function guess(kind: ColumnKind, confidence: number, share: number, what: string): ContentGuess {
  return { kind, confidence, reason: `${percent(share)} of the values ${what}` };
}

function strong(share: number, least: number, kind: ColumnKind, what: string): ContentGuess | null {
  return share >= least ? guess(kind, 0.8 + 0.18 * share, share, what) : null;
}

/** A generation's spread of years means births; a few years' means events. */
function dates(p: Profile): ContentGuess | null {
  if (p.date < 0.6) return null;
  return p.dateYears >= 25
    ? guess('date-of-birth', 0.6, p.date, `are dates, spread over ${p.dateYears} years`)
    : guess('date', 0.7, p.date, `are dates, within ${p.dateYears} years`);
}

function partsOfDates(p: Profile): ContentGuess | null {
  if (p.integer < 0.95 || p.values < 20) return null;
  if (p.least >= 1850 && p.greatest <= 2030 && p.distinct >= 10) {
    return guess('year', 0.5, p.integer, `are whole numbers from ${p.least} to ${p.greatest}`);
  }
  if (p.least === 1 && p.greatest === 12 && p.distinct >= 10) {
    return guess('month', 0.35, p.integer, 'are whole numbers from 1 to 12');
  }
  if (p.least === 1 && p.greatest >= 28 && p.greatest <= 31 && p.distinct >= 20) {
    return guess('day', 0.35, p.integer, `are whole numbers from 1 to ${p.greatest}`);
  }
  return null;
}

function names(p: Profile): ContentGuess | null {
  if (p.lettersOnly < 0.8 || p.distinct < 5) return null;
  if (p.meanWords >= 1.7 && p.meanWords <= 4.5 && p.streetEnding < 0.3) {
    if (p.firstGiven >= 0.4 || (p.comma >= 0.5 && p.firstSurname >= 0.15)) {
      return guess('full-name', 0.75, p.firstGiven, 'begin with a known given name and go on');
    }
    return null;
  }
  if (p.meanWords >= 1.7) return null;
  if (p.firstGiven >= 0.45 && p.firstGiven > p.firstSurname) {
    return guess('given-name', 0.75, p.firstGiven, 'are known given names');
  }
  if (p.firstSurname >= 0.15 && p.firstSurname >= p.place) {
    return guess('surname', 0.65, p.firstSurname, 'are frequent surnames');
  }
  return null;
}

function places(p: Profile): ContentGuess | null {
  if (p.country >= 0.7) return guess('country', 0.7, p.country, 'are countries');
  if (p.region >= 0.7) return guess('region', 0.65, p.region, 'are counties or states');
  if (p.place >= 0.3 && p.withDigit < 0.2 && p.meanWords < 3) {
    return guess('town', 0.6, p.place, 'name a known town');
  }
  return null;
}

function addresses(p: Profile): ContentGuess | null {
  if (p.streetEnding < 0.4) return null;
  return p.startsWithNumber >= 0.4 || p.meanWords >= 4
    ? guess('address', 0.7, p.streetEnding, 'hold a word for a street, with numbers')
    : guess('street', 0.7, p.streetEnding, 'hold a word for a street');
}

function keysAndNumbers(p: Profile): ContentGuess | null {
  if (p.values >= 20 && p.distinctShare >= 0.98 && p.singleToken >= 0.95 && p.withDigit >= 0.9) {
    return guess('identifier', 0.6, p.distinctShare, 'are distinct codes');
  }
  if (p.numeric >= 0.9) return guess('number', 0.6, p.numeric, 'are numbers');
  if (p.values >= 20 && p.distinct <= Math.max(2, Math.min(50, p.values * 0.05))) {
    return {
      kind: 'category',
      confidence: 0.6,
      reason: `there are only ${p.distinct} different values`,
    };
  }
  if (p.singleToken >= 0.9 && p.withDigit >= 0.9) {
    return guess('identifier', 0.4, p.withDigit, 'are codes with digits');
  }
  if (p.meanWords >= 6) {
    return { kind: 'free-text', confidence: 0.6, reason: 'the values are sentences' };
  }
  return null;
}

/** Share as a whole per cent, for reasons. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
