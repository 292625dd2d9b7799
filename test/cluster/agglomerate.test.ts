import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { agglomerate } from '../../src/linkage/cluster/agglomerate.ts';
import { connectedComponents } from '../../src/linkage/cluster/cluster.ts';

/** Symmetric weights from the pairs given; the rest are `otherwise`. */
function weights(size: number, pairs: readonly [number, number, number][], otherwise = -10) {
  const all = new Float64Array(size * size).fill(otherwise);
  for (const [a, b, weight] of pairs) {
    all[a * size + b] = weight;
    all[b * size + a] = weight;
  }
  return all;
}

it('two groups that one chance pair joins stay two', () => {
  const pairs: [number, number, number][] = [
    [0, 1, 12],
    [0, 2, 12],
    [1, 2, 12],
    [3, 4, 12],
    [3, 5, 12],
    [4, 5, 12],
    [2, 3, 6],
  ];
  const edges = {
    l: Int32Array.from(pairs, ([a]) => a),
    r: Int32Array.from(pairs, ([, b]) => b),
    weight: Float64Array.from(pairs, ([, , weight]) => weight),
  };
  assert.deepEqual([...connectedComponents(6, edges, 0)], [0, 0, 0, 0, 0, 0]);
  assert.deepEqual(
    [...agglomerate({ size: 6, weights: weights(6, pairs) }, 0, 4)],
    [0, 0, 0, 3, 3, 3],
  );
});

it('a record that only resembles some of a person still joins it', () => {
  const pairs: [number, number, number][] = [
    [0, 1, 15],
    [1, 2, 8],
    [0, 2, -3],
  ];
  assert.deepEqual([...agglomerate({ size: 3, weights: weights(3, pairs) }, 0, 4)], [0, 0, 0]);
});

it('groups without a pair that reaches the threshold stay apart, however little speaks against them', () => {
  assert.deepEqual([...agglomerate({ size: 2, weights: weights(2, [[0, 1, -1]]) }, 0, 4)], [0, 1]);
});

it('a never-match decision holds through third records', () => {
  const all = weights(4, [], 10);
  const clusters = agglomerate({ size: 4, weights: all, forbidden: new Set([3]) }, 0, 4);
  assert.notEqual(clusters[0], clusters[3]);
});

it('a cluster holds one record of an exclusive group', () => {
  const exclusive = Int32Array.of(7, 7, -1, -1);
  const clusters = agglomerate({ size: 4, weights: weights(4, [], 10), exclusive }, 0, 4);
  assert.notEqual(clusters[0], clusters[1]);
});

it('an always-match decision holds against the evidence', () => {
  const clusters = agglomerate({ size: 3, weights: weights(3, [], -20), required: [[0, 2]] }, 0, 4);
  assert.deepEqual([...clusters], [0, 1, 0]);
});

const component = fc.integer({ min: 2, max: 9 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    pairs: fc.array(
      fc.tuple(
        fc.nat({ max: size - 1 }),
        fc.nat({ max: size - 1 }),
        fc.integer({ min: -20, max: 20 }),
      ),
      { maxLength: 40 },
    ),
    forbidden: fc.array(fc.tuple(fc.nat({ max: size - 1 }), fc.nat({ max: size - 1 })), {
      maxLength: 4,
    }),
  }),
);

it('whatever the weights: forbidden pairs are apart, and every cluster is named by its lowest record', () => {
  fc.assert(
    fc.property(component, ({ size, pairs, forbidden }) => {
      const bars = forbidden.filter(([a, b]) => a !== b);
      const clusters = agglomerate(
        {
          size,
          weights: weights(
            size,
            pairs.filter(([a, b]) => a !== b),
            0,
          ),
          forbidden: new Set(bars.map(([a, b]) => a * size + b)),
        },
        0,
        4,
      );
      for (const [a, b] of bars) assert.notEqual(clusters[a], clusters[b]);
      clusters.forEach((cluster, record) => {
        assert(cluster <= record);
        assert.equal(clusters[cluster], cluster);
      });
    }),
  );
});
