import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { messages } from '@electric-sql/pglite';
import { readMessages } from './backend-messages.ts';
import type { ThreadAnswer, ThreadStart, ThreadTask } from './pglite-thread.ts';

/** The thread's file lies beside this one, compiled or not. */
const threadFile = new URL(
  import.meta.url.endsWith('.ts') ? './pglite-thread.ts' : './pglite-thread.js',
  import.meta.url,
);

/** Which the types of Node.js leave to browsers' types. */
const { WebAssembly: webAssembly } = globalThis as unknown as {
  WebAssembly: { compile(bytes: Uint8Array): Promise<ThreadStart['modules']['database']> };
};

/** Compiled once for all databases of the process. */
let modules: Promise<ThreadStart['modules']> | undefined;

async function compiledModules(): Promise<ThreadStart['modules']> {
  const home = import.meta.resolve('@electric-sql/pglite');
  const compiled = async (name: string) => webAssembly.compile(await readFile(new URL(name, home)));
  const [database, initdb] = await Promise.all([compiled('pglite.wasm'), compiled('initdb.wasm')]);
  return { database, initdb };
}

/** PGlite in a thread of its own, which does what it is sent in turn. */
export class ThreadedPGlite {
  readonly #thread: Worker;
  readonly #waiting: {
    resolve: (bytes: Uint8Array<ArrayBuffer> | null) => void;
    reject: (reason: unknown) => void;
  }[] = [];
  #failure: unknown;

  private constructor(start: ThreadStart) {
    this.#thread = new Worker(threadFile, { workerData: start });
    this.#thread.on('message', (answer: ThreadAnswer) => {
      const waiting = this.#waiting.shift();
      // Only a thread that is at work keeps the process alive.
      if (this.#waiting.length === 0) this.#thread.unref();
      if ('failure' in answer) waiting?.reject(new Error(answer.failure));
      else waiting?.resolve(answer.bytes);
    });
    this.#thread.on('messageerror', (error) => this.#fail(error));
    this.#thread.on('error', (error) => this.#fail(error));
    this.#thread.on('exit', () => this.#fail(new Error('The thread of the database has ended')));
  }

  /** @throws what PGlite says where it does not open */
  static async open(place: string, startParams: readonly string[]): Promise<ThreadedPGlite> {
    modules ??= compiledModules();
    const database = new ThreadedPGlite({ place, startParams, modules: await modules });
    try {
      await database.#next();
      return database;
    } catch (error) {
      await database.#thread.terminate();
      throw error;
    }
  }

  /**
   * Sends messages of PostgreSQL's protocol, and gives what is answered.
   *
   * @throws DatabaseError of PGlite, where the answer is an error
   */
  async send(
    parts: readonly Uint8Array[],
    onNotice?: (notice: messages.NoticeMessage) => void,
  ): Promise<messages.BackendMessage[]> {
    const request = joined(parts);
    const bytes = await this.#ask(request, [request.buffer]);
    const answers: messages.BackendMessage[] = [];
    let failed: messages.DatabaseError | undefined;
    readMessages(bytes ?? new Uint8Array(), (message) => {
      if (message instanceof messages.DatabaseError) failed ??= message;
      else if (message instanceof messages.NoticeMessage) onNotice?.(message);
      else answers.push(message);
    });
    if (failed !== undefined) throw failed;
    return answers;
  }

  async close(): Promise<void> {
    if (this.#failure === undefined) await this.#ask(null);
    await this.#thread.terminate();
  }

  #ask(task: ThreadTask, moved: ArrayBuffer[] = []): Promise<Uint8Array<ArrayBuffer> | null> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    this.#thread.ref();
    this.#thread.postMessage(task, moved);
    return this.#next();
  }

  #next(): Promise<Uint8Array<ArrayBuffer> | null> {
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  #fail(reason: unknown): void {
    this.#failure ??= reason;
    for (const waiting of this.#waiting.splice(0)) waiting.reject(this.#failure);
  }
}

/** Copied, as what is moved to the thread is not here any more. */
function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
