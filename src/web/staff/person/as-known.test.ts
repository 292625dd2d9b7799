import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asKnownOf } from './as-known.ts';

const TODAY = '2026-11-22';
const asked = (query: Readonly<Record<string, unknown>>) => {
  const { day, problem } = asKnownOf(query, TODAY);
  return { day, problem: problem !== undefined };
};

describe('the day as of which somebody is shown', () => {
  test('is today where none is asked for, or today is', () => {
    assert.deepEqual(asked({}), { day: undefined, problem: false });
    assert.deepEqual(asked({ on: TODAY }), { day: undefined, problem: false });
    assert.deepEqual(asked({ 'on-day': '', 'on-month': '', 'on-year': '' }), {
      day: undefined,
      problem: false,
    });
  });

  test('comes of a link or of three fields', () => {
    assert.deepEqual(asked({ on: '2026-03-01' }), { day: '2026-03-01', problem: false });
    assert.deepEqual(asked({ 'on-day': '1', 'on-month': '3', 'on-year': '2026' }), {
      day: '2026-03-01',
      problem: false,
    });
  });

  test('is one that there is, and not to come', () => {
    for (const query of [
      { on: '2026-02-30' },
      { on: 'yesterday' },
      { on: '2026-11-23' },
      { 'on-day': '31', 'on-month': '4', 'on-year': '2026' },
      { 'on-day': '1', 'on-month': '', 'on-year': '2026' },
      { on: ['2026-02-30', '2026-03-01'] },
    ]) {
      assert.deepEqual(asked(query), { day: undefined, problem: true }, JSON.stringify(query));
    }
  });

  test('stands in the form again as it was typed', () => {
    const { fields } = asKnownOf({ 'on-day': '31', 'on-month': '4', 'on-year': '2026' }, TODAY);
    assert.deepEqual(
      fields.map((field) => (field as { value: string }).value),
      ['31', '4', '2026'],
    );
  });
});
