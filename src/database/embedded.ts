import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { messages, protocol } from '@electric-sql/pglite';
import { ReeveError } from '../kernel/index.ts';
import type { Connection, Connections, StatementResult } from './connection.ts';
import type { DatabaseOptions, EmbeddedMemory } from './database.ts';
import { FolderLock } from './folder-lock.ts';
import { StatementNames } from './statement-names.ts';
import { ThreadedPGlite } from './threaded-pglite.ts';
import { Turns } from './turns.ts';
import { typeParser } from './type-parsers.ts';

const { serialize } = protocol;
const inMemory = 'memory://';

/**
 * PGlite in this process: PostgreSQL compiled to WebAssembly, one connection,
 * in a thread of its own.
 */
export async function openEmbedded(folder: string, options: DatabaseOptions): Promise<Connections> {
  if (options.durable === true) {
    throw new ReeveError(
      'database/not-durable',
      'The embedded database does not outlive a power cut',
      {
        hint: 'Use a PostgreSQL server, or run this as a trial.',
      },
    );
  }
  if (folder === inMemory) return new EmbeddedConnections(await start(inMemory, options), options);
  const home = resolve(folder);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const lock = await FolderLock.take(home, options.user ?? {});
  try {
    const data = join(home, 'postgresql');
    if (!existsSync(data)) await create(home, data, options);
    return new EmbeddedConnections(await start(data, options), options, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Made under another name first: a cluster that is there is whole, whenever the process was killed. */
async function create(home: string, data: string, options: DatabaseOptions): Promise<void> {
  const made = join(home, 'postgresql.new');
  rmSync(made, { recursive: true, force: true });
  // Little memory will do, and what it takes the process keeps.
  const database = await start(made, { ...options, memory: { pages: 16, index: 64 } });
  await database.close();
  renameSync(made, data);
}

async function start(place: string, options: DatabaseOptions): Promise<ThreadedPGlite> {
  const { pages = 256, sort = 32, index = 512 } = (options.memory ?? {}) satisfies EmbeddedMemory;
  const settings = {
    shared_buffers: `${pages}MB`,
    work_mem: `${sort}MB`,
    maintenance_work_mem: `${index}MB`,
    max_wal_size: '2GB',
    wal_buffers: '16MB',
    application_name: options.applicationName ?? 'reeve',
    // Its log would quote statements, and nobody reads it.
    log_min_messages: 'fatal',
    log_min_error_statement: 'panic',
  };
  const startParams = Object.entries(settings).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  try {
    return await ThreadedPGlite.open(place, startParams);
  } catch (error) {
    throw new ReeveError('database/cannot-open', `The database in ${place} does not open`, {
      hint: 'If it was made by another version of Reeve, open it with that version; else restore a backup.',
      cause: error,
    });
  }
}

class EmbeddedConnections implements Connections {
  readonly kind = 'embedded';
  readonly #turns = new Turns();
  readonly #database: ThreadedPGlite;
  readonly #connection: EmbeddedConnection;
  readonly #lock: FolderLock | undefined;

  constructor(database: ThreadedPGlite, options: DatabaseOptions, lock?: FolderLock) {
    this.#database = database;
    this.#connection = new EmbeddedConnection(database, options.onNotice);
    this.#lock = lock;
  }

  use<T>(work: (connection: Connection, broken: () => void) => Promise<T>): Promise<T> {
    return this.#turns.take(() => work(this.#connection, () => undefined));
  }

  async close(): Promise<void> {
    await this.#turns.take(() => this.#database.close());
    this.#lock?.release();
  }
}

class EmbeddedConnection implements Connection {
  readonly #database: ThreadedPGlite;
  readonly #onNotice: ((notice: messages.NoticeMessage) => void) | undefined;
  readonly #names = new StatementNames();
  readonly #prepared = new Set<string>();
  #failed = false;

  constructor(database: ThreadedPGlite, onNotice: ((message: string) => void) | undefined) {
    this.#database = database;
    if (onNotice !== undefined) this.#onNotice = (notice) => onNotice(notice.message ?? '');
  }

  async run(text: string, values: readonly (string | null)[]): Promise<StatementResult> {
    const name = (values.length > 0 ? this.#names.of(text) : undefined) ?? '';
    const prepare = name === '' || !this.#prepared.has(name);
    const answers = await this.#send([
      ...(prepare ? [serialize.parse({ text, name })] : []),
      serialize.bind({ statement: name, values: [...values] }),
      serialize.describe({ type: 'P' }),
      serialize.execute({}),
      serialize.sync(),
    ]).catch(async (error) => {
      // Whether it was prepared before it failed is not told.
      if (name !== '') await this.#forget(name);
      throw error;
    });
    if (name !== '') this.#prepared.add(name);
    return result(answers);
  }

  async script(text: string): Promise<void> {
    await this.#send([serialize.query(text)]);
    // What was prepared may be of tables that the script changed.
    if (this.#prepared.size > 0 && /\b(create|alter|drop)\b/i.test(text)) await this.#forgetAll();
  }

  async copy(statement: string, chunks: AsyncIterable<Uint8Array>): Promise<number> {
    let count = 0;
    for await (const chunk of chunks) {
      const answers = await this.#send([
        serialize.query(statement),
        copyData(chunk),
        serialize.copyDone(),
      ]);
      const complete = answers.find((answer) => answer.name === 'commandComplete');
      count += Number((complete as messages.CommandCompleteMessage).text.split(' ')[1]);
    }
    return count;
  }

  async #forget(name: string): Promise<void> {
    this.#prepared.delete(name);
    await this.#send([serialize.close({ type: 'S', name }), serialize.sync()]);
  }

  async #forgetAll(): Promise<void> {
    this.#prepared.clear();
    await this.#send([serialize.query('DEALLOCATE ALL')]);
  }

  async #send(parts: readonly Uint8Array[]): Promise<messages.BackendMessage[]> {
    if (this.#failed) throw embeddedFailure();
    const answers = await this.#database.send(parts, this.#onNotice).catch((error) => {
      if (error instanceof messages.DatabaseError) throw error;
      this.#failed = true;
      throw embeddedFailure();
    });
    // PGlite drops whatever WebAssembly throws, such as a full stack: then an answer is missing.
    const whole = answers.at(-1)?.name === 'readyForQuery';
    if (!whole || !answers.some(({ name }) => completions.has(name))) {
      this.#failed = true;
      throw embeddedFailure();
    }
    return answers;
  }
}

/** One of these ends what was asked for, unless it failed. */
const completions = new Set(['commandComplete', 'emptyQuery', 'closeComplete']);

function embeddedFailure(): ReeveError {
  return new ReeveError(
    'database/embedded-failed',
    'The embedded database stopped in a statement',
    {
      hint: 'Nothing uncommitted was kept. Start the program again; for larger data, use a PostgreSQL server.',
    },
  );
}

/** CopyData: `d`, the length with itself, and the data (PostgreSQL documentation, Message Formats). */
function copyData(chunk: Uint8Array): Uint8Array {
  const message = Buffer.allocUnsafe(5 + chunk.length);
  message.write('d', 0, 'latin1');
  message.writeInt32BE(4 + chunk.length, 1);
  message.set(chunk, 5);
  return message;
}

function result(answers: readonly messages.BackendMessage[]): StatementResult {
  const rows: Record<string, unknown>[] = [];
  let names: string[] = [];
  let parsers: ((text: string) => unknown)[] = [];
  let command = '';
  for (const answer of answers) {
    if (answer.name === 'dataRow') {
      const { fields } = answer as messages.DataRowMessage;
      const row: Record<string, unknown> = {};
      for (let index = 0; index < names.length; index += 1) {
        const text = fields[index];
        row[names[index]!] = text === null || text === undefined ? null : parsers[index]!(text);
      }
      rows.push(row);
    } else if (answer.name === 'rowDescription') {
      const { fields } = answer as messages.RowDescriptionMessage;
      names = fields.map((field) => field.name);
      parsers = fields.map((field) => typeParser(field.dataTypeID));
    } else if (answer.name === 'commandComplete') {
      command = (answer as messages.CommandCompleteMessage).text.split(' ')[0] ?? '';
    }
  }
  return { rows, command };
}
