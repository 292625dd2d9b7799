/*
 * The master index: what sources say, which records are one person, since when and why.
 */
export { type IndexHealth, indexHealth } from './administration/index-health.ts';
export { type JobGlance, jobGlance, jobGlances } from './administration/job-glances.ts';
export {
  checkRestored,
  describeIndex,
  type IndexDescription,
  requireEmpty,
} from './backup/describe-index.ts';
export type { OpinionAnswer, Share, StewardFigures } from './domain/index.ts';
export {
  type ExportOptions,
  type ExportSink,
  type ExportSummary,
  exportIndex,
} from './export/export-index.ts';
export {
  type ExportColumn,
  type ExportColumns,
  type ExportRows,
  type ExportTable,
  type ExportType,
  type ExportValue,
  exportTables,
} from './export/export-tables.ts';
export type { ExtractRow, ExtractToLoad, KnownRow } from './extract-to-load.ts';
export type { PlaceAddress, PlacedAddress } from './extract-writer.ts';
export {
  type GazetteerKept,
  KeptGazetteer,
  keepGazetteer,
  keptGazetteer,
  placeBy,
} from './gazetteer/kept-gazetteer.ts';
export {
  askToRectify,
  carryOutRetention,
  type DueRecord,
  type ErasureOptions,
  type ErasureReason,
  type ErasureResult,
  type ErasuresDone,
  erasePerson,
  eraseRecords,
  erasuresDone,
  holdForReason,
  type LiftOptions,
  liftErasure,
  noteAnswer,
  type ReplayResult,
  type RetentionResult,
  rectificationsWaiting,
  replayErasures,
  retentionDue,
  type SubjectAccessAnswer,
  subjectAccess,
  subjectAccessPage,
} from './governance/index.ts';
export type { SubmittedAttributes } from './hub-source.ts';
export {
  askToLoad,
  askToLoadGazetteer,
  askToMatch,
  askToVerify,
  defineSource,
  definitionOf,
  type ExtractToAskFor,
  expectExtract,
  expectGazetteer,
  type FileToLoad,
  jobFor,
  jobsFor,
  latestVerifyJob,
} from './jobs/ask-for-jobs.ts';
export type { AskingForWork, ListedJob } from './jobs/asked-jobs.ts';
export { JobQueue, type JobSteps, type JobWork } from './jobs/job-queue.ts';
export {
  type LoadOptions,
  type LoadResult,
  loadExtract,
  rejectionReasonsOf,
  rejectionsOf,
  takeBackUnfinished,
} from './load-extract.ts';
export { type MatchAllOptions, type MatchAllResult, matchAll } from './match-all.ts';
export { type MatchPendingResult, matchPending, modelInForce } from './match-pending.ts';
export { ModelMemory } from './model-memory.ts';
export type { TrainingNoted } from './model-provenance.ts';
export { type ModelState, modelState } from './model-state.ts';
export {
  askToPreview,
  askToPutInForce,
  expectPreview,
  type ModelToPreview,
} from './models/ask-to-preview.ts';
export {
  type AskedPreview,
  modelToPut,
  type PreviewShown,
  previewFor,
  previewForJob,
  previewsFor,
} from './models/previews.ts';
export { type ModelInHistory, modelFor, modelsFor } from './models/read-models.ts';
export { type ModelPreview, type PreviewSample, previewModel } from './preview-model.ts';
export {
  type ConsistencyOptions,
  type ConsistencyResult,
  measureConsistency,
} from './quality/measure-consistency.ts';
export { type MeasuredQuality, QUALITY_MEASURES, type QualityMeasure } from './quality/measures.ts';
export {
  qualityReport,
  type ReportedMeasure,
  type SourceQuality,
} from './quality/quality-report.ts';
export { AuditedReads, type ReadingOptions, type ReadRequest } from './reading/audited-read.ts';
export {
  type ExplainedRecord,
  type ExplainRequest,
  explainPerson,
  type PersonExplanation,
} from './reading/explain-person.ts';
export { type HiddenFrom, hiddenFrom } from './reading/hidden-from.ts';
export {
  type NotKnown,
  type PersonRequest,
  type PersonView,
  readPerson,
  type ServiceRecord,
  type ShownFact,
  type ShownRelationship,
} from './reading/person-view.ts';
export {
  type SearchAnswer,
  type SearchRequest,
  type SearchResult,
  searchPeople,
} from './reading/search.ts';
export { isPostcodeToFind } from './reading/take-apart.ts';
export { accessesToPerson } from './requests/accesses-to-person.ts';
export { type AnswerGiven, answerOnce, forgetOldAnswers } from './requests/answer-once.ts';
export { findTakeUp } from './requests/find-take-up.ts';
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
export { RecordMatches, type TellableMatch } from './requests/match-record.ts';
export {
  measureOfAllFor,
  rejectionReasonsFor,
  type SourceOverview,
  sourceDefinitionFor,
  sourceOverviews,
} from './requests/source-overviews.ts';
export { type RecordToSubmit, submitOnce } from './requests/submit-once.ts';
export { verifyPerson } from './requests/verify-person.ts';
export { consentsOfPerson, requireVisiblePerson } from './requests/visible-person.ts';
export { DIGEST_HEX_DIGITS, DIGEST_MARKS, digestedColumns, rowDigest } from './row-digest.ts';
export {
  type AnsweredQuestion,
  answerQuestion,
  askSecondOpinion,
  countDisagreements,
  countReviews,
  type DecisionEffects,
  figuresOfStewards,
  type GivenAnswer,
  type KnownPair,
  listDisagreements,
  listReviews,
  type MadeDecision,
  makeDecision,
  nextQuestion,
  type OpinionToSeek,
  ownFigures,
  type PersonHistory,
  personHistory,
  plantKnownPairs,
  previewDecision,
  type QuestionPage,
  type QuestionToAnswer,
  type RecordsInShort,
  type ReviewWithEvidence,
  recordsOfPerson,
  STEWARD_PURPOSE,
  type StewardContext,
  type StewardRequest,
  setCheckShares,
  settleDisagreement,
  showQuestion,
  showReview,
  undoAnswer,
  withdrawSecondOpinion,
} from './stewardship/index.ts';
export type { CheckShares, Disagreement } from './store/check-store.ts';
export type { ExtractCounts, RejectedRow, RejectionReason } from './store/extracts.ts';
export type { ListedExtract, ListedQuality, ListedSource } from './store/listings.ts';
export { migrateIndex } from './store/migrate-index.ts';
export type { StoredModel } from './store/models.ts';
export type { SourceMeasure } from './store/source-overview.ts';
export type { TallyPeriod } from './store/steward-tallies.ts';
export { type Submission, type SubmissionResult, Submissions } from './submit-record.ts';
