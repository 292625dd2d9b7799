import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayAfter, dayBefore, dayInUk, midnightInUk } from './days.ts';

test('the day is that of the clocks in the United Kingdom', () => {
  // Half past midnight in July is half past eleven of the day before by universal time.
  assert.equal(dayInUk(new Date('2026-07-01T23:30:00Z')), '2026-07-02');
  assert.equal(dayInUk(new Date('2026-01-01T23:30:00Z')), '2026-01-01');
  assert.equal(dayInUk(new Date('2026-03-29T00:59:59Z')), '2026-03-29');
});

test('a day begins by the clocks in the United Kingdom', () => {
  assert.equal(midnightInUk('2026-01-01'), '2026-01-01T00:00:00.000Z');
  assert.equal(midnightInUk('2026-07-02'), '2026-07-01T23:00:00.000Z');
  assert.equal(midnightInUk('2026-03-29'), '2026-03-29T00:00:00.000Z');
});

test('days go over the ends of months and years', () => {
  assert.equal(dayAfter('2024-02-28'), '2024-02-29');
  assert.equal(dayAfter('2026-12-31'), '2027-01-01');
  assert.equal(dayBefore('2026-03-01'), '2026-02-28');
});
