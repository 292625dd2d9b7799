import { type Acting, governed } from '../../access/index.ts';
import type { Database } from '../../database/index.ts';
import { countErasures, listErasures, type NotedErasure } from '../store/retention-store.ts';

/** What was erased, and what is kept whatever its age. */
export interface ErasuresDone {
  /** Records erased, by why. */
  readonly erased: ReadonlyMap<string, number>;
  /** Records that are held for a reason. */
  readonly held: number;
  /** The latest first. */
  readonly latest: readonly NotedErasure[];
  readonly hasMore: boolean;
}

/**
 * What was erased so far, record by record without anything of what it said.
 *
 * @throws ReeveError `access/role`, `access/purpose`
 * @example const { erased } = await erasuresDone(db, acting, { limit: 50, offset: 0 });
 */
export async function erasuresDone(
  db: Database,
  acting: Acting,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<ErasuresDone> {
  return governed(db, acting, 'manage-retention', 'erasures-list', async (tx) => {
    const rows = await listErasures(tx, { limit: limit + 1, offset });
    const latest = rows.slice(0, limit);
    return {
      result: { ...(await countErasures(tx)), latest, hasMore: rows.length > limit },
      records: latest.map(({ record }) => record),
    };
  });
}
