import { type ConsentEvent, consentEventsOf } from '../../access/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import { notKnownText } from '../domain/index.ts';
import type { AuditedReads, Reading, ReadRequest } from '../reading/audited-read.ts';
import { heldRecords } from '../reading/held-records.ts';
import { latestVersionsOfPersons, personAfterRedirects } from '../store/read-store.ts';

const PERSON_ID = /^[1-9]\d{0,8}$/;

/**
 * The person whom an id leads to, where the viewer may see anything of them; null where there is
 * nobody, or nothing that may be seen: whoever asks cannot tell the two apart.
 */
async function visiblePerson(
  { tx, visibility, catalogue, cleared, heedConsents }: Reading,
  personId: string,
): Promise<number | null> {
  const person = PERSON_ID.test(personId)
    ? await personAfterRedirects(tx, Number(personId), cleared)
    : null;
  if (person === null) return null;
  const datasets = visibility.datasets(true);
  const versions = await latestVersionsOfPersons(tx, [person], datasets, cleared);
  await heedConsents(versions);
  const records = heldRecords(versions, { visibility, catalogue }, 'summary');
  return records.length === 0 ? null : person;
}

/**
 * The person whom an id leads to, for whoever is about to do something with them; audited.
 *
 * @throws ReeveError `person/not-known`, and what `AuditedReads.read` throws
 */
export async function requireVisiblePerson(
  reads: AuditedReads,
  request: ReadRequest & { readonly personId: string },
  capability: 'view' | 'record-consent',
): Promise<number> {
  const person = await reads.read(request, 'find-person', [capability], async (reading) => {
    const value = await visiblePerson(reading, request.personId);
    return { value, persons: triedPersons(request.personId, value) };
  });
  if (person === null) throw personNotKnown(notKnownText('nobody-found'));
  return person;
}

/**
 * What a person said of consent, oldest first.
 *
 * @throws ReeveError `person/not-known`, and what `AuditedReads.read` throws
 */
export async function consentsOfPerson(
  reads: AuditedReads,
  request: ReadRequest & { readonly personId: string },
): Promise<readonly ConsentEvent[]> {
  const events = await reads.read(request, 'read-consents', ['view'], async (reading) => {
    const person = await visiblePerson(reading, request.personId);
    if (person === null) return { value: null, persons: triedPersons(request.personId, null) };
    const value = (await consentEventsOf(reading.tx, [person])).get(person) ?? [];
    return { value, persons: [person] };
  });
  if (events === null) throw personNotKnown(notKnownText('nobody-found'));
  return events;
}

/** For the audit: who was found, or whose id was tried, alike whether anybody has it. */
function triedPersons(personId: string, found: number | null): number[] {
  if (found !== null) return [found];
  return PERSON_ID.test(personId) ? [Number(personId)] : [];
}

/** That there is nobody, or nothing that may be seen, in the words of the use case. */
function personNotKnown(text: string): ReeveError {
  return new ReeveError('person/not-known', text);
}
