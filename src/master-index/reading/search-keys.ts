import type { MappedRecord } from '../../intake/index.ts';
import { hashTexts } from '../../linkage/index.ts';
import { type AttributeName, derivations, standardisers } from '../../standards/index.ts';

/**
 * What a record can be found by. Each kind counts only where the viewer may see all attributes
 * that it is made of, so that nothing is found by what is hidden.
 */
export const SEARCH_KINDS = {
  given: ['forenames', 'middleNames', 'knownAs', 'fullName'],
  family: ['surname', 'formerSurname', 'fullName'],
  initial: ['forenames', 'middleNames', 'knownAs', 'surname', 'formerSurname', 'fullName'],
  born: ['dateOfBirth'],
  phone: ['mobile', 'phone'],
  email: ['email'],
  postcode: ['postcode'],
  outward: ['postcode'],
  address: ['address'],
  uprn: ['uprn', 'address'],
  nino: ['nino'],
  nhs: ['nhsNumber'],
  pupil: ['pupilNumber'],
  /** The record's own key in its source: no attribute says whether it may be seen. */
  reference: [],
} as const satisfies Readonly<Record<string, readonly AttributeName[]>>;
export type SearchKind = keyof typeof SEARCH_KINDS;

/**
 * Kinds by which nobody is found whose address is sealed. An account is of a household, and whoever
 * has its number would learn whether somebody is still in it; of telephones, those whose number has
 * a place in it are among them too (`sealHides`).
 */
const LEADS_TO_PLACE: ReadonlySet<SearchKind> = new Set<SearchKind>([
  'postcode',
  'outward',
  'address',
  'uprn',
  'reference',
]);

/** The whole number by which a value of a kind is found: 53 bits. */
export function searchKey(kind: SearchKind, text: string): number {
  return hashTexts([kind, text]);
}

/** A word of a name, once for all records that have it. */
export interface SearchWord {
  readonly key: number;
  readonly word: string;
  readonly isFamily: boolean;
}

/** What is kept of a record, to find it. */
export interface SearchRow {
  readonly recordId: number;
  readonly datasetId: number;
  /** The last of them are those that lead to a place. */
  readonly keys: readonly number[];
  /** How many of the keys lead to a place: see `LEADS_TO_PLACE`. */
  readonly places: number;
  readonly words: readonly SearchWord[];
}

/** A single letter is an initial, not a word. */
const SHORTEST_WORD = 2;

/** The words of a name in the form in which they are compared: no capitals, accents or hyphens. */
export function nameWords(text: string): string[] {
  const standard = standardisers['person-name']?.standardise(text) ?? null;
  return standard === null ? [] : [...new Set(standard.split(' '))];
}

/**
 * The keys of a record as mapped: of values that can be right only, as none but these are shown.
 *
 * @param uprn the property that the address was matched to; null for none
 * @example searchRow({ recordId: 7, datasetId: 2 }, record, '9900100001').keys
 */
export function searchRow(
  { recordId, datasetId }: { readonly recordId: number; readonly datasetId: number },
  record: MappedRecord,
  uprn: string | null,
): SearchRow {
  const keys = new Set<number>();
  const places = new Set<number>();
  const words = new Map<number, SearchWord>();
  const add = (kind: SearchKind, text: string, isPlace = LEADS_TO_PLACE.has(kind)): void => {
    (isPlace ? places : keys).add(searchKey(kind, text));
  };
  const of = (name: AttributeName): readonly string[] => {
    const value = record.attributes[name];
    return value === undefined ? [] : typeof value === 'string' ? [value] : value;
  };
  const addWord = (word: string, isFamily: boolean): void => {
    if (word.length < SHORTEST_WORD) return;
    const key = searchKey(isFamily ? 'family' : 'given', word);
    keys.add(key);
    words.set(key, { key, word, isFamily });
  };
  const { given, family } = namesOf(of);
  for (const word of given) addWord(word, false);
  for (const word of family) {
    addWord(word, true);
    for (const initial of new Set(given.map(firstLetter))) add('initial', `${initial} ${word}`);
  }
  for (const born of of('dateOfBirth')) add('born', born);
  for (const number of of('mobile')) add('phone', number);
  for (const number of of('phone')) add('phone', number, true);
  for (const email of of('email')) add('email', email.toLowerCase());
  for (const postcode of of('postcode')) {
    add('postcode', postcode);
    const outward = outwardOf(postcode);
    if (outward !== null) add('outward', outward);
  }
  for (const address of of('address')) {
    for (const place of placesOf(address)) add('address', place);
  }
  for (const property of uprn === null ? of('uprn') : [uprn]) add('uprn', property);
  for (const number of of('nino')) add('nino', number);
  for (const number of of('nhsNumber')) add('nhs', number);
  for (const number of of('pupilNumber')) add('pupil', number);
  for (const reference of referencesOf(record.key)) add('reference', reference);
  const harmless = [...keys].filter((key) => !places.has(key));
  return {
    recordId,
    datasetId,
    keys: [...harmless, ...places],
    places: places.size,
    words: [...words.values()],
  };
}

function namesOf(of: (name: AttributeName) => readonly string[]): {
  readonly given: readonly string[];
  readonly family: readonly string[];
} {
  const wordsOf = (...names: AttributeName[]) => [...new Set(names.flatMap(of).flatMap(nameWords))];
  const family = wordsOf('surname', 'formerSurname');
  const given = wordsOf('forenames', 'middleNames', 'knownAs');
  if (of('surname').length > 0) return { given, family };
  // In one field nothing certain says which word is which.
  const whole = wordsOf('fullName');
  return { given: [...new Set([...given, ...whole])], family: [...new Set([...family, ...whole])] };
}

export function firstLetter(word: string): string {
  return String.fromCodePoint(word.codePointAt(0) ?? 32);
}

/** District of a postcode in standard form: `NW9` of `NW9 4AA`. */
export function outwardOf(postcode: string): string | null {
  const outward = derivations.outward?.derive(postcode) ?? null;
  return typeof outward === 'string' ? outward : null;
}

/** House number and the word after it, as in `12a high`: of a flat its house too. */
export function placesOf(address: string): string[] {
  const text = address.toLowerCase().normalize('NFKD').replaceAll(/[’'`]/g, '');
  return [...text.matchAll(/\b(\d{1,4}[a-z]?)[\s,]+(?=([a-z]{3,}))/g)].map(
    ([, number, word]) => `${number} ${word}`,
  );
}

/** A key of a source, and those parts of it that look like a reference, without punctuation. */
export function referencesOf(key: string): string[] {
  const parts = [key, ...key.split('/')].map(referenceForm);
  return [...new Set(parts.filter((part) => part.length >= 4 && /\d/.test(part)))];
}

/** A reference as typed or kept, in the form in which they are compared. */
export function referenceForm(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}
