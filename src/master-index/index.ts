/*
 * The master index: what sources say, which records are one person, since when and why.
 */
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
export { migrateIndex } from './store/migrate-index.ts';
