import { isIdNumber } from '../../kernel/index.ts';
import {
  type AsKnown,
  latestVersionsOfPersons,
  personAfterRedirects,
  versionsOfPersons,
} from '../store/read-store.ts';
import type { Reading } from './audited-read.ts';
import { type HeldRecord, heldRecords } from './held-records.ts';

/** For the audit: who was found, or whose id was tried, alike whether anybody has it. */
export function triedPersons(personId: string, found: number | null): number[] {
  if (found !== null) return [found];
  return isIdNumber(personId) ? [Number(personId)] : [];
}

/**
 * The person whom an id leads to, where the viewer may see anything of them; null where there is
 * nobody, or nothing that may be seen: whoever asks cannot tell the two apart. Nothing of them is
 * shown by it, and so none of it is noted as seen.
 *
 * @param personId as given by a search, or typed
 */
export async function visiblePerson(
  { tx, visibility, catalogue, cleared, heedConsents }: Reading,
  personId: string,
): Promise<number | null> {
  const person = isIdNumber(personId)
    ? await personAfterRedirects(tx, Number(personId), cleared)
    : null;
  if (person === null) return null;
  const datasets = visibility.datasets(true);
  const versions = await latestVersionsOfPersons(tx, [person], datasets, cleared);
  await heedConsents(versions);
  const unseen = { visibility: visibility.unnoted(), catalogue };
  return heldRecords(versions, unseen, 'whole').length === 0 ? null : person;
}

/** What the viewer may see of the records of a person, with all that they have ever said. */
export async function visibleRecords(
  { tx, visibility, catalogue, cleared, heedConsents }: Reading,
  person: number,
  asKnown: AsKnown,
): Promise<readonly HeldRecord[]> {
  const versions = await versionsOfPersons(
    tx,
    [person],
    visibility.datasets(true),
    asKnown,
    cleared,
  );
  await heedConsents(versions);
  return heldRecords(versions, { visibility, catalogue }, 'whole');
}
