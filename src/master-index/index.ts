/*
 * The master index: what sources say, which records are one person, since when and why.
 */
import { migrate } from '../database/index.ts';

export type { ExtractRow, ExtractToLoad } from './extract-to-load.ts';
export {
  type LoadOptions,
  type LoadResult,
  loadExtract,
  type PlacedAddress,
  takeBackUnfinished,
} from './load-extract.ts';
export { type MatchAllOptions, type MatchAllResult, matchAll } from './match-all.ts';
export { matchPending } from './match-pending.ts';
export type { ExtractCounts } from './store/extracts.ts';

/** Brings the tables of a database to what this version needs. */
export function migrateIndex(db: Parameters<typeof migrate>[0]): ReturnType<typeof migrate> {
  return migrate(db, new URL('./migrations/', import.meta.url));
}
