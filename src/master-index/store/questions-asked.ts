import type { Queryable } from '../../database/index.ts';

/** The class of the locks: made up. */
const QUESTIONS_LOCK = 733_786;

/**
 * Waits until nobody else asks questions as the same user, and keeps others out until the
 * transaction ends: what is counted after it is all that was asked. By who asks, whoever is asked
 * about: so it tells nothing of them.
 */
export async function holdQuestions(tx: Queryable, actor: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1::int, hashtext($2))', [QUESTIONS_LOCK, actor]);
}

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
