export { describeError, type ErrorLocation, ReeveError } from './errors.ts';
export { type Progress, silentProgress } from './progress.ts';
