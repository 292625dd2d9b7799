import type { Progress } from '../kernel/index.ts';
import { commandProgress, type ProgressStream } from './progress.ts';

/** Where a command's words go: results to standard output, progress to standard error. */
export interface CommandOutput {
  /** Does a long job, telling its progress. */
  work<T>(job: (progress: Progress) => Promise<T>): Promise<T>;
  /** The result, as text for people or, with `--json`, as one JSON object. */
  result(value: object, text: string): void;
}

export function commandOutput(
  isJson: boolean,
  results: { write(text: string): unknown },
  stream: ProgressStream,
): CommandOutput {
  return {
    async work(job) {
      const progress = commandProgress(stream);
      try {
        return await job(progress);
      } finally {
        progress.end();
      }
    },
    result(value, text) {
      results.write(`${isJson ? JSON.stringify(value) : text}\n`);
    },
  };
}
