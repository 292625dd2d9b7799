import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DuckDbEngine } from '../../src/engines/duckdb/index.ts';
import {
  explainPair,
  type LoadedInput,
  linkRecords,
  type MatchModel,
  pairScorer,
  prepareRecords,
  quoteIdentifier,
  type RawRecord,
  recordStandardiser,
  trainedModel,
} from '../../src/linkage/index.ts';
import { generatePeople, PERSON_COLUMNS } from '../../src/synthetic/index.ts';
import { peopleModel } from '../cli/reeve.ts';

/** Loads records as a reader would: one column `in_<name>` for each column of the input. */
async function load(
  engine: DuckDbEngine,
  columns: readonly string[],
  records: readonly RawRecord[],
): Promise<LoadedInput> {
  const fields = columns.map((name) => quoteIdentifier(`in_${name}`));
  const types = fields.map((field) => `${field} VARCHAR`).join(', ');
  await engine.run(
    `CREATE OR REPLACE TABLE records (rid INTEGER, dataset UTINYINT, id VARCHAR, ${types})`,
  );
  await engine.append('records', [
    Int32Array.from(records.keys()),
    records.map(() => 0),
    records.map((_, n) => String(n)),
    ...columns.map((name) => records.map((record) => (record[name] ?? null) as string | null)),
  ]);
  return {
    datasets: ['people'],
    datasetSizes: [records.length],
    recordCount: records.length,
    columns: Object.fromEntries(
      columns.map((name, k) => [name, { sql: fields[k]!, isArray: false }]),
    ),
  };
}

test('one pair in process scores what the database scores, for every pair that is compared', async () => {
  const people = [...generatePeople({ records: 1200, seed: 11 })];
  const records = people.map((person): RawRecord => ({ ...person }));
  const engine = await DuckDbEngine.open({ threads: 2 });
  try {
    const input = await load(engine, PERSON_COLUMNS, records);
    const model = { ...peopleModel, thresholds: { link: 0.5, review: 1e-12 } } as MatchModel;
    const result = await linkRecords(engine, model, input);
    const standardise = recordStandardiser(result.plan.model, PERSON_COLUMNS);
    const standard = records.map((record) => standardise(record, 'people'));
    const score = pairScorer(result.plan, result.parameters);
    const { l, r, weight } = result.scored;
    assert.ok(l.length > 500, `only ${l.length} pairs were compared`);
    for (let i = 0; i < l.length; i++) {
      const scored = score(standard[l[i]!]!, standard[r[i]!]!);
      assert.ok(Math.abs(scored.weight - weight[i]!) < 1e-9, `pair ${l[i]} and ${r[i]}`);
    }
    const [a, b] = [l[0]!, r[0]!];
    const received = (n: number) => ({ dataset: 'people', id: String(n), values: records[n]! });
    const trained = trainedModel(result, {});
    const explained = explainPair(trained, PERSON_COLUMNS, received(a), received(b));
    assert.ok(Math.abs(explained.weight - weight[0]!) < 1e-9);
  } finally {
    await engine.close();
  }
});

/** Every way in which a column can be made. */
const everyWay: MatchModel = {
  format: 'reeve-match-model/1',
  linkType: 'dedupe',
  columns: {
    plain: { from: 'one' },
    name: { from: 'one', standardise: 'name' },
    joined: { from: ['one', 'two'] },
    sound: { from: 'name', derive: 'double-metaphone' },
    words: { from: 'name', derive: 'words', type: 'text[]' },
    split: { from: 'two', split: ';', type: 'text[]' },
    born: { from: 'born', standardise: 'date', type: 'date' },
    written: { from: 'born', type: 'date' },
    amount: { from: 'amount', type: 'number' },
    phone: { from: 'two', standardise: 'phone' },
    by_file: { from: { people: 'two', others: 'one' } },
    other_spelling: { from: 'O.N-E' },
    joined_spellings: { from: ['ONE', ' two '] },
  },
  comparisons: [{ name: 'plain', levels: [{ when: { exact: 'plain' } }, { when: 'else' }] }],
  blocking: [{ on: ['plain'] }],
};

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(' ', '\t', '\u00a0', '\u3000', 'a', ';', '-'), maxLength: 8 }),
  fc.constantFrom("O'BRIEN ", ' Anne-Marie', '07700 900123', 'a;b; c ;;', 'ß', 'İ', '', ' '),
);
const date = fc.oneof(
  fc.constantFrom(
    '1990-02-30',
    '1990-2-3',
    '29/02/2000',
    '1 Mar 1971',
    '1990-13-01',
    ' 1990-01-31',
    '1990-01-31T00:00:00',
    '1990-01-31 12:00',
    '\t1990-01-31',
    '1990-01-31 (BC)',
    '0000-01-01',
    '-1990-01-01',
    '10000-01-01',
    'epoch',
    'infinity',
    '-infinity',
  ),
  fc
    .date({ min: new Date('1900-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10)),
  text,
);
const amount = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom('1', ' 2 ', '1e3', '.5', '5.', '1,000', '£3', '--1'),
  fc.constantFrom('nan', 'NaN', 'inf', '-Infinity', '1_000', '1e999', '\t7\n', '\uFEFF7', '0x10'),
);
const record = fc.record({
  one: fc.option(text),
  two: fc.option(text),
  born: fc.option(date),
  amount: fc.option(amount),
});

test('what stands for no number or date is none, and agrees with nothing', async () => {
  const engine = await DuckDbEngine.open({ threads: 2 });
  try {
    const words = ['nan', 'NaN', 'inf', 'Infinity', '-infinity', 'epoch', '1e999'];
    const records = words.map((word) => ({ one: 'x', two: 'x', born: word, amount: word }));
    const input = await load(engine, ['one', 'two', 'born', 'amount'], records);
    await prepareRecords(engine, everyWay, input);
    const names = Object.keys(everyWay.columns);
    const [amounts, dates] = [names.indexOf('amount'), names.indexOf('written')];
    const rows = await engine.rows(`SELECT c${amounts} AS amount, c${dates} AS date FROM standard`);
    for (const row of rows) assert.deepEqual(row, { amount: null, date: null });
  } finally {
    await engine.close();
  }
});

test('one record standardised in process is what the database makes of it', async () => {
  const engine = await DuckDbEngine.open({ threads: 2 });
  const columns = ['one', 'two', 'born', 'amount'];
  const standardise = recordStandardiser(everyWay, columns);
  const names = Object.keys(everyWay.columns);
  try {
    // All in one load: each load is many statements, and a record does not depend on the others.
    const records = fc.sample(record, 3000);
    const input = await load(engine, columns, records);
    await prepareRecords(engine, everyWay, input);
    const shown = names.map((name, k) =>
      everyWay.columns[name]?.type === 'date' ? `CAST(c${k} AS VARCHAR) AS c${k}` : `c${k}`,
    );
    const rows = await engine.rows(`SELECT ${shown.join(', ')} FROM standard ORDER BY rid`);
    records.forEach((each, n) => {
      const made = standardise(each, 'people');
      const expected = Object.fromEntries(names.map((name, k) => [name, rows[n]?.[`c${k}`]]));
      assert.deepEqual({ ...made }, expected, JSON.stringify(each));
    });
  } finally {
    await engine.close();
  }
});
