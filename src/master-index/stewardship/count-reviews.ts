import { seenThrough } from '../../access/index.ts';
import type { Database } from '../../database/index.ts';
import { queueSize } from '../store/review-queue.ts';
import type { EvidenceOptions } from './record-sight.ts';
import { sightOf } from './seen-reviews.ts';
import { asSteward, type StewardContext } from './steward-context.ts';

/**
 * How many questions wait that a steward may know of, and how many of these are likely to be one
 * person. It opens none, so nobody is named in the audit.
 *
 * @throws ReeveError `access/role`, `access/training`, `access/purpose`
 */
export function countReviews(
  db: Database,
  context: StewardContext,
  { policy }: EvidenceOptions = {},
): Promise<{ readonly total: number; readonly likely: number }> {
  return asSteward(db, context, 'count-reviews', async (tx) => {
    const seen = await seenThrough(tx, context);
    const sight = await sightOf(tx, context, policy);
    return {
      result: await queueSize(tx, { ...sight, cleared: seen.persons }),
      done: { action: 'count-reviews', persons: [] },
    };
  });
}
