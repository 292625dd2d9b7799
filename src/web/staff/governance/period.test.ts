import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dayForm, dayOf } from '../forms.ts';
import { endOfDay, lastDays, momentsOf, periodForm, periodOf } from './period.ts';

describe('a period of days', () => {
  it('begins and ends at midnight in the United Kingdom, in winter and in summer', () => {
    assert.deepEqual(momentsOf({ from: '2026-01-05', until: '2026-01-05' }), {
      from: '2026-01-05T00:00:00.000Z',
      until: '2026-01-06T00:00:00.000Z',
    });
    assert.deepEqual(momentsOf({ from: '2026-07-05', until: '2026-07-06' }), {
      from: '2026-07-04T23:00:00.000Z',
      until: '2026-07-06T23:00:00.000Z',
    });
    // Clocks go forward at one in the morning of 29 March 2026, and back on 25 October.
    assert.deepEqual(momentsOf({ from: '2026-03-29', until: '2026-03-29' }), {
      from: '2026-03-29T00:00:00.000Z',
      until: '2026-03-29T23:00:00.000Z',
    });
    assert.deepEqual(momentsOf({ from: '2026-10-25', until: '2026-10-25' }), {
      from: '2026-10-24T23:00:00.000Z',
      until: '2026-10-26T00:00:00.000Z',
    });
    assert.equal(endOfDay('2026-07-05'), '2026-07-05T22:59:59.000Z');
  });

  it('is the last seven days where nothing is asked, and the days that are', () => {
    assert.deepEqual(lastDays('2026-03-03'), { from: '2026-02-25', until: '2026-03-03' });
    assert.deepEqual(periodOf({}, '2026-03-03'), { period: lastDays('2026-03-03') });
    const asked = { from: '2026-01-01', until: '2026-01-31' };
    assert.deepEqual(periodOf(periodForm(asked), '2026-03-03'), { period: asked });
  });

  it('has no days that there are not, does not end before it begins, and is not endless', () => {
    const wrong = (from: string, until: string) => {
      const read = periodOf({ ...dayForm('from', from), ...dayForm('until', until) }, '2026-03-03');
      return 'errors' in read ? read.errors.map(({ href }) => href) : [];
    };
    assert.deepEqual(wrong('2026-02-30', '2026-03-01'), ['#from-day']);
    assert.deepEqual(wrong('2026-03-02', '2026-03-01'), ['#until-day']);
    assert.deepEqual(wrong('2025-03-02', '2026-03-01'), ['#from-day']);
    assert.deepEqual(wrong('2026-03-01', '2026-03-01'), []);
  });
});

describe('a day of a form', () => {
  it('is typed in three fields, with noughts or without', () => {
    assert.equal(dayOf({ 'd-day': ' 7 ', 'd-month': '03', 'd-year': '2027' }, 'd'), '2027-03-07');
    assert.equal(dayOf({}, 'd'), '');
    for (const day of ['0', '32', 'x', '-1', '1.5', ['1', '2']]) {
      const read = dayOf({ 'd-day': day, 'd-month': '4', 'd-year': '2027' }, 'd');
      assert.equal(read, Array.isArray(day) ? '2027-04-01' : null, String(day));
    }
    assert.equal(dayOf({ 'd-day': '29', 'd-month': '2', 'd-year': '2027' }, 'd'), null);
    assert.equal(dayOf({ 'd-day': '29', 'd-month': '2', 'd-year': '2028' }, 'd'), '2028-02-29');
    assert.equal(dayOf({ 'd-day': '1', 'd-month': '2', 'd-year': '27' }, 'd'), null);
  });
});
