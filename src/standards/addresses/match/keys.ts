import { possibleStreets, sureStreets } from '../vocabulary.ts';
import { editDistance } from './edit-distance.ts';

/** Words written so that what has two spellings is one: ST for Street and Saint alike. */
const ONE_SPELLING: ReadonlyMap<string, string> = new Map([
  ['STREET', 'ST'],
  ['SAINT', 'ST'],
  ['SAINTS', 'STS'],
  ['DRIVE', 'DR'],
  ['DOCTOR', 'DR'],
  ['AND', ''],
]);

/**
 * A name as one run of letters, in which spaces, a leading THE, and the two
 * meanings of ST make no difference: HIGH STREET and HIGH ST are both HIGHST,
 * GREEN FIELD ROAD is GREENFIELDROAD.
 */
export function keyOf(words: readonly string[]): string {
  let key = '';
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    if (i === 0 && word === 'THE' && words.length > 1) continue;
    key += ONE_SPELLING.get(word) ?? word;
  }
  return key;
}

/** A street's name, cut for comparing: HIGH and STREET. */
export interface StreetName {
  readonly key: string;
  /** The key without the descriptor; the whole where there is none. */
  readonly base: string;
  /** ROAD, ST...; empty where the name has none. */
  readonly descriptor: string;
}

/** Cuts the descriptor off a street's name, unless it is all of the name. */
export function streetNameOf(words: readonly string[]): StreetName {
  const key = keyOf(words);
  const last = words.at(-1) ?? '';
  const isDescriptor =
    sureStreets.has(last) || possibleStreets.has(last) || last === 'ST' || last === 'DR';
  const rest = words.slice(0, -1);
  if (!isDescriptor || rest.length === 0 || (rest.length === 1 && rest[0] === 'THE')) {
    return { key, base: key, descriptor: '' };
  }
  return { key, base: keyOf(rest), descriptor: ONE_SPELLING.get(last) ?? last };
}

const longDescriptors = [...sureStreets].filter((word) => word.length >= 4);
const corrected = new Map<string, string | null>();
const MOST_CORRECTED = 5000;

/**
 * As `streetNameOf`, for a name as typed: where it ends in no descriptor but in
 * something one slip away from one (HIGH STEET), that is the descriptor.
 */
export function typedStreetName(words: readonly string[]): StreetName {
  const name = streetNameOf(words);
  if (name.descriptor !== '' || words.length < 2) return name;
  const meant = nearestDescriptor(words.at(-1)!);
  return meant === null ? name : streetNameOf([...words.slice(0, -1), meant]);
}

function nearestDescriptor(word: string): string | null {
  if (word.length < 3) return null;
  let meant = corrected.get(word);
  if (meant === undefined) {
    meant = longDescriptors.find((each) => editDistance(word, each, 1) === 1) ?? null;
    if (corrected.size >= MOST_CORRECTED) corrected.clear();
    corrected.set(word, meant);
  }
  return meant;
}
