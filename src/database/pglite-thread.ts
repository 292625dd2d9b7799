/** Runs PGlite in a thread of its own: a statement keeps that thread, and no other. */
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';

/** What the thread is started with. */
export interface ThreadStart {
  readonly place: string;
  readonly startParams: readonly string[];
  readonly modules: {
    readonly database: NonNullable<PGliteOptions['pgliteWasmModule']>;
    readonly initdb: NonNullable<PGliteOptions['initdbWasmModule']>;
  };
}

/** Bytes of messages to the database, or null to close it. */
export type ThreadTask = Uint8Array<ArrayBuffer> | null;

/** Bytes of the database's messages; null for the end of opening or closing. */
export type ThreadAnswer =
  | { readonly bytes: Uint8Array<ArrayBuffer> | null }
  | { readonly failure: string };

const { place, startParams, modules } = workerData as ThreadStart;
const port = parentPort;
const answer = (what: ThreadAnswer, moved: ArrayBuffer[] = []) => port?.postMessage(what, moved);

try {
  const database = new PGlite(place, {
    startParams: [...PGlite.defaultStartParams, ...startParams],
    pgliteWasmModule: modules.database,
    initdbWasmModule: modules.initdb,
  });
  await database.waitReady;
  port?.on('message', async (task: ThreadTask) => {
    try {
      if (task === null) {
        await database.close();
        answer({ bytes: null });
        return;
      }
      const chunks: Uint8Array[] = [];
      await database.execProtocolRawStream(task, {
        syncToFs: false,
        // Lies in memory that the database uses again.
        onRawData: (data) => void chunks.push(data.slice()),
      });
      const bytes = joined(chunks);
      answer({ bytes }, [bytes.buffer]);
    } catch (error) {
      answer({ failure: String(error) });
    }
  });
  answer({ bytes: null });
} catch (error) {
  answer({ failure: String(error) });
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
