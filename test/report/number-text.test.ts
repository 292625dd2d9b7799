import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  accuracyText,
  countOf,
  parameterText,
  percentText,
  secondsText,
  weightText,
} from '../../src/report/number-text.ts';

test('a percentage has as many digits as it takes to tell it from none and all', () => {
  const texts = [0, 1e-9, 0.00004, 0.0123, 0.05, 0.5, 0.754, 0.9, 0.998, 0.99994, 1 - 1e-9, 1];
  assert.deepEqual(texts.map(percentText), [
    '0%',
    'under 0.0001%',
    '0.004%',
    '1.2%',
    '5%',
    '50%',
    '75.4%',
    '90%',
    '99.8%',
    '99.994%',
    'over 99.9999%',
    '100%',
  ]);
});

test('a weight shows its sign, and none where it rounds to nothing', () => {
  assert.deepEqual([4.25, -3, 0.04, -0.04, 12.96].map(weightText), [
    '+4.3',
    '−3.0',
    '0.0',
    '0.0',
    '+13.0',
  ]);
});

test('accuracy short of perfect is not rounded up to it', () => {
  assert.deepEqual([1, 0.99999, 0.9571].map(accuracyText), ['1.0000', '0.9999', '0.9571']);
});

test('counts, parameters and times read as people write them', () => {
  assert.equal(countOf(1, 'pair'), '1 pair');
  assert.equal(countOf(12_345, 'person', 'people'), '12,345 people');
  assert.deepEqual([0, 0.9, 0.0123, 3.1e-7].map(parameterText), ['0', '0.900', '0.0123', '3.1e-7']);
  assert.deepEqual([0.351, 12.4, 200].map(secondsText), ['0.35 s', '12 s', '3 min 20 s']);
});
