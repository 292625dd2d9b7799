import { familyKey } from './keys.ts';
import { isParticle } from './particles.ts';
import { canonicalWord, spellingGroup } from './spelling.ts';

/*
 * Derivations of standard forms (names.ts) for match models: lower-case words
 * one space apart in, lower-case words out.
 */

/** Every word in its representative spelling, where it is certain which name it is. */
export function spelling(standard: string): string | null {
  const words = standard.split(' ').filter((word) => word !== '');
  return words.length === 0 ? null : words.map(canonicalWord).join(' ');
}

/**
 * The representatives of the names that a spelling may be, ambiguity kept. Of
 * several words each certain one is replaced, and there is one form.
 */
export function spellingGroupOf(standard: string): readonly string[] | null {
  const whole = spelling(standard);
  if (whole === null) return null;
  return whole.includes(' ') ? [whole] : spellingGroup(standard.replaceAll(' ', ''));
}

/** A family name without particles, one spelling, without the ending of sex. */
export function familyStem(standard: string): string | null {
  const words = standard.split(' ').filter((word) => word !== '');
  const named = words.filter((word, at) => at === words.length - 1 || !isParticle(word));
  const stem = named
    .map(familyKey)
    .filter((word) => word !== '')
    .join(' ');
  return stem === '' ? null : stem;
}

/** All words as one: Xiao Ming and Xiaoming, De Souza and Desouza agree. */
export function joinedWords(standard: string): string | null {
  const joined = standard.replaceAll(' ', '');
  return joined === '' ? null : joined;
}
