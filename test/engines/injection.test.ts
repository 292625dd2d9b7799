import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { VARCHAR } from '@duckdb/node-api';
import { ReeveError } from '../../src/kernel/index.ts';
import { compileExpression } from '../../src/linkage/compile/expression.ts';
import { duckdb } from '../../src/linkage/dialects/duckdb.ts';
import { checkExpression, parseExpression } from '../../src/linkage/model/expression/index.ts';
import { evaluateExpression } from '../../src/linkage/score/expression.ts';
import {
  quoteIdentifier,
  quoteInteger,
  quoteLiteral,
  quoteNumber,
  type Sql,
  sql,
} from '../../src/linkage/sql/index.ts';
import { DuckDbPairs } from './duckdb-pairs.ts';

/** Texts that end, escape or confuse a quoted thing in one SQL or another. */
const corpus: readonly string[] = [
  ...["'", "''", "'''", '"', '""', '"""', '`', '\\', "\\'", '\\"', "\\\\'", '\\x27', '\\u0027'],
  ...["'; DROP TABLE canary; --", '"; DROP TABLE canary; --', "' OR '1'='1", "x' OR 1=1 --"],
  ...[
    "') ; DELETE FROM canary; --",
    "'||(DELETE FROM canary)||'",
    "' UNION SELECT * FROM canary --",
  ],
  ...[
    '-- comment',
    '/* open',
    '*/ close',
    '/* whole */',
    '#',
    ';',
    ';;',
    '--',
    '$$',
    '$tag$x$tag$',
  ],
  ...[
    "E'\\''",
    "U&'\\0027'",
    "x'27'",
    "b'1'",
    "N'a'",
    '?',
    '$1',
    ':name',
    '@variable',
    '%s',
    '{0}',
  ],
  ...['\0', "a\0b'; DROP TABLE canary; --", "\0'", "'\0", '\0\0', 'end\0'],
  ...[
    '\n',
    '\r\n',
    '\t',
    '\v',
    '\f',
    '\b',
    '\x1a',
    '\x1b[31m',
    '\u0085',
    '\u00a0',
    '\u2028',
    '\u2029',
  ],
  // Quotes that are not: full width, curly, prime, and ones that fold to ' elsewhere.
  ...['\uff07', '\u2018\u2019', '\u02bc', '\u2032', '\u201c\u201d', '\uff02', '\ua78c', '\u00b4'],
  // Byte order mark, zero width, right-to-left override, combining marks, beyond the basic plane.
  ...[
    '\ufeffx',
    '\u200b',
    '\u202e;--',
    "'\u0301",
    '"\u0308',
    '\u{1f600}',
    "\u{1f600}'",
    '\u{10ffff}',
  ],
  ...[
    '\ufffd',
    '\uffff',
    '\u00bf\u0027',
    '%27',
    '&#39;',
    '&quot;',
    '<script>',
    'select',
    'NULL',
    '',
  ],
  ...['a'.repeat(10_000), "'".repeat(501), '"'.repeat(500), "';".repeat(500)],
];

let database: DuckDbPairs;
before(async () => {
  database = await DuckDbPairs.open();
});
beforeEach(async () => {
  await database.connection.run('CREATE OR REPLACE TABLE canary AS SELECT 1 AS alive');
});
after(() => database.close());

async function one(query: Sql, ...values: string[]): Promise<unknown> {
  const types = values.map(() => VARCHAR);
  const reader = await database.connection.runAndReadAll(query, values, types);
  const rows = reader.getRowsJS();
  assert.equal(rows.length, 1, `one row from ${query}`);
  return rows[0]?.[0];
}

async function assertCanary(): Promise<void> {
  const found = await one(sql`SELECT count(*) FROM canary`);
  assert.equal(found, 1n);
}

test('a literal is the text it quotes, whatever that is', async () => {
  for (const text of corpus) {
    assert.equal(
      await one(sql`SELECT ${quoteLiteral(text)} = $1`, text),
      true,
      JSON.stringify(text),
    );
  }
  await assertCanary();
});

test('an identifier names the column it quotes, whatever that is', async () => {
  for (const name of corpus) {
    if (name === '' || name.includes('\0')) {
      assert.throws(() => quoteIdentifier(name), { code: 'sql/identifier' });
      continue;
    }
    const column = quoteIdentifier(name);
    await database.connection.run(sql`CREATE OR REPLACE TABLE named (${column} VARCHAR)`);
    await database.connection.run(sql`INSERT INTO named SELECT 'kept' AS ${column}`);
    assert.equal(await one(sql`SELECT ${column} FROM named`), 'kept', JSON.stringify(name));
    const listed = sql`SELECT column_name = $1 FROM duckdb_columns() WHERE table_name = 'named'`;
    assert.equal(await one(listed, name), true, JSON.stringify(name));
  }
  await assertCanary();
});

test('a table name is quoted as a column name is', async () => {
  for (const name of corpus) {
    if (name === '' || name.includes('\0')) continue;
    const table = quoteIdentifier(name);
    await database.connection.run(sql`CREATE OR REPLACE TABLE ${table} AS SELECT 7 AS n`);
    assert.equal(await one(sql`SELECT n FROM ${table}`), 7, JSON.stringify(name));
    await database.connection.run(sql`DROP TABLE ${table}`);
  }
  await assertCanary();
});

test('literals and columns of the expression language pass through unchanged', async () => {
  for (const text of corpus) {
    const literal = `'${text.replaceAll("'", "''")}'`;
    const expression = parseExpression(`l.x = ${literal}`);
    assert.equal(checkExpression(expression, { scope: 'pair', columns: { x: 'text' } }), 'boolean');
    const compiled = compileExpression(expression, duckdb, () => sql`CAST($1 AS VARCHAR)`);
    assert.equal(await one(sql`SELECT ${compiled}`, text), true, JSON.stringify(text));
    assert.equal(evaluateExpression(expression)({ x: text }, {}), true, JSON.stringify(text));

    if (text === '' || text.includes('\0')) continue;
    const named = parseExpression(`"${text.replaceAll('"', '""')}" = 'kept'`);
    const context = { scope: 'record', columns: { [text]: 'text' } } as const;
    assert.equal(checkExpression(named, context), 'boolean');
    const reference = (_: unknown, column: string) => sql`t.${quoteIdentifier(column)}`;
    const where = compileExpression(named, duckdb, reference);
    const from = sql`(SELECT 'kept' AS ${quoteIdentifier(text)}) t`;
    assert.equal(await one(sql`SELECT ${where} FROM ${from}`), true, JSON.stringify(text));
  }
  await assertCanary();
});

test('raw SQL is not an expression', () => {
  const attempts = [
    'l.x = 1; DROP TABLE canary',
    'l.x = 1 -- and l.y = 2',
    'l.x = 1 /* and */',
    '(SELECT 1)',
    'l.x IN (SELECT 1)',
    "l.x = 'a' UNION SELECT 1",
    'l.x::integer',
    'l.x = $1',
    'l.x = ?',
    "l.x = E'\\''",
    'canary.alive',
    "read_csv('/etc/passwd')",
    "getenv('HOME')",
  ];
  const columns = { x: 'number', y: 'number' } as const;
  for (const text of attempts) {
    assert.throws(
      () => checkExpression(parseExpression(text), { scope: 'pair', columns }),
      (error) => error instanceof ReeveError && error.code === 'model/expression',
      text,
    );
  }
});

test('numbers read back as the same double', async () => {
  const numbers = [
    0,
    1,
    -1,
    0.1,
    0.9,
    1 / 3,
    -2.5,
    1e21,
    123456789012345680,
    5e-324,
    Number.MAX_VALUE,
  ];
  for (const number of numbers) {
    assert.equal(await one(sql`SELECT ${quoteNumber(number)}`), number);
    assert.equal(await one(sql`SELECT 1 - ${quoteNumber(number)}`), 1 - number);
  }
  assert.equal(await one(sql`SELECT typeof(${quoteNumber(3)})`), 'DOUBLE');
  assert.equal(await one(sql`SELECT typeof(${quoteInteger(3)})`), 'INTEGER');
  assert.equal(await one(sql`SELECT 1 - ${quoteInteger(-3)}`), 4);
  assert.throws(() => quoteNumber(Number.NaN), { code: 'sql/number' });
  assert.throws(() => quoteNumber(Number.POSITIVE_INFINITY), { code: 'sql/number' });
  assert.throws(() => quoteInteger(1.5), { code: 'sql/number' });
  assert.throws(() => quoteInteger(2 ** 53), { code: 'sql/number' });
});

test('a lone surrogate, which no database can hold, becomes the replacement character', async () => {
  assert.equal(await one(sql`SELECT ${quoteLiteral('a\ud800')} = $1`, 'a\ufffd'), true);
});
