import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { penceOf } from './money.ts';

it('amounts are read as reports and ledgers print them', () => {
  const cases: readonly (readonly [string, number | null])[] = [
    ['£1,333.00', 133300],
    ['0.00', 0],
    ['-0.91', -91],
    ['-£82.07', -8207],
    ['£-82.07', -8207],
    ['(12.50)', -1250],
    ['12.50 CR', -1250],
    ['12.50DR', 1250],
    ['12.50-', -1250],
    ['5', 500],
    ['5.5', 550],
    ['.5', 50],
    ['12.345', null],
    ['1,33.00', null],
    ['lots', null],
    ['', null],
    ['£', null],
    ['()', null],
    ['99999999999999999999', null],
    [`1${' '.repeat(200_000)}`, null],
  ];
  for (const [text, pence] of cases) assert.equal(penceOf(text), pence, text);
});

it('an amount that is printed is read to the penny, with its sign', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (pence) => {
      const pounds = (Math.abs(pence) / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 });
      assert.equal(penceOf(`${pence < 0 ? '-' : ''}£${pounds}`), pence);
    }),
  );
});
