import { latestVerification, requireCapability, type Viewer } from '../../access/index.ts';
import type { Database } from '../../database/index.ts';
import { dayInUk } from '../../kernel/index.ts';
import { overviewsOf, type SourceOverview } from '../requests/source-overviews.ts';
import { countPending, type DatabaseHealth, databaseHealth } from '../store/health.ts';
import { countJobs } from '../store/jobs.ts';
import { type StoredModel, storedModels } from '../store/models.ts';

/** How an index is, for whoever runs it. Nothing in it is of a person. */
export interface IndexHealth {
  readonly database: DatabaseHealth & { readonly kind: Database['kind'] };
  /** The match model in force; null before the first. */
  readonly model: StoredModel | null;
  /** Records that changed and are to be matched, as far as they were counted. */
  readonly pending: { readonly count: number; readonly isMore: boolean };
  readonly sources: readonly SourceOverview[];
  /** Null where the audit was never verified from here. */
  readonly audit: Awaited<ReturnType<typeof latestVerification>>;
  /** Jobs that wait or run, and that failed in the last week. */
  readonly jobs: { readonly open: number; readonly failed: number };
}

/** More records than this that are to be matched are not counted. */
const MOST_PENDING = 100_000;
const WEEK = 7 * 86_400_000;

/**
 * How an index is.
 *
 * @throws ReeveError `access/role`
 */
export async function indexHealth(
  db: Database,
  viewer: Viewer,
  now: Date = new Date(),
): Promise<IndexHealth> {
  requireCapability(viewer, 'administer', dayInUk(now));
  const pending = await countPending(db, MOST_PENDING + 1);
  return {
    database: { kind: db.kind, ...(await databaseHealth(db)) },
    model: (await storedModels(db)).find(({ until }) => until === null) ?? null,
    pending: { count: Math.min(pending, MOST_PENDING), isMore: pending > MOST_PENDING },
    sources: await overviewsOf(db),
    audit: await latestVerification(db, viewer, now),
    jobs: await countJobs(db, new Date(now.getTime() - WEEK)),
  };
}
