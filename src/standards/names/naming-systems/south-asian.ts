import { isOnlyFamilyName } from '../known-names.ts';
import { familyFirst, givenFirst, type NamingSystem, wordSet } from './naming-system.ts';

/*
 * Names of Muslims of Pakistan, Bangladesh and northern India. Often no family
 * name: a woman's second part (Begum, Khatun, Bibi) is an honorific that her
 * husband and children do not share; a man's first part (Mohammed) is seldom
 * what he is called by; each brother may end his name differently.
 */

/** Second parts of women's names, in every common spelling. */
const FEMALE_HONORIFICS = wordSet(`
  begum begam begom beegum khatun khatoon khatoun bibi beebee khanam khanum khanom bano banu banoo
  nisa nessa akhtar akhter akter aktar akhtor sultana parveen parvin perveen pervin parbin jahan kausar kousar
  kauser bi bee`);

/** First parts that stand before the name in use. */
const FIRST_PARTS = wordSet(`
  muhammad mohammed mohammad muhammed mohamed mohamad mohd md mohmmed mohammod mohomed
  mst most mosammat musammat mossammat musamat syed sayed sayyid syeda sayeda ghulam`);

const OTHER_SIGNS = wordSet(`
  miah mia miya uddin ullah chowdhury choudhury chaudhry islam rahman hoque haque khan malik butt
  bhatti qureshi siddiqui iqbal mahmood hussain ahmed`);

/** Whether a second part is an honorific of women. */
export function isFemaleHonorific(key: string): boolean {
  return FEMALE_HONORIFICS.has(key);
}

/** Whether a first part is one that seldom is the name in use. */
export function isFirstPart(key: string): boolean {
  return FIRST_PARTS.has(key);
}

export const southAsianMuslim: NamingSystem = {
  id: 'south-asian-muslim',
  label: 'Names of Muslims of South Asia',
  source: 'General knowledge of British registration practice; no published table used.',
  signs: (words) => {
    const honorific = words.some((word, at) => at > 0 && FEMALE_HONORIFICS.has(word.key));
    const first = words.length > 2 && FIRST_PARTS.has(words[0]?.key ?? '');
    const others = words.filter((word) => OTHER_SIGNS.has(word.key)).length;
    return Math.min(0.9, (honorific ? 0.6 : 0) + (first ? 0.3 : 0) + 0.25 * others);
  },
  read: (words) => {
    const last = words[words.length - 1];
    const first = words[0];
    if (
      words.length === 2 &&
      first &&
      FEMALE_HONORIFICS.has(first.key) &&
      last &&
      !FEMALE_HONORIFICS.has(last.key)
    ) {
      return [
        { ...familyFirst(words), sure: 0.75, because: 'An honorific of women stands second' },
      ];
    }
    if (
      words.length >= 2 &&
      last &&
      FEMALE_HONORIFICS.has(last.key) &&
      first &&
      !isOnlyFamilyName(first.key)
    ) {
      return [{ ...givenFirst(words), sure: 0.9, because: 'An honorific of women stands last' }];
    }
    return [];
  },
};
