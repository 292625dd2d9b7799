import type { Queryable } from '../../database/index.ts';

/** Whether the audit has it that a request that somebody made within the last minutes was refused. */
export async function isRefusalNoted(
  tx: Queryable,
  actor: string,
  request: string,
  at: string,
): Promise<boolean> {
  const [row] = await tx.query<{ noted: boolean }>(
    `SELECT EXISTS (
       SELECT 1 FROM audit_entry
       WHERE actor = $1 AND at > $3::timestamptz - interval '5 minutes' AND request = $2
         AND outcome = 'refused'
     ) AS noted`,
    [actor, request, at],
  );
  return row?.noted === true;
}
