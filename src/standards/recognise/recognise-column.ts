import { guessByContent, haveNhsNumbers, haveNinos, percent } from './by-content.ts';
import { guessByName, type NameGuess } from './by-name.ts';
import type { ColumnKind, Recognition } from './column-kind.ts';
import { type Profile, profileOf } from './profile.ts';

/**
 * What a column holds, from its name and a sample of its values (a few
 * hundred are enough; missing ones are ignored).
 *
 * The name is believed unless the values speak plainly against it; where the
 * name says nothing, the values decide alone. Pure and deterministic.
 *
 * @example
 * recogniseColumn('lname_c1', ['MEIER', 'BAUER', 'SCHMIDT']);
 * // { kind: 'surname', confidence: 0.9, reason: 'the name says surname ("lname")' }
 */
export function recogniseColumn(name: string, sample: readonly string[]): Recognition {
  const profile = profileOf(sample);
  const named = guessByName(name);
  if (profile.values === 0) {
    const hint = named === null ? '' : `; the name suggests ${named.kind}`;
    return { kind: 'empty', confidence: 1, reason: `no value in the sample${hint}` };
  }
  if (named === null) {
    const content = guessByContent(profile);
    return { ...content, reason: `the name says nothing known; ${content.reason}` };
  }
  const kind = refine(named, profile);
  const said = `the name says ${named.kind} ("${named.words}")`;
  const against = contradiction(kind, profile);
  if (against !== null) {
    const content = guessByContent(profile);
    return {
      kind: content.kind,
      confidence: content.confidence * 0.9,
      reason: `${said}, but ${against}; ${content.reason}`,
    };
  }
  const refined = kind === named.kind ? '' : `, read as ${kind} from the values`;
  const agreed = guessByContent(profile);
  if (agreed.kind === kind) {
    const confidence = 1 - (1 - named.strength) * (1 - agreed.confidence);
    return { kind, confidence, reason: `${said}${refined}, and ${agreed.reason}` };
  }
  return { kind, confidence: named.strength, reason: `${said}${refined}` };
}

/** Between kinds that share a name, the values choose. */
function refine(named: NameGuess, p: Profile): ColumnKind {
  switch (named.kind) {
    case 'full-name':
      if (p.meanWords >= 1.5) return 'full-name';
      return p.firstGiven >= 0.45 && p.firstGiven > p.firstSurname ? 'given-name' : 'surname';
    case 'given-name':
      // `fname` may be a full name: two words or more, and surnames at the end.
      return p.meanWords >= 1.9 && p.lastSurname >= 0.12 && p.firstGiven >= 0.4
        ? 'full-name'
        : 'given-name';
    case 'date-of-birth':
    case 'date':
    case 'day':
    case 'month':
    case 'year':
      return refineDate(named, p);
    case 'street':
      return p.startsWithNumber >= 0.5 ? 'address' : 'street';
    case 'house-number':
      return p.meanWords >= 2.5 && p.streetEnding >= 0.4 ? 'address' : 'house-number';
    case 'address':
      return p.integer >= 0.8 && p.meanLength <= 5 ? 'house-number' : 'address';
    case 'identifier':
      return personalNumber(p) ?? 'identifier';
    case 'nino':
    case 'nhs-number':
    case 'national-id':
      return personalNumber(p) ?? asNamed(named.kind, p);
    default:
      return named.kind;
  }
}

/** Which number of a person the values are, where their form leaves no doubt. */
function personalNumber(p: Profile): ColumnKind | null {
  if (haveNinos(p)) return 'nino';
  if (haveNhsNumbers(p)) return 'nhs-number';
  return p.pupilNumber >= 0.6 ? 'national-id' : null;
}

/** Masked numbers, and those of another country under a British name, are some number of a person. */
function asNamed(kind: ColumnKind, p: Profile): ColumnKind {
  if (kind === 'nino') return p.nino >= 0.3 ? kind : 'national-id';
  // With one digit wrong by mistake a number is still an NHS number.
  if (kind === 'nhs-number') return p.nhsNumber >= 0.3 ? kind : 'national-id';
  return kind;
}

function refineDate(named: NameGuess, p: Profile): ColumnKind {
  if (p.dateLayout >= 0.4) return named.birth || isBirthPart(named) ? 'date-of-birth' : 'date';
  if (p.integer < 0.8) return named.kind;
  if (p.greatest <= 12 && p.least >= 1 && named.kind !== 'day') return 'month';
  if (p.greatest <= 31 && named.kind !== 'month') return 'day';
  if (p.least >= 1000 && p.greatest <= 2999) return 'year';
  return named.kind;
}

/** `bd`, `bm`, `by`: parts of a birth date by name, so a whole date in one is the birth date. */
function isBirthPart(named: NameGuess): boolean {
  return named.kind === 'date-of-birth' || /^b(?:d|m|y)/.test(named.words);
}

/** Why the values cannot be of this kind, in words, or null when they can. */
function contradiction(kind: ColumnKind, p: Profile): string | null {
  switch (kind) {
    case 'given-name':
    case 'middle-name':
    case 'surname':
    case 'full-name':
    case 'occupation':
    case 'town':
    case 'country':
    case 'title':
      return wordsContradiction(p);
    case 'region':
      return p.ukPostcode > 0.5 || p.email > 0.5 || p.date > 0.5 ? notWords(p) : null;
    case 'date-of-birth':
    case 'date':
      return p.dateLayout < 0.3 && !(p.integer >= 0.8 && p.meanLength >= 5 && p.meanLength <= 8)
        ? `only ${percent(p.dateLayout)} of the values look like dates`
        : null;
    case 'day':
      return partContradiction(p, 0, 31);
    case 'month':
      return p.integer < 0.2 && p.lettersOnly > 0.8 && p.distinct <= 40
        ? null
        : partContradiction(p, 0, 12);
    case 'year':
      return partContradiction(p, 0, 2999);
    case 'postcode':
      return postcodeContradiction(p);
    case 'phone':
      return p.phoneLike < 0.4 ? `only ${percent(p.phoneLike)} look like telephone numbers` : null;
    case 'email':
      return p.atSign < 0.3 ? `only ${percent(p.atSign)} have an @` : null;
    case 'gender':
      return p.gender < 0.4 && (p.distinct > 20 || p.meanLength > 20)
        ? `there are ${p.distinct} different values, few of them words for a sex`
        : null;
    case 'house-number':
      return p.email > 0.3 || p.date > 0.5 || p.ukPostcode > 0.5 || p.meanLength > 25
        ? 'the values are no house numbers or names'
        : null;
    case 'address':
    case 'street':
      return p.email > 0.3 || p.date > 0.5 || p.ukPostcode > 0.6 || p.phone > 0.5
        ? 'the values are of another form'
        : p.integer > 0.9
          ? `${percent(p.integer)} of the values are whole numbers`
          : null;
    case 'nino':
    case 'nhs-number':
    case 'national-id':
      return p.withDigit < 0.5 ? `only ${percent(p.withDigit)} of the values have a digit` : null;
    case 'uprn':
      return p.integer < 0.5 && p.numeric < 0.5
        ? `only ${percent(p.integer)} of the values are whole numbers`
        : null;
    case 'identifier':
      return p.email > 0.5 || p.ukPostcode > 0.6 || (p.date > 0.6 && p.distinctShare < 0.98)
        ? 'the values are of another form'
        : p.values >= 20 && p.distinct <= Math.min(20, p.values * 0.05)
          ? `there are only ${p.distinct} different values`
          : null;
    case 'number':
      return p.numeric < 0.5 ? `only ${percent(p.numeric)} are numbers` : null;
    case 'category':
      return p.values >= 20 && p.distinct > 50 && p.distinctShare > 0.5
        ? `there are ${p.distinct} different values`
        : null;
    default:
      return null;
  }
}

function notWords(p: Profile): string {
  return `the values are of another form (${percent(p.withDigit)} have digits)`;
}

function wordsContradiction(p: Profile): string | null {
  if (p.email > 0.3 || p.date > 0.5 || p.ukPostcode > 0.5 || p.phone > 0.5) return notWords(p);
  if (p.numeric > 0.5) return `${percent(p.numeric)} of the values are numbers`;
  if (p.nino > 0.5 || p.uuid > 0.5) return notWords(p);
  return p.withDigit > 0.8 ? notWords(p) : null;
}

function partContradiction(p: Profile, least: number, greatest: number): string | null {
  if (p.integer < 0.6) return `only ${percent(p.integer)} of the values are whole numbers`;
  // A few slips of the finger are allowed: the bound is on what most files hold.
  return p.least < least || p.greatest > greatest * 10
    ? `the values go from ${p.least} to ${p.greatest}`
    : null;
}

/** By its name a code of digits may be foreign; words, dates and addresses are not postcodes. */
function postcodeContradiction(p: Profile): string | null {
  if (p.ukPostcode >= 0.3 || p.shortDigits >= 0.3) return null;
  if (p.email > 0.3 || p.date > 0.5 || p.phone > 0.5) return notWords(p);
  if (p.withDigit < 0.4) return `only ${percent(p.withDigit)} of the values have a digit`;
  return p.meanLength > 12 ? `the values are ${Math.round(p.meanLength)} characters long` : null;
}
