import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DuckDbEngine } from '../../src/engines/duckdb/index.ts';
import { compareCandidates } from '../../src/linkage/comparison.ts';
import { patternLayout } from '../../src/linkage/compile/layout.ts';
import {
  type LinkageEngine,
  type MatchModel,
  prepareRecords,
  quoteIdentifier,
} from '../../src/linkage/index.ts';
import type { Comparison } from '../../src/linkage/model/match-model.ts';
import type { ModelPlan } from '../../src/linkage/model/plan.ts';
import type { RecordValues } from '../../src/linkage/score/value.ts';
import { conditions, pairExpressions } from './expressions.ts';
import { columns, pair } from './values.ts';

const otherwise = { when: 'else' } as const;

/** Every kind of condition, and expressions of every function, each as a comparison of its own. */
const comparisons: Comparison[] = [
  ...conditions.map((when, k) => ({ name: `c${k}`, levels: [{ when }, otherwise] })),
  ...pairExpressions
    .filter((text) => / (=|<>|<|>|<=|>=|is null|is not null) ?/.test(text) && !/^case/.test(text))
    .map((expression, k) => ({ name: `e${k}`, levels: [{ when: { expression } }, otherwise] })),
  {
    name: 'runs',
    missing: 'l.name is null and (r.name is null or l.other is null)',
    levels: [
      { when: { exact: 'name' }, termFrequency: { column: 'name' } },
      { when: { jaroWinkler: 'name', atLeast: 0.9 } },
      { when: { jaroWinkler: 'name', atLeast: 0.75 }, termFrequency: { column: 'other' } },
      { when: { damerauLevenshtein: 'name', atMost: 1 } },
      { when: { damerauLevenshtein: 'name', atMost: 3 } },
      { when: { exact: 'amount' } },
      otherwise,
    ],
  },
];

const rules = {
  blocking: [
    { on: ['substr(name, 1, 1)'] },
    { on: ['tags'], explode: ['tags'] },
    { on: ['amount'] },
    { on: ['year(born)', 'length(other)'] },
  ],
  deterministic: [{ on: ['name', 'other'] }],
} as const;

const model = (linkType: 'dedupe' | 'link-only', some: readonly Comparison[]): MatchModel =>
  ({
    format: 'reeve-match-model/1',
    linkType,
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, type]) => [name, { from: name, type }]),
    ),
    comparisons: some,
    ...rules,
  }) as unknown as MatchModel;

/** Makes the table of standardised records as it is, without reading text. */
async function load(
  engine: DuckDbEngine,
  chosen: MatchModel,
  records: readonly RecordValues[],
): Promise<ModelPlan> {
  const names = Object.keys(columns);
  const fields = names.map((name) => quoteIdentifier(`in_${name}`));
  const types = Object.values(columns).map((type) => (type === 'text[]' ? 'VARCHAR[]' : 'VARCHAR'));
  const made = fields.map((field, k) => `${field} ${types[k]}`).join(', ');
  await engine.run(
    `CREATE OR REPLACE TABLE records (rid INTEGER, dataset UTINYINT, id VARCHAR, ${made})`,
  );
  const asText = (value: unknown): unknown =>
    typeof value === 'number' ? (Object.is(value, -0) ? '-0.0' : String(value)) : (value ?? null);
  await engine.append('records', [
    Int32Array.from(records.keys()),
    records.map((_, n) => n % 2),
    records.map((_, n) => String(n)),
    ...names.map((name) => records.map((record) => asText(record[name]))),
  ] as never);
  return prepareRecords(engine, chosen, {
    datasets: ['a', 'b'],
    columns: Object.fromEntries(
      names.map((name, k) => [
        name,
        { sql: fields[k] as never, isArray: types[k] === 'VARCHAR[]' },
      ]),
    ),
  });
}

/** All that comparing gives, in order: the counts, the pairs with their patterns, and random pairs' counts. */
async function everything(engine: LinkageEngine, plan: ModelPlan, recordCount: number) {
  const layout = patternLayout(plan);
  const byRule: number[] = [];
  const comparison = await compareCandidates(engine, plan, layout, {
    recordCount,
    keepPairs: true,
    onRule: (_, pairs) => byRule.push(pairs),
  });
  try {
    const pairs = await engine.rows('SELECT * FROM pairs ORDER BY l, r');
    const table = {
      cells: plan.comparisons.map(({ cells }) =>
        Float64Array.from({ length: cells.length + 1 }, (_, digit) => digit - 1),
      ),
      prior: -20,
      relatives: null,
    };
    const rid = Int32Array.from({ length: recordCount }, (_, n) => n);
    return {
      byRule,
      pairs,
      counts: await comparison.counts(),
      random: await comparison.random({ recordCount, draws: 3000, seed: 5 }),
      score: await comparison.score(table as never, 3, 16),
      within: await comparison.within(table as never, {
        rid,
        component: rid.map((n) => n - (n % 5)),
      }),
    };
  } finally {
    await comparison.close();
  }
}

test('pairs compared in process are those that SQL compares, pattern by pattern', async () => {
  const engine = await DuckDbEngine.open({ threads: 2 });
  // The same engine without its own way of comparing.
  const bySql: LinkageEngine = {
    dialect: engine.dialect,
    run: (text) => engine.run(text),
    rows: (text) => engine.rows(text),
    columns: (text) => engine.columns(text),
    append: (table, values) => engine.append(table, values),
    close: () => engine.close(),
  };
  try {
    const size = 8;
    for (let start = 0; start < comparisons.length; start += size) {
      const linkType = (start / size) % 2 === 0 ? 'dedupe' : 'link-only';
      const [pairs] = fc.sample(fc.array(pair, { minLength: 60, maxLength: 60, size: 'max' }), {
        numRuns: 1,
        seed: start + 7,
      }) as [(readonly [RecordValues, RecordValues])[]];
      const records = pairs.flat();
      const plan = await load(
        engine,
        model(linkType, comparisons.slice(start, start + size)),
        records,
      );
      const expected = await everything(bySql, plan, records.length);
      assert.ok(expected.pairs.length > 100, `${expected.pairs.length} pairs`);
      assert.deepEqual(await everything(engine, plan, records.length), expected);
    }
  } finally {
    await engine.close();
  }
});
