import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectedComponents, refineComponents } from '../../src/linkage/cluster/cluster.ts';
import { constrainedComponents } from '../../src/linkage/cluster/constrained-components.ts';

const none = {
  l: new Int32Array(0),
  r: new Int32Array(0),
  weight: new Float64Array(0),
};

test('what always matches, as the pairs of a deterministic rule do, yields to never-match', () => {
  const never = [[0, 2]] as const;
  const always = [
    [0, 1],
    [1, 2],
  ] as const;
  const components = constrainedComponents(3, none, 0, { never, always });
  assert.notEqual(components[0], components[2]);
});

test('what always matches yields to a data set that holds a person once', () => {
  const components = constrainedComponents(3, none, 0, {
    always: [
      [0, 1],
      [1, 2],
    ],
    exclusive: Int32Array.of(0, 1, 0),
  });
  assert.notEqual(components[0], components[2]);
});

test('a threshold above the weight that one pair counts for still links', () => {
  const weight = Float64Array.of(30, 30, 30);
  const edges = { l: Int32Array.of(0, 0, 1), r: Int32Array.of(1, 2, 2), weight };
  const threshold = 24;
  const components = connectedComponents(3, edges, threshold);
  const members = { rid: Int32Array.of(0, 1, 2), component: new Int32Array(3) };
  const pairs = { ...edges, component: new Int32Array(3) };
  const clusters = refineComponents(components, members, pairs, threshold, {});
  assert.deepEqual([...clusters], [0, 0, 0]);
});
