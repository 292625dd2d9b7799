import { Worker } from 'node:worker_threads';
import { ReeveError } from '../../../kernel/index.ts';
import type {
  BlockedChunk,
  CompareJob,
  EncodedValues,
  GivenChunk,
  KeyTask,
  PairWorker,
  PatternList,
  RuleKeys,
} from '../../../linkage/batch/index.ts';
import type { CodeTarget, TextPart } from './code-texts.ts';

/** Texts of one slot to be coded. */
export interface TextTask extends CodeTarget {
  readonly parts: readonly TextPart[];
}

/** What a worker is asked to do; see `PairWorker`. */
export type WorkerTask =
  | { readonly kind: 'keys'; readonly task: KeyTask }
  | { readonly kind: 'texts'; readonly task: TextTask }
  | { readonly kind: 'values'; readonly slot: number }
  | { readonly kind: 'prepare'; readonly job: CompareJob }
  | { readonly kind: 'blocked'; readonly rule: number; readonly from: number; readonly to: number }
  | {
      readonly kind: 'given';
      readonly l: Int32Array;
      readonly r: Int32Array;
      readonly whatever: boolean;
    }
  | { readonly kind: 'patterns' };

/** The thread's file lies beside this one, compiled or not. */
const threadFile = new URL(
  import.meta.url.endsWith('.ts') ? './worker-thread.ts' : './worker-thread.js',
  import.meta.url,
);

/** Starts workers in threads of their own. */
export function startWorkers(count: number): readonly ThreadedWorker[] {
  return Array.from({ length: count }, () => new ThreadedWorker());
}

/** One task at a time: the next waits for the answer to the one before. */
export class ThreadedWorker implements PairWorker {
  readonly #thread: Worker;
  #waiting: { resolve: (value: never) => void; reject: (reason: unknown) => void } | null = null;
  #failure: unknown = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor() {
    this.#thread = new Worker(threadFile);
    // Only a thread that is at work keeps the process alive.
    this.#thread.unref();
    this.#thread.on('message', ({ result, error }: { result: never; error?: unknown }) => {
      const waiting = this.#waiting;
      this.#waiting = null;
      this.#thread.unref();
      if (error === undefined) waiting?.resolve(result);
      else waiting?.reject(asFailure(error));
    });
    // An answer that cannot be read would otherwise be waited for without end.
    this.#thread.on('messageerror', (error) => this.#fail(error));
    this.#thread.on('error', (error) => this.#fail(error));
    this.#thread.on('exit', (code) =>
      this.#fail(new Error(`A comparing thread ended with ${code}`)),
    );
  }

  numberKeys(task: KeyTask): Promise<RuleKeys> {
    return this.#ask({ kind: 'keys', task });
  }

  /** The texts of a slot all go to one worker, which has their dictionary. */
  codeTexts(task: TextTask): Promise<void> {
    return this.#ask({ kind: 'texts', task });
  }

  /** The values of a slot whose texts were coded here. */
  values(slot: number): Promise<EncodedValues> {
    return this.#ask({ kind: 'values', slot });
  }

  prepare(job: CompareJob): Promise<void> {
    return this.#ask({ kind: 'prepare', job });
  }

  blocked(rule: number, from: number, to: number): Promise<BlockedChunk> {
    return this.#ask({ kind: 'blocked', rule, from, to });
  }

  given(l: Int32Array, r: Int32Array, whatever: boolean): Promise<GivenChunk> {
    return this.#ask({ kind: 'given', l, r, whatever });
  }

  patterns(): Promise<PatternList> {
    return this.#ask({ kind: 'patterns' });
  }

  async close(): Promise<void> {
    await this.#thread.terminate();
  }

  #ask<T>(task: WorkerTask): Promise<T> {
    const answer = this.#last.then(
      () =>
        new Promise<T>((resolve, reject) => {
          if (this.#failure !== null) return reject(this.#failure);
          this.#waiting = { resolve, reject };
          this.#thread.ref();
          this.#thread.postMessage(task, handedOver(task));
        }),
    );
    this.#last = answer.catch(() => {});
    return answer;
  }

  #fail(error: unknown): void {
    this.#failure ??= asFailure(error);
    this.#waiting?.reject(this.#failure);
    this.#waiting = null;
  }
}

/** What V8 and Node.js say where memory is used up, or more is asked for than an array can hold. */
const OUT_OF_MEMORY = /allocation failed|invalid (typed )?array (buffer )?length/i;

/** The failure of a thread, as the user's own where memory was not enough. */
function asFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  const isMemory = error instanceof RangeError && OUT_OF_MEMORY.test(error.message);
  if (!isMemory && code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return new ReeveError('engine/out-of-memory', 'Memory is not enough to compare the records', {
    hint: 'Use fewer --threads, or choose blocking rules that find fewer pairs (see "reeve blocking").',
    cause: error,
  });
}

/** Buffers that can be handed over instead of copied. */
function handedOver(task: WorkerTask): ArrayBuffer[] {
  if (task.kind !== 'texts') return [];
  return task.task.parts.flatMap(({ data, valid, long, rids }) =>
    [data, valid, long, rids].flatMap((part) =>
      part?.buffer instanceof ArrayBuffer ? [part.buffer] : [],
    ),
  );
}
