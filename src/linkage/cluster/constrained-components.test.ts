import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { constrainedComponents } from './constrained-components.ts';

const RECORDS = 12;
const record = fc.integer({ min: 0, max: RECORDS - 1 });
const pair = fc.tuple(record, record).filter(([a, b]) => a !== b);
const edges = fc
  .array(fc.tuple(pair, fc.integer({ min: -3, max: 9 })), { maxLength: 30 })
  .map((list) => ({
    l: Int32Array.from(list, ([[a]]) => a),
    r: Int32Array.from(list, ([[, b]]) => b),
    weight: Float64Array.from(list, ([, weight]) => weight),
  }));

test('the weakest edge is given up for a pair that never matches', () => {
  const chain = {
    l: Int32Array.of(0, 1, 2),
    r: Int32Array.of(1, 2, 3),
    weight: Float64Array.of(9, 4, 7),
  };
  const components = constrainedComponents(4, chain, 0, { never: [[0, 3]] });
  assert.deepEqual([...components], [0, 0, 2, 2]);
});

test('never-match pairs and exclusive groups are never together; nothing joinable is left apart', () => {
  const never = fc.array(pair, { maxLength: 6 });
  const exclusive = fc.array(fc.integer({ min: -1, max: 2 }), {
    minLength: RECORDS,
    maxLength: RECORDS,
  });
  fc.assert(
    fc.property(edges, never, exclusive, (given, apart, groups) => {
      const constraints = { never: apart, exclusive: Int32Array.from(groups) };
      const components = constrainedComponents(RECORDS, given, 0, constraints);
      const allowed = (labels: ArrayLike<number>): boolean =>
        apart.every(([a, b]) => labels[a] !== labels[b]) &&
        groups.every((group, a) =>
          groups.every(
            (other, b) => a === b || group < 0 || group !== other || labels[a] !== labels[b],
          ),
        );
      assert.ok(allowed(components));
      given.weight.forEach((weight, i) => {
        const [x, y] = [components[given.l[i]!]!, components[given.r[i]!]!];
        if (weight < 0 || x === y) return;
        assert.equal(allowed(components.map((label) => (label === y ? x : label))), false);
      });
    }),
  );
});

test('without constraints these are the connected components', () => {
  fc.assert(
    fc.property(edges, (given) => {
      const components = constrainedComponents(RECORDS, given, 0, {});
      const labels = Array.from({ length: RECORDS }, (_, i) => i);
      for (let round = 0; round < RECORDS; round++) {
        given.weight.forEach((weight, i) => {
          if (weight < 0) return;
          const lower = Math.min(labels[given.l[i]!]!, labels[given.r[i]!]!);
          labels[given.l[i]!] = lower;
          labels[given.r[i]!] = lower;
        });
      }
      assert.deepEqual([...components], labels);
    }),
  );
});
