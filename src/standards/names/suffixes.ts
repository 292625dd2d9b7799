import type { Word } from './words.ts';

/*
 * What stands after a name: the mark of a generation, honours, degrees and
 * posts. From general knowledge of British usage; no published list is followed.
 * Ma, Ba and Md are names of people and are left out.
 */
const GENERATION: ReadonlyMap<string, string> = new Map([
  ['jr', 'Jnr'],
  ['jnr', 'Jnr'],
  ['jun', 'Jnr'],
  ['junr', 'Jnr'],
  ['junior', 'Jnr'],
  ['sr', 'Snr'],
  ['snr', 'Snr'],
  ['sen', 'Snr'],
  ['senr', 'Snr'],
  ['senior', 'Snr'],
  ['ii', 'II'],
  ['iii', 'III'],
  ['2nd', 'II'],
  ['3rd', 'III'],
]);

/** Generation marks that are names as well: they need two words before them. */
const NEED_TWO: ReadonlySet<string> = new Set(['junior', 'senior', 'jun', 'sen']);

const LETTERS: ReadonlyMap<string, string> = new Map(
  (
    'Esq Esquire OBE MBE CBE KBE DBE GBE KCB DCB CB CMG KCMG DCMG GCB CVO MVO LVO KCVO VC GC MC DSO ' +
    'DFC MM QGM BEM TD VR QPM KPM MP MEP MSP MLA AM MS JP DL QC KC PC RN RAF BSc MSc MPhil DPhil ' +
    'PhD MBA LLB LLM BEd MEd PGCE BEng MEng FRCS MRCP MRCS MRCGP FRCP FRS FRSA MBBS MBChB MD DDS ' +
    'BDS RGN SRN CEng FCA ACA FCCA ACCA FRICS MRICS FRIBA RIBA FCIPD MCIPD CPFA FCIH Bt'
  )
    .split(' ')
    .map((letters): [string, string] => [
      letters.toLowerCase().replace(/[()]/g, ''),
      letters === 'Esquire' ? 'Esq' : letters,
    ]),
);

/** Letters that are names or initials as well: taken only after two words and in capitals. */
const LETTERS_ALSO_NAMES: ReadonlySet<string> = new Set(
  'mc am ms md mm vc gc cb td vr dl pc rn ma ba kc qc mp jp'.split(' '),
);

const isCapitals = (text: string): boolean => /^\p{Lu}+$/u.test(text);

export interface WithoutSuffixes {
  readonly generation: string | null;
  readonly suffixes: readonly string[];
  readonly words: readonly Word[];
}

/** `B.Sc.`, `Ph.D.`, `M.B.E.` to BSc, PhD, MBE: letters of the table alone, and never first. */
export function joinDottedLetters(text: string): string {
  return text.replace(/(?<=\S[\s,]+)(?:\p{L}{1,3}\.\s?){2,4}(?=[\s,]|$)/gu, (dotted) => {
    const letters = LETTERS.get(dotted.replace(/[.\s]/g, '').toLowerCase());
    return letters === undefined ? dotted : `${letters} `;
  });
}

/**
 * Suffixes after a name, taken off while a name remains.
 *
 * @param remain how many words must remain.
 */
export function takeSuffixes(words: readonly Word[], remain = 1): WithoutSuffixes {
  const suffixes: string[] = [];
  let generation: string | null = null;
  let end = words.length;
  while (end > remain) {
    const word = words[end - 1] as Word;
    const mark = GENERATION.get(word.key);
    const needed = NEED_TWO.has(word.key) ? Math.max(remain, 2) : remain;
    if (mark !== undefined && generation === null && end - 1 >= needed) {
      generation = mark;
      end -= 1;
      continue;
    }
    const letters = LETTERS.get(word.key);
    const doubtful = LETTERS_ALSO_NAMES.has(word.key);
    const takes =
      letters !== undefined &&
      (!doubtful ||
        (end - 1 >= Math.max(2, remain) && isCapitals(word.text) && !allCapitals(words)));
    if (!takes) break;
    suffixes.unshift(letters as string);
    end -= 1;
  }
  return { generation, suffixes, words: words.slice(0, end) };
}

/** Marks of a generation that are nothing else, and so are one between names too. */
const INSIDE: ReadonlySet<string> = new Set('jr jnr snr ii iii'.split(' '));

/** `John Jnr Smith`: a mark between the names. */
export function takeGenerationInside(words: readonly Word[]): {
  readonly generation: string | null;
  readonly words: readonly Word[];
} {
  const at = words.findIndex((word, i) => i > 0 && i < words.length - 1 && INSIDE.has(word.key));
  const mark = words[at];
  if (mark === undefined) return { generation: null, words };
  const rest = words.filter((word, i) => !(i > 0 && i < words.length - 1 && INSIDE.has(word.key)));
  return { generation: GENERATION.get(mark.key) ?? null, words: rest };
}

/** In a name all in capitals, capitals say nothing. */
function allCapitals(words: readonly Word[]): boolean {
  return words.every((word) => isCapitals(word.text.replace(/[^\p{L}]/gu, '')));
}

/** Suffixes in a field, or between commas, of their own; null where a word is no suffix. */
export function suffixesOf(words: readonly Word[]): WithoutSuffixes | null {
  const found = takeSuffixes([{ text: 'A', key: 'a' }, { text: 'b', key: 'b' }, ...words], 2);
  return words.length > 0 && found.words.length === 2 ? { ...found, words: [] } : null;
}
