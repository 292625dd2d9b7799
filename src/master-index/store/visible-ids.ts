import type { Queryable } from '../../database/index.ts';

/*
 * Which ids may be known to be there. Each statement goes by an index without the rows that it must
 * not touch, so that it does the same for an id that is sealed as for one that nobody has. For
 * somebody who sees sealed persons, these are let in by a statement more (`cleared`).
 */

/** How far an id is sealed that may be known to be there: 0 not, 1 where the person lives. */
export type OpenSeal = 0 | 1;

/**
 * Of some persons those that are not sealed, or but for where they live.
 *
 * @param cleared persons who are seen though they are sealed: to this reader they are not
 */
export async function openPersons(
  db: Queryable,
  persons: readonly number[],
  cleared: readonly number[],
): Promise<ReadonlyMap<number, OpenSeal>> {
  const rows = await db.query<{ person_id: number; seal: OpenSeal }>(
    'SELECT person_id, seal FROM person WHERE person_id = ANY($1::int[]) AND seal < 2',
    [persons],
  );
  const open = new Map(rows.map(({ person_id, seal }) => [person_id, seal]));
  if (cleared.length === 0) return open;
  const seen = await db.query<{ person_id: number }>(
    `SELECT person_id FROM person
     WHERE person_id = ANY($1::int[]) AND coalesce(redirect_to, person_id) = ANY($2::int[])`,
    [persons, cleared],
  );
  for (const { person_id } of seen) open.set(person_id, 0);
  return open;
}

/**
 * Of some records of persons those that are not sealed, or but for where the person lives, whether
 * a person has them or not.
 *
 * @param cleared as of `openPersons`
 */
export async function openRecords(
  db: Queryable,
  records: readonly number[],
  cleared: readonly number[],
): Promise<ReadonlyMap<number, OpenSeal>> {
  const rows = await db.query<{ record_id: number; seal: OpenSeal }>(
    `SELECT r.record_id, r.seal FROM source_record r JOIN dataset d USING (dataset_id)
     WHERE r.record_id = ANY($1::int[]) AND r.seal < 2 AND d.is_person`,
    [records],
  );
  const open = new Map(rows.map(({ record_id, seal }) => [record_id, seal]));
  if (cleared.length === 0) return open;
  const seen = await db.query<{ record_id: number }>(
    `SELECT record_id FROM link
     WHERE record_id = ANY($1::int[]) AND to_at IS NULL AND person_id = ANY($2::int[])`,
    [records, cleared],
  );
  for (const { record_id } of seen) open.set(record_id, 0);
  return open;
}

/**
 * Whether there is a decision of a steward, and nobody that it names is sealed.
 *
 * @param cleared as of `openPersons`
 */
export async function isOpenDecision(
  db: Queryable,
  decision: number,
  cleared: readonly number[],
): Promise<boolean> {
  const open = await db.query(
    'SELECT 1 FROM decision WHERE decision_id = $1 AND effects IS NOT NULL AND seal = 0',
    [decision],
  );
  if (open.length > 0 || cleared.length === 0) return open.length > 0;
  const seen = await db.query(
    `SELECT 1 FROM decision d
     WHERE d.decision_id = $1 AND d.effects IS NOT NULL AND ${namesNobodyElseSealed('d', '$2')}`,
    [decision, cleared],
  );
  return seen.length > 0;
}

/** SQL of whether all who are sealed of those that a decision names are among some persons. */
export function namesNobodyElseSealed(decision: string, cleared: string): string {
  return `NOT EXISTS (
      SELECT 1 FROM person p WHERE p.person_id = ANY(${decision}.persons) AND p.seal > 0
        AND coalesce(p.redirect_to, p.person_id) <> ALL(${cleared}::int[])
    ) AND NOT EXISTS (
      SELECT 1 FROM link n WHERE n.record_id = ANY(${decision}.records) AND n.to_at IS NULL AND n.seal > 0
        AND n.person_id <> ALL(${cleared}::int[])
    )`;
}

/**
 * Of some records those that are sealed, with whose each is.
 *
 * @param cleared as of `openPersons`
 */
export async function sealedRecords(
  db: Queryable,
  records: readonly number[],
  cleared: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await db.query<{ record_id: number; person_id: number }>(
    `SELECT record_id, person_id FROM link
     WHERE record_id = ANY($1::int[]) AND to_at IS NULL AND seal > 0`,
    [records],
  );
  const hidden = rows.filter(({ person_id }) => !cleared.includes(person_id));
  return new Map(hidden.map(({ record_id, person_id }) => [record_id, person_id]));
}
