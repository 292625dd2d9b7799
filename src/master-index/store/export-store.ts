import type { Queryable } from '../../database/index.ts';

/**
 * Persons of whom records of some data sets are held, in order of their ids, from after one on.
 * Rows of sealed persons are not in the index that is read.
 */
export async function personsAfter(
  tx: Queryable,
  after: number,
  limit: number,
  datasets: readonly number[],
): Promise<number[]> {
  const rows = await tx.query<{ person_id: number }>(
    `SELECT DISTINCT l.person_id FROM link l
       JOIN source_record r ON r.record_id = l.record_id AND r.dataset_id = ANY($3::smallint[])
     WHERE l.to_at IS NULL AND l.seal = 0 AND l.person_id > $1
     ORDER BY l.person_id LIMIT $2`,
    [after, limit, datasets],
  );
  return rows.map(({ person_id }) => person_id);
}

/** An id that has ended, and the person whom it leads to. */
export interface LeadingOn {
  readonly personId: number;
  readonly leadsTo: number;
}

/** Ids that lead to some persons, in order. */
export async function idsLeadingTo(
  tx: Queryable,
  persons: readonly number[],
): Promise<LeadingOn[]> {
  const rows = await tx.query<{ person_id: number; redirect_to: number }>(
    `SELECT person_id, redirect_to FROM person
     WHERE redirect_to = ANY($1::int[]) AND seal = 0 ORDER BY redirect_to, person_id`,
    [persons],
  );
  return rows.map(({ person_id, redirect_to }) => ({ personId: person_id, leadsTo: redirect_to }));
}

/**
 * Changes whenever what is exported may have: a decision on whose a record is, an extract that is
 * seen or taken back, an erasure. Seals are no part of it: each page is read as sealed as all is then.
 */
export async function indexRevision(tx: Queryable): Promise<string> {
  const [row] = await tx.query<{ revision: string }>(
    `SELECT concat_ws(' ', (SELECT max(decision_id) FROM decision), (SELECT max(link_id) FROM link),
       (SELECT max(definition_id) FROM source_definition), (SELECT count(*) FROM erasure),
       (SELECT count(*) FROM extract WHERE status = 'loaded'),
       (SELECT max(loaded_at) FROM extract WHERE status = 'loaded')) AS revision`,
  );
  return row?.revision ?? '';
}
