import { foldLetters } from '../fold.ts';

/*
 * Latin letters for names in other scripts, as far as the script tells.
 *
 * Cyrillic and Greek spell every sound, so each letter has its Latin ones; only
 * habits differ, and each habit gives a form. Arabic script leaves out short
 * vowels: only a skeleton of consonants can be had from it, which narrows a
 * search and identifies nobody. Chinese characters, Devanagari, Gurmukhi,
 * Bengali and the rest are not read: a wrong guess is worse than none.
 */

/** ICAO Doc 9303 part 3, section 6, table of Cyrillic: passports. */
const PASSPORT: Readonly<Record<string, string>> = letters(
  'а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ' +
    'ч ch ш sh щ shch ъ ie ы y э e ю iu я ia і i ї i є ie ґ g ў u ђ d ј j љ lj њ nj ћ c џ dz ѕ dz ѓ g ќ k',
);

/** Ukrainian, where it differs in the same table: г is h and и is y. */
const UKRAINIAN: Readonly<Record<string, string>> = { ...PASSPORT, г: 'h', и: 'y' };

/** What English writers do by ear: y where passports have i. */
const BY_EAR: Readonly<Record<string, string>> = {
  ...PASSPORT,
  ...letters('ё yo й y ю yu я ya ї yi є ye х h'),
};

/** Greek letters by ISO 843 (ELOT 743), transcription; the pairs come first. */
const GREEK_PAIRS: readonly (readonly [RegExp, string])[] = [
  [/ου/g, 'ou'],
  [/(α|ε|η)υ(?=[αεηιουωβγδζλμνρ])/g, '$1v'],
  [/(α|ε|η)υ/g, '$1f'],
  [/γγ/g, 'ng'],
  [/γξ/g, 'nx'],
  [/γχ/g, 'nch'],
  [/(^| )μπ/g, '$1b'],
];
const GREEK: Readonly<Record<string, string>> = letters(
  'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o',
);

/** Arabic, Persian and Urdu consonants; long vowels, ayn and hamza have no letter here. */
const ARABIC: Readonly<Record<string, string>> = letters(
  'ب b پ b ت t ث t ٹ t ج j چ j ح h خ k د d ذ d ڈ d ر r ز z ژ z ڑ r س s ش s ص s ض d ط t ظ z غ g ف f ق k ' +
    'ك k ک k گ g ل l م m ن n ه h ہ h ھ h',
);

function letters(pairs: string): Record<string, string> {
  const words = pairs.split(' ');
  const table: Record<string, string> = {};
  for (let i = 0; i + 1 < words.length; i += 2) table[words[i] as string] = words[i + 1] as string;
  return table;
}

function spelt(text: string, table: Readonly<Record<string, string>>): string {
  return [...text].map((letter) => table[letter] ?? (/[ьъ]/.test(letter) ? '' : letter)).join('');
}

/**
 * The Latin spellings that a name in Cyrillic or Greek letters may have,
 * likeliest first; the name itself where it is Latin; none where the script
 * does not tell.
 *
 * @example latinForms('юлия'); // ['iuliia', 'yuliya']
 */
export function latinForms(text: string): readonly string[] {
  const folded = foldLetters(text);
  if (/\p{Script=Cyrillic}/u.test(folded)) {
    const ukrainian = /[іїєґ]/.test(folded);
    const forms = [
      spelt(folded, ukrainian ? UKRAINIAN : PASSPORT),
      spelt(folded, BY_EAR),
      spelt(folded, BY_EAR).replace(/i?y\b/g, 'y'),
    ];
    return [...new Set(forms)];
  }
  if (/\p{Script=Greek}/u.test(folded)) {
    // Accents and diaeresis are no letters in the transcription.
    let bare = folded.normalize('NFD').replace(/\p{M}/gu, '');
    for (const [pair, latin] of GREEK_PAIRS) bare = bare.replace(pair, latin);
    return [spelt(bare, GREEK)];
  }
  return /\p{Script=Latin}/u.test(folded) ? [folded] : [];
}

/**
 * Consonants of a name, so that a name in Arabic letters and its many Latin
 * spellings have one key: `محمد`, Mohammed and Muhammad are `mhmd`. Coarse:
 * different names share it. Null where there are fewer than two consonants.
 */
export function consonantSkeleton(text: string): string | null {
  const folded = foldLetters(text);
  const skeleton = /\p{Script=Arabic}/u.test(folded)
    ? [...folded.replace(/^ال/u, '')].map((letter) => ARABIC[letter] ?? '').join('')
    : folded
        .replace(/h$/, '')
        .replace(/[st]h|ch/g, (pair) => (pair === 'th' ? 't' : 's'))
        .replace(/([kgd])h/g, '$1')
        .replace(/q|c|x/g, 'k')
        .replace(/p|v/g, (letter) => (letter === 'p' ? 'b' : ''))
        .replace(/[^a-z]|[aeiouyw]/g, '');
  const single = skeleton.replace(/(.)\1+/g, '$1');
  return single.length < 2 ? null : single;
}
