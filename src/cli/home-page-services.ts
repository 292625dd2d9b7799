import { type InForceOptions, policyInForce } from '../access/index.ts';
import type { Database } from '../database/index.ts';
import { countReviews } from '../master-index/index.ts';
import type { HomePageServices } from '../web/staff/index.ts';

/** What the first page asks of the index. */
export function homePageServices(db: Database, inForce: InForceOptions): HomePageServices {
  return {
    async reviewsWaiting(caller) {
      const { policy } = await policyInForce(db, inForce);
      return countReviews(db, caller, { policy });
    },
  };
}
