/*
 * The door of what is decided about identity: pure, values in and values out. What is stored
 * and read is for src/master-index/store.
 */
export {
  type AssignmentRequest,
  assignPersons,
  type LinkChange,
  type PersonAssignment,
  type PersonStanding,
  type RetiredPerson,
} from './assign-persons.ts';
export { applyEffects, type IndexCells } from './decisions/apply-effects.ts';
export { checkPlan, personsTouched } from './decisions/check-plan.ts';
export {
  type ConstraintPairs,
  constraintsOf,
  type NeverPair,
  StandingConstraints,
} from './decisions/constraints.ts';
export {
  type Constraint,
  type Decision,
  type DecisionId,
  type DecisionKind,
  type DecisionPlan,
  decide,
  inForce,
} from './decisions/decision.ts';
export { type Effect, type HangerKind, personsOf, type Standing } from './decisions/effects.ts';
export type {
  Change,
  Hanger,
  IndexPart,
  LinkState,
  PersonState,
} from './decisions/index-part.ts';
export { type MergeRequest, planAlwaysMatch, planMerge } from './decisions/plan-merge.ts';
export { type MoveRequest, planLink, planMove } from './decisions/plan-move.ts';
export { planNeverMatch, planNotSure } from './decisions/plan-pair.ts';
export { notInPerson, planSplit, type SplitRequest } from './decisions/plan-split.ts';
export { planUndo } from './decisions/plan-undo.ts';
export { effectsOfRun } from './decisions/run-effects.ts';
export type { HeldValue } from './golden/held-value.ts';
export { historyOf, type PastValue } from './golden/history.ts';
export {
  type GoldenAttribute,
  type PassedOver,
  type PassedOverWhy,
  type SurvivalRule,
  type SurvivalRules,
  survive,
  usualRules,
} from './golden/survive.ts';
export {
  type Occupant,
  occupantsBefore,
  occupantsOn,
  type SharedStay,
  type Stay,
  sharedStays,
} from './household/occupants.ts';
export {
  compareIds,
  type PersonId,
  pairKey,
  pairOf,
  type RecordId,
  type RecordPair,
  recordsOfKey,
} from './ids.ts';
export {
  decideRecord,
  type MatchCandidate,
  type MatchReason,
  matchReasonTexts,
  type RecordDecision,
  type RecordToDecide,
} from './matching/decide-record.ts';
export { type NotKnownReason, notKnownText } from './matching/not-known.ts';
export { resolvePerson } from './redirects.ts';
export {
  type CheckAnswer,
  type CheckQuestion,
  haveAgreed,
  isTruthKnown,
  type OpinionAnswer,
  type QuestionSide,
  sidesOfCheck,
} from './reviews/check-question.ts';
export {
  type AfterRun,
  type DoubtfulPair,
  nextReviews,
  type ReviewChanges,
} from './reviews/next-reviews.ts';
export type { Review, ReviewStatus } from './reviews/review.ts';
export {
  isLikely,
  type Question,
  questionsOf,
  questionWeight,
  type ReviewImpact,
  reviewPriority,
} from './reviews/review-order.ts';
export {
  CORRECTION_MINUTES,
  figuresOf,
  type Share,
  SITTING_GAP_MINUTES,
  type StewardFigures,
  type StewardTally,
} from './reviews/steward-figures.ts';
