import type { Queryable } from '../../database/index.ts';

/**
 * How many questions somebody has asked about a person on a day, by the audit. It goes by who asked:
 * by the person, the work would tell how much others have asked about somebody who is sealed.
 */
export async function questionsAsked(
  tx: Queryable,
  actor: string,
  subject: string,
  day: string,
): Promise<number> {
  const [row] = await tx.query<{ asked: number }>(
    `WITH own AS MATERIALIZED (
       SELECT subjects FROM audit_entry
       WHERE actor = $1 AND at >= $3::date AND at < $3::date + 1
         AND action = 'verify' AND outcome = 'done'
     )
     SELECT count(*) AS asked FROM own WHERE subjects && ARRAY[$2::text]`,
    [actor, subject, day],
  );
  return row?.asked ?? 0;
}
