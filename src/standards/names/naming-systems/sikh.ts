import { isOnlyFamilyName } from '../known-names.ts';
import { familyFirst, givenFirst, type NamingSystem, wordSet } from './naming-system.ts';

/*
 * Sikh names: a given name used by both sexes, then Singh (men) or Kaur
 * (women), then a family name or none. Source of Singh and Kaur: the Sikh
 * Rehat Maryada (Sikh code of conduct, 1945), which has them follow the given
 * name. Singh is also a family name of Hindus, and of women by marriage.
 */
const RELIGIOUS = wordSet('singh kaur sing kour kor');
const ENDINGS =
  /(?:preet|jit|jeet|inder|inderjit|deep|want|bir|veer|pal|dev|nam|meet|noor|leen|ninder|winder|jinder)$/;

export function isSikhReligiousName(key: string): boolean {
  return RELIGIOUS.has(key);
}

export const sikh: NamingSystem = {
  id: 'sikh',
  label: 'Sikh names',
  source: 'Sikh Rehat Maryada, for Singh and Kaur after the given name.',
  signs: (words) => {
    const religious = words.some((word, at) => at > 0 && RELIGIOUS.has(word.key));
    const ending = words.some((word) => word.key.length > 5 && ENDINGS.test(word.key));
    return (religious ? 0.6 : 0) + (ending ? 0.3 : 0);
  },
  read: (words) => {
    const last = words[words.length - 1];
    const first = words[0];
    if (!first || !last || words.length < 2 || !RELIGIOUS.has(last.key)) return [];
    // `Dhillon Harpreet Kaur`: the family name has gone to the front.
    if (words.length === 3 && isOnlyFamilyName(first.key)) {
      return [
        { ...familyFirst(words), sure: 0.85, because: 'Singh or Kaur follows the given name' },
      ];
    }
    return [{ ...givenFirst(words), sure: 0.9, because: 'Singh or Kaur stands last' }];
  },
};
