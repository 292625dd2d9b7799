import { type AuditAnchor, takeAnchor, verifyAudit } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import { type Progress, ReeveError, silentProgress } from '../../kernel/index.ts';
import { countIndex, hasTables, type IndexCounts, schemaOf } from '../store/backup-store.ts';

/** What an index is at a moment, to hold a copy of it to. */
export interface IndexDescription {
  /** The last migration. */
  readonly migration: string;
  readonly postgresql: string;
  readonly counts: IndexCounts;
  /** The head of every chain of the audit. */
  readonly anchor: AuditAnchor;
}

/**
 * What an index is now. One whose audit is broken is not described: a copy of it would vouch for it.
 *
 * @param db a transaction that sees one state
 * @throws ReeveError `backup/audit-broken`
 */
export async function describeIndex(
  db: Queryable,
  at: Date,
  progress: Progress = silentProgress,
): Promise<IndexDescription> {
  const { isIntact } = await verifyAudit(db, [], progress);
  const anchor = isIntact ? await takeAnchor(db, at) : null;
  if (anchor === null) {
    throw new ReeveError('backup/audit-broken', 'The audit does not hold', {
      hint: 'Find out why before anything else: reeve audit verify, and docs/guides/audit.md.',
    });
  }
  return { ...(await schemaOf(db)), counts: await countIndex(db), anchor };
}

/**
 * Holds a restored index to what was described: it is whole, and its audit is as it was.
 *
 * @param anchors kept elsewhere, of before the description
 * @throws ReeveError `restore/audit-broken`, `restore/incomplete`
 */
export async function checkRestored(
  db: Queryable,
  described: IndexDescription,
  anchors: readonly AuditAnchor[] = [],
  progress: Progress = silentProgress,
): Promise<void> {
  const { firstBreak } = await verifyAudit(db, [described.anchor, ...anchors], progress);
  if (firstBreak !== undefined) {
    const { shard, seq, message } = firstBreak;
    throw new ReeveError(
      'restore/audit-broken',
      `The audit of the backup does not hold: shard ${shard}, place ${seq}: ${message}`,
      {
        hint: 'An anchor that is newer than the backup does not hold of it; else use another backup.',
      },
    );
  }
  const counts = await countIndex(db);
  const names = Object.keys(described.counts) as (keyof IndexCounts)[];
  const other = names.find((name) => counts[name] !== described.counts[name]);
  if (other !== undefined) {
    throw new ReeveError(
      'restore/incomplete',
      `The backup had ${described.counts[other]} ${other}, and ${counts[other]} are there`,
      { hint: 'Use another backup.' },
    );
  }
}

/** Refuses to restore into a database in which there is anything. */
export async function requireEmpty(db: Queryable): Promise<void> {
  if (!(await hasTables(db))) return;
  throw new ReeveError('restore/not-empty', 'There is something in this database already', {
    hint: 'Make a new, empty database and restore into that.',
  });
}
