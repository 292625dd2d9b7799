import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BatchSize } from './batch-size.ts';

test('without a limit every transaction takes the most', () => {
  const size = new BatchSize(20);
  for (const milliseconds of [1, 1000, 5]) size.took(milliseconds);
  assert.equal(size.records, 20);
});

test('whatever a record takes, transactions come below the limit, if one record does', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 39, noNaN: true }), (ofOne) => {
      const size = new BatchSize(20, 40);
      const taken: number[] = [];
      for (let n = 0; n < 40; n += 1) {
        taken.push(size.records);
        size.took(size.records * ofOne);
      }
      // Half at a time: after five it has come down from 20 to 1 if need be.
      for (const records of taken.slice(5)) assert.ok(records * ofOne <= 40 || records === 1);
      assert.ok(taken.every((records) => records >= 1 && records <= 20));
    }),
  );
});

test('it recovers when the machine has time again', () => {
  const size = new BatchSize(20, 40);
  for (let n = 0; n < 10; n += 1) size.took(500);
  assert.equal(size.records, 1);
  for (let n = 0; n < 30; n += 1) size.took(2);
  assert.equal(size.records, 20);
});
