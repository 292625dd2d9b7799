import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  componentsToRefine,
  connectedComponents,
  refineComponents,
  type WeightedEdges,
} from './cluster.ts';

const RECORDS = 9;

type Pair = readonly [number, number];

/** Every pair of records, in order. */
const all: readonly Pair[] = Array.from({ length: RECORDS }, (_, l) =>
  Array.from({ length: RECORDS - 1 - l }, (_, k) => [l, l + 1 + k] as const),
).flat();

/** A weight for every pair; often high, so that components are large and some are settled. */
const weights = fc.array(
  fc.oneof(
    fc.integer({ min: -30, max: 40 }),
    fc.integer({ min: 15, max: 40 }),
    fc.constantFrom(5, 20, 25),
  ),
  { minLength: all.length, maxLength: all.length },
);
/** Families: weights within are at a threshold or above it, those between below. */
const families = fc
  .tuple(fc.array(fc.nat(2), { minLength: RECORDS, maxLength: RECORDS }), weights)
  .map(([family, given]) =>
    given.map((weight, i) => {
      const [l, r] = all[i] as Pair;
      return family[l] === family[r] ? Math.max(weight, 25) : Math.min(weight, 2);
    }),
  );
const pair = fc.constantFrom(...all);

function edgesFrom(given: readonly number[], floor: number): WeightedEdges {
  const kept = all.flatMap(([l, r], i) => {
    const weight = given[i] as number;
    return weight >= floor ? [{ l, r, weight }] : [];
  });
  return {
    l: Int32Array.from(kept, ({ l }) => l),
    r: Int32Array.from(kept, ({ r }) => r),
    weight: Float64Array.from(kept, ({ weight }) => weight),
  };
}

interface Members {
  readonly rid: Int32Array;
  readonly component: Int32Array;
}

/** Every component of two records or more, settled or not. */
function allMembers(components: Int32Array): Members {
  const rid = components
    .map((_, record) => record)
    .filter((record) =>
      components.some((root, other) => other !== record && root === components[record]),
    );
  return { rid, component: rid.map((record) => components[record] as number) };
}

function pairsWithin({ rid, component }: Members, given: readonly number[]) {
  const of = new Map([...rid].map((record, i) => [record, component[i] as number]));
  const pairs = all
    .map(([l, r], i) => ({ l, r, weight: given[i] as number }))
    .filter(({ l, r }) => of.has(l) && of.get(l) === of.get(r))
    .sort((a, b) => (of.get(a.l) as number) - (of.get(b.l) as number));
  return {
    l: Int32Array.from(pairs, ({ l }) => l),
    r: Int32Array.from(pairs, ({ r }) => r),
    weight: Float64Array.from(pairs, ({ weight }) => weight),
    component: Int32Array.from(pairs, ({ l }) => of.get(l) as number),
  };
}

test('components that need no closer look come out as they would after one', () => {
  const decisions = fc.record({
    always: fc.array(pair, { maxLength: 3 }),
    never: fc.oneof(fc.constant([]), fc.array(pair, { maxLength: 3 })),
  });
  const threshold = fc.constantFrom(0, 5, 25);
  const largest = fc.constantFrom(3, RECORDS);
  fc.assert(
    fc.property(
      fc.oneof(weights, families),
      decisions,
      threshold,
      largest,
      (given, constraints, bar, most) => {
        const edges = edgesFrom(given, bar - 3);
        const components = connectedComponents(RECORDS, edges, bar, constraints.always, most);
        const refined = (members: Members) =>
          refineComponents(components, members, pairsWithin(members, given), bar, constraints);
        assert.deepEqual(
          refined(componentsToRefine(components, edges, bar, constraints)),
          refined(allMembers(components)),
        );
      },
    ),
    { numRuns: 500 },
  );
});

test('a never-match decision holds in a component where every pair agrees', () => {
  const given = all.map(() => 30);
  const edges = edgesFrom(given, 0);
  const components = connectedComponents(RECORDS, edges, 0);
  const constraints = { never: [[2, 5]] as const };
  const members = componentsToRefine(components, edges, 0, constraints);
  const clusters = refineComponents(
    components,
    members,
    pairsWithin(members, given),
    0,
    constraints,
  );
  assert.notEqual(clusters[2], clusters[5]);
});

test('components too large are split where they are weakest, and the others are left alone', () => {
  fc.assert(
    fc.property(weights, (given) => {
      const edges = edgesFrom(given, 0);
      const whole = connectedComponents(RECORDS, edges, 10);
      const split = connectedComponents(RECORDS, edges, 10, [], 3);
      const sizeIn = (labels: Int32Array, record: number) =>
        labels.filter((label) => label === labels[record]).length;
      for (let record = 0; record < RECORDS; record++) {
        assert.ok(sizeIn(split, record) <= 3);
        assert.equal(whole[split[record] as number], whole[record]);
        if (sizeIn(whole, record) <= 3) assert.equal(split[record], whole[record]);
      }
      // What joins records of two parts is weaker than what joins either part's own.
      all.forEach(([l, r], i) => {
        if ((given[i] as number) < 10 || split[l] === split[r]) return;
        const strongest = (record: number) =>
          Math.max(
            ...all.flatMap(([a, b], k) =>
              split[a] === split[b] && split[a] === split[record] ? [given[k] as number] : [],
            ),
          );
        for (const part of [l, r]) {
          if (sizeIn(split, part) > 1) assert.ok((given[i] as number) <= strongest(part));
        }
      });
    }),
  );
});
