import { type ChildProcess, fork } from 'node:child_process';
import process from 'node:process';
import { ReeveError } from '../kernel/index.ts';

/** In MB, what the heap of such a process may use. */
const HEAP = 512;

/** A question to a process of its own, and what to say where no answer comes. */
export interface AskedApart {
  /** A file that answers one message with one, compiled or not: its URL without an ending. */
  readonly file: URL;
  /** What is asked, as JSON. */
  readonly question: object;
  /** The only place where it may write. */
  readonly folder: string;
  /** After which it is stopped. */
  readonly seconds: number;
  readonly tooSlow: () => ReeveError;
  /** It ended without an answer: for want of memory, as far as can be told. */
  readonly tooMuch: () => ReeveError;
}

/**
 * Asks a process that has neither secrets nor other settings of the server: whatever is in what
 * somebody sent, the server goes on, and can end it.
 */
export async function answerApart<Answer>(asked: AskedApart): Promise<Answer> {
  const { folder, seconds } = asked;
  const child = fork(withEnding(asked.file), {
    execArgv: [...process.execArgv, `--max-old-space-size=${HEAP}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { TMPDIR: folder, TMP: folder, TEMP: folder, ...systemFolder() },
  });
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const timer = setTimeout(() => reject(asked.tooSlow()), seconds * 1000);
      const ended = (failure: unknown): void => {
        clearTimeout(timer);
        reject(failure);
      };
      child.once('message', (answer) => {
        clearTimeout(timer);
        resolve(answer as Answer);
      });
      child.once('error', ended);
      child.once('exit', () => ended(asked.tooMuch()));
      child.send(asked.question, (error) => error !== null && ended(error));
    });
  } finally {
    await end(child);
  }
}

/** What such a process says of a failure. */
export interface FailureApart {
  readonly code: string;
  readonly message: string;
  readonly location: ReeveError['location'];
  readonly hint?: string;
}

/**
 * A failure with the file called what its sender calls it: its path is nobody's business.
 *
 * @throws Error where it is a fault of ours
 */
export function failureApart(
  { code, message, location, hint }: FailureApart,
  path: string,
  name: string,
): ReeveError {
  if (code === 'reeve/bug') throw new Error(`A file could not be read apart: ${message}`);
  const calling = (text: string): string => text.replaceAll(path, name);
  return new ReeveError(code, calling(message), {
    location:
      location.file === undefined ? location : { ...location, file: calling(location.file) },
    ...(hint === undefined ? {} : { hint: calling(hint) }),
  });
}

/** Compiled files end otherwise; the process's lies beside this one. */
function withEnding(file: URL): URL {
  return new URL(`${file.href}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`);
}

/** Windows finds its own libraries by it. */
function systemFolder(): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env;
  return SystemRoot === undefined ? {} : { SystemRoot };
}

/** Its files can be removed once it has ended. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
