import type { PersonId } from './ids.ts';

/**
 * Where an id that may be old leads: the id of a person who is there now, or null where no
 * record of the person is left, or the id was never given.
 *
 * @param next where a retired id redirects to; null where it leads nowhere
 * @param isLive whether a person has that id now
 */
export function resolvePerson(
  person: PersonId,
  next: (person: PersonId) => PersonId | null | undefined,
  isLive: (person: PersonId) => boolean,
): PersonId | null {
  const seen = new Set<PersonId>();
  let at: PersonId | null | undefined = person;
  while (at !== null && at !== undefined && !seen.has(at)) {
    if (isLive(at)) return at;
    seen.add(at);
    at = next(at);
  }
  return null;
}
