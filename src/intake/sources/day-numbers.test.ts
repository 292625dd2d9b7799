import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseDateOfBirth } from '../../standards/index.ts';
import { dayNumberText } from './day-numbers.ts';

it('day numbers of fewer than five digits go on where those of five begin', () => {
  assert.equal(dayNumberText('9999'), '1927-05-17');
  assert.equal(parseDateOfBirth('10000', { serials: true }).standard, '1927-05-18');
  assert.equal(dayNumberText('366'), '1900-12-31');
  assert.equal(dayNumberText('61'), '1900-03-01');
});

it('what may be a year, a default or no day number stays as it is', () => {
  for (const text of ['1900', '1950', '2100', '2', '60', '12345', '1.5', '07/11/1968', '']) {
    assert.equal(dayNumberText(text), text);
  }
});
