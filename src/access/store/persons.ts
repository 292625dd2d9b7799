import type { Queryable } from '../../database/index.ts';

/** Who an id leads to now; null of an id that nobody has, or whose records are all gone. */
export async function personNow(db: Queryable, person: number): Promise<number | null> {
  const [row] = await db.query<{ person_id: number; retired_at: string | null }>(
    `SELECT n.person_id, n.retired_at FROM person p JOIN person n ON n.person_id = coalesce(p.redirect_to, p.person_id)
     WHERE p.person_id = $1`,
    [person],
  );
  return row === undefined || row.retired_at !== null ? null : row.person_id;
}

/** All ids that lead to a person, its own included: the audit holds the id of its day. */
export async function idsOf(db: Queryable, person: number): Promise<readonly number[]> {
  const rows = await db.query<{ person_id: number }>(
    'SELECT person_id FROM person WHERE person_id = $1 OR redirect_to = $1 ORDER BY person_id',
    [person],
  );
  return rows.map(({ person_id }) => person_id);
}
