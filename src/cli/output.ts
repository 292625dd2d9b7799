import type { Progress } from '../kernel/index.ts';
import { commandProgress, type ProgressStream } from './progress.ts';

/** Where a command's words go: results to standard output, progress to standard error. */
export interface CommandOutput {
  /** Does a long job, telling its progress. */
  work<T>(job: (progress: Progress) => Promise<T>): Promise<T>;
  /** The result: text for people at once; with `--json`, one object when the command ends. */
  result(value: object, text: string): void;
  /** Prints the JSON object, with what went wrong where something did. */
  end(failure?: object): void;
}

export function commandOutput(
  isJson: boolean,
  results: { write(text: string): unknown },
  stream: ProgressStream,
): CommandOutput {
  let found: object | undefined;
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
      if (isJson) found = value;
      else results.write(`${text}\n`);
    },
    end(failure) {
      if (!isJson || (found === undefined && failure === undefined)) return;
      results.write(`${JSON.stringify({ ...found, ...failure })}\n`);
    },
  };
}
