import { isFamilyName, isGivenName } from '../known-names.ts';
import type { Word } from '../words.ts';
import { type DivisionReading, familyFirst, type NamingSystem, wordSet } from './naming-system.ts';

/*
 * Family names with an ending for each sex (Kowalski and Kowalska, Ivanov and
 * Ivanova, Novak and Novakova, Kazlauskas and Kazlauskiene), so that husband,
 * wife and children differ in letters and share the name; and the East Slavic
 * patronymic (-ovich, -ovna), which stands between given and family name, or
 * last where the family name comes first. General knowledge of the languages'
 * grammar.
 */
const PATRONYMIC =
  /(?:ovich|evich|yevich|ovych|evych|ovna|evna|yevna|ivna|yivna|ichna|inichna|avich|aŭna|auna)$/;
const FAMILY_ENDING =
  /(?:sk[iya]|sky|skiy|skyi|skii|ska|skaya|skaia|ck[ia]|cky|cka|dzk[ia]|ov|ova|ev|eva|in|ina|enko|chuk|czyk|czak|wicz|vych|vich|ic|ova|escu|eanu|auskas|iene|aite|yte|ute|oglu|idis|opoulos|akis|ou|ian|yan|dze|shvili)$/;

/** Endings of women's family names, and what stands for both in the key. */
const NEUTRAL: readonly (readonly [RegExp, string])[] = [
  // Russian in full: Tolstaya, -skaya.
  [/sk(?:aya|aia|aja|a|i|y|iy|yi|yy|ii|yj|ij)$/, 'sk'],
  [/([cd]z?k)(?:a|i|y)$/, '$1'],
  [/(..)(ov|ev|ev|yev|in|yn)a$/, '$1$2'],
  // Lithuanian: -iene of a wife, -aite, -yte, -ute of a daughter.
  [/(?:auskas|auskiene|auskaite)$/, 'ausk'],
  [/(...)(?:aviciene|aviciute|avicius)$/, '$1avic'],
  [/(...)(?:iene|aite|yte|ute|as|is|ys)$/, '$1'],
  // Czech and Slovak -ova on a name without -ov; Greek genitive of women.
  [/(....)(?:opoulou|opoulos)$/, '$1opoul'],
];

/** Names of other languages that only look as if they had such an ending. */
const NOT_ENDINGS = wordSet(
  'medina molina farina messina cortina marina carolina casanova villanova villanueva terranova cordova ' +
    'geneva reina espina encina salina rudina latina cantina regina',
);

/** Letters of endings that other languages have too: kept unless a longer stem stands before. */
const ONLY_LITHUANIAN =
  /(?:iene|aite|yte|ute|unas|enas|inas|onis|aitis|auskas|iunas|evicius|avicius|auskiene|auskaite)$/;

/**
 * The stem that the family names of husband and wife share; the name itself
 * where its ending does not tell sex.
 *
 * @example neutralFamilyStem('kowalska'); // 'kowalsk'
 */
export function neutralFamilyStem(key: string): string {
  if (key.length < 5 || NOT_ENDINGS.has(key)) return key;
  for (const [ending, stem] of NEUTRAL) {
    if (!ending.test(key)) continue;
    if (ending.source.includes('iene|aite|yte|ute|as') && !ONLY_LITHUANIAN.test(key)) continue;
    return key.replace(ending, stem);
  }
  return key;
}

/** Whether two different family names are a husband's and a wife's form of one. */
export function isGenderedPair(a: string, b: string): boolean {
  if (a === b) return false;
  if (neutralFamilyStem(a) === neutralFamilyStem(b)) return true;
  // Czech and Slovak: Novak, Novakova; Bulgarian and Russian are caught above.
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    short.length >= 3 && (long === `${short}ova` || long === `${short.replace(/[aeo]$/, '')}ova`)
  );
}

export function isPatronymic(key: string): boolean {
  return key.length > 6 && PATRONYMIC.test(key);
}

/** Endings that only family names have, long enough to be sure of. */
const ONLY_FAMILY =
  /(?:owsk[ia]|ewsk[ia]|insk[iy]|inska|skaya|czyk|wicz|enko|escu|auskas|iene|aite|opoulos|ovova)$/;

function readings(words: readonly Word[]): DivisionReading[] {
  const [head, next] = words;
  const lastWord = words[words.length - 1];
  if (
    head &&
    next &&
    lastWord &&
    words.length <= 3 &&
    head.key.length > 6 &&
    ONLY_FAMILY.test(head.key)
  ) {
    if (isGivenName(next.key) && !isFamilyName(lastWord.key) && !FAMILY_ENDING.test(lastWord.key)) {
      return [
        { ...familyFirst(words), sure: 0.85, because: 'The ending of a family name stands first' },
      ];
    }
  }
  if (words.length !== 3) return [];
  const [first, second, third] = words as [Word, Word, Word];
  if (isPatronymic(third.key) && FAMILY_ENDING.test(first.key)) {
    return [
      {
        given: [[second]],
        middle: [[third]],
        family: [first],
        sure: 0.93,
        because: 'A patronymic stands last, so the family name is first',
      },
    ];
  }
  if (isPatronymic(second.key)) {
    return [
      {
        given: [[first]],
        middle: [[second]],
        family: [third],
        sure: 0.93,
        because: 'A patronymic stands between given and family name',
      },
    ];
  }
  return [];
}

export const easternEuropean: NamingSystem = {
  id: 'eastern-european',
  label: 'Names of Eastern Europe',
  source: 'General knowledge of Slavic and Baltic grammar; no published table used.',
  signs: (words) => {
    if (words.some((word) => isPatronymic(word.key))) return 0.9;
    const last = words[words.length - 1];
    return last &&
      last.key.length > 5 &&
      /(?:sk[iya]|ska|czyk|wicz|enko|escu|[oe]va|[oe]v|auskas|iene|aite)$/.test(last.key)
      ? 0.5
      : 0;
  },
  read: readings,
};
