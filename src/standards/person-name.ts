import { LONGEST_NAME } from './names/clean.ts';
import { takeEstate } from './names/estates.ts';
import { isGivenName } from './names/known-names.ts';
import { isOccupier, isOrganisation } from './names/organisations.ts';
import { keyOf } from './names/words.ts';
import { fullName } from './names.ts';
import type { Standardiser } from './standardiser.ts';

const isGivenWord = (word: string): boolean => isGivenName(keyOf(word));

const isNobody = (text: string): boolean => isOccupier(text) || isOrganisation(text, isGivenWord);

const FAMILY_NAME_FIRST = /^(\p{L}[\p{L}'’-]*)\s*,\s*([^,]+)$/u;

/** Turned round as it is written: of `Church, Charlotte` only so is it plain that it is no church. */
function turnedRound(text: string): string {
  const [, family, given] = FAMILY_NAME_FIRST.exec(text) ?? [];
  return family === undefined || given === undefined ? text : `${given} ${family}`;
}

/** What follows `Executors of the late`, as often as it is said. */
function withoutEstate(text: string): string {
  const rest = takeEstate(text);
  return rest === null ? text : withoutEstate(rest);
}

function standardisePersonName(raw: string): string | null {
  const trimmed = raw.trim();
  // No name, and no such text is worth a search for bodies and estates.
  if (trimmed.length > LONGEST_NAME) return fullName.standardise(trimmed);
  const text = withoutEstate(trimmed);
  if (isNobody(turnedRound(text))) return null;
  const name = fullName.standardise(text);
  if (name === null) return null;
  // Without its titles and marks it may say more plainly that it is a body, or an estate.
  const rest = withoutEstate(name);
  if (rest !== name) return standardisePersonName(rest);
  return isNobody(name) ? null : name;
}

/** A whole name, as `full-name` gives it, of a person: companies and "The Occupier" have none. */
export const personName: Standardiser = {
  name: 'person-name',
  description:
    'Whole name of a person as full-name gives it, of an estate that of the dead; nothing for organisations and "The Occupier".',
  type: 'text',
  standardise: standardisePersonName,
  alreadyStandard: null,
};
