export { describeFailure } from './failure.ts';
export { type LinkRequest, type LinkSummary, linkFiles } from './link-files.ts';
export { commandProgress } from './progress.ts';
