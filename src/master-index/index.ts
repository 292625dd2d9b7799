/*
 * The master index: what sources say, which records are one person, since when and why.
 */
export type { ExtractRow, ExtractToLoad } from './extract-to-load.ts';
export type { SubmittedAttributes } from './hub-source.ts';
export {
  type LoadOptions,
  type LoadResult,
  loadExtract,
  type PlacedAddress,
  takeBackUnfinished,
} from './load-extract.ts';
export { type MatchAllOptions, type MatchAllResult, matchAll } from './match-all.ts';
export { type MatchAnswer, matchOne, type PossiblePerson } from './match-one.ts';
export { matchPending, modelInForce } from './match-pending.ts';
export type { ExtractCounts } from './store/extracts.ts';
export { migrateIndex } from './store/migrate-index.ts';
export { type Submission, type SubmissionResult, Submissions } from './submit-record.ts';
