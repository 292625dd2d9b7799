import type { Queryable } from '../../database/index.ts';

/*
 * Which ids may be known to be there. Each statement goes by an index without the rows that it must
 * not touch, so that it does the same for an id that is sealed as for one that nobody has.
 */

/** How far an id is sealed that may be known to be there: 0 not, 1 where the person lives. */
export type OpenSeal = 0 | 1;

/** Of some persons those that are not sealed, or but for where they live. */
export async function openPersons(
  db: Queryable,
  persons: readonly number[],
): Promise<ReadonlyMap<number, OpenSeal>> {
  const rows = await db.query<{ person_id: number; seal: OpenSeal }>(
    'SELECT person_id, seal FROM person WHERE person_id = ANY($1::int[]) AND seal < 2',
    [persons],
  );
  return new Map(rows.map(({ person_id, seal }) => [person_id, seal]));
}

/**
 * Of some records of persons those that are not sealed, or but for where the person lives, whether
 * a person has them or not.
 */
export async function openRecords(
  db: Queryable,
  records: readonly number[],
): Promise<ReadonlyMap<number, OpenSeal>> {
  const rows = await db.query<{ record_id: number; seal: OpenSeal }>(
    `SELECT r.record_id, r.seal FROM source_record r JOIN dataset d USING (dataset_id)
     WHERE r.record_id = ANY($1::int[]) AND r.seal < 2 AND d.is_person`,
    [records],
  );
  return new Map(rows.map(({ record_id, seal }) => [record_id, seal]));
}

/** Whether there is a decision of a steward, and nobody that it names is sealed. */
export async function isOpenDecision(db: Queryable, decision: number): Promise<boolean> {
  const rows = await db.query(
    'SELECT 1 FROM decision WHERE decision_id = $1 AND effects IS NOT NULL AND seal = 0',
    [decision],
  );
  return rows.length > 0;
}

/** Of some records those that are sealed. */
export async function sealedRecords(
  db: Queryable,
  records: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await db.query<{ record_id: number; person_id: number }>(
    `SELECT record_id, person_id FROM link
     WHERE record_id = ANY($1::int[]) AND to_at IS NULL AND seal > 0`,
    [records],
  );
  return new Map(rows.map(({ record_id, person_id }) => [record_id, person_id]));
}
