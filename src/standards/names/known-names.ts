import { namesInNicknameTable } from '../nicknames.ts';
import { FAMILY_NAMES, GIVEN_AND_FAMILY_NAMES } from './family-names-table.ts';
import { GIVEN_NAMES } from './given-names-table.ts';
import { spellingsKnown } from './spelling.ts';
import { keyOf } from './words.ts';

function wordsIn(table: string): string[] {
  return table
    .trim()
    .split(/\s+/)
    .map((word) => keyOf(word));
}

const FAMILY: ReadonlySet<string> = new Set([
  ...wordsIn(FAMILY_NAMES),
  ...spellingsKnown('family'),
]);
const GIVEN: ReadonlySet<string> = new Set([
  ...namesInNicknameTable(),
  ...spellingsKnown('given'),
  ...wordsIn(GIVEN_NAMES),
]);

/** Family names that are in a table of given names by way of a nickname or a rare use. */
const MOSTLY_FAMILY: ReadonlySet<string> = new Set(
  (
    'smith jones taylor brown wilson johnson robinson harrison khan patel begum kaur singh miah uddin ' +
    'chowdhury rahman islam akhtar haque bhuiyan sikder talukder sarkar qureshi siddiqui bush burns ' +
    'lee young king chan wong ullah bibi khatun jahan mirza ward tate'
  ).split(' '),
);

const SOMETIMES_FAMILY: ReadonlySet<string> = new Set(wordsIn(GIVEN_AND_FAMILY_NAMES));

/** A given name that is seldom a family name: Yetunde, not John. */
export function isSeldomFamilyName(key: string): boolean {
  return isOnlyGivenName(key) && !SOMETIMES_FAMILY.has(key);
}

/** A given name, by the tables. */
export function isGivenName(key: string): boolean {
  return GIVEN.has(key) && !MOSTLY_FAMILY.has(key);
}

/** A family name, by the tables. */
export function isFamilyName(key: string): boolean {
  return FAMILY.has(key);
}

export function isOnlyGivenName(key: string): boolean {
  return isGivenName(key) && !FAMILY.has(key);
}

export function isOnlyFamilyName(key: string): boolean {
  return FAMILY.has(key) && !isGivenName(key);
}
