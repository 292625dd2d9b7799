import type { Queryable } from '../../database/index.ts';

/**
 * How far some persons are sealed: the rank of the strictest seal on the person or on any record
 * (see `sealRank`), for those that are.
 */
export async function sealRanks(
  db: Queryable,
  persons: readonly number[],
): Promise<Map<number, number>> {
  const rows = await db.query<{ person_id: number; rank: number }>(
    `SELECT p.person_id, greatest(p.seal, coalesce(max(l.seal), 0))::int AS rank
     FROM person p LEFT JOIN link l ON l.person_id = p.person_id AND l.to_at IS NULL
     WHERE p.person_id = ANY($1::int[])
     GROUP BY p.person_id HAVING greatest(p.seal, coalesce(max(l.seal), 0)) > 0`,
    [persons],
  );
  return new Map(rows.map(({ person_id, rank }) => [person_id, rank]));
}
