import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ReeveError } from '../../src/kernel/index.ts';
import {
  type ColumnDefinition,
  type MatchModel,
  parseModel,
  prepareRecords,
  recordStandardiser,
} from '../../src/linkage/index.ts';
import { type Extracts, engineWithExtracts } from '../automatic/extracts-in-engine.ts';

/*
 * What all records of a data set have, where their columns say nothing: the same whether the
 * database makes it of a file or the process of one record.
 */

const FILES = ['register', 'census', 'library'] as const;

function modelOf(columns: Readonly<Record<string, ColumnDefinition>>): MatchModel {
  const [first = ''] = Object.keys(columns);
  return {
    format: 'reeve-match-model/1',
    linkType: 'link-and-dedupe',
    columns,
    comparisons: [{ name: 'any', levels: [{ when: { exact: first } }, { when: 'else' }] }],
    blocking: [{ on: [first] }],
  };
}

/** Values of the model's columns, made by the database and in process; they must be the same. */
async function madeBothWays(
  model: MatchModel,
  extracts: Extracts,
): Promise<Record<string, unknown>[]> {
  const { engine, input } = await engineWithExtracts(extracts);
  try {
    await prepareRecords(engine, model, input);
    const names = Object.keys(model.columns);
    const rows = await engine.rows('SELECT * FROM standard ORDER BY rid');
    const byDatabase = rows.map((row) =>
      Object.fromEntries(names.map((name, k) => [name, row[`c${k}`]])),
    );
    const standardise = recordStandardiser(model, Object.keys(input.columns));
    const inProcess = Object.entries(extracts).flatMap(([dataset, records]) =>
      records.map((record) => ({ ...standardise(record, dataset) })),
    );
    assert.deepEqual(inProcess, byDatabase);
    return byDatabase;
  } finally {
    await engine.close();
  }
}

test('a constant stands where the column is empty, and nowhere else', async () => {
  const model = modelOf({
    title: { from: 'title', constant: { register: 'Adult' } },
    group: { from: 'title', constant: { register: 'adult', census: 'child' }, derive: 'sex' },
  });
  const made = await madeBothWays(model, {
    register: [{ title: 'Mrs' }, { title: null }, { title: '  ' }],
    census: [{ title: null }],
    library: [{ title: 'Mr' }, { title: null }],
  });
  assert.deepEqual(
    made.map(({ title }) => title),
    ['Mrs', 'Adult', 'Adult', null, 'Mr', null],
  );
});

test('a constant needs no column, and tells which data set a record is of', async () => {
  const model = modelOf({ file: { from: {}, constant: { register: '1', census: '2' } } });
  const made = await madeBothWays(model, {
    register: [{ name: 'Ann' }],
    census: [{ name: 'Ann' }],
    library: [{ name: 'Ann' }],
  });
  assert.deepEqual(
    made.map(({ file }) => file),
    ['1', '2', null],
  );
});

test('a constant is as received: standardised, derived from, typed and divided as input is', async () => {
  const model = modelOf({
    name: { from: {}, constant: { register: "O'BRIEN, Mrs Ann" }, standardise: 'full-name' },
    given: { from: 'name', derive: 'first-word' },
    group: { from: {}, constant: { register: 'Mr' }, derive: 'age-group-of-title' },
    age: { from: 'age', constant: { register: '18' }, type: 'number' },
    parts: { from: {}, constant: { register: 'a;b' }, split: ';', type: 'text[]' },
  });
  const [row] = await madeBothWays(model, { register: [{ age: null }] });
  assert.deepEqual(row, {
    name: 'ann obrien',
    given: 'ann',
    group: 'adult',
    age: 18,
    parts: ['a', 'b'],
  });
});

test('constants of files named like parts of JavaScript are constants', async () => {
  const model = modelOf({ file: { from: {}, constant: { constructor: 'x' } } });
  const made = await madeBothWays(model, {
    toString: [{ name: 'Ann' }],
    constructor: [{ name: 'Ann' }],
  });
  assert.deepEqual(
    made.map(({ file }) => file),
    [null, 'x'],
  );
});

test('any constants and any values are made the same both ways', async () => {
  const value = fc.option(fc.constantFrom('Mrs', 'ANN ', ' ', '', "x'y", 'N/A', '王', '\t', '7'));
  const constant = fc.dictionary(fc.constantFrom(...FILES), fc.constantFrom('Mr', " a'b ", '7'));
  await fc.assert(
    fc.asyncProperty(
      constant,
      fc.array(fc.record({ one: value, two: value }), { minLength: 1, maxLength: 5 }),
      async (all, records) => {
        const model = modelOf({
          plain: { from: 'one', constant: all },
          joined: { from: ['one', 'two'], constant: all },
          by_file: { from: { register: 'one', census: ['two', 'one'] }, constant: all },
          name: { from: 'two', constant: all, standardise: 'name' },
          number: { from: 'one', constant: all, type: 'number' },
        });
        await madeBothWays(model, Object.fromEntries(FILES.map((file) => [file, records])));
      },
    ),
    { numRuns: 15, seed: 20250601, endOnFailure: true },
  );
});

test('a model with constants is read back as it was written', () => {
  const model = modelOf({ file: { from: {}, constant: { register: '1' } } });
  assert.deepEqual(parseModel(JSON.stringify(model)), model);
  const empty = modelOf({ file: { from: {}, constant: { register: '' } } });
  assert.throws(
    () => parseModel(JSON.stringify(empty)),
    (error: unknown) =>
      error instanceof ReeveError && error.location?.field === 'columns.file.constant.register',
  );
});

test('many data sets have each their own column, and do not hold up the database', async () => {
  const names = Array.from({ length: 120 }, (_, d) => `file${d}`);
  const model = modelOf({
    name: {
      from: Object.fromEntries(
        names.map((dataset, d): [string, string[]] => [
          dataset,
          d % 2 ? ['given', 'last'] : ['last'],
        ]),
      ),
      standardise: 'name',
      constant: { file2: 'nobody' },
    },
  });
  const row = (d: number) => ({ given: 'Ann', last: d === 2 ? null : `Lee${'abc'[d % 3]}` });
  const start = performance.now();
  const rows = await madeBothWays(
    model,
    Object.fromEntries(names.map((dataset, d) => [dataset, [row(d)]])),
  );
  const made = rows.map(({ name }) => name);
  assert.deepEqual(made.slice(0, 4), ['leea', 'ann leeb', 'nobody', 'ann leea']);
  // Cases within each other took the database many times as long.
  assert.ok(performance.now() - start < 10_000);
});
