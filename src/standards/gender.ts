import type { Standardiser } from './standardiser.ts';
import { text } from './text.ts';

/**
 * Words and codes for male and female. Digits are those of ISO/IEC 5218 (also
 * the NHS Data Dictionary's PERSON GENDER CODE): 1 male, 2 female, 0 not
 * known, 9 not applicable or indeterminate.
 */
const WORDS: ReadonlyMap<string, string | null> = new Map<string, string | null>([
  ...'m male man men boy masculine gentleman 1'.split(' ').map((word) => [word, 'm'] as const),
  ...'f female woman women girl feminine w lady 2'.split(' ').map((word) => [word, 'f'] as const),
  ...['0', '9', 'u', 'unk', 'not disclosed', 'not set', 'not recorded', 'i do not wish to say'].map(
    (word) => [word, null] as const,
  ),
]);

function standardiseGender(raw: string): string | null {
  const word = text.standardise(raw);
  if (word === null) return null;
  const known = WORDS.get(word);
  return known === undefined ? word : known;
}

/** Sex or gender: `m`, `f`, or what else was written, in lower case. */
export const gender: Standardiser = {
  name: 'gender',
  description: 'Sex or gender to m or f; any other word is kept in lower case.',
  type: 'text',
  standardise: standardiseGender,
  alreadyStandard: '[mf]',
};
