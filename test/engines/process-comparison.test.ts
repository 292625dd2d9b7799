import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DuckDbEngine } from '../../src/engines/duckdb/index.ts';
import type { MatchModel } from '../../src/linkage/index.ts';
import type { Comparison } from '../../src/linkage/model/match-model.ts';
import type { RecordValues } from '../../src/linkage/score/value.ts';
import { everything, load, modelColumns, withoutComparison } from './both-ways.ts';
import { conditions, pairExpressions } from './expressions.ts';
import { pair } from './values.ts';

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
    columns: modelColumns,
    comparisons: some,
    ...rules,
  }) as unknown as MatchModel;

test('pairs compared in process are those that SQL compares, pattern by pattern', async () => {
  const engine = await DuckDbEngine.open({ threads: 2 });
  const bySql = withoutComparison(engine);
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
