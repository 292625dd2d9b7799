import { type ConsentEvent, consentEventsOf } from '../../access/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import { notKnownText } from '../domain/index.ts';
import type { AuditedReads, ReadRequest } from '../reading/audited-read.ts';
import { triedPersons, visiblePerson } from '../reading/visible-records.ts';

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

/** That there is nobody, or nothing that may be seen, in the words of the use case. */
function personNotKnown(text: string): ReeveError {
  return new ReeveError('person/not-known', text);
}
