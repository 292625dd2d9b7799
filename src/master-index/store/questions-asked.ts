import type { Queryable } from '../../database/index.ts';

/** How many questions somebody has asked about a person on a day, by the audit. */
export async function questionsAsked(
  tx: Queryable,
  actor: string,
  subject: string,
  day: string,
): Promise<number> {
  const [row] = await tx.query<{ asked: number }>(
    `SELECT count(*) AS asked FROM audit_entry
     WHERE actor = $1 AND action = 'verify' AND outcome = 'done' AND subjects && ARRAY[$2::text]
       AND at >= $3::date AND at < $3::date + 1`,
    [actor, subject, day],
  );
  return row?.asked ?? 0;
}
