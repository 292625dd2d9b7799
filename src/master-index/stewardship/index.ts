/*
 * What data stewards decide: which records are one person, and which are not.
 */
export {
  type DecisionEffects,
  type DecisionReason,
  type MadeDecision,
  makeDecision,
  type PersonBeforeAndAfter,
  previewDecision,
} from './make-decision.ts';
export { NEW_PERSON, type StewardRequest } from './plan-request.ts';
export {
  personSubject,
  recordSubject,
  STEWARD_PURPOSE,
  type StewardContext,
} from './steward-context.ts';
