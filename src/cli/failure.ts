import { CommanderError } from 'commander';
import { describeError, ReeveError } from '../kernel/index.ts';
import { printable } from './text-table.ts';

/** How the command ends: 0 done, 1 a fault of Reeve's own, 2 something the user can put right. */
export const exitCodes = { done: 0, bug: 1, user: 2 } as const;

/** What is said of a failure: text for standard error, an object for `--json`, and the exit code. */
export interface Failure {
  readonly exitCode: number;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
}

/** Puts a failure in words. Only a fault of Reeve's own shows a stack. */
export function describeFailure(thrown: unknown): Failure {
  const error = asUserError(thrown);
  if (error !== null) {
    const { code, message, location, hint } = error;
    return {
      exitCode: hasExitCode(error) ? error.exitCode : exitCodes.user,
      text: `reeve: ${printable(describeError(error))}`,
      json: { error: { code, message, location, ...(hint === undefined ? {} : { hint }) } },
    };
  }
  const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    exitCode: exitCodes.bug,
    text: `reeve: this is a fault in Reeve, not in what you did. Please report it with this, and without any value of your data that stands in it:\n${printable(stack)}`,
    json: { error: { code: 'reeve/bug', message, location: {}, stack } },
  };
}

/** A finding that is no failure ends the command as it says: with 1, as commands that compare do. */
function hasExitCode(error: ReeveError): error is ReeveError & { readonly exitCode: number } {
  return typeof (error as { exitCode?: unknown }).exitCode === 'number';
}

/** The failures that a user can do something about, in Reeve's own form; null for the others. */
function asUserError(thrown: unknown): ReeveError | null {
  if (thrown instanceof ReeveError) return thrown;
  if (thrown instanceof CommanderError) {
    return new ReeveError(
      `cli/${thrown.code.replace(/^commander\./, '').replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`,
      thrown.code === 'commander.help'
        ? 'No command was given'
        : thrown.message.replace(/^error: /, '').replace(/\n\((.*)\)$/, '. $1'),
      { hint: 'See "reeve help".' },
    );
  }
  if (!(thrown instanceof Error)) return null;
  if (/Out of Memory Error/.test(thrown.message)) {
    return new ReeveError('engine/out-of-memory', 'The memory allowed is not enough', {
      hint: 'Allow more with --memory, use fewer --threads, or choose blocking rules that find fewer pairs (see "reeve blocking").',
      cause: thrown,
    });
  }
  const { code, path } = thrown as NodeJS.ErrnoException;
  const said = code === undefined ? undefined : FILE_FAILURES[code];
  if (said === undefined) return null;
  return new ReeveError('output/unwritable', said, {
    ...(path === undefined ? {} : { location: { file: path } }),
    hint: 'Name another folder with --out.',
    cause: thrown,
  });
}

const FILE_FAILURES: Readonly<Record<string, string>> = {
  EACCES: 'No permission to write here',
  EPERM: 'No permission to write here',
  EROFS: 'This file system cannot be written to',
  ENOSPC: 'No space is left on this device',
  EDQUOT: 'The disk quota is used up',
  ENOTDIR: 'Part of this path is not a folder',
};
