export {
  type ErasureOptions,
  type ErasureReason,
  type ErasureResult,
  erasePerson,
  eraseRecords,
} from './erase-records.ts';
export { type ErasuresDone, erasuresDone } from './erasures-done.ts';
export { type LiftOptions, liftErasure } from './lift-erasure.ts';
export { askToRectify, noteAnswer, rectificationsWaiting } from './rectify.ts';
export { type ReplayResult, replayErasures } from './replay-erasures.ts';
export {
  carryOutRetention,
  type DueRecord,
  holdForReason,
  type RetentionResult,
  retentionDue,
} from './retention.ts';
export { type SubjectAccessAnswer, subjectAccess } from './subject-access.ts';
export { subjectAccessPage } from './subject-access-page.ts';
