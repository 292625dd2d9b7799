import type { Queryable } from '../../database/index.ts';
import { reservePersonIds } from './person-store.ts';

/** A record that was just written, and whether it had been there before. */
export interface WrittenRecord {
  readonly recordId: number;
  readonly isNew: boolean;
}

/**
 * The ids by which whoever wrote some records is told whose they are, for those that are of
 * somebody sealed: an id of the person that says nothing. So it is of somebody of whom the address
 * alone is sealed: the person's own id, told for the right postcode and not for a wrong one, would
 * confirm it.
 *
 * A new record of somebody sealed is told under an id of its own, as if it had been nobody else's;
 * the id leads to the person from the beginning. A record that was told of before is told under the
 * id that it had then, or the oldest of those.
 *
 * @returns by record; of others there is none
 */
export async function toldPersons(
  tx: Queryable,
  written: readonly WrittenRecord[],
): Promise<ReadonlyMap<number, number>> {
  const sealed = await tx.query<{ record_id: number; person_id: number }>(
    `SELECT record_id, person_id FROM link
     WHERE record_id = ANY($1::int[]) AND to_at IS NULL AND seal >= 1 ORDER BY record_id`,
    [written.map(({ recordId }) => recordId)],
  );
  if (sealed.length === 0) return new Map();
  const records = sealed.map(({ record_id }) => record_id);
  const areNew = new Set(written.flatMap(({ recordId, isNew }) => (isNew ? [recordId] : [])));
  const told = new Map(sealed.map(({ record_id, person_id }) => [record_id, person_id]));
  for (const { record_id, person_id } of await earliestPersons(tx, records)) {
    told.set(record_id, person_id);
  }
  const fresh = records.filter((record) => areNew.has(record));
  const ids = await reservePersonIds(tx, fresh.length);
  for (const [i, record] of fresh.entries()) {
    const person = ids[i] as number;
    await leadTo(tx, person, record);
    told.set(record, person);
  }
  return told;
}

/** Whose records were before they were whose they are. */
async function earliestPersons(
  tx: Queryable,
  records: readonly number[],
): Promise<{ record_id: number; person_id: number }[]> {
  return tx.query(
    `SELECT DISTINCT ON (record_id) record_id, person_id FROM link
     WHERE record_id = ANY($1::int[]) AND to_at IS NOT NULL ORDER BY record_id, link_id`,
    [records],
  );
}

/** Makes an id that a record had for no time, and that leads to whom it is. */
async function leadTo(tx: Queryable, person: number, record: number): Promise<void> {
  await tx.query(
    `INSERT INTO person (person_id, made_at, retired_at, redirect_to, merged_into, seal) OVERRIDING SYSTEM VALUE
     SELECT $1, l.from_at, l.from_at, l.person_id, l.person_id, l.seal
     FROM link l WHERE l.record_id = $2 AND l.to_at IS NULL`,
    [person, record],
  );
  await tx.query(
    `INSERT INTO link (record_id, person_id, from_at, to_at, decision_id, seal)
     SELECT record_id, $1, from_at, from_at, decision_id, seal FROM link WHERE record_id = $2 AND to_at IS NULL`,
    [person, record],
  );
}
