/*
 * The master index: what sources say, which records are one person, since when and why.
 */
export type { ExtractRow, ExtractToLoad } from './extract-to-load.ts';
export type { PlacedAddress } from './extract-writer.ts';
export type { SubmittedAttributes } from './hub-source.ts';
export {
  type LoadOptions,
  type LoadResult,
  loadExtract,
  rejectionsOf,
  takeBackUnfinished,
} from './load-extract.ts';
export { type MatchAllOptions, type MatchAllResult, matchAll } from './match-all.ts';
export { type MatchAnswer, matchOne, type PossiblePerson } from './match-one.ts';
export { matchPending, modelInForce } from './match-pending.ts';
export { type AnswerGiven, answerOnce, forgetOldAnswers } from './requests/answer-once.ts';
export {
  extractFor,
  extractsFor,
  type ListPage,
  type ListPageRequest,
  qualityFor,
  rejectionsFor,
  sourcesFor,
  type VisibleRejection,
} from './requests/list-extracts.ts';
export type { ExtractCounts, RejectedRow } from './store/extracts.ts';
export type { ListedExtract, ListedQuality, ListedSource } from './store/listings.ts';
export { migrateIndex } from './store/migrate-index.ts';
export { type Submission, type SubmissionResult, Submissions } from './submit-record.ts';
