import assert from 'node:assert/strict';
import test from 'node:test';
import { briefCase, scenarioOf } from '../brief/brief-case.ts';
import { calculateCase } from '../calculate/calculate-case.ts';
import { besideMeasured, type MeasuredBenefit, totalMeasured } from './measured-benefits.ts';

const result = calculateCase(briefCase, scenarioOf(briefCase, [1]));
const ledger = (month: string, amount: number): MeasuredBenefit => ({
  line: 'penalty-charges',
  month,
  amount,
  source: 'Ledger',
});

const penaltyCharges = (measured: readonly MeasuredBenefit[]) => {
  const found = besideMeasured(briefCase, result, { start: '2026-04', benefits: measured }).find(
    ({ line }) => line.id === 'penalty-charges',
  );
  assert.ok(found);
  return found;
};

test('what was measured stands beside the forecast, year by year from the start', () => {
  const found = penaltyCharges([ledger('2027-03', 5_000_000), ledger('2027-04', 6_000_000)]);
  assert.deepEqual(found.measured, [5_000_000, 6_000_000, null, null, null]);
  assert.deepEqual(found.months, [1, 1, 0, 0, 0]);
  assert.equal(found.measuredByNow, 11_000_000);
  // A twelfth of £146,200 and of £748,000.
  assert.equal(found.expectedByNow, 1_218_333 + 6_233_333);
});

test('what was not measured is not nothing', () => {
  const all = besideMeasured(briefCase, result, { start: '2026-04', benefits: [] });
  assert.equal(all.length, result.benefits.length);
  assert.ok(all.every(({ measured }) => measured.every((each) => each === null)));
  assert.deepEqual(penaltyCharges([ledger('2026-04', 0)]).measured[0], 0);
});

test('two sources of one month are both counted, and one is not counted twice', () => {
  const court = { ...ledger('2027-04', 1_000), source: 'Court' };
  assert.equal(penaltyCharges([ledger('2027-04', 2_000), court]).measuredByNow, 3_000);
  assert.equal(penaltyCharges([ledger('2027-04', 2_000), court]).months[1], 1);
  assert.throws(() => penaltyCharges([court, court]), { code: 'business-case/measured' });
});

test('a scenario has what was measured of its own lines, and a total of them', () => {
  const discount = { ...ledger('2026-05', 700), line: 'single-person-discount' };
  const measured = { start: '2026-04', benefits: [ledger('2027-04', 2_000), discount] };
  const linesOf = (parking: boolean) =>
    besideMeasured(
      briefCase,
      calculateCase(briefCase, scenarioOf(briefCase, [1], parking)),
      measured,
    );
  const [both, without] = [linesOf(true), linesOf(false)];
  assert.equal(totalMeasured(both)?.measuredByNow, 2_700);
  assert.deepEqual(totalMeasured(both)?.measured, [700, 2_000, null, null, null]);
  assert.equal(totalMeasured(without)?.measuredByNow, 700);
  const expected = without.find(({ line }) => line.id === discount.line)?.expectedByNow;
  assert.equal(totalMeasured(without)?.expectedByNow, expected);
  assert.equal(totalMeasured(both.filter(({ line }) => line.id === 'newcomers')), null);
});

test('lines and months that are not of the case are refused with their place', () => {
  for (const [measured, field] of [
    [{ ...ledger('2027-04', 1), line: 'no-such-line' }, 'measured[0].line'],
    [ledger('2026-03', 1), 'measured[0].month'],
    [ledger('2031-04', 1), 'measured[0].month'],
    [ledger('2027-13', 1), 'measured[0].month'],
  ] as const) {
    assert.throws(() => penaltyCharges([measured]), {
      code: 'business-case/measured',
      location: { field },
    });
  }
});
