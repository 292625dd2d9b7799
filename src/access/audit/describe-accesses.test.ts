import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AccessCount, describeAccesses } from './describe-accesses.ts';

const words = {
  service: (code: string) =>
    ({ 'council-tax': 'Council tax', libraries: 'Libraries' })[code] ?? code,
  purpose: (code: string) => code.replaceAll('-', ' '),
  item: (item: string) => (item === 'dateOfBirth' ? 'date of birth' : item),
};

const count: AccessCount = {
  service: 'council-tax',
  purpose: 'collect-council-tax',
  action: 'read',
  times: 3,
  first: '2026-03-01T09:00:00.000000Z',
  last: '2026-05-04T09:00:00.000000Z',
  items: ['surname', 'dateOfBirth', 'address'],
};

test('who looked is said by service, purpose and what was seen', () => {
  assert.deepEqual(describeAccesses([count], words), [
    'Council tax looked at your record 3 times, from 1 March 2026 to 4 May 2026, to collect council tax. Seen: address, date of birth, surname.',
  ]);
});

test('once, on one day, and what was written', () => {
  const once = { ...count, action: 'submit', times: 1, last: count.first, items: ['email'] };
  assert.deepEqual(describeAccesses([once], words), [
    'Council tax wrote to your record once, on 1 March 2026, to collect council tax. Written: email.',
  ]);
});

test('days are those of a clock in Britain, and an action without words is told by its code', () => {
  const late = {
    ...count,
    service: 'libraries',
    action: 'reconcile',
    times: 2,
    first: '2026-06-30T23:30:00.000000Z',
    last: '2026-07-01T12:00:00.000000Z',
    items: [],
  };
  assert.deepEqual(describeAccesses([late], words), [
    'Libraries did "reconcile" twice, on 1 July 2026, to collect council tax.',
  ]);
});
