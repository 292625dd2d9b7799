import type { HiddenItems } from '../../access/index.ts';
import { notKnownText } from '../domain/index.ts';
import type { AuditedReads, ReadRequest } from './audited-read.ts';
import type { NotKnown } from './person-view.ts';
import { triedPersons, visiblePerson } from './visible-records.ts';

export interface HiddenRequest extends ReadRequest {
  readonly personId: string;
}

/**
 * What sharing agreements hide of a person, by source and reason. It says nothing of what is held:
 * but for the person's consent it is the same of everybody.
 */
export interface HiddenFrom {
  readonly personId: string;
  readonly hidden: readonly HiddenItems[];
}

/**
 * What a viewer cannot see of a person for a purpose, and why.
 *
 * @throws ReeveError what `AuditedReads.read` throws
 */
export async function hiddenFrom(
  reads: AuditedReads,
  request: HiddenRequest,
): Promise<HiddenFrom | NotKnown> {
  return reads.read<HiddenFrom | NotKnown>(request, 'read-hidden', ['view'], async (reading) => {
    const { personId } = request;
    const person = await visiblePerson(reading, personId);
    if (person === null) {
      const persons = triedPersons(personId, null);
      return { value: { notKnown: notKnownText('nobody-found') }, persons };
    }
    const hidden = reading.visibility.of(person).hidden();
    return { value: { personId: String(person), hidden }, persons: [person] };
  });
}
