export { describeFailure } from './failure.ts';
export { linkFiles } from './link-files.ts';
export type { LinkRequest, LinkSummary } from './link-request.ts';
export { commandProgress } from './progress.ts';
export { type RunningServer, serveIndex } from './serve.ts';
export { servingProgram } from './serving-program.ts';
export { numberFrom } from './values.ts';
