import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { ReeveError } from '../kernel/index.ts';
import type { Connection, Connections } from './connection.ts';
import { copyChunks } from './copy-text.ts';
import type { CopyRows, Database, Queryable, TransactionOptions } from './database.ts';
import { asReeveError, StatementError } from './statement-error.ts';
import { Turns } from './turns.ts';
import { parameterTexts } from './value-text.ts';

/** A transaction, for this module: migrations are scripts. */
export interface Session extends Queryable {
  /** Runs several statements, without values. */
  script(text: string): Promise<void>;
}

/** serialization_failure and deadlock_detected: PostgreSQL asks for the transaction to be tried again. */
const tryAgain = new Set(['40001', '40P01']);
const attempts = 6;

const levels = {
  'read committed': 'READ COMMITTED',
  'repeatable read': 'REPEATABLE READ',
  serializable: 'SERIALIZABLE',
} as const;

/** A database on connections: what is alike whichever driver they are of. */
export function databaseOn(connections: Connections): Database {
  const inside = new AsyncLocalStorage<OpenTransaction>();
  let closing: Promise<void> | undefined;

  const ready = () => {
    if (inside.getStore()?.open === true) {
      throw new ReeveError('database/nested', 'The database was asked from within a transaction', {
        hint: 'Use the transaction that was given: the database would wait for it for ever.',
      });
    }
    if (closing !== undefined) throw new ReeveError('database/closed', 'The database is closed');
  };

  const once = <T>(work: (tx: Queryable) => Promise<T>, options: TransactionOptions): Promise<T> =>
    connections.use(async (connection, broken) => {
      const readOnly = options.readOnly === true ? ' READ ONLY' : '';
      const level = levels[options.isolation ?? 'read committed'];
      await connection.script(`BEGIN ISOLATION LEVEL ${level}${readOnly}`);
      const tx = new OpenTransaction(connection);
      try {
        const result = await inside.run(tx, () => work(tx));
        await tx.end('COMMIT');
        return result;
      } catch (error) {
        // The reason is the first error; a connection that cannot even roll back is done with.
        await tx.end('ROLLBACK').catch(broken);
        throw error;
      }
    });

  const transaction: Database['transaction'] = async (work, options = {}) => {
    ready();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(work, options);
      } catch (thrown) {
        const error = asReeveError(thrown);
        const again = error instanceof StatementError && tryAgain.has(error.sqlState);
        if (!again || attempt === attempts) throw error;
        // Those that ran into each other start apart.
        await pause(Math.random() * 5 * 2 ** attempt);
      }
    }
  };

  return {
    kind: connections.kind,
    async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
      ready();
      const texts = parameterTexts(values);
      try {
        const { rows } = await connections.use((connection) => connection.run(text, texts));
        return rows as Row[];
      } catch (error) {
        throw asReeveError(error);
      }
    },
    async copyIn(table, columns, rows) {
      ready();
      const iterated = onlyOnce(rows);
      return transaction((tx) => tx.copyIn(table, columns, iterated));
    },
    transaction,
    async close() {
      if (inside.getStore()?.open === true) ready();
      closing ??= connections.close();
      await closing;
    },
  };
}

/** A generator that was begun cannot begin again: then a retry would load the rest only. */
function onlyOnce(rows: CopyRows): CopyRows {
  let begun = false;
  const begin = () => {
    if (begun) throw new ReeveError('database/busy', 'The rows could not be loaded again');
    begun = true;
  };
  if (Array.isArray(rows)) return rows;
  if (Symbol.iterator in rows) {
    return {
      [Symbol.iterator]() {
        begin();
        return rows[Symbol.iterator]();
      },
    };
  }
  return {
    [Symbol.asyncIterator]() {
      begin();
      return rows[Symbol.asyncIterator]();
    },
  };
}

class OpenTransaction implements Session {
  open = true;
  readonly #connection: Connection;
  readonly #turns = new Turns();
  /** Rows of a COPY are being asked for: until the last, the connection takes no statement. */
  readonly #copying = new AsyncLocalStorage<true>();
  #failed = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const texts = parameterTexts(values);
    const { rows } = await this.#next(() => this.#connection.run(text, texts));
    return rows as Row[];
  }

  script(text: string): Promise<void> {
    return this.#next(() => this.#connection.script(text));
  }

  copyIn(table: string, columns: readonly string[], rows: CopyRows): Promise<number> {
    const statement = copyStatement(table, columns);
    return this.#next(async () => {
      try {
        const chunks = copyChunks(columns, rows);
        return await this.#copying.run(true, () => this.#connection.copy(statement, chunks));
      } catch (error) {
        // Rows that came before the failure may be in: nothing of this transaction is kept.
        this.#failed = true;
        throw error;
      }
    });
  }

  /** Ends after the statements that were asked for, awaited or not. */
  async end(how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    if (!this.open) return;
    await this.#turns.settled();
    const commit = how === 'COMMIT' && !this.#failed;
    this.open = false;
    const { command } = await this.#connection.run(commit ? 'COMMIT' : 'ROLLBACK', []);
    // PostgreSQL answers COMMIT with ROLLBACK when a statement failed and the error was dropped.
    if (how === 'COMMIT' && command !== 'COMMIT') {
      throw new ReeveError('database/rolled-back', 'The transaction was rolled back', {
        hint: 'A statement in it failed, and its error was not passed on.',
      });
    }
  }

  async #next<T>(work: () => Promise<T>): Promise<T> {
    if (this.#copying.getStore() === true) {
      throw new ReeveError('database/nested', 'Rows to load came from the same transaction', {
        hint: 'Read them first, or use INSERT ... SELECT.',
      });
    }
    this.#mustBeOpen();
    return this.#turns.take(async () => {
      this.#mustBeOpen();
      try {
        return await work();
      } catch (error) {
        throw asReeveError(error);
      }
    });
  }

  #mustBeOpen(): void {
    if (this.open) return;
    throw new ReeveError('database/transaction-over', 'The transaction has ended', {
      hint: 'Await every statement before the work of the transaction returns.',
    });
  }
}

function copyStatement(table: string, columns: readonly string[]): string {
  const names = [...table.split('.'), ...columns];
  const odd = names.find((name) => !/^[a-z_][a-z0-9_]*$/.test(name));
  if (odd !== undefined || columns.length === 0) {
    throw new ReeveError('database/name', `Rows cannot be loaded into ${table}`, {
      hint: 'Names are of lower-case letters, digits and underscores, and there is a column.',
    });
  }
  const quoted = table.split('.').map((name) => `"${name}"`);
  const list = columns.map((name) => `"${name}"`);
  return `COPY ${quoted.join('.')} (${list.join(', ')}) FROM STDIN`;
}
