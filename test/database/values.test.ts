import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { databaseKinds, emptyDatabase, skipWithout } from './with-database.ts';

/** Any text that PostgreSQL can hold, rich in what COPY and arrays give a meaning to. */
const text = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('\\', '\t', '\n', '\r', '"', '{', '}', ',', 'N', '.', ' ') }),
    fc.constantFrom('', '\\N', 'NULL', '\\.', 'é😀', '\u{10ffff}', '\u0001\u007f\u0085'),
  )
  .filter((value) => value.isWellFormed() && !value.includes('\0'));
const texts = fc.array(fc.option(text), { maxLength: 4 });
const bytes = fc.uint8Array({ maxLength: 20 });
const row = fc.tuple(fc.option(text), fc.option(texts), fc.option(bytes), fc.array(bytes));

const table = 'CREATE TABLE held (position int, a text, b text[], c bytea, d bytea[])';

for (const kind of databaseKinds) {
  describe(kind, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind, 'nothing');

    test(
      'any text, list of texts and bytes come back as they were loaded',
      on(async (db) => {
        await db.query(table);
        await fc.assert(
          fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
            await db.query('TRUNCATE held');
            const numbered = rows.map((each, position) => [position, ...each]);
            assert.equal(
              await db.copyIn('held', ['position', 'a', 'b', 'c', 'd'], numbered),
              rows.length,
            );
            const held = await db.query('SELECT * FROM held ORDER BY position');
            assert.deepEqual(
              held.map(({ a, b, c, d }) => [a, b, c, d]),
              rows,
            );
          }),
          { numRuns: 60 },
        );
      }),
    );

    test(
      'any text, list of texts and bytes come back as they were given',
      on(async (db) => {
        await fc.assert(
          fc.asyncProperty(row, async (values) => {
            const [held] = await db.query(
              'SELECT $1::text AS a, $2::text[] AS b, $3::bytea AS c, $4::bytea[] AS d',
              values,
            );
            assert.deepEqual(Object.values(held ?? {}), values);
          }),
          { numRuns: 60 },
        );
      }),
    );

    test(
      'values of every type come back alike',
      on(async (db) => {
        const [row] = await db.query(`SELECT
    true AS yes, 7::int2 AS small, (-2147483648)::int4 AS plain, 9007199254740991::int8 AS big,
    0.1::float8 AS float, 'NaN'::float8 AS none, 12345678901234567890.50::numeric AS exact,
    date '2024-02-29' AS day, date 'infinity' AS never,
    timestamptz '2024-07-01 12:00:00.000001+01' AS moment, timestamptz '2024-01-01 00:00Z' AS start,
    timestamp '2024-01-01 10:00:00.5' AS local, time '10:00' AS clock,
    interval '1 day 2 hours' AS span, '{"a": [1, null]}'::jsonb AS document,
    '[1]'::json AS list, NULL::int AS nothing, 'a'::char(3) AS padded,
    '00000000-0000-0000-0000-000000000001'::uuid AS id,
    ARRAY[[1, 2], [3, NULL]] AS grid, ARRAY[date '2024-01-01', NULL] AS days,
    ARRAY[true, false] AS flags, ARRAY[1, 9007199254740991]::int8[] AS bigs,
    ARRAY['{"a":1}']::jsonb[] AS documents, '[2:3]={a,b}'::text[] AS shifted, '{}'::text[] AS empty`);
        assert.deepEqual(row, {
          yes: true,
          small: 7,
          plain: -2147483648,
          big: Number.MAX_SAFE_INTEGER,
          float: 0.1,
          none: Number.NaN,
          exact: '12345678901234567890.50',
          day: '2024-02-29',
          never: 'infinity',
          moment: '2024-07-01T11:00:00.000001Z',
          start: '2024-01-01T00:00:00.000000Z',
          local: '2024-01-01T10:00:00.500000',
          clock: '10:00:00',
          span: '1 day 02:00:00',
          document: { a: [1, null] },
          list: [1],
          nothing: null,
          padded: 'a  ',
          id: '00000000-0000-0000-0000-000000000001',
          grid: [
            [1, 2],
            [3, null],
          ],
          days: ['2024-01-01', null],
          flags: [true, false],
          bigs: [1, Number.MAX_SAFE_INTEGER],
          documents: [{ a: 1 }],
          shifted: ['a', 'b'],
          empty: [],
        });
      }),
    );

    test(
      'values of every kind are taken',
      on(async (db) => {
        const [row] = await db.query(
          `SELECT $1::int8 AS big, $2::bool AS flag, $3::timestamptz AS moment, $4::jsonb AS document,
      $5::jsonb AS list, $6::float8 AS negative, $7::int[] AS grid, $8::text AS absent, $9::date AS day`,
          [
            2n ** 52n,
            false,
            new Date('2024-07-01T12:00:00.250Z'),
            { name: 'O\'Neil "x"', born: null },
            JSON.stringify([1, 'two']),
            -0,
            [[1], [2]],
            undefined,
            '2024-02-29',
          ],
        );
        assert.deepEqual(row, {
          big: 2 ** 52,
          flag: false,
          moment: '2024-07-01T12:00:00.250000Z',
          document: { name: 'O\'Neil "x"', born: null },
          list: [1, 'two'],
          negative: -0,
          grid: [[1], [2]],
          absent: null,
          day: '2024-02-29',
        });
      }),
    );

    test(
      'an int8 that no number can hold is refused, and can be read as text',
      on(async (db) => {
        await assert.rejects(db.query('SELECT 9007199254740993::int8 AS key'), {
          code: 'database/number-too-large',
        });
        const [row] = await db.query(
          'SELECT 9007199254740993::int8::text AS key, $1::int8 = 5 AS same',
          [5n],
        );
        assert.deepEqual(row, { key: '9007199254740993', same: true });
      }),
    );

    test(
      'a text that PostgreSQL cannot hold is refused by its place alone',
      on(async (db) => {
        await db.query('CREATE TABLE held (a text, b text[])');
        const secret = 'Okonkwo';
        for (const bad of [`${secret}\0`, `${secret}\ud800`, `\udc00${secret}`]) {
          await assert.rejects(
            db.query('SELECT $1::text', [bad]),
            (error: Error & { code: string }) => {
              assert.equal(error.code, 'database/text');
              assert.match(error.message, /^Parameter \$1 holds /);
              assert.doesNotMatch(error.message, /Okonkwo/);
              return true;
            },
          );
          const rows = [
            ['fine', []],
            [null, ['fine', bad]],
          ];
          await assert.rejects(db.copyIn('held', ['a', 'b'], rows), {
            code: 'database/text',
            message: /^Row 2, column b holds /,
          });
        }
        assert.deepEqual(await db.query('SELECT a FROM held'), [], 'a load that failed left rows');
      }),
    );
  });
}
