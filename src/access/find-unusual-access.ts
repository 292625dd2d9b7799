import type { Database } from '../database/index.ts';
import { type Acting, governed } from './governed.ts';
import { type UnusualAccess, type UnusualLimits, unusualAccess } from './policy/unusual-access.ts';
import { requirePeriod } from './staff-accesses.ts';
import type { AccessPeriod } from './store/accesses.ts';
import { accessFacts } from './store/unusual-access.ts';

/**
 * What stands out in what staff did in a period, by the rules of `unusualAccess`. For information
 * governance alone, and itself in the audit.
 *
 * @throws ReeveError `access/role`, `access/purpose`, `audit/period`
 */
export async function findUnusualAccess(
  db: Database,
  acting: Acting,
  period: AccessPeriod,
  limits?: UnusualLimits,
): Promise<readonly UnusualAccess[]> {
  requirePeriod(period);
  return governed(db, acting, 'read-audit', 'unusual-access', async (tx) => {
    const found = unusualAccess(await accessFacts(tx, period), limits);
    const persons = found.flatMap(({ person }) => (person === null ? [] : [person]));
    return { result: found, persons: new Set(persons), items: ['accesses'] };
  });
}
