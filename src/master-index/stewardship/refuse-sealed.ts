import type { SeenThrough } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import { type IndexPart, notInPerson, type PersonId, type RecordId } from '../domain/index.ts';
import { isRestricted } from '../store/read-store.ts';
import {
  isOpenDecision,
  type OpenSeal,
  openPersons,
  openRecords,
  sealedRecords,
} from '../store/visible-ids.ts';
import type { StewardRequest } from './plan-request.ts';

/**
 * Refuses what is about a sealed person to whoever is not cleared, before anything of the person is
 * read: of an id that is sealed it does and says what it does of one that nobody has.
 *
 * @throws ReeveError `decision/unknown-person`, `decision/unknown-record`, `decision/unknown` for
 *   what is not there, or must not be known to be; `decision/sealed` of a person by whose id one is
 *   told that something is restricted, and of whoever is sealed but for being there
 */
export async function refuseSealed(
  tx: Queryable,
  { persons: cleared }: SeenThrough,
  request: StewardRequest,
): Promise<void> {
  if (request.kind === 'undo') {
    const { decision } = request;
    if (await isOpenDecision(tx, Number(decision), cleared)) return;
    throw new ReeveError('decision/unknown', `There is no decision ${decision}`);
  }
  const { persons, records, absent = noRecord } = namedBy(request);
  await refuseSealedPersons(tx, persons, cleared);
  const open = await openRecords(tx, records.map(Number), cleared);
  for (const record of records) refuseUnlessOpen(open.get(Number(record)), absent(record));
}

/** The ids that a request for anything but an undo names. */
function namedBy(request: Exclude<StewardRequest, { kind: 'undo' }>): {
  readonly persons: readonly PersonId[];
  readonly records: readonly RecordId[];
  /** What is said of a record that is not there. */
  readonly absent?: (record: RecordId) => ReeveError;
} {
  switch (request.kind) {
    case 'link':
    case 'move':
      return { persons: [request.to], records: [request.record] };
    case 'merge':
      return { persons: [request.keep, request.other], records: [] };
    case 'split': {
      const { person, records } = request;
      return { persons: [person], records, absent: (record) => notInPerson(person, record) };
    }
    default:
      return { persons: [], records: request.records };
  }
}

async function refuseSealedPersons(
  tx: Queryable,
  persons: readonly PersonId[],
  cleared: readonly number[],
): Promise<void> {
  const open = await openPersons(tx, persons.map(Number), cleared);
  for (const person of persons) {
    const seal = open.get(Number(person));
    if (seal === undefined && (await isRestricted(tx, Number(person)))) throw sealed();
    refuseUnlessOpen(seal, noPerson(person));
  }
}

function refuseUnlessOpen(seal: OpenSeal | undefined, absent: ReeveError): void {
  if (seal === undefined) throw absent;
  if (seal !== 0) throw sealed();
}

/** As `refuseSealed`, for looking at one person. */
export async function refuseSealedPerson(
  tx: Queryable,
  { persons: cleared }: SeenThrough,
  person: number,
): Promise<void> {
  await refuseSealedPersons(tx, [String(person)], cleared);
}

/** Of some persons those that a steward may know to be there. */
export async function knownPersons(
  tx: Queryable,
  { persons: cleared }: SeenThrough,
  persons: readonly number[],
): Promise<number[]> {
  const open = await openPersons(tx, persons, cleared);
  return persons.filter((person) => open.has(person));
}

/** Ids that a decision rests on and that its steward must not be told of. */
export interface HiddenIds {
  readonly records: ReadonlySet<RecordId>;
  readonly persons: ReadonlySet<PersonId>;
}

/**
 * What is sealed in the part of the index that a decision is made on. It has to count, or what was
 * decided of it would not hold; it is not told.
 */
export async function hiddenIn(
  tx: Queryable,
  { persons: cleared }: SeenThrough,
  part: IndexPart,
): Promise<HiddenIds> {
  const found = await sealedRecords(
    tx,
    part.links.map(({ record }) => Number(record)),
    cleared,
  );
  return {
    records: new Set([...found.keys()].map(String)),
    persons: new Set([...found.values()].map(String)),
  };
}

/** What is said of a record that is not there. */
export function noRecord(record: string): ReeveError {
  return new ReeveError('decision/unknown-record', `No person has record ${record} now`, {
    hint: 'Its source may have it no more.',
  });
}

function noPerson(person: PersonId): ReeveError {
  return new ReeveError('decision/unknown-person', `There is no person ${person}`);
}

/** Of something that may be known to be there, and is not for this steward. */
export function sealed(): ReeveError {
  return new ReeveError('decision/sealed', 'Something that this is about is not shown to you', {
    hint: 'Ask somebody who may see the whole of it to decide.',
  });
}
