import type { Database } from '../database/index.ts';
import { dayInUk, type Progress } from '../kernel/index.ts';
import { type Acting, governed } from './governed.ts';
import { requireCapability } from './policy/authorise.ts';
import type { Viewer } from './policy/viewer.ts';
import {
  addVerification,
  listVerifications,
  type NotedVerification,
} from './store/audit-verifications.ts';
import { databaseClock } from './store/clock.ts';
import { type AuditVerification, verifyAudit } from './store/verify-audit.ts';

/**
 * Verifies the whole audit, and notes who asked and what was found. That the end was not cut off
 * shows against an anchor alone: `reeve audit verify --anchor`.
 *
 * @throws ReeveError `access/role`
 * @example await verifyAndNote(db, acting, progress);
 */
export async function verifyAndNote(
  db: Database,
  acting: Acting,
  progress?: Progress,
): Promise<NotedVerification> {
  const beganAt = await databaseClock(db);
  requireCapability(acting.viewer, 'read-audit', beganAt.slice(0, 10));
  return noteVerification(db, acting, await verifyAudit(db, [], progress), beganAt);
}

/**
 * Notes that the audit was verified, by whom and what was found: of whoever verified it themselves.
 *
 * @param beganAt ISO 8601
 * @throws ReeveError `access/role`
 */
export async function noteVerification(
  db: Database,
  acting: Acting,
  { entries, breakCount, firstBreak }: AuditVerification,
  beganAt: string,
): Promise<NotedVerification> {
  return governed(db, acting, 'read-audit', 'verify-audit', async (tx) => {
    const noted = await addVerification(tx, {
      by: acting.viewer.subject,
      beganAt,
      entries,
      breaks: breakCount,
      firstBreak:
        firstBreak === undefined
          ? null
          : {
              shard: firstBreak.shard,
              seq: firstBreak.seq,
              kind: firstBreak.kind,
              message: firstBreak.message,
            },
    });
    return { result: noted, reference: `verification:${noted.verification}` };
  });
}

/**
 * When the audit was verified and what was found, the latest first.
 *
 * @throws ReeveError `access/role`, `access/purpose`
 */
export async function auditVerifications(
  db: Database,
  acting: Acting,
  limit: number,
): Promise<readonly NotedVerification[]> {
  return governed(db, acting, 'read-audit', 'read-verifications', async (tx) => ({
    result: await listVerifications(tx, limit),
  }));
}

/**
 * That the audit was verified last, and what was found; null where it never was. For whoever runs the
 * installation: nothing in it is of anybody but who asked for it.
 *
 * @throws ReeveError `access/role`
 */
export async function latestVerification(
  db: Database,
  viewer: Viewer,
  now: Date = new Date(),
): Promise<NotedVerification | null> {
  requireCapability(viewer, 'administer', dayInUk(now));
  const [latest] = await listVerifications(db, 1);
  return latest ?? null;
}
