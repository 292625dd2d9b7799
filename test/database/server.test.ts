import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, test } from 'node:test';
import { openDatabase } from '../../src/database/index.ts';
import { publicAddress } from '../../src/database/server.ts';
import { describeError, ReeveError } from '../../src/kernel/index.ts';
import { skipWithout, withLocation } from './with-database.ts';

async function refusal(url: string): Promise<ReeveError> {
  const error = await openDatabase({ url }, { connectionTimeout: 2000 }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ReeveError, `not refused: ${String(error)}`);
  return error;
}

/** The address of another database, or as another user, of the same server. */
function changed(url: string, change: { database?: string; user?: string }): string {
  const other = new URL(url);
  if (change.database !== undefined) other.pathname = `/${change.database}`;
  if (change.user !== undefined) other.username = change.user;
  return other.href;
}

/** A server that lets one message in and answers with one of its own. */
async function answering(answer: Buffer | undefined): Promise<{ url: string; close(): void }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      if (answer !== undefined) socket.end(answer);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `postgres://reeve:hunter2@127.0.0.1:${port}/hub`,
    close: () => void server.close(),
  };
}

/** ErrorResponse (PostgreSQL documentation, Message Formats). */
function errorResponse(code: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C${code}\0Mpassword hunter2 is wrong\0\0`);
  const message = Buffer.alloc(5 + fields.length);
  message.write('E');
  message.writeInt32BE(4 + fields.length, 1);
  fields.copy(message, 5);
  return message;
}

test('a server that is not there, or does not answer, is said to be unreachable', async () => {
  const gone = await answering(undefined);
  gone.close();
  const absent = await refusal(gone.url);
  assert.equal(absent.code, 'database/unreachable');
  assert.match(describeError(absent), /reeve@127\.0\.0\.1.*ECONNREFUSED.*Check the address/);
  const silent = await answering(undefined);
  assert.equal((await refusal(silent.url)).code, 'database/unreachable');
  silent.close();
});

test('a refused password is said to be refused, and never shown', async () => {
  for (const [state, code] of [
    ['28P01', 'database/refused'],
    ['28000', 'database/refused'],
    ['53300', 'database/busy'],
    ['57P03', 'database/unreachable'],
  ] as const) {
    const server = await answering(errorResponse(state));
    const error = await refusal(server.url);
    server.close();
    assert.equal(error.code, code);
    assert.doesNotMatch(`${describeError(error)} ${error.stack} ${error.cause}`, /hunter2/);
  }
});

test('an address is shown without its password, wherever that stands', () => {
  for (const [url, shown] of [
    ['postgres://reeve:a@b:c@host:5432/hub', 'postgres://reeve@host:5432/hub'],
    ['postgresql://:secret@host/hub', 'postgresql://@host/hub'],
    [
      'postgres://host/hub?user=x&password=secret&a=b',
      'postgres://host/hub?user=x&password=...&a=b',
    ],
    ['postgres://reeve@host/hub', 'postgres://reeve@host/hub'],
  ] as const) {
    assert.equal(publicAddress(url), shown);
  }
});

test('where commits must outlive a power cut, an embedded database is refused', async () => {
  await assert.rejects(openDatabase({ folder: 'memory://' }, { durable: true }), {
    code: 'database/not-durable',
  });
});

describe('on a server', { skip: skipWithout('server') }, () => {
  test('a database or user that is not there is named', async () => {
    await withLocation('server', async (location) => {
      const { url } = location as { url: string };
      const database = await refusal(changed(url, { database: 'elsewhere' }));
      assert.equal(database.code, 'database/missing');
      assert.match(database.message, /elsewhere/);
      assert.equal((await refusal(changed(url, { user: 'nobody-here' }))).code, 'database/refused');
    });
  });

  test('a database that sorts or keeps texts otherwise than PGlite is refused', async () => {
    await withLocation('server', async (location) => {
      const { url } = location as { url: string };
      const admin = await openDatabase(location);
      for (const [name, how, code] of [
        ['latin', "ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'", 'database/encoding'],
        ['letters', "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'", 'database/collation'],
        ['icu', "ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en-GB'", 'database/collation'],
      ] as const) {
        const database = `refused_${name}_${process.pid}`;
        await admin.query(`CREATE DATABASE ${database} TEMPLATE template0 ${how}`);
        try {
          const error = await refusal(changed(url, { database }));
          assert.equal(error.code, code);
          assert.match(error.hint ?? '', /CREATE DATABASE/);
        } finally {
          await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
        }
      }
      await admin.close();
    });
  });

  test('where commits must outlive a power cut, a server without fsync is refused', async () => {
    await withLocation('server', async (location) => {
      await assert.rejects(openDatabase(location, { durable: true }), {
        code: 'database/not-durable',
        message: 'The database server has fsync turned off',
      });
    });
  });

  test('a session is as it is on PGlite, whatever the database prefers', async () => {
    await withLocation('server', async (location) => {
      const { url } = location as { url: string };
      const name = new URL(url).pathname.slice(1);
      const admin = await openDatabase(location);
      await admin.query(`ALTER DATABASE ${name} SET TimeZone = 'Asia/Tokyo'`);
      await admin.query(`ALTER DATABASE ${name} SET DateStyle = 'SQL, DMY'`);
      await admin.close();
      const db = await openDatabase(location);
      assert.deepEqual(
        await db.query(
          "SELECT timestamptz '2024-07-01 12:00Z' AS moment, date '2024-07-02' AS day",
        ),
        [{ moment: '2024-07-01T12:00:00.000000Z', day: '2024-07-02' }],
      );
      await db.close();
    });
  });

  test('a connection that the server ends is told of, and the next statement has another', async () => {
    await withLocation('server', async (location) => {
      const db = await openDatabase(location, { connections: 1 });
      const ended = db.query('SELECT pg_terminate_backend(pg_backend_pid())');
      await assert.rejects(ended, { code: 'database/connection-lost' });
      assert.deepEqual(await db.query('SELECT 1 AS one'), [{ one: 1 }]);
      const within = db.transaction((tx) =>
        tx.query('SELECT pg_terminate_backend(pg_backend_pid())'),
      );
      await assert.rejects(within, { code: 'database/connection-lost' });
      assert.deepEqual(await db.query('SELECT 1 AS one'), [{ one: 1 }]);
      await db.close();
    });
  });

  test('transactions that really run into each other are both done in the end', async () => {
    await withLocation('server', async (location) => {
      const db = await openDatabase(location);
      await db.query('CREATE TABLE counter (n int)');
      await db.query('INSERT INTO counter VALUES (0)');
      const raise = () =>
        db.transaction(
          async (tx) => {
            const [counter] = await tx.query<{ n: number }>('SELECT n FROM counter');
            await tx.query('UPDATE counter SET n = $1', [(counter?.n ?? 0) + 1]);
          },
          { isolation: 'serializable' },
        );
      await Promise.all([raise(), raise(), raise()]);
      assert.deepEqual(await db.query('SELECT n FROM counter'), [{ n: 3 }]);
      await db.close();
    });
  });
});
