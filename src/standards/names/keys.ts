import { doubleMetaphone } from '../double-metaphone.ts';
import { nicknameGroup } from '../nicknames.ts';
import { neutralFamilyStem } from './naming-systems/eastern-european.ts';
import { isIcelandicPatronymic } from './naming-systems/icelandic.ts';
import type { PersonName } from './person-name.ts';
import { canonicalSpelling } from './spelling.ts';
import { standardWords } from './standard-form.ts';
import { latinForms } from './transliterate.ts';
import { isInitial, keyOf } from './words.ts';

/** Values by which records of one person are brought together; none of them identifies. */
export interface NameKeys {
  /** Family names without particles, in Latin letters, one spelling, no ending of sex; sorted. */
  readonly surnames: readonly string[];
  /** The whole family name as one word: `vanderberg`. Null where there is none. */
  readonly surnameJoined: string | null;
  /** Double Metaphone codes of the family names. */
  readonly surnameSounds: readonly string[];
  /** Every name that the person may go by: given, middle, known as, and what those are short for. */
  readonly givenNames: readonly string[];
  /** Given names as one word, so that Xiao Ming and Xiaoming agree. */
  readonly givenJoined: string | null;
  /** First letters of given and middle names, lower case. */
  readonly initials: string;
  /** All words of the name in order of code: the same in whatever order they were written. */
  readonly sortedWords: string;
  /** Family names at other times, in the form of `surnames`. */
  readonly formerSurnames: readonly string[];
}

/**
 * Keys of a name for blocking and search.
 *
 * @example nameKeys(parsePersonName('Anna van der Berg').value).surnames; // ['berg']
 */
export function nameKeys(name: PersonName): NameKeys {
  const surnames = distinct(name.surnames.map(familyKey)).sort();
  const given = [...name.given, ...name.middle];
  const called = [...given, ...name.knownAs.flatMap((known) => known.split(' ').slice(0, 1))];
  const words = [...given, name.surname ?? ''].flatMap(standardWords);
  return {
    surnames,
    surnameJoined: orNull(standardWords(name.surname ?? '').join('')),
    surnameSounds: distinct(surnames.flatMap((surname) => doubleMetaphone(surname) ?? [])),
    givenNames: distinct(called.flatMap(givenKeys)),
    givenJoined: orNull(given.flatMap(standardWords).join('')),
    initials: name.initials.toLowerCase(),
    sortedWords: [...words].sort().join(' '),
    formerSurnames: distinct(
      name.formerNames.map((former) => familyKey(former.split(' ').at(-1) ?? '')),
    ),
  };
}

/** One family name in Latin letters, its representative spelling, no ending of sex. */
export function familyKey(surname: string): string {
  const key = keyOf(latinForms(surname)[0] ?? surname);
  // A daughter's and a son's name are two people's, not one name's two forms.
  if (isIcelandicPatronymic(key)) return key;
  return canonicalSpelling(neutralFamilyStem(canonicalSpelling(key, 'family')), 'family');
}

/** A given name and what it may stand for; an initial stands for too much. */
function givenKeys(given: string): string[] {
  const key = standardWords(given).join('');
  if (key === '' || isInitial({ text: given, key })) return [];
  const latin = latinForms(key).map(keyOf);
  const forms = latin.length === 0 ? [key] : latin;
  return forms.flatMap((form) => {
    const canonical = canonicalSpelling(form, 'given');
    return [canonical, ...(nicknameGroup(form) ?? [])];
  });
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].filter((value) => value !== '');
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}
