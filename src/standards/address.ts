import { hasNonAscii, settle } from './fold.ts';
import { isMissing, missingSingleWords } from './missing.ts';
import type { Standardiser } from './standardiser.ts';
import { plainWords } from './text.ts';
import { anyWordExcept } from './word-pattern.ts';

/*
 * One line or part of an address, to lower-case words with abbreviations
 * written out. Not parsed: parts and the gazetteer are another matter.
 *
 * Abbreviations: those of Royal Mail's and BS 7666's street descriptors, and
 * of the Australian street types (AS 4590) that have no other meaning here.
 */
const ANYWHERE: ReadonlyMap<string, string> = new Map([
  ['rd', 'road'],
  ['ave', 'avenue'],
  ['av', 'avenue'],
  ['aven', 'avenue'],
  ['ln', 'lane'],
  ['cres', 'crescent'],
  ['cresc', 'crescent'],
  ['crsnt', 'crescent'],
  ['sq', 'square'],
  ['terr', 'terrace'],
  ['tce', 'terrace'],
  ['trce', 'terrace'],
  ['gdns', 'gardens'],
  ['gdn', 'garden'],
  ['grds', 'gardens'],
  ['pk', 'park'],
  ['hse', 'house'],
  ['ho', 'house'],
  ['bldg', 'building'],
  ['bldgs', 'buildings'],
  ['cott', 'cottage'],
  ['cotts', 'cottages'],
  ['est', 'estate'],
  ['grn', 'green'],
  ['gro', 'grove'],
  ['grv', 'grove'],
  ['gve', 'grove'],
  ['hts', 'heights'],
  ['mdws', 'meadows'],
  ['mws', 'mews'],
  ['pde', 'parade'],
  ['prom', 'promenade'],
  ['blvd', 'boulevard'],
  ['bvd', 'boulevard'],
  ['cct', 'circuit'],
  ['hwy', 'highway'],
  ['esp', 'esplanade'],
  ['wlk', 'walk'],
  ['str', 'street'],
  ['ctr', 'centre'],
  ['apt', 'flat'],
  ['apartment', 'flat'],
  ['flt', 'flat'],
  ['rm', 'room'],
  ['flr', 'floor'],
  ['bsmt', 'basement'],
  ['gnd', 'ground'],
  ['1st', 'first'],
  ['2nd', 'second'],
  ['3rd', 'third'],
]);

/** Read so only as the last word before a comma or the end: elsewhere St is Saint, Dr Doctor. */
const AT_END: ReadonlyMap<string, string> = new Map([
  ['st', 'street'],
  ['dr', 'drive'],
  ['drv', 'drive'],
  ['cl', 'close'],
  ['clo', 'close'],
  ['ct', 'court'],
  ['crt', 'court'],
  ['pl', 'place'],
  ['wy', 'way'],
  ['hl', 'hill'],
  ['ri', 'rise'],
  ['ter', 'terrace'],
  ['vw', 'view'],
]);

const RANGE = /([0-9])\s*[-–]\s*(?=[0-9])/g;
const NUMBER = /^[0-9]+$/;
const HOUSE_LETTER = /^[a-z]$/;
/** `no 12`: the word before the number says nothing. */
const NUMBER_SIGNS: ReadonlySet<string> = new Set(['no', 'number']);

function standardiseAddress(raw: string): string | null {
  const trimmed = raw.trim();
  if (isMissing(trimmed)) return null;
  return hasNonAscii(trimmed) ? settle(trimmed, addressPass) : addressPass(trimmed);
}

function addressPass(value: string): string | null {
  const words: string[] = [];
  // Line breaks separate as commas do. A range `12-14` becomes one word, 12to14.
  for (const segment of value.split(/[,;\n\r|]+/)) {
    const first = words.length;
    for (const word of plainWords(segment.replace(RANGE, '$1to'))) {
      addWord(words, ANYWHERE.get(word) ?? word);
    }
    if (words.length > first + 1) writeOutEnding(words);
  }
  // Once the commas are gone the last word ends the whole: read now as it would be then.
  writeOutEnding(words);
  const joined = words.join(' ');
  return isMissing(joined) ? null : joined;
}

/** Adds a word, dropping `no` before a number and joining `14 b` to `14b`. */
function addWord(words: string[], word: string): void {
  const code = word.charCodeAt(0);
  if (code >= 48 && code <= 57) {
    while (words.length > 0 && NUMBER_SIGNS.has(words.at(-1) as string)) words.pop();
  }
  const before = words.at(-1);
  if (before !== undefined && HOUSE_LETTER.test(word) && NUMBER.test(before)) {
    words[words.length - 1] = `${before}${word}`;
  } else {
    words.push(word);
  }
}

function writeOutEnding(words: string[]): void {
  const ending = AT_END.get(words.at(-1) ?? '');
  const before = words.at(-2);
  if (ending === undefined || before === undefined || NUMBER.test(before)) return;
  words[words.length - 1] = ending;
}

const SPECIAL_WORDS = [
  ...[...ANYWHERE.keys()].filter((word) => /^[a-z]+$/.test(word)),
  ...AT_END.keys(),
  ...missingSingleWords,
  ...'na nan nil no not number prefer'.split(' '),
  ...'abcdefghijklmnopqrstuvwxyz',
];
const ORDINARY_WORD = `(?:${anyWordExcept(SPECIAL_WORDS)}|[0-9]+)`;

/** A line or part of an address as comparable words. */
export const address: Standardiser = {
  name: 'address',
  description:
    'Address or part of one: lower case, no punctuation, abbreviations written out (rd, ave, flat for apartment).',
  type: 'text',
  standardise: standardiseAddress,
  alreadyStandard: `${ORDINARY_WORD}(?: ${ORDINARY_WORD})*`,
};
