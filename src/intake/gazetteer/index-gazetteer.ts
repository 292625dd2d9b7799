import { Worker } from 'node:worker_threads';
import { type ErrorLocation, ReeveError } from '../../kernel/index.ts';
import type { GazetteerCounts, GazetteerFormat } from '../../standards/index.ts';

/** A gazetteer as it is searched, as bytes to keep: `addressIndexOf` reads them. */
export interface IndexedGazetteer {
  readonly content: Uint8Array;
  readonly format: GazetteerFormat;
  readonly counts: GazetteerCounts;
  /** Addresses, alternatives and historical ones included. */
  readonly addresses: number;
}

/** The thread's file lies beside this one, compiled or not. */
const threadFile = new URL(
  import.meta.url.endsWith('.ts') ? './gazetteer-thread.ts' : './gazetteer-thread.js',
  import.meta.url,
);

type Answer =
  | { readonly done: IndexedGazetteer }
  | {
      readonly failure: {
        readonly code: string;
        readonly message: string;
        readonly location: ErrorLocation;
        readonly hint: string | undefined;
      } | null;
      readonly fault: string | null;
    };

/**
 * Reads a gazetteer's file in a thread of its own, into the form that it is kept in.
 *
 * @throws what `readGazetteer` throws
 */
export async function indexGazetteer(
  path: string,
  signal?: AbortSignal,
): Promise<IndexedGazetteer> {
  const thread = new Worker(threadFile, { workerData: { path } });
  const stop = (): void => void thread.terminate();
  signal?.addEventListener('abort', stop);
  try {
    const answer = await new Promise<Answer>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', () => {
        signal?.throwIfAborted();
        reject(new ReeveError('gazetteer/unread', 'The thread that reads the gazetteer has ended'));
      });
    });
    if ('done' in answer) return answer.done;
    const { failure } = answer;
    if (failure === null) {
      throw new ReeveError('gazetteer/unread', `The gazetteer was not read: ${answer.fault}`);
    }
    throw new ReeveError(failure.code, failure.message, {
      location: failure.location,
      ...(failure.hint === undefined ? {} : { hint: failure.hint }),
    });
  } finally {
    signal?.removeEventListener('abort', stop);
    await thread.terminate();
  }
}
