import type { Finding } from '../parsed.ts';
import { buildName, type NameSurroundings } from './build.ts';
import { type NameFindingName, nameFindings } from './findings.ts';
import { splitInitials } from './initials.ts';
import { isGivenName, isOnlyFamilyName, isOnlyGivenName } from './known-names.ts';
import { beginsCompound } from './naming-systems/arabic.ts';
import type { Division, DivisionReading } from './naming-systems/naming-system.ts';
import { isSikhReligiousName } from './naming-systems/sikh.ts';
import { isFemaleHonorific } from './naming-systems/south-asian.ts';
import { readingsOf } from './order.ts';
import { isParticle } from './particles.ts';
import type { NameContext, NameReading, PersonName } from './person-name.ts';
import { isPlaceholderWord } from './placeholders.ts';
import { standardName } from './standard-form.ts';
import { joinDottedLetters, suffixesOf, takeGenerationInside, takeSuffixes } from './suffixes.ts';
import { isPlainTitle, takeTitles, takeTitlesInside, titlesOf } from './titles.ts';
import { isInitial, keyOf, type Word, wordsOf } from './words.ts';

/** One person read from text that holds nothing else. */
export interface ReadPerson {
  readonly name: PersonName | null;
  readonly alternatives: readonly NameReading[];
  readonly findings: readonly Finding[];
}

const NOBODY: ReadPerson = { name: null, alternatives: [], findings: [] };

/** Other names found beside a name, before it is read. */
export interface OtherNames {
  readonly former: readonly string[];
  readonly knownAs: readonly string[];
}

interface Segmented {
  /** Words before the first comma, and after it: null where there is no comma that tells. */
  readonly family: readonly Word[] | null;
  readonly rest: readonly Word[];
  readonly around: NameSurroundings;
  /** Words after a comma were no part of the name: `John Smith, Leeds`. */
  readonly note?: true;
}

/** Commas, titles and suffixes of a whole name in one text. */
function segment(text: string, others: OtherNames): Segmented {
  const titles: string[] = [];
  const suffixes: string[] = [];
  let generation: string | null = null;
  const leadingComma = /^\s*,/.test(text);
  const segments: Word[][] = [];
  const parts = joinDottedLetters(text).split(',');
  parts.forEach((part, at) => {
    let words = wordsOf(part);
    if (words.length === 0) return;
    // `Smith, JR` has initials after the comma; `Smith, John, Jr` has not.
    const initials =
      segments.length === 1 && segments[0]?.length === 1 && /^[js]r$/.test(words[0]?.key ?? '');
    const own = at > 0 && !initials ? suffixesOf(words) : null;
    if (own !== null && (segments.length > 0 || leadingComma)) {
      generation ??= own.generation;
      suffixes.push(...own.suffixes);
      return;
    }
    if (at > 0 && words.every((word) => isPlainTitle(word.key))) {
      titles.push(...titlesOf(words));
      return;
    }
    const withoutTitles = takeTitles(words);
    titles.push(...withoutTitles.titles);
    words = [...withoutTitles.words];
    const withoutSuffixes = takeSuffixes(words, lettersNeed(words, parts.length));
    generation ??= withoutSuffixes.generation;
    suffixes.push(...withoutSuffixes.suffixes);
    const inside = takeTitlesInside(withoutSuffixes.words);
    const between = takeGenerationInside(inside.words);
    titles.push(...inside.titles);
    generation ??= between.generation;
    segments.push([...between.words]);
  });
  const around: NameSurroundings = {
    titles: [...new Set(titles)],
    generation,
    suffixes,
    formerNames: others.former,
    knownAs: others.knownAs,
  };
  if (leadingComma) return { family: [], rest: segments.flat(), around };
  const [family, ...given] = segments;
  const comma = text.includes(',');
  if (!comma || family === undefined) return { family: null, rest: family ?? [], around };
  if (given.length === 0) {
    // `Smith,` is a family name without a given one; `John Smith, Jnr` is a whole name.
    const bare = around.titles.length + suffixes.length === 0 && generation === null;
    return (bare && /,\s*$/.test(text)) || /,\s*,/.test(text)
      ? { family, rest: [], around }
      : { family: null, rest: family, around };
  }
  return commaTurnsRound(family, given.flat())
    ? { family, rest: given.flat(), around }
    : { family: null, rest: family, around, note: true };
}

/** `Smith Jr` is initials to most eyes; `John Smith Jr` is not. */
function lettersNeed(words: readonly Word[], segments: number): number {
  const last = words[words.length - 1]?.key;
  return segments === 1 && (last === 'jr' || last === 'sr') ? 2 : 1;
}

/** `Garcia Lopez, Maria` is turned round; `John Smith, Leeds` is not. */
function commaTurnsRound(family: readonly Word[], given: readonly Word[]): boolean {
  const [first] = family;
  const last = family[family.length - 1];
  if (family.length < 2 || first === undefined || last === undefined) return true;
  const givenKnown = given.some((word) => isGivenName(word.key) || isInitial(word));
  const wholeName =
    isOnlyGivenName(first.key) && !isParticle(first.key) && isOnlyFamilyName(last.key);
  return givenKnown || given.length > 1 || !wholeName;
}

/** Words of initials alone and placeholders put right. */
function prepared(words: readonly Word[], everywhere = false): Word[] {
  const named = words.filter((word) => !isPlaceholderWord(word.text));
  return splitInitials(named, everywhere);
}

/** One person's whole name, in either order. */
export function readPerson(text: string, others: OtherNames, context: NameContext): ReadPerson {
  const { family, rest, around, note } = segment(text, others);
  if (family !== null) {
    const given = prepared(rest, true);
    const division = divide(given, prepared(family));
    return result([{ ...division, sure: 0.97, because: 'A comma' }], around, []);
  }
  const words = prepared(rest);
  if (words.length === 0) return NOBODY;
  if (words.length === 1 && around.titles.length > 0) {
    // `Mrs Smith`: a title goes with a family name, except Sir, Dame, Lady and Haji.
    const knighted = around.titles.some((title) => ['Sir', 'Dame'].includes(title));
    const division: Division = knighted
      ? { given: [words], middle: [], family: [] }
      : { given: [], middle: [], family: words };
    return result([{ ...division, sure: 0.8, because: 'One name after a title' }], around, []);
  }
  return result(readingsOf(words, context), around, note ? ['note'] : []);
}

/** A name in fields of its own for given and family names. */
export function readFields(
  fields: {
    readonly title: string;
    readonly forename: string;
    readonly middle: string;
    readonly surname: string;
    readonly suffix: string;
  },
  others: OtherNames,
): ReadPerson {
  const findings: NameFindingName[] = [];
  const forename = takeTitles(wordsOf(fields.forename));
  const surnameTitles = takeTitles(wordsOf(joinDottedLetters(fields.surname)));
  const surname = takeSuffixes(surnameTitles.words);
  const forenameSuffix = takeSuffixes(forename.words);
  const suffixField = suffixesOf(wordsOf(fields.suffix.replaceAll('.', '')));
  const around: NameSurroundings = {
    titles: [
      ...new Set([...titlesOf(wordsOf(fields.title)), ...forename.titles, ...surnameTitles.titles]),
    ],
    generation: suffixField?.generation ?? surname.generation ?? forenameSuffix.generation,
    suffixes: suffixField?.suffixes ?? [...surname.suffixes, ...forenameSuffix.suffixes],
    formerNames: others.former,
    knownAs: others.knownAs,
  };
  let given = prepared(forenameSuffix.words, true);
  const middle = prepared(wordsOf(fields.middle), true);
  let family = prepared(surname.words);
  // The surname repeated at the end of the given names, or the whole name in each.
  const repeats = family.length > 0 && given.length > family.length && endsWith(given, family);
  if (repeats) {
    given = given.slice(0, given.length - family.length);
    findings.push('surname-repeated');
  } else if (
    given.length > 0 &&
    family.length > given.length &&
    startsWith(family, given) &&
    isOnlyGivenName((given[0] as Word).key)
  ) {
    family = family.slice(given.length);
    findings.push('surname-repeated');
  }
  if (family.length === 0 && given.length + middle.length === 0) return NOBODY;
  const asFields = divideFields(given, middle, family);
  const readings: DivisionReading[] = [
    { ...asFields, sure: 0.95, because: 'As the fields have it' },
  ];
  const [first] = given;
  const [last] = family;
  if (first && last && given.length === 1 && family.length === 1 && middle.length === 0) {
    if (isOnlyFamilyName(first.key) && isOnlyGivenName(last.key)) {
      readings.push({
        ...divideFields(family, [], given),
        sure: 0.6,
        because: 'A family name stands in the field of the given name',
      });
      findings.push('fields-exchanged');
    }
  }
  return result(readings, around, findings);
}

const endsWith = (words: readonly Word[], end: readonly Word[]): boolean =>
  end.every((word, at) => words[words.length - end.length + at]?.key === word.key);
const startsWith = (words: readonly Word[], start: readonly Word[]): boolean =>
  start.every((word, at) => words[at]?.key === word.key);

/** Given names of a field or after a comma: the first, then middle names. */
function divide(given: readonly Word[], family: readonly Word[]): Division {
  const units = givenUnits(given);
  return { given: units.slice(0, 1), middle: units.slice(1), family };
}

function divideFields(
  given: readonly Word[],
  middle: readonly Word[],
  family: readonly Word[],
): Division {
  const units = givenUnits(given);
  return {
    given: units.slice(0, 1),
    middle: [...units.slice(1), ...givenUnits(middle)],
    family,
  };
}

/** `Abdul Rahman` in a field of given names is one name. */
function givenUnits(words: readonly Word[]): Word[][] {
  const units: Word[][] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] as Word;
    const next = words[i + 1];
    if (beginsCompound(word.key) && next !== undefined && !isInitial(next)) {
      units.push([word, next]);
      i += 1;
    } else units.push([word]);
  }
  return units;
}

function result(
  readings: readonly DivisionReading[],
  around: NameSurroundings,
  fieldFindings: readonly NameFindingName[],
): ReadPerson {
  const [best, ...others] = readings;
  if (best === undefined) return NOBODY;
  const name = buildName(best, around);
  const standard = standardName(name);
  if (standard === null) return NOBODY;
  const alternatives = others
    .map((reading): NameReading => {
      const other = buildName(reading, around);
      return {
        name: other,
        standard: standardName(other),
        sure: reading.sure,
        because: reading.because,
      };
    })
    .filter((reading) => reading.standard !== null && reading.standard !== standard);
  const found = new Set<NameFindingName>([
    ...fieldFindings,
    ...(best.findings ?? []),
    ...findingsOf(name),
  ]);
  const suggestion = alternatives[0]?.standard;
  return {
    name,
    alternatives,
    findings: [...found].map((each) =>
      (each === 'order-unclear' || each === 'fields-exchanged') && suggestion
        ? nameFindings.finding(each, suggestion)
        : nameFindings.finding(each),
    ),
  };
}

/** What is missing or doubtful in a name as read. */
function findingsOf(name: PersonName): NameFindingName[] {
  const found: NameFindingName[] = [];
  const given = [...name.given, ...name.middle];
  if (name.surname === null) found.push('no-surname');
  else if ([...keyOf(name.surname)].length === 1) found.push('surname-is-initial');
  if (given.length === 0) found.push('no-given-name');
  else if (given.every((word) => [...keyOf(word)].length === 1)) found.push('initials-only');
  const [only, second] = name.surnames;
  if (only !== undefined && second === undefined && name.particles.length === 0) {
    const key = keyOf(only);
    if (isSikhReligiousName(key) || isFemaleHonorific(key)) found.push('surname-not-shared');
  }
  if (name.marks.some((mark) => mark.role === 'often-unused'))
    found.push('first-name-often-unused');
  if (name.marks.some((mark) => mark.role === 'father' && name.surname?.includes(mark.word))) {
    found.push('surname-of-father');
  }
  const letters = standardLetters(name);
  if (/^(\p{L})\1{2,}$/u.test(letters)) found.push('repeated-letter');
  if (
    !/\p{Script=Latin}/u.test(letters) &&
    !/\p{Script=Cyrillic}|\p{Script=Greek}/u.test(letters)
  ) {
    found.push('script-not-read');
  }
  return found;
}

function standardLetters(name: PersonName): string {
  return (standardName(name) ?? '').replace(/[^\p{L}]/gu, '');
}
