import { foldLetters } from '../fold.ts';
import { isIrishO } from './particles.ts';

/** One word of a name: as written, and its key for looking up. */
export interface Word {
  readonly text: string;
  /** Lower case, no accents, apostrophes, hyphens or points: `obrien`, `smithjones`. */
  readonly key: string;
}

const NOT_IN_KEY = /[^\p{L}\p{N}\p{M}]+/gu;

/** Key of a word: what is left when writing habits are taken away. */
export function keyOf(text: string): string {
  return foldLetters(text).replace(NOT_IN_KEY, '');
}

/** Words of a text without commas. Points, slashes and brackets divide; hyphens do not. */
export function wordsOf(text: string): Word[] {
  return text
    .replace(/(^|[^\p{L}\p{M}])([odlm])'\s+(?=\p{L})/giu, "$1$2'")
    .replace(/\s+-\s+/g, '-')
    .split(/[^\p{L}\p{M}'-]+/u)
    .map((each) => each.replace(/^['-]+|['-]+$/g, '').replace(/-{2,}/g, '-'))
    .map((each) => ({ text: each, key: keyOf(each) }))
    .filter((word) => word.key !== '');
}

/** Parts of a hyphenated word: `Smith-Jones` to `Smith`, `Jones`. */
export function partsOf(word: Word): string[] {
  return word.text.split('-').filter((part) => keyOf(part) !== '');
}

export function isInitial(word: Word): boolean {
  return (
    [...word.key].length === 1 &&
    /\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}/u.test(word.key)
  );
}

/** Whether a text uses capitals for all its letters, for none, or for some. */
export function caseOf(text: string): 'upper' | 'lower' | 'mixed' {
  const upper = /\p{Lu}/u.test(text);
  const lower = /\p{Ll}/u.test(text);
  if (upper && lower) return 'mixed';
  return lower ? 'lower' : 'upper';
}

function capital(part: string): string {
  const letters = [...part.toLowerCase()];
  const [first, ...rest] = letters;
  return first === undefined ? '' : `${first.toUpperCase()}${rest.join('')}`;
}

/** One piece between hyphens, in the usual capitals: `mcdonald` is McDonald, `o'brien` O'Brien. */
function pieceInCapitals(piece: string): string {
  const apostrophe = /^([dlo]|n)'(.+)$/iu.exec(piece);
  if (apostrophe !== null)
    return `${capital(apostrophe[1] as string)}'${capital(apostrophe[2] as string)}`;
  if (isIrishO(keyOf(piece))) return `O'${capital(piece.slice(1))}`;
  // Mac is left alone: Macdonald, but also Mackie, Macey and Mach.
  const mc = /^mc(\p{L}{3,})$/iu.exec(piece);
  return mc === null ? capital(piece) : `Mc${capital(mc[1] as string)}`;
}

/**
 * A word in the capitals that names usually have, where the source used one
 * case throughout; where it used both, the writer knew better.
 */
export function inCapitals(text: string): string {
  const letters = text.replace(/[^\p{L}]/gu, '');
  if (caseOf(text) === 'mixed' && letters.length > 1) return text;
  return text.split('-').map(pieceInCapitals).join('-');
}
