/**
 * Latin letters that Unicode does not decompose into a base letter and a mark,
 * with what British clerks type for them. ß, æ, œ, ł, đ, þ and ı are as in
 * machine-readable passports (ICAO Doc 9303 part 3, section 6); ø, ö, ü, å and
 * ä lose their mark (o, o, u, a, a), not the oe, oe, ue, aa, ae of that table.
 */
const LATIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'k',
  ə: 'a',
  ǝ: 'e',
  ɛ: 'e',
  ɔ: 'o',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ƴ: 'y',
  ɣ: 'g',
  ɩ: 'i',
  ʋ: 'v',
};

const UNDECOMPOSED = new RegExp(`[${Object.keys(LATIN_LETTERS).join('')}]`, 'gu');
const MARKS_ON_LATIN = /(\p{Script=Latin})\p{M}+/gu;
const NOT_ASCII = /[^\0-\x7f]/;
/** Joiners, direction marks, soft hyphen, byte-order mark: seen by nobody, left by copying. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/** Latin-1 to Latin Extended-B, where each character folds on its own: no marks to combine. */
const LATIN_BLOCKS_END = 0x250;
const ONLY_LATIN_BLOCKS = /^[\0-\u024f]*$/;
const FOLDED_LATIN: readonly string[] = Array.from({ length: LATIN_BLOCKS_END }, (_, code) =>
  foldAny(String.fromCharCode(code)),
);

/**
 * Lower case, compatibility forms (NFKC, Unicode Standard Annex 15), and Latin
 * letters without their marks. Other scripts keep their letters and marks: a
 * vowel sign in Devanagari or a dot in Arabic is not an accent.
 *
 * @example
 * foldLetters('Łukasz MÜLLER'); // 'lukasz muller'
 */
export function foldLetters(text: string): string {
  if (!NOT_ASCII.test(text)) return text.toLowerCase();
  if (!ONLY_LATIN_BLOCKS.test(text)) return foldAny(text);
  let folded = '';
  for (let i = 0; i < text.length; i += 1) folded += FOLDED_LATIN[text.charCodeAt(i)];
  return folded;
}

function foldAny(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS_ON_LATIN, '$1')
    .replace(UNDECOMPOSED, (letter) => LATIN_LETTERS[letter] ?? letter)
    .normalize('NFKC');
}

/** Whether text has anything outside ASCII. */
export function hasNonAscii(text: string): boolean {
  return NOT_ASCII.test(text);
}

/**
 * Applies a rule again until nothing changes. Rules over ASCII are written so
 * that once is enough; over the whole of Unicode, where case, composition and
 * punctuation interact, this makes sure of it. Gives up with null, rather than
 * with a value that is not standard, after eight rounds.
 */
export function settle(value: string, rule: (value: string) => string | null): string | null {
  let current = value;
  for (let round = 0; round < 8; round += 1) {
    const next = rule(current);
    if (next === null || next === current) return next;
    current = next;
  }
  return null;
}
