import type { Queryable } from '../../database/index.ts';
import {
  AUDIT_SHARDS,
  type AuditAnchor,
  type AuditEntry,
  type AuditPosition,
  auditEntry,
  canonicalFields,
  entryDigest,
  makeAnchor,
  type ShardHead,
} from '../audit/index.ts';

/**
 * Writes down what was done, in the transaction in which it is done: both are kept or neither.
 * Last before the commit, since a chain is held from here until the transaction ends; a
 * transaction that appends again stays on its chain.
 *
 * Under repeatable read an entry that somebody else appended meanwhile makes the database ask
 * for the transaction to be run again, as any conflict does; read committed never does.
 *
 * @throws ReeveError `audit/entry` where a field is no id
 * @example
 * const view = await db.transaction(async (tx) => {
 *   const found = await readPerson(tx, person);
 *   await appendAudit(tx, { at: clock.now(), actor: viewer.subject, action: 'read', ... });
 *   return found;
 * });
 */
export async function appendAudit(tx: Queryable, entry: AuditEntry): Promise<AuditPosition> {
  const kept = auditEntry(entry);
  const fields = canonicalFields(kept);
  const [position] = await tx.query<{ shard: number; seq: number }>(
    `SELECT at_shard AS shard, at_seq AS seq
     FROM audit_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      Math.floor(Math.random() * AUDIT_SHARDS),
      Buffer.from(entryDigest(fields), 'hex'),
      kept.at,
      kept.actor,
      kept.service,
      kept.roles,
      kept.purpose,
      kept.action,
      kept.outcome,
      kept.agreements,
      kept.subjects,
      kept.items,
      kept.request,
      kept.reference,
    ],
  );
  return position as AuditPosition;
}

/** The id of the audit, or null where its row is gone. */
export async function auditLog(db: Queryable): Promise<string | null> {
  const rows = await db.query<{ id: string }>('SELECT id FROM audit_log');
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}

/**
 * The audit as it is now, to be kept elsewhere: all heads, read at one moment. It vouches for
 * what is there, right or wrong; verify first.
 *
 * @returns null where the log, or the chain of a shard, is gone
 */
export async function takeAnchor(db: Queryable, at: Date): Promise<AuditAnchor | null> {
  const log = await auditLog(db);
  const heads = await db.query<ShardHead>(
    `SELECT number AS shard, head.seq, encode(head.hash, 'hex') AS hash
     FROM generate_series(0, ${AUDIT_SHARDS - 1}) AS number
     CROSS JOIN LATERAL (
       SELECT seq, hash FROM audit_chain WHERE shard = number ORDER BY seq DESC LIMIT 1
     ) AS head
     ORDER BY number`,
  );
  return log === null || heads.length < AUDIT_SHARDS ? null : makeAnchor(log, at, heads);
}
