import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { DuckDbEngine } from '../../src/engines/duckdb/index.ts';
import type { LinkageEngine, MatchModel } from '../../src/linkage/index.ts';
import type { RecordValues } from '../../src/linkage/score/value.ts';
import { everything, load, modelColumns, withoutComparison } from './both-ways.ts';

/*
 * Whole models, made up at random or for one difficulty, compared in process and by SQL: how
 * conditions are combined, which slots they share, what is missing and what ties with what.
 */

let engine: DuckDbEngine;
let bySql: LinkageEngine;
before(async () => {
  engine = await DuckDbEngine.open({ threads: 2 });
  bySql = withoutComparison(engine);
});
after(() => engine.close());

/** Few values, so that every state of every column meets every other. */
const names = [
  ...['', ' ', 'a', 'ann', 'anna', 'hannah', 'aab', 'aba', 'smith', 'smiht', '\0', 'a\0'],
  // DuckDB keeps texts of up to 12 bytes in the row, and longer ones elsewhere.
  ...['abcdefghijk', 'abcdefghijkl', 'abcdefghijklm', 'abcdefghijlk', 'mabcdefghijkl'],
  ...[
    'abcdefghijké',
    'éabcdefghijk',
    'abcdefgh😀',
    'abcdefgh😀x',
    '😀',
    'a😀',
    '😀a',
    '李王',
    '王李',
  ],
  // A word of 32 bits holds no more characters, the table of needed matches no more than 63.
  ...['abcdefghijklmnopqrstuvwxyz0123456', 'abcdefghijklmnopqrstuvwxyz0123465'],
  ...['x'.repeat(69), 'x'.repeat(70), `${'x'.repeat(68)}y`],
];
const orMissing = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 4 });
const record: fc.Arbitrary<RecordValues> = fc.record({
  name: orMissing(fc.constantFrom(...names)),
  other: orMissing(fc.constantFrom(...names)),
  amount: orMissing(fc.constantFrom(0, -0, 1, 1.5, -1, 1e300, 0.1)),
  born: orMissing(fc.constantFrom('1990-01-01', '1990-02-01', '2000-02-29', '0001-01-01')),
  seen: orMissing(fc.constantFrom('1990-01-01', '1990-02-01')),
  tags: orMissing(fc.array(fc.constantFrom('a', 'b', '', 'é', '"', null), { maxLength: 4 })),
}) as fc.Arbitrary<never>;

const column = fc.constantFrom('name', 'other');
const sides = fc.constantFrom(['l', 'r'], ['r', 'l'], ['l', 'l']);
const compared = (name: string) =>
  fc.tuple(column, column, sides).map(([a, b, [x, y]]) => `${name}(${x}.${a}, ${y}.${b})`);
const condition: fc.Arbitrary<string> = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.oneof(
      fc
        .tuple(
          fc.constantFrom('jaro', 'jaro_winkler').chain(compared),
          fc.constantFrom('>=', '>', '<'),
          fc.constantFrom(0, 0.3, 0.7, 0.9, 1, 1.2),
        )
        .map((parts) => parts.join(' ')),
      fc
        .tuple(
          fc.constantFrom('levenshtein', 'damerau_levenshtein').chain(compared),
          fc.constantFrom('<=', '<', '>', '>='),
          fc.constantFrom(-1, 0, 1, 1.5, 3),
        )
        .map((parts) => parts.join(' ')),
      fc.tuple(column, column, sides).map(([a, b, [x, y]]) => `${x}.${a} = ${y}.${b}`),
      fc.tuple(fc.constantFrom('l', 'r'), column).map(([side, name]) => `${side}.${name} is null`),
      fc.constantFrom(
        'l.amount = r.amount',
        'l.born = r.seen',
        'l.tags <> r.tags',
        'overlap(l.tags, r.tags) >= 1',
        'contains(l.tags, r.name)',
        'word(l.name, 2) = word(r.name, 2)',
        'coalesce(l.name, l.other) = coalesce(r.name, r.other)',
        '(l.name = r.name) is null',
        'levenshtein(l.name, l.other) + 0 <= 2',
      ),
    ),
    fc
      .array(tie('condition'), { minLength: 2, maxLength: 3 })
      .map((all) => `(${all.join(' and ')})`),
    fc
      .array(tie('condition'), { minLength: 2, maxLength: 3 })
      .map((any) => `(${any.join(' or ')})`),
    tie('condition').map((one) => `not (${one})`),
  ),
})).condition;

/** Levels that hold one measure to looser and looser thresholds. */
const run = fc.oneof(
  fc
    .tuple(fc.constantFrom('jaro', 'jaro_winkler').chain(compared), fc.subarray([1, 0.9, 0.7, 0.1]))
    .map(([measure, thresholds]) => thresholds.map((least) => `${measure} >= ${least}`)),
  fc
    .tuple(
      fc.constantFrom('levenshtein', 'damerau_levenshtein').chain(compared),
      fc.subarray([0, 1, 2, 5]),
    )
    .map(([measure, bounds]) => bounds.map((most) => `${measure} <= ${most}`)),
);
const comparison = fc
  .tuple(
    fc.option(condition, { nil: undefined }),
    fc.array(
      fc.oneof(
        condition.map((one) => [one]),
        run,
      ),
      { minLength: 1, maxLength: 4 },
    ),
    fc.array(fc.constantFrom(undefined, undefined, 'name', 'other', 'born'), {
      minLength: 9,
      maxLength: 9,
    }),
  )
  .map(([missing, levels, frequencies]) => ({
    ...(missing === undefined ? {} : { missing }),
    levels: [...levels.flat().map((expression) => ({ expression })), 'else'].map((when, k) => {
      const frequency = frequencies[k % 9];
      // A comparison has 255 outcomes at most.
      return frequency === undefined || k >= 9
        ? { when }
        : { when, termFrequency: { column: frequency } };
    }),
  }));
const rule = fc.constantFrom(
  { on: ['name'] },
  { on: ['born', 'left(other, 1)'] },
  { on: ['word(name, 1)'] },
  { on: ['length(other)'] },
  { on: ['tags'], explode: ['tags'] },
  { on: ['tags', 'amount'], explode: ['tags'] },
);
const model = fc
  .record({
    linkType: fc.constantFrom('dedupe', 'link-only', 'link-and-dedupe'),
    comparisons: fc.array(comparison, { minLength: 2, maxLength: 4 }),
    blocking: fc.array(rule, { minLength: 2, maxLength: 4 }),
    deterministic: fc.constantFrom([], [{ on: ['name', 'other'] }]),
  })
  .map((parts) => ({
    format: 'reeve-match-model/1',
    columns: modelColumns,
    ...parts,
    comparisons: parts.comparisons.map((one, k) => ({ name: `c${k}`, ...one })),
  }));

async function assertSame(given: unknown, records: readonly RecordValues[], datasets: number) {
  const plan = await load(engine, given as MatchModel, records, datasets);
  const expected = await everything(bySql, plan, records.length);
  assert.ok(expected.pairs.length > 0, 'no pairs');
  assert.deepEqual(await everything(engine, plan, records.length), expected);
}

test('any model says the same of its pairs in process and by SQL', async () => {
  const records = fc.array(record, { minLength: 80, maxLength: 80, size: 'max' });
  await fc.assert(
    fc.asyncProperty(model, records, fc.integer({ min: 1, max: 3 }), async (given, some, sets) => {
      await assertSame(given, some, given.linkType === 'link-only' ? 1 + sets : sets);
    }),
    { numRuns: 5, endOnFailure: true },
  );
});

const [someRecords] = fc.sample(fc.array(record, { minLength: 80, maxLength: 80, size: 'max' }), {
  numRuns: 1,
  seed: 3,
}) as [RecordValues[]];

test('a distance within one record is found, whether or not its columns are compared elsewhere', async () => {
  const expressions = [
    'levenshtein(l.name, l.other) <= 3',
    'damerau_levenshtein(r.name, r.other) > 2',
    'jaro(l.name, l.other) >= 0.3',
    'jaro_winkler(r.name, r.other) < 0.5',
  ];
  for (const expression of expressions) {
    const given = {
      format: 'reeve-match-model/1',
      linkType: 'dedupe',
      columns: modelColumns,
      comparisons: [
        {
          name: 'one',
          missing: 'l.amount is null',
          levels: [{ when: { expression } }, { when: 'else' }],
        },
      ],
      blocking: [{ on: ['length(other)'] }],
    };
    await assertSame(given, someRecords, 1);
  }
});

test('elements of lists that are null are not shared', async () => {
  // As JSON lines and Parquet files have them: "emails": [null].
  const lists = [[null], [null], ['a', null], ['a'], [], null, [null, 'a'], ['a', null]];
  const given = {
    format: 'reeve-match-model/1',
    linkType: 'dedupe',
    columns: modelColumns,
    comparisons: [
      { when: { overlap: 'tags', atLeast: 1 } },
      { when: { overlap: 'tags', atLeast: 2 } },
      { when: { exact: 'tags' } },
      { when: { expression: 'l.tags <> r.tags' } },
      { when: { expression: "contains(l.tags, 'a')" } },
    ].map((level, k) => ({ name: `c${k}`, levels: [level, { when: 'else' }] })),
    blocking: [{ on: ['name'] }],
  };
  await assertSame(given, lists.map((tags) => ({ name: 'ann', tags })) as never, 1);
});

test('as many levels as a comparison may have', async () => {
  // The 55th of 201 levels goes by its value's class and is decided by codes alone.
  const levels = Array.from({ length: 200 }, (_, k) =>
    k === 54
      ? { when: { exact: 'name' }, termFrequency: { column: 'name' } }
      : { when: { expression: `not l.name = r.name and l.amount = ${k + 10}` } },
  );
  const given = {
    format: 'reeve-match-model/1',
    linkType: 'dedupe',
    columns: modelColumns,
    comparisons: [{ name: 'one', levels: [...levels, { when: 'else' }] }],
    blocking: [{ on: ['length(other)'] }],
  };
  await assertSame(given, someRecords, 1);
});
