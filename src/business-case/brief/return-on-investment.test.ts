import assert from 'node:assert/strict';
import test from 'node:test';
import { inThousands, type Pence } from '../arithmetic/pence.ts';
import { calculateCase } from '../calculate/calculate-case.ts';
import { briefCase, scenarioOf } from './brief-case.ts';

/*
 * Every expectation is typed from the brief's tables, in thousands of pounds. All agree to the
 * thousand: the tolerance of one that rounding would excuse is not needed.
 */

const summaryOf = (levels: readonly (1 | 2)[], parking: boolean) => {
  const { summary } = calculateCase(briefCase, scenarioOf(briefCase, levels, parking));
  const { setUp, ongoing, cashable, payback, npv, nonCashable } = summary;
  return [setUp, ongoing, cashable, payback, npv, nonCashable].map(inThousands);
};

test('7.1.3: level 1 with parking', () => {
  assert.deepEqual(summaryOf([1], true), [513, 527, 5381, 4341, 3845, 33]);
});

test('7.1.3: level 1 without parking', () => {
  assert.deepEqual(summaryOf([1], false), [512, 527, 2243, 1204, 1050, 36]);
});

test('7.2.3: the step from level 1 to level 2, which parking does not touch', () => {
  assert.deepEqual(summaryOf([2], true), [270, 199, 0, -469, -440, 345]);
  assert.deepEqual(summaryOf([2], false), [270, 199, 0, -469, -440, 345]);
});

/** Section 7: year 1 to 5, and the total. */
const yearByYear = {
  costs: [-824, -190, -165, -165, -165, -1508],
  benefits: [280, 1428, 1300, 1202, 1171, 5381],
  net: [-544, 1238, 1135, 1037, 1007, 6889],
  cumulative: [-544, 694, 1829, 2866, 3873],
};

/** Of the cash flow, the total: the brief adds the costs where they are to be taken off. */
const exceptions = { net: { total: { printed: 6889, found: 3873 } } };

test('7: the year-by-year table of both levels', () => {
  const { cashFlow } = calculateCase(briefCase, scenarioOf(briefCase, [1, 2]));
  const total = (amounts: readonly Pence[]): Pence => amounts.reduce((a, b) => a + b, 0);
  const row = (amounts: readonly Pence[]) => [...amounts, total(amounts)].map(inThousands);
  assert.deepEqual(row(cashFlow.costs), yearByYear.costs);
  assert.deepEqual(row(cashFlow.benefits), yearByYear.benefits);
  assert.deepEqual(cashFlow.cumulative.map(inThousands), yearByYear.cumulative);
  assert.deepEqual(cashFlow.net.map(inThousands), yearByYear.net.slice(0, 5));

  const { printed, found } = exceptions.net.total;
  assert.equal(yearByYear.net.at(-1), printed);
  assert.equal(inThousands(total(cashFlow.net)), found);
});

test('7: both levels pay back over £3.8 million in money and over £375,000 besides, in month 18', () => {
  const { summary } = calculateCase(briefCase, scenarioOf(briefCase, [1, 2]));
  assert.equal(summary.paybackMonth, 18);
  assert.ok(inThousands(summary.payback) > 3800 && inThousands(summary.payback) < 3900);
  assert.ok(inThousands(summary.nonCashable) > 375 && inThousands(summary.nonCashable) < 380);
});

test('2: about £4.3 million at level 1, and time worth about £71,000 over five years', () => {
  const { summary, nonCashFlow } = calculateCase(briefCase, scenarioOf(briefCase, [1]));
  assert.equal(Math.round(inThousands(summary.payback) / 100), 43);
  assert.equal(inThousands(nonCashFlow.benefits.reduce((a, b) => a + b, 0)), 71);
});
