/*
 * What data stewards decide: which records are one person, and which are not.
 */

export {
  type AnsweredQuestion,
  answerQuestion,
  askSecondOpinion,
  type GivenAnswer,
  type OpinionToSeek,
  undoAnswer,
  withdrawSecondOpinion,
} from './answer-question.ts';
export { countReviews } from './count-reviews.ts';
export { countDisagreements, listDisagreements, settleDisagreement } from './disagreements.ts';
export {
  type DecisionEffects,
  type DecisionReason,
  type MadeDecision,
  makeDecision,
  type PersonBeforeAndAfter,
  previewDecision,
} from './make-decision.ts';
export { type PersonHistory, personHistory } from './person-history.ts';
export { type RecordInShort, type RecordsInShort, recordsOfPerson } from './person-records.ts';
export type { StewardRequest } from './plan-request.ts';
export { type KnownPair, plantKnownPairs, setCheckShares } from './plant-checks.ts';
export type { QuestionToAnswer } from './question-to-answer.ts';
export { nextQuestion, showQuestion } from './questions.ts';
export {
  listReviews,
  type QuestionPage,
  type QuestionPageRequest,
  type ReviewWithEvidence,
  showReview,
  type WaitingQuestion,
} from './reviews.ts';
export { STEWARD_PURPOSE, type StewardContext } from './steward-context.ts';
export { figuresOfStewards, ownFigures } from './steward-figures.ts';
