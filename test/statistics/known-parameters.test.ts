import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectationMaximisation } from '../../src/linkage/train/expectation-maximisation.ts';
import { groupPatterns } from '../../src/linkage/train/grouped-patterns.ts';
import { cellTable, type Parameters } from '../../src/linkage/train/parameters.ts';
import { seededRandom } from '../../src/synthetic/random.ts';
import {
  expectedPatterns,
  largestError,
  planFor,
  sampledPatterns,
  type Truth,
} from './known-truth.ts';

const binary = (agree: number): number[] => [agree, 1 - agree];

const truth: Truth = {
  m: [binary(0.7), binary(0.9), binary(0.95)],
  u: [binary(0.1), binary(0.025), binary(0.2)],
  prior: 0.5,
};

/** Knows no more than that matches agree more often than others do. */
const neutral: Parameters = {
  m: [0, 1, 2].map(() => Float64Array.of(0.6, 0.4)),
  u: [0, 1, 2].map(() => Float64Array.of(0.4, 0.6)),
  prior: 0.3,
};

const plan = planFor(truth, [[0]]);
const cells = cellTable(plan);
const all = [true, true, true];
const settings = {
  estimateU: true,
  estimatePrior: true,
  maxIterations: 100_000,
  tolerance: 1e-12,
};

test('m, u and prior come back to six decimals from the expected counts of every pattern', () => {
  const patterns = groupPatterns(expectedPatterns(truth, 1_000_000), cells, all);
  const found = expectationMaximisation(patterns, neutral, settings);
  assert.equal(found.converged, true);
  assert.ok(largestError(found.m, truth.m) < 5e-7, `m ${found.m.map((m) => m[0])}`);
  assert.ok(largestError(found.u, truth.u) < 5e-7, `u ${found.u.map((u) => u[0])}`);
  assert.ok(Math.abs(found.prior - truth.prior) < 5e-7, `prior ${found.prior}`);
});

test('m, u and prior come back within 0.005 from a million drawn pairs', () => {
  for (const seed of [1, 2, 3]) {
    const drawn = sampledPatterns(truth, 1_000_000, seededRandom(seed));
    const found = expectationMaximisation(groupPatterns(drawn, cells, all), neutral, settings);
    assert.ok(
      largestError(found.m, truth.m) < 0.005,
      `seed ${seed}: m ${found.m.map((m) => m[0])}`,
    );
    assert.ok(
      largestError(found.u, truth.u) < 0.005,
      `seed ${seed}: u ${found.u.map((u) => u[0])}`,
    );
    assert.ok(Math.abs(found.prior - truth.prior) < 0.005, `seed ${seed}: prior ${found.prior}`);
  }
});

test('squared extrapolation reaches the same end as plain EM in fewer passes', () => {
  const patterns = groupPatterns(expectedPatterns(truth, 1_000_000), cells, all);
  const fast = expectationMaximisation(patterns, neutral, settings);
  const plain = expectationMaximisation(patterns, neutral, { ...settings, accelerate: false });
  assert.equal(plain.converged, true);
  assert.ok(
    largestError(
      fast.m,
      plain.m.map((m) => Array.from(m)),
    ) < 1e-8,
  );
  assert.ok(
    largestError(
      fast.u,
      plain.u.map((u) => Array.from(u)),
    ) < 1e-8,
  );
  assert.ok(
    fast.iterations * 2 < plain.iterations,
    `${fast.iterations} against ${plain.iterations}`,
  );
});

test('missing comparisons leave the parameters where they are', () => {
  const withGaps = { ...truth, missing: [0.3, 0.1, 0.5] };
  const patterns = groupPatterns(expectedPatterns(withGaps, 1_000_000), cells, all);
  const found = expectationMaximisation(patterns, neutral, settings);
  assert.ok(largestError(found.m, truth.m) < 5e-7);
  assert.ok(largestError(found.u, truth.u) < 5e-7);
  assert.ok(Math.abs(found.prior - truth.prior) < 5e-7);
});

test('a start with matches and others exchanged ends exchanged: the start decides the labels', () => {
  const exchanged: Parameters = { m: neutral.u, u: neutral.m, prior: 0.7 };
  const patterns = groupPatterns(expectedPatterns(truth, 1_000_000), cells, all);
  const found = expectationMaximisation(patterns, exchanged, settings);
  assert.ok(largestError(found.m, truth.u) < 5e-7);
  assert.ok(largestError(found.u, truth.m) < 5e-7);
});
