import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { agglomerate } from '../../src/linkage/cluster/agglomerate.ts';
import { refineComponents } from '../../src/linkage/cluster/cluster.ts';
import { parseModel } from '../../src/linkage/index.ts';

/** Every pair of records with its weight, in one component. */
function pairsOf(size: number, weight: (l: number, r: number) => number) {
  const pairs = Array.from({ length: size }, (_, l) =>
    Array.from({ length: size - 1 - l }, (_, k) => [l, l + 1 + k] as const),
  ).flat();
  return {
    l: Int32Array.from(pairs, ([l]) => l),
    r: Int32Array.from(pairs, ([, r]) => r),
    weight: Float64Array.from(pairs, ([l, r]) => weight(l, r)),
    component: new Int32Array(pairs.length),
  };
}

function clustersWith(
  allowance: number | undefined,
  size: number,
  weight: (l: number, r: number) => number,
  threshold: number,
): number[] {
  const component = new Int32Array(size);
  const members = { rid: Int32Array.from(component.keys()), component };
  const pairs = pairsOf(size, weight);
  return [...refineComponents(component, members, pairs, threshold, {}, allowance)];
}

describe('the allowance of average-link clusters', () => {
  /*
   * A parent in four files, and a child of the same name in two. One file knows no date of
   * birth: its record of the parent agrees with the child's; the others are against it.
   */
  const PARENT = [0, 1, 2, 3];
  const CHILD = [4, 5];
  const family = (l: number, r: number): number => {
    if (CHILD.includes(l) === CHILD.includes(r)) return 15;
    return l === 3 ? 9 : 0;
  };

  it('0 keeps the child of one name from being averaged away among the records of a parent', () => {
    const clusters = clustersWith(0, 6, family, 3.2);
    assert.equal(new Set(PARENT.map((record) => clusters[record])).size, 1);
    assert.notEqual(clusters[4], clusters[0]);
    assert.equal(clusters[4], clusters[5]);
  });

  it('by default lets a mean below the threshold pass', () => {
    assert.equal(new Set(clustersWith(undefined, 6, family, 3.2)).size, 1);
    assert.deepEqual(clustersWith(undefined, 6, family, 3.2), clustersWith(4, 6, family, 3.2));
  });

  it('is bits of the mean: the groups come together from where the mean is the threshold', () => {
    const three = (l: number, r: number): number =>
      l === 0 && r === 1 ? 20 : r === 2 && l === 0 ? 6 : 2;
    // Between record 2 and the others the mean is 4.
    assert.equal(new Set(clustersWith(0, 3, three, 4)).size, 1);
    assert.equal(new Set(clustersWith(0, 3, three, 4.5)).size, 2);
    assert.equal(new Set(clustersWith(0.5, 3, three, 4.5)).size, 1);
    assert.equal(new Set(clustersWith(0.4, 3, three, 4.5)).size, 2);
  });

  it('at 0 no two groups are one whose mean is below the threshold', () => {
    const size = 6;
    const weights = fc.array(fc.integer({ min: -20, max: 20 }), {
      minLength: size * size,
      maxLength: size * size,
    });
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 10 }), (given, threshold) => {
        const weight = (l: number, r: number): number => given[l * size + r] ?? 0;
        const clusters = clustersWith(0, size, weight, threshold);
        for (const cluster of new Set(clusters)) {
          const records = [...clusters.keys()].filter((record) => clusters[record] === cluster);
          if (records.length < 2) continue;
          const within = records.flatMap((l, i) => records.slice(i + 1).map((r) => weight(l, r)));
          const mean = within.reduce((sum, each) => sum + each, 0) / within.length;
          assert.ok(mean >= threshold, `mean ${mean} in a cluster at ${threshold}`);
        }
      }),
      { numRuns: 300, seed: 20250601 },
    );
  });

  it('more of it never makes a pair of records two that less of it makes one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 20 }), fc.nat({ max: 8 }), (weight, allowance) => {
        const two = Float64Array.of(0, weight, weight, 0);
        const [, less] = agglomerate({ size: 2, weights: two }, 0, allowance);
        const [, more] = agglomerate({ size: 2, weights: two }, 0, allowance + 1);
        if (less === 0) assert.equal(more, 0);
        // A pair alone must reach the threshold itself, whatever is allowed.
        assert.equal(less === 0, weight >= 0);
      }),
      { seed: 20250601 },
    );
  });
});

describe('the allowance in a model', () => {
  const model = (allowance: unknown): string =>
    JSON.stringify({
      format: 'reeve-match-model/1',
      linkType: 'dedupe',
      columns: { name: { from: 'name' } },
      comparisons: [{ name: 'name', levels: [{ when: { exact: 'name' } }, { when: 'else' }] }],
      blocking: [{ on: ['name'] }],
      clustering: { allowance },
    });

  it('is a number of bits from 0', () => {
    assert.equal(parseModel(model(0)).clustering?.allowance, 0);
    assert.equal(parseModel(model(2.5)).clustering?.allowance, 2.5);
    for (const wrong of [-1, '0', null]) assert.throws(() => parseModel(model(wrong)));
  });
});
