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
  const [position] = await appendAudits(tx, [entry]);
  return position as AuditPosition;
}

/** Writes down several things that one transaction did, in order: as `appendAudit` each. */
export async function appendAudits(
  tx: Queryable,
  entries: readonly AuditEntry[],
): Promise<readonly AuditPosition[]> {
  const kept = entries.map((entry) => {
    const checked = auditEntry(entry);
    return { ...checked, digest: entryDigest(canonicalFields(checked)) };
  });
  return tx.query<{ shard: number; seq: number }>(APPEND, [
    Math.floor(Math.random() * AUDIT_SHARDS),
    JSON.stringify(kept),
  ]);
}

// As JSON: the patterns that fields are held to let nothing through that it cannot hold.
const APPEND = `SELECT a.at_shard AS shard, a.at_seq AS seq
  FROM ROWS FROM (
    jsonb_to_recordset($2::jsonb) AS (
      digest text, at timestamptz, actor text, service text, roles text[], purpose text, action text,
      outcome text, agreements text[], subjects text[], items text[], request text, reference text
    )
  ) WITH ORDINALITY AS e(
    digest, at, actor, service, roles, purpose, action, outcome, agreements, subjects, items, request,
    reference, n
  ) CROSS JOIN LATERAL audit_append(
    $1, decode(e.digest, 'hex'), e.at, e.actor, e.service, e.roles, e.purpose, e.action, e.outcome,
    e.agreements, e.subjects, e.items, e.request, e.reference
  ) AS a
  ORDER BY e.n`;

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
