import type { Database } from '../database/index.ts';
import { dayInUk } from '../kernel/index.ts';
import { requireCapability } from './policy/authorise.ts';
import type { Viewer } from './policy/viewer.ts';
import { type SignedInOfService, signedInByService } from './store/sessions.ts';

/**
 * How many members of staff of each service are signed in to the pages now, for whoever runs the
 * installation. It names nobody.
 *
 * @throws ReeveError `access/role`
 */
export async function signedInNow(
  db: Database,
  viewer: Viewer,
  now: Date = new Date(),
): Promise<readonly SignedInOfService[]> {
  requireCapability(viewer, 'administer', dayInUk(now));
  return signedInByService(db);
}
