import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase, StatementError } from '../../src/database/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from './with-database.ts';

const numbers = function* (from: number, to: number) {
  for (let number = from; number < to; number += 1) yield [number];
};

for (const kind of databaseKinds) {
  describe(kind, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind, 'nothing');

    test(
      'what a transaction wrote is there after it, and gone when it threw',
      on(async (db) => {
        await db.query('CREATE TABLE loan (number int)');
        const given = await db.transaction(async (tx) => {
          await tx.query('INSERT INTO loan VALUES ($1)', [1]);
          await tx.copyIn('loan', ['number'], numbers(2, 4));
          return 'done';
        });
        assert.equal(given, 'done');
        const reason = new Error('no');
        const thrown = db.transaction(async (tx) => {
          await tx.copyIn('loan', ['number'], numbers(4, 9));
          throw reason;
        });
        await assert.rejects(thrown, (error) => error === reason);
        assert.deepEqual(
          await db.query('SELECT array_agg(number ORDER BY number) AS all FROM loan'),
          [{ all: [1, 2, 3] }],
        );
      }),
    );

    test(
      'a failed statement whose error is dropped still rolls everything back, and says so',
      on(async (db) => {
        await db.query('CREATE TABLE loan (number int PRIMARY KEY)');
        const dropped = db.transaction(async (tx) => {
          await tx.query('INSERT INTO loan VALUES (1)');
          await tx.query('INSERT INTO loan VALUES (1)').catch(() => undefined);
        });
        await assert.rejects(dropped, { code: 'database/rolled-back' });
        const halfLoaded = db.transaction(async (tx) => {
          const rows = (function* () {
            yield* numbers(0, 200_000);
            throw new Error('the file ended in the middle');
          })();
          await tx.copyIn('loan', ['number'], rows).catch(() => undefined);
        });
        await assert.rejects(halfLoaded, { code: 'database/rolled-back' });
        assert.deepEqual(await db.query('SELECT * FROM loan'), []);
      }),
    );

    test(
      'a load of many chunks outside a transaction is in whole, or not at all',
      on(async (db) => {
        await db.query('CREATE TABLE loan (number int)');
        assert.equal(await db.copyIn('loan', ['number'], numbers(0, 300_000)), 300_000);
        const later = async function* () {
          yield* numbers(0, 200_000);
          await pause(1);
          yield ['not a number'];
        };
        await assert.rejects(db.copyIn('loan', ['number'], later()), {
          code: 'database/statement',
          sqlState: '22P02',
          message:
            /COPY loan, line \d+, column number: invalid input syntax for type integer: a value/,
        });
        const atOnce = [['not a number'], ...numbers(0, 300_000)];
        await assert.rejects(db.copyIn('loan', ['number'], atOnce), { sqlState: '22P02' });
        assert.deepEqual(await db.query('SELECT count(*) AS n FROM loan'), [{ n: 300_000 }]);
        assert.equal(await db.copyIn('loan', ['number'], []), 0);
      }),
    );

    test(
      'a statement on the database inside a transaction is refused, and not waited for',
      on(async (db) => {
        for (const work of [
          () => db.query('SELECT 1'),
          () => db.copyIn('loan', ['number'], []),
          () => db.transaction(async () => undefined),
          () => db.close(),
        ]) {
          await assert.rejects(db.transaction(work as () => Promise<unknown>), {
            code: 'database/nested',
          });
        }
        await db.query('CREATE TABLE loan (number int)');
        const fed = db.transaction((tx) =>
          tx.copyIn(
            'loan',
            ['number'],
            (async function* () {
              for (const { n } of await tx.query<{ n: number }>('SELECT 1 AS n')) yield [n];
            })(),
          ),
        );
        await assert.rejects(fed, { code: 'database/nested' });
        assert.deepEqual(await db.query('SELECT 1 AS one'), [{ one: 1 }]);
      }),
    );

    test(
      'a transaction is over when its work returns, with all that was asked of it until then',
      on(async (db) => {
        await db.query('CREATE TABLE loan (number int)');
        const kept = await db.transaction(async (tx) => {
          void tx.query('INSERT INTO loan VALUES (1)');
          void tx.query('INSERT INTO loan VALUES (2)');
          return tx;
        });
        assert.deepEqual(await db.query('SELECT count(*) AS n FROM loan'), [{ n: 2 }]);
        await assert.rejects(kept.query('SELECT 1'), { code: 'database/transaction-over' });
      }),
    );

    test(
      'a transaction is tried again when the database asks for it, and not for ever',
      on(async (db) => {
        const fail = (state: string) =>
          `DO $$ BEGIN RAISE EXCEPTION 'as asked' USING ERRCODE = '${state}'; END $$`;
        for (const state of ['40001', '40P01']) {
          let tries = 0;
          const given = await db.transaction(async (tx) => {
            tries += 1;
            if (tries < 3) await tx.query(fail(state));
            return tries;
          });
          assert.equal(given, 3);
        }
        let tries = 0;
        const never = db.transaction(async (tx) => {
          tries += 1;
          await tx.query(fail('40001'));
        });
        await assert.rejects(never, { sqlState: '40001' });
        assert.equal(tries, 6);
      }),
    );

    test(
      'a transaction has the isolation and the rights asked for',
      on(async (db) => {
        const level = () =>
          db.transaction((tx) => tx.query('SHOW transaction_isolation'), {
            isolation: 'serializable',
            readOnly: true,
          });
        assert.deepEqual(await level(), [{ transaction_isolation: 'serializable' }]);
        const writes = db.transaction((tx) => tx.query('CREATE TABLE loan (number int)'), {
          readOnly: true,
        });
        await assert.rejects(writes, { sqlState: '25006' });
      }),
    );

    test(
      'a refused statement says which rule and where, and nothing of the values',
      on(async (db) => {
        await db.query('CREATE TABLE person (nino text CONSTRAINT one_nino UNIQUE, born date)');
        await db.query('INSERT INTO person VALUES ($1)', ['QQ123456C']);
        const cases = [
          [() => db.query('INSERT INTO person VALUES ($1)', ['QQ123456C']), '23505', 'one_nino'],
          [() => db.query('SELECT $1::date', ['QQ123456C']), '22P02|22007', undefined],
          [() => db.query('SELECT \'say "QQ123456C"\'::int'), '22P02', undefined],
          [() => db.copyIn('person', ['born'], [['QQ123456C']]), '22007', undefined],
        ] as const;
        for (const [work, states, constraint] of cases) {
          const error = await work().catch((thrown: unknown) => thrown);
          assert.ok(error instanceof StatementError);
          assert.ok(states.split('|').includes(error.sqlState), error.sqlState);
          assert.equal(error.constraint, constraint);
          assert.doesNotMatch(`${error.message} ${error.hint} ${error.stack}`, /QQ123456C/);
        }
        await assert.rejects(db.query('SELECT 1; SELECT 2'), { sqlState: '42601' });
        await assert.rejects(db.copyIn('person; DROP TABLE person', ['born'], []), {
          code: 'database/name',
        });
      }),
    );

    test(
      'a statement that is run often stays the same statement when its table changes',
      on(async (db) => {
        await db.query('CREATE TABLE person (id int)');
        const find = () => db.query('SELECT id FROM person WHERE id = $1', [1]);
        for (let time = 0; time < 8; time += 1) assert.deepEqual(await find(), []);
        await db.query('ALTER TABLE person ADD COLUMN born date');
        await db.query('INSERT INTO person VALUES (1)');
        assert.deepEqual(await find(), [{ id: 1 }]);
        const wrong = () => db.query('SELECT 1 / $1::int AS n', [0]);
        for (let time = 0; time < 4; time += 1)
          await assert.rejects(wrong(), { sqlState: '22012' });
        assert.deepEqual(await db.query('SELECT 1 / $1::int AS n', [1]), [{ n: 1 }]);
      }),
    );

    test(
      'notices are told, and a closed database says that it is',
      on(async (_, location) => {
        if (kind === 'embedded') return;
        const heard: string[] = [];
        const db = await openDatabase(location, {
          onNotice: (message) => heard.push(message),
          applicationName: 'reeve test',
          statementTimeout: 50,
        });
        await db.query("DO $$ BEGIN RAISE NOTICE 'so it goes'; END $$");
        assert.deepEqual(heard, ['so it goes']);
        assert.deepEqual(await db.query('SHOW application_name'), [
          { application_name: 'reeve test' },
        ]);
        await assert.rejects(db.query('SELECT pg_sleep(5)'), { sqlState: '57014' });
        await db.close();
        await db.close();
        await assert.rejects(db.query('SELECT 1'), { code: 'database/closed' });
      }),
    );
  });
}
