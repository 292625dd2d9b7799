import { foldLetters, hasNonAscii, settle } from './fold.ts';
import { isMissingMarker, missingSingleWords, saysMissing } from './missing.ts';
import type { Standardiser } from './standardiser.ts';
import { anyWordExcept } from './word-pattern.ts';

/*
 * Names of people, to lower-case words one space apart.
 *
 * - Accents and ligatures become ASCII letters; other scripts stay (fold.ts).
 * - An apostrophe goes and what it joined stays joined: O'Brien, O’BRIEN and
 *   OBrien are one name in the files of councils, so `obrien`.
 * - A hyphen becomes a space: Smith-Jones is as often typed Smith Jones.
 * - Titles and suffixes go while a name remains without them. They say nothing
 *   that separates people well (Jr does, but is too rarely and too unevenly
 *   written in Britain to compare).
 * - What follows née or formerly goes: it is another name, not part of this one.
 *
 * Titles: the list in the NHS Data Dictionary's PERSON TITLE guidance and
 * common British usage. Words that are also everyday names at the start of a
 * name are left out: Hon (Cantonese), Col (Colin), Md (Mohammed), Imam, Dean.
 */
const TITLES: ReadonlySet<string> = new Set(
  (
    'mr mrs miss ms mx mister master messrs madam dr doctor prof professor rev revd reverend fr ' +
    'rabbi pastor sir dame lord lady baroness cllr councillor capt captain lt lieutenant sgt ' +
    'sergeant colonel major rt'
  ).split(' '),
);

/** Titles that files also put last (`SMITH JOHN MR`); none of them is a common surname. */
const TRAILING_TITLES: ReadonlySet<string> = new Set(
  'mr mrs miss ms mx dr prof rev revd cllr'.split(' '),
);

/** Generation marks and letters after the name. Ma and Ba are surnames: left out, as is Md. */
const SUFFIXES: ReadonlySet<string> = new Set(
  (
    'jr jnr snr sr ii iii esq esquire obe mbe cbe kbe dbe kcb bsc msc mphil dphil phd mba llb llm ' +
    'pgce frcs mrcp mrcs mrcgp frcp frs mbbs mbchb'
  ).split(' '),
);

/** Senior and Junior are names as well: a suffix only where two words remain without them. */
const NAME_LIKE_SUFFIXES: ReadonlySet<string> = new Set(['junior', 'senior']);

const FORMER_NAME_MARKS: ReadonlySet<string> = new Set(['nee', 'formerly']);

/** Prefixes of Irish and Scottish surnames that are typed apart as often as joined. */
const JOINED_PREFIXES: ReadonlySet<string> = new Set(['o', 'mc', 'mac']);

interface NameRules {
  /** How many words must remain before Junior or Senior is taken for a suffix. */
  readonly keepBeforeNameLikeSuffix: number;
  /** Prefixes joined to the word after them. */
  readonly joined: ReadonlySet<string>;
  /** Whether `Smith, John` is turned round. */
  readonly familyFirstByComma: boolean;
}

const PLAIN_WORD = /^[A-Za-z]+$/;
const SEPARATORS = /[^a-z0-9]+/;
const UNICODE_SEPARATORS = /[^\p{L}\p{N}\p{M}]+/u;
const HAS_LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** Apostrophes of every keyboard: typewriter, curly, reversed, modifier, prime, grave and acute. */
const APOSTROPHES = /['’‘‛ʼʻʹ′´`＇]/g;
/** `O' Brien`, `D' Souza`: the space after the apostrophe of a one-letter prefix goes too. */
const SPACED_APOSTROPHE = /(^|[^\p{L}\p{M}])([odlm])['’‘‛ʼʻʹ′´`＇]\s+/giu;

function standardiseName(raw: string, rules: NameRules): string | null {
  if (PLAIN_WORD.test(raw)) {
    if (raw === 'NA' || raw === 'NaN') return null;
    const word = raw.toLowerCase();
    return saysMissing(word) ? null : word;
  }
  const trimmed = raw.trim();
  if (trimmed === '' || isMissingMarker(trimmed)) return null;
  return hasNonAscii(trimmed)
    ? settle(trimmed, (value) => namePass(value, rules))
    : namePass(trimmed, rules);
}

function namePass(value: string, rules: NameRules): string | null {
  let text = foldLetters(value);
  if (rules.familyFirstByComma && text.includes(',')) text = givenNameFirst(text);
  const words = joinPrefixes(withoutOrnaments(wordsOf(text), rules), rules.joined);
  if (words.length === 0) return null;
  const name = words.join(' ');
  return saysMissing(name) ? null : name;
}

function wordsOf(text: string): string[] {
  if (hasNonAscii(text)) {
    return text
      .replace(SPACED_APOSTROPHE, '$1$2')
      .replace(APOSTROPHES, '')
      .split(UNICODE_SEPARATORS)
      .filter((word) => HAS_LETTER_OR_DIGIT.test(word));
  }
  const joined =
    text.includes("'") || text.includes('`')
      ? text.replace(SPACED_APOSTROPHE, '$1$2').replace(APOSTROPHES, '')
      : text;
  return joined.split(SEPARATORS).filter((word) => word !== '');
}

/**
 * `smith, john` to `john smith`. Only where what stands before the one comma
 * is a single word (or a particle and its surname, `de souza`), so that
 * `John Smith, Leeds` and `Thomas Clifford, 1st Baron Clifford` keep their order.
 */
function givenNameFirst(text: string): string {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !wordsOf(part).every((word) => isOrnament(word)));
  const [family, given] = parts;
  if (parts.length !== 2 || family === undefined || given === undefined) return parts.join(' ');
  const surnameAlone = /^(?:(?:de|da|di|la|le|du|van|von|der|den|el|al|bin|st) )*\S+$/.test(family);
  return surnameAlone && !/[0-9]/.test(given) ? `${given} ${family}` : `${family} ${given}`;
}

function isOrnament(word: string): boolean {
  return TITLES.has(word) || SUFFIXES.has(word);
}

/** Words without titles before, suffixes after, and former names; one word always remains. */
function withoutOrnaments(words: string[], rules: NameRules): string[] {
  let start = 0;
  let end = words.length;
  while (end - start > 1) {
    const word = words[start] as string;
    // `Mr and Mrs Smith`: the word between two titles goes with them.
    if (!TITLES.has(word) && !(word === 'and' && start > 0)) break;
    start += 1;
  }
  for (let i = start + 1; i < end - 1; i += 1) {
    if (FORMER_NAME_MARKS.has(words[i] as string)) end = i;
  }
  while (end - start > 1) {
    const word = words[end - 1] as string;
    const ornament =
      SUFFIXES.has(word) ||
      TRAILING_TITLES.has(word) ||
      (NAME_LIKE_SUFFIXES.has(word) && end - start > rules.keepBeforeNameLikeSuffix);
    if (!ornament) break;
    end -= 1;
  }
  return start === 0 && end === words.length ? words : words.slice(start, end);
}

/** `mc donald` to `mcdonald`; from the end, so that one pass settles it. */
function joinPrefixes(words: string[], prefixes: ReadonlySet<string>): string[] {
  if (prefixes.size === 0) return words;
  for (let i = words.length - 2; i >= 0; i -= 1) {
    const next = words[i + 1] as string;
    if (prefixes.has(words[i] as string) && next.length > 2) {
      words.splice(i, 2, `${words[i]}${next}`);
    }
  }
  return words;
}

const SPECIAL_WORDS = [
  ...TITLES,
  ...TRAILING_TITLES,
  ...SUFFIXES,
  ...NAME_LIKE_SUFFIXES,
  ...FORMER_NAME_MARKS,
  ...JOINED_PREFIXES,
  ...missingSingleWords,
  // First words of the missing markers of several words (`not known`).
  'and',
  'no',
  'not',
  'prefer',
];

const ORDINARY_WORD = anyWordExcept(SPECIAL_WORDS);
const ORDINARY_NAME = `${ORDINARY_WORD}(?: ${ORDINARY_WORD})*`;

function nameStandardiser(name: string, description: string, rules: NameRules): Standardiser {
  return {
    name,
    description,
    type: 'text',
    standardise: (raw) => standardiseName(raw, rules),
    alreadyStandard: ORDINARY_NAME,
  };
}

const NO_PREFIXES: ReadonlySet<string> = new Set();

/** A name or part of a name, of unknown kind. */
export const name = nameStandardiser(
  'name',
  'Any name of a person: lower case, no accents, punctuation, titles or suffixes.',
  { keepBeforeNameLikeSuffix: 2, joined: NO_PREFIXES, familyFirstByComma: false },
);

/** Given names, one or more. */
export const givenName = nameStandardiser(
  'given-name',
  'Given name or names: lower case, no accents, punctuation or titles.',
  { keepBeforeNameLikeSuffix: 1, joined: NO_PREFIXES, familyFirstByComma: false },
);

/** Family name or names; `O Brien`, `Mc Donald` and `Mac Donald` are joined. */
export const surname = nameStandardiser(
  'surname',
  "Surname: lower case, no accents, punctuation or titles; O'Brien and O Brien become obrien, Mc Donald mcdonald.",
  { keepBeforeNameLikeSuffix: 1, joined: JOINED_PREFIXES, familyFirstByComma: false },
);

/** A whole name in one field; `Smith, John` becomes `john smith`. */
export const fullName = nameStandardiser(
  'full-name',
  'Whole name: lower case, no accents, punctuation, titles or suffixes; "Smith, John" is turned round.',
  { keepBeforeNameLikeSuffix: 2, joined: new Set(['mc']), familyFirstByComma: true },
);
