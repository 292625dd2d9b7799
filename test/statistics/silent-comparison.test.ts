import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planModel } from '../../src/linkage/model/plan.ts';
import { TERM_FREQUENCY_CLASSES } from '../../src/linkage/model/term-frequency.ts';
import { weightTable } from '../../src/linkage/score/weights.ts';

test('a comparison that does not tell weighs nothing, however rare the value', () => {
  const byClass = (values: Record<number, number>): number[] =>
    Array.from({ length: TERM_FREQUENCY_CLASSES }, (_, c) => values[c] ?? 0);
  const levels = (column: string) =>
    [{ when: { exact: column }, termFrequency: { column } }, { when: 'else' }] as const;
  const plan = planModel({
    format: 'reeve-match-model/1',
    linkType: 'dedupe',
    columns: { town: { from: 'town' }, name: { from: 'name' } },
    comparisons: [
      { name: 'town', about: 'household', levels: levels('town') },
      { name: 'name', levels: levels('name') },
    ],
    blocking: [{ on: ['name'] }],
    termFrequencies: Object.fromEntries(
      ['town', 'name'].map((column) => [
        column,
        {
          total: 100,
          counts: {},
          share: byClass({ 2: 0.5, 9: 0.5 }),
          agreement: byClass({ 2: 0.99, 9: 0.01 }),
        },
      ]),
    ),
  });
  const tells = { m: Float64Array.of(0.9, 0.1), u: Float64Array.of(0.1, 0.9) };
  const silent = Float64Array.of(0.3, 0.7);
  const { cells, relatives } = weightTable(plan, {
    m: [silent, tells.m],
    u: [silent, tells.u],
    prior: 1e-4,
    relatives: 1e-4,
  });
  assert.ok(
    cells[0]?.every((weight) => weight === 0),
    `${cells[0]}`,
  );
  assert.ok(relatives?.cells.factorWeights[0]?.every((weight) => weight === 0));
  // The other goes by its classes as before.
  assert.ok((cells[1]?.[10] ?? 0) - (cells[1]?.[3] ?? 0) > 5, `${cells[1]}`);
});
