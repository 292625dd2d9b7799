import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { ReeveError } from '../kernel/index.ts';
import type { Connection, Connections, StatementResult } from './connection.ts';
import type { DatabaseOptions } from './database.ts';
import { asReeveError } from './statement-error.ts';
import { StatementNames } from './statement-names.ts';
import { typeParser } from './type-parsers.ts';

/** PostgreSQL 15: what the SQL of Reeve is written for. */
const oldest = 150_000;

/** Connections to a PostgreSQL server, checked by making one. */
export async function openServer(url: string, options: DatabaseOptions): Promise<Connections> {
  let pool: pg.Pool;
  try {
    pool = new pg.Pool({
      connectionString: url,
      max: options.connections ?? 10,
      connectionTimeoutMillis: options.connectionTimeout ?? 10_000,
      application_name: options.applicationName ?? 'reeve',
      types: { getTypeParser: (oid: number) => typeParser(oid) } as never,
      onConnect: async (client) => {
        await client.query(sessionSettings(options));
      },
    });
  } catch (error) {
    throw cannotConnect(error, url);
  }
  // An idle connection that the server ends is not used again; what wants one makes another.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('notice', (notice) => options.onNotice?.(notice.message ?? ''));
    client.on('error', () => undefined);
  });
  const connections = new ServerConnections(pool, url, options.prepare ?? true);
  try {
    await connections.use(checkServer);
    if (options.durable === true) await connections.use(checkDurable);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return connections;
}

/** What a session is like, whatever the server or the role prefers. */
function sessionSettings(options: DatabaseOptions): string {
  const settings = {
    TimeZone: 'UTC',
    DateStyle: 'ISO, YMD',
    IntervalStyle: 'postgres',
    bytea_output: 'hex',
    extra_float_digits: '1',
    standard_conforming_strings: 'on',
    // Compiling a statement takes longer than any here runs: it is done by estimates, which are far
    // too high where many keys are looked up, and takes a processor for half a second.
    jit: 'off',
    statement_timeout: String(Math.trunc(options.statementTimeout ?? 0)),
  };
  return Object.entries(settings)
    .map(([name, value]) => `SET ${name} = '${value}'`)
    .join('; ');
}

/** Refuses a server or a database on which the same SQL would mean something else than on PGlite. */
async function checkServer(connection: Connection): Promise<void> {
  const { rows: servers } = await connection.run('SHOW server_version_num', []);
  const version = Number(servers[0]?.server_version_num);
  if (version < oldest) {
    const release = Math.floor(version / 10_000);
    throw new ReeveError('database/too-old', `The database server is PostgreSQL ${release}`, {
      hint: 'Reeve needs PostgreSQL 15 or later.',
    });
  }
  const { rows } = await connection.run(
    `SELECT pg_encoding_to_char(encoding) AS encoding, datlocprovider AS provider,
       datcollate AS collation, datctype AS characters
     FROM pg_database WHERE datname = current_database()`,
    [],
  );
  const { encoding, provider, collation, characters } = rows[0] ?? {};
  const create =
    "Create it with: CREATE DATABASE name TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'.";
  if (encoding !== 'UTF8') {
    throw new ReeveError('database/encoding', `The database keeps text as ${encoding}`, {
      hint: create,
    });
  }
  // PGlite sorts texts by code point and knows the cases of all letters; a sort of any other
  // language would give other orders, and indexes that an update of the system breaks.
  const byCodePoint = provider === 'b' || (provider === 'c' && /^(C|POSIX)\b/.test(`${collation}`));
  if (!byCodePoint || (provider === 'c' && /^(C|POSIX)$/.test(`${characters}`))) {
    const how = provider === 'i' ? 'ICU' : `${collation}, with the letters of ${characters}`;
    throw new ReeveError('database/collation', `The database sorts text by ${how}`, {
      hint: create,
    });
  }
}

async function checkDurable(connection: Connection): Promise<void> {
  for (const name of ['fsync', 'synchronous_commit']) {
    const { rows } = await connection.run(`SHOW ${name}`, []);
    if (rows[0]?.[name] !== 'off') continue;
    throw new ReeveError('database/not-durable', `The database server has ${name} turned off`, {
      hint: 'A power cut could lose what was committed: turn it on, or run this as a trial.',
    });
  }
}

class ServerConnections implements Connections {
  readonly kind = 'server';
  readonly #pool: pg.Pool;
  readonly #url: string;
  readonly #names: StatementNames | undefined;

  constructor(pool: pg.Pool, url: string, prepare: boolean) {
    this.#pool = pool;
    this.#url = url;
    this.#names = prepare ? new StatementNames() : undefined;
  }

  async use<T>(work: (connection: Connection, broken: () => void) => Promise<T>): Promise<T> {
    let client: pg.PoolClient;
    try {
      client = await this.#pool.connect();
    } catch (error) {
      throw cannotConnect(error, this.#url);
    }
    let broken = false;
    try {
      return await work(new ServerConnection(client, this.#names), () => {
        broken = true;
      });
    } catch (thrown) {
      const error = asReeveError(thrown);
      // The pool has not heard of it yet, and would lend the connection again.
      if (error instanceof ReeveError && error.code === 'database/connection-lost') broken = true;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}

class ServerConnection implements Connection {
  readonly #client: pg.PoolClient;
  readonly #names: StatementNames | undefined;

  constructor(client: pg.PoolClient, names: StatementNames | undefined) {
    this.#client = client;
    this.#names = names;
  }

  async run(text: string, values: readonly (string | null)[]): Promise<StatementResult> {
    const name = values.length > 0 ? this.#names?.of(text) : undefined;
    const { rows, command } = await this.#client.query({
      text,
      values: [...values],
      // One statement, as on PGlite, also when it has no values.
      queryMode: 'extended',
      ...(name === undefined ? {} : { name }),
    } as pg.QueryConfig);
    return { rows, command };
  }

  async script(text: string): Promise<void> {
    await this.#client.query(text);
  }

  async copy(statement: string, chunks: AsyncIterable<Uint8Array>): Promise<number> {
    const copy = this.#client.query(copyFrom(statement));
    await pipeline(Readable.from(chunks, { objectMode: true }), copy);
    return copy.rowCount;
  }
}

/** The address without its password. */
export function publicAddress(url: string): string {
  return url
    .replace(/^([a-z]+:\/\/[^/@:]*):.*@(?=[^@]*$)/s, '$1@')
    .replace(/([?&])(password|sslkey)=[^&]*/gi, '$1$2=...');
}

function cannotConnect(error: unknown, url: string): unknown {
  if (error instanceof ReeveError || !(error instanceof Error)) return error;
  const { code } = error as { code?: string };
  const at = publicAddress(url);
  const fail = (name: string, message: string, hint: string) =>
    new ReeveError(`database/${name}`, message, { hint });
  switch (code) {
    case '28P01':
    case '28000':
      return fail(
        'refused',
        `The database server does not accept this user or password: ${at}`,
        'Check both in the address, and what pg_hba.conf of the server allows.',
      );
    case '3D000':
      return fail(
        'missing',
        `The server has no such database: ${at}`,
        "Create it: CREATE DATABASE name ENCODING 'UTF8'.",
      );
    case '53300':
      return fail(
        'busy',
        `The database server takes no more connections: ${at}`,
        'Allow fewer connections here, or more there (max_connections).',
      );
    case '42501':
      return fail(
        'refused',
        `The user may not connect to this database: ${at}`,
        'GRANT CONNECT ON DATABASE to the user.',
      );
    case '57P03':
      return fail('unreachable', `The database server is starting: ${at}`, 'Try again shortly.');
    default: {
      const reason = code ?? (/timeout/.test(error.message) ? 'no answer in time' : 'not reached');
      return fail(
        'unreachable',
        `No database server was reached at ${at} (${reason})`,
        'Check the address, and that the server is running and can be reached from here.',
      );
    }
  }
}
