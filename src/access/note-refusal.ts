import type { Database } from '../database/index.ts';
import type { Acting } from './governed.ts';
import { appendAudit } from './store/audit.ts';
import { databaseClock } from './store/clock.ts';
import { isRefusalNoted } from './store/requests-noted.ts';

/**
 * Notes that somebody was refused a page for want of a role, unless what refused them has noted it:
 * who tries door after door is seen by whoever looks for unusual access.
 *
 * @param page as the route has it, without ids
 */
export async function noteRefusal(
  db: Database,
  {
    viewer,
    purpose,
    requestId,
    page,
  }: Omit<Acting, 'purpose'> & { readonly purpose: string | null; readonly page: string | null },
): Promise<void> {
  await db.transaction(async (tx) => {
    const at = await databaseClock(tx);
    if (await isRefusalNoted(tx, viewer.subject, requestId, at)) return;
    await appendAudit(tx, {
      at: new Date(at),
      actor: viewer.subject,
      service: viewer.service,
      roles: viewer.roles,
      purpose: purpose ?? 'unknown',
      action: 'open-page',
      outcome: 'refused',
      agreements: [],
      subjects: [],
      items: [],
      request: requestId,
      reference: page === null ? null : `page:${page}`,
    });
  });
}
