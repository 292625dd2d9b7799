/*
 * What data stewards decide: which records are one person, and which are not.
 */
export { countReviews } from './count-reviews.ts';
export {
  type DecisionEffects,
  type DecisionReason,
  type MadeDecision,
  makeDecision,
  type PersonBeforeAndAfter,
  previewDecision,
} from './make-decision.ts';
export type { EvidenceOptions, PairEvidence } from './pair-evidence.ts';
export { type PersonHistory, personHistory } from './person-history.ts';
export type { StewardRequest } from './plan-request.ts';
export {
  listReviews,
  type QuestionPage,
  type QuestionPageRequest,
  type ReviewWithEvidence,
  showReview,
  type WaitingQuestion,
} from './reviews.ts';
export { STEWARD_PURPOSE, type StewardContext } from './steward-context.ts';
