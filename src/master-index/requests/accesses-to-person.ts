import {
  type AccessPage,
  type AccessPageRequest,
  type Acting,
  accessesTo,
  governed,
  idsOf,
  personSubject,
} from '../../access/index.ts';
import type { Database } from '../../database/index.ts';

/**
 * Who looked at a person, under every id that led to them, newest first. For information
 * governance alone, and itself in the audit. An id that nobody has was looked at by nobody.
 *
 * @throws ReeveError `access/role`, `access/purpose`, `audit/page`
 */
export async function accessesToPerson(
  db: Database,
  acting: Acting,
  personId: number,
  page: AccessPageRequest,
): Promise<AccessPage> {
  return governed(db, acting, 'read-audit', 'read-accesses', async (tx) => {
    const ids = await idsOf(tx, personId);
    const result = await accessesTo(tx, ids.map(personSubject), page);
    return { result, persons: [personId], items: ['accesses'] };
  });
}
