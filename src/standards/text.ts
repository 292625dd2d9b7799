import { foldLetters, hasNonAscii, settle } from './fold.ts';
import { isMissing, missingSingleWords } from './missing.ts';
import type { Standardiser } from './standardiser.ts';
import { anyWordExcept } from './word-pattern.ts';

const APOSTROPHES = /['’‘‛ʼʻʹ′´`＇]/g;
const SEPARATORS = /[^a-z0-9]+/;
const UNICODE_SEPARATORS = /[^\p{L}\p{N}\p{M}]+/u;
const HAS_LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * Lower-case words of any text, without accents and punctuation; apostrophes
 * vanish (`john's` is one word, `johns`), everything else separates.
 */
export function plainWords(text: string): string[] {
  const folded = foldLetters(text).replace(APOSTROPHES, '');
  return hasNonAscii(folded)
    ? folded.split(UNICODE_SEPARATORS).filter((word) => HAS_LETTER_OR_DIGIT.test(word))
    : folded.split(SEPARATORS).filter((word) => word !== '');
}

function standardiseText(raw: string): string | null {
  const trimmed = raw.trim();
  if (isMissing(trimmed)) return null;
  return hasNonAscii(trimmed) ? settle(trimmed, textPass) : textPass(trimmed);
}

function textPass(value: string): string | null {
  const text = plainWords(value).join(' ');
  return isMissing(text) ? null : text;
}

/** One-word markers, and the first words of those of several (`not known`, `no data`). */
const MARKER_WORDS = [...missingSingleWords, 'na', 'nan', 'nil', 'no', 'not', 'prefer'];
const ORDINARY_WORD = `(?:${anyWordExcept(MARKER_WORDS)}|[0-9][a-z0-9]*)`;

/** Any text compared as a whole: places, occupations, categories. */
export const text: Standardiser = {
  name: 'text',
  description: 'Any text: lower case, no accents or punctuation, single spaces.',
  type: 'text',
  standardise: standardiseText,
  alreadyStandard: `${ORDINARY_WORD}(?: ${ORDINARY_WORD})*`,
};
