import { personAfterRedirects, versionsOfPersons } from '../store/read-store.ts';
import type { Reading } from './audited-read.ts';
import { type HeldRecord, heldRecords } from './held-records.ts';

/** A person, and what their viewer may see of their records. */
export interface VisibleRecords {
  readonly person: number;
  /** One or more. */
  readonly records: readonly HeldRecord[];
}

/**
 * The records of a person as they are now, or of whom their number leads to; null where there is
 * nobody of that number, or nothing that may be seen.
 *
 * @param personId as given by a search, or typed
 */
export async function visibleRecords(
  { tx, visibility, catalogue, cleared, heedConsents }: Reading,
  personId: string,
): Promise<VisibleRecords | null> {
  if (!isPersonId(personId)) return null;
  const person = await personAfterRedirects(tx, Number(personId), cleared);
  if (person === null) return null;
  const versions = await versionsOfPersons(tx, [person], visibility.datasets(true), null, cleared);
  await heedConsents(versions);
  const records = heldRecords(versions, { visibility, catalogue }, 'whole');
  return records.length === 0 ? null : { person, records };
}

/** Whether a text can be the number of a person. */
export function isPersonId(text: string): boolean {
  return /^[1-9]\d{0,8}$/.test(text);
}
