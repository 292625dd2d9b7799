import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ReeveError } from '../../src/kernel/index.ts';
import type { PatternCounts } from '../../src/linkage/train/pattern-counts.ts';
import { trainParameters } from '../../src/linkage/train/train.ts';
import { planFor, type Truth } from './known-truth.ts';

const shape: Truth = {
  m: [
    [0.9, 0.1],
    [0.8, 0.1, 0.1],
    [0.9, 0.1],
    [0.7, 0.1, 0.1, 0.1],
  ],
  u: [
    [0.1, 0.9],
    [0.1, 0.1, 0.8],
    [0.5, 0.5],
    [0.01, 0.01, 0.01, 0.97],
  ],
  prior: 0.001,
};
const levels = shape.m.map(({ length }) => length);
const rules = [[0], [1, 2], [3]];
const plans = [planFor(shape, rules), planFor(shape, [[0, 1]]), planFor(shape, [[0, 1, 2]])];

/** Any patterns, any counts: tables that no population need have. */
const anyPatterns = (most: number) =>
  fc
    .array(
      fc.record({
        digits: fc.tuple(...levels.map((count) => fc.nat(count))),
        count: fc.oneof(
          fc.integer({ min: 1, max: 20 }),
          fc.integer({ min: 1, max: 1_000_000_000 }),
        ),
        rules: fc.integer({ min: 1, max: 7 }),
      }),
      { maxLength: most },
    )
    .map(
      (rows): PatternCounts => ({
        size: rows.length,
        width: levels.length,
        digits: Uint8Array.from(rows.flatMap(({ digits }) => digits)),
        rules: Int32Array.from(rows, (row) => row.rules),
        counts: Float64Array.from(rows, ({ count }) => count),
      }),
    );

test('whatever the counts, training gives probabilities or a reason, and the same again', () => {
  fc.assert(
    fc.property(
      anyPatterns(12),
      anyPatterns(12),
      fc.constantFrom(...plans),
      fc.integer({ min: 0, max: 2_000_000_000 }),
      fc.constantFrom('refuse' as const, 'assume' as const),
      (random, blocked, plan, comparablePairs, whenDegenerate) => {
        const train = () =>
          trainParameters(plan, { random, blocked, comparablePairs, whenDegenerate });
        let found: ReturnType<typeof train>;
        try {
          found = train();
        } catch (error) {
          assert.ok(error instanceof ReeveError, String(error));
          assert.equal(error.code, 'training/degenerate');
          assert.equal(whenDegenerate, 'refuse');
          assert.match(error.message, /"c\d"|converge/);
          return;
        }
        const { m, u, prior } = found.parameters;
        assert.ok(prior > 0 && prior <= 0.5, `prior ${prior}`);
        [...m, ...u].forEach((values) => {
          assert.ok(
            values.every((value) => value > 0 && value <= 1),
            `${values}`,
          );
          assert.ok(
            Math.abs(values.reduce((sum, value) => sum + value, 0) - 1) < 1e-6,
            `${values}`,
          );
        });
        m.forEach((values, k) => {
          assert.ok((values[0] ?? 0) >= (u[k]?.[0] ?? 1), `agreement on c${k} counts against`);
        });
        found.origins.forEach(({ name, m: origin }) => {
          const told = found.notes.some((note) => note.includes(`"${name}"`));
          assert.ok(origin === 'estimated' || told, `${name} is ${origin} and no note says so`);
        });
        assert.deepEqual(train().parameters, found.parameters);
      },
    ),
    { numRuns: 300, seed: 20_261_121 },
  );
});
