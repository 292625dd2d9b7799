import { isFamilyName, isGivenName } from './known-names.ts';
import { caseOf, isInitial, type Word } from './words.ts';

/*
 * Initials: `J. R.`, `J.R.`, `J R` and `JR` are the same two letters. A word of
 * two or three consonants is no name in English spelling, so it is initials;
 * with a vowel it may be a name (`Jo`, `Al`) and only capitals beside a name
 * in ordinary letters tell.
 */
const CONSONANTS = /^[bcdfghjklmnpqrstvwxz]{2,3}$/;

/** Words of consonants alone that are names or parts of names. */
const NAMES: ReadonlySet<string> = new Set('ng md mc st mst mhd hm'.split(' '));

function isRunOfInitials(word: Word, words: readonly Word[]): boolean {
  if (NAMES.has(word.key) || word.text.includes('-') || word.text.includes("'")) return false;
  if (CONSONANTS.test(word.key)) return true;
  return (
    /^\p{Lu}{2,3}$/u.test(word.text) &&
    words.some((other) => caseOf(other.text) === 'mixed' && other.key.length > 1) &&
    !isGivenName(word.key) &&
    !isFamilyName(word.key)
  );
}

/** Runs of initials at the start or the end of a name, letter by letter. */
export function splitInitials(words: readonly Word[], everywhere = false): Word[] {
  if (words.length < 2 && !everywhere) return [...words];
  return words.flatMap((word, at) => {
    const place = everywhere || at === 0 || at === words.length - 1;
    if (!place || !isRunOfInitials(word, words)) return [word];
    return [...word.text].map((letter) => ({ text: letter, key: letter.toLowerCase() }));
  });
}

/** How many initials stand at the end. */
export function initialsAtEnd(words: readonly Word[]): number {
  let count = 0;
  while (count < words.length && isInitial(words[words.length - 1 - count] as Word)) count += 1;
  return count;
}
