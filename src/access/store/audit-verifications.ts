import type { Queryable } from '../../database/index.ts';
import type { ChainBreak } from '../audit/index.ts';

/** That the audit was verified, and what was found. */
export interface NotedVerification {
  readonly verification: number;
  /** `sub` of who asked for it. */
  readonly by: string;
  readonly beganAt: string;
  readonly endedAt: string;
  readonly entries: number;
  /** 0 of an audit that holds. */
  readonly breaks: number;
  readonly firstBreak: Pick<ChainBreak, 'shard' | 'seq' | 'kind' | 'message'> | null;
}

const COLUMNS = `verification_id AS verification, verified_by AS by, began_at AS "beganAt",
  ended_at AS "endedAt", entries, breaks, first_break AS "firstBreak"`;

export async function addVerification(
  tx: Queryable,
  found: Pick<NotedVerification, 'by' | 'beganAt' | 'entries' | 'breaks' | 'firstBreak'>,
): Promise<NotedVerification> {
  const [row] = await tx.query<NotedVerification>(
    `INSERT INTO audit_verification (verified_by, began_at, entries, breaks, first_break)
     VALUES ($1, $2, $3, $4, $5) RETURNING ${COLUMNS}`,
    [
      found.by,
      found.beganAt,
      found.entries,
      found.breaks,
      found.firstBreak === null ? null : JSON.stringify(found.firstBreak),
    ],
  );
  return row as NotedVerification;
}

/** Verifications, the latest first. */
export async function listVerifications(
  db: Queryable,
  limit: number,
): Promise<readonly NotedVerification[]> {
  return db.query<NotedVerification>(
    `SELECT ${COLUMNS} FROM audit_verification ORDER BY verification_id DESC LIMIT $1`,
    [limit],
  );
}
