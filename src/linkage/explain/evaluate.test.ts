import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  bestThreshold,
  countTruePairs,
  evaluateClusters,
  evaluationThresholds,
  meet,
} from './evaluate.ts';

test('a cluster that misses a record of a person loses recall, not precision', () => {
  const quality = evaluateClusters(Int32Array.of(0, 0, 2), { classes: Int32Array.of(0, 0, 0) });
  assert.deepEqual(quality, {
    truePositives: 1,
    falsePositives: 0,
    falseNegatives: 2,
    precision: 1,
    recall: 1 / 3,
    f1: 0.5,
  });
});

test('records of unknown truth take no part', () => {
  const quality = evaluateClusters(Int32Array.of(0, 0, 0), { classes: Int32Array.of(0, 0, -1) });
  assert.equal(quality.truePositives, 1);
  assert.equal(quality.falsePositives, 0);
});

test('between data sets, pairs within one do not count', () => {
  const truth = { classes: Int32Array.of(0, 0, 0), datasets: Int32Array.of(0, 0, 1) };
  assert.equal(countTruePairs(truth), 2);
  assert.equal(evaluateClusters(Int32Array.of(0, 0, 2), truth).truePositives, 0);
});

test('nothing to find and nothing found is perfect', () => {
  assert.equal(evaluateClusters(Int32Array.of(0, 1), { classes: Int32Array.of(0, 1) }).f1, 1);
});

/** Partitions of the same records, each class called after a record number. */
const partitions = fc.integer({ min: 1, max: 30 }).chain((count) => {
  const partition = fc
    .array(fc.integer({ min: -1, max: count - 1 }), { minLength: count, maxLength: count })
    .map((labels) => Int32Array.from(labels));
  return fc.tuple(partition, partition, partition);
});

test('the counts are those of looking at every pair', () => {
  fc.assert(
    fc.property(partitions, ([clusters, classes, datasets]) => {
      const filled = datasets.map((label) => Math.max(0, label));
      const found = clusters.map((label, i) => (label < 0 ? i : label));
      const expected = { tp: 0, fp: 0, fn: 0 };
      for (let i = 0; i < found.length; i++) {
        for (let j = i + 1; j < found.length; j++) {
          if (classes[i]! < 0 || classes[j]! < 0 || filled[i] === filled[j]) continue;
          const isFound = found[i] === found[j];
          const isTrue = classes[i] === classes[j];
          if (isFound && isTrue) expected.tp++;
          else if (isFound) expected.fp++;
          else if (isTrue) expected.fn++;
        }
      }
      const quality = evaluateClusters(found, { classes, datasets: filled });
      assert.deepEqual(
        { tp: quality.truePositives, fp: quality.falsePositives, fn: quality.falseNegatives },
        expected,
      );
    }),
  );
});

test('records are together in the common refinement exactly where they are in both', () => {
  fc.assert(
    fc.property(partitions, ([a, b]) => {
      const both = meet(a, b);
      for (let i = 0; i < a.length; i++) {
        assert.equal(both[i]! < 0, a[i]! < 0 || b[i]! < 0);
        for (let j = 0; j < i; j++) {
          if (both[i]! < 0 || both[j]! < 0) continue;
          assert.equal(both[i] === both[j], a[i] === a[j] && b[i] === b[j]);
        }
      }
    }),
  );
});

test('of two thresholds with the same F1 the higher is best', () => {
  const row = { truePositives: 1, falsePositives: 0, falseNegatives: 0, precision: 1, recall: 1 };
  const rows = [0.5, 0.9].map((threshold) => ({ ...row, f1: 1, threshold }));
  assert.equal(bestThreshold(rows)?.threshold, 0.9);
  assert.equal(bestThreshold([]), null);
});

test('the chosen threshold is in the table', () => {
  assert.ok(evaluationThresholds(1000, 0.42).includes(0.42));
  assert.ok(evaluationThresholds(1e6, 0.42).length < evaluationThresholds(1000, 0.42).length);
});
