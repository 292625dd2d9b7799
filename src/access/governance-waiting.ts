import type { Database } from '../database/index.ts';
import type { AuditAnchor } from './audit/index.ts';
import { type Acting, governed } from './governed.ts';
import { takeAnchor } from './store/audit.ts';
import { listVerifications, type NotedVerification } from './store/audit-verifications.ts';
import { glassesWaiting } from './store/broken-glass.ts';

/** What waits for information governance, in numbers. */
export interface GovernanceWaiting {
  /** Glasses broken that nobody has looked at. */
  readonly glasses: number;
  /** Null before the first. */
  readonly lastVerification: NotedVerification | null;
}

/** @throws ReeveError `access/role`, `access/purpose` */
export async function governanceWaiting(db: Database, acting: Acting): Promise<GovernanceWaiting> {
  return governed(db, acting, 'read-audit', 'governance-overview', async (tx) => {
    const [lastVerification = null] = await listVerifications(tx, 1);
    return { result: { glasses: await glassesWaiting(tx), lastVerification } };
  });
}

/**
 * The audit as it is now, to be kept elsewhere; that it was taken is in the audit.
 *
 * @returns null where part of the audit is gone
 * @throws ReeveError `access/role`, `access/purpose`
 */
export async function anchorFor(
  db: Database,
  acting: Acting,
  now: Date = new Date(),
): Promise<AuditAnchor | null> {
  return governed(db, acting, 'read-audit', 'take-anchor', async (tx) => ({
    result: await takeAnchor(tx, now),
  }));
}
