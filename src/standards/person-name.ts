import { isGivenName } from './names/known-names.ts';
import { isOccupier, isOrganisation } from './names/organisations.ts';
import { keyOf } from './names/words.ts';
import { fullName } from './names.ts';
import type { Standardiser } from './standardiser.ts';

const isGivenWord = (word: string): boolean => isGivenName(keyOf(word));

const isNobody = (text: string): boolean => isOccupier(text) || isOrganisation(text, isGivenWord);

function standardisePersonName(raw: string): string | null {
  if (isNobody(raw.trim())) return null;
  const name = fullName.standardise(raw);
  // Turned round and without its titles, it may say more plainly that it is a body.
  return name === null || isNobody(name) ? null : name;
}

/** A whole name, as `full-name` gives it, of a person: companies and "The Occupier" have none. */
export const personName: Standardiser = {
  name: 'person-name',
  description:
    'Whole name of a person as full-name gives it; nothing for organisations and "The Occupier".',
  type: 'text',
  standardise: standardisePersonName,
  alreadyStandard: null,
};
