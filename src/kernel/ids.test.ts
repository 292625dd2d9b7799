import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isIdNumber } from './ids.ts';

test('digits that an id can be are a number of somebody', () => {
  for (const text of ['1', '4711', '999999999']) assert.ok(isIdNumber(text), text);
});

test('nothing else is one, and none that a whole number of 32 bits does not hold', () => {
  for (const text of ['', '0', '01', '-1', '1.5', '1e3', ' 1', '1\n', '٣', '1000000000', 'one']) {
    assert.ok(!isIdNumber(text), JSON.stringify(text));
  }
});
