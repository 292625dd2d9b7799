import assert from 'node:assert/strict';
import test from 'node:test';
import { rational } from '../arithmetic/rational.ts';
import { briefCase, scenarioOf } from '../brief/brief-case.ts';
import { calculateCase } from '../calculate/calculate-case.ts';
import { monthsOfForecast } from './forecast-months.ts';
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
  // A twelfth of £748,000 for each: at that rate £146,200 fall in the last 2.3 months of year 1.
  assert.deepEqual(found.expected, [6_233_333, 6_233_333, 0, 0, 0]);
  assert.equal(found.expectedByNow, 2 * 6_233_333);
});

const monthsOf = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => {
    const month = 3 + from + at;
    return `${2026 + Math.floor(month / 12)}-${String(1 + (month % 12)).padStart(2, '0')}`;
  });

test('a first year that begins late is forecast from then on alone', () => {
  // The last half of year 1, in which all of its forecast falls, and two months of year 2.
  const found = penaltyCharges(monthsOf(6, 13).map((month) => ledger(month, 2_000_000)));
  assert.deepEqual(found.forecast.slice(0, 2), [14_620_000, 74_800_000]);
  assert.deepEqual(found.months, [6, 2, 0, 0, 0]);
  assert.deepEqual(found.forecastMonths.slice(0, 2), [rational('129/55'), rational(2)]);
  assert.deepEqual(found.expected, [14_620_000, 12_466_667, 0, 0, 0]);
  assert.equal(found.expectedByNow, 27_086_667);
});

test('a month before a benefit begins expects nothing, the one that it begins in a part', () => {
  const before = penaltyCharges(monthsOf(0, 8).map((month) => ledger(month, 0)));
  assert.deepEqual([before.months[0], before.expectedByNow], [9, 0]);
  assert.deepEqual(before.measured[0], 0);
  const beginning = penaltyCharges([ledger('2027-01', 0)]);
  assert.deepEqual(beginning.forecastMonths[0], rational('19/55'));
  assert.equal(beginning.expectedByNow, 14_620_000 - 12_466_667);
});

test('a year that is no first one, or not less than the next, is a twelfth a month', () => {
  const months = (byYear: readonly number[]) => byYear.map((_, at) => monthsOfForecast(byYear, at));
  const written = (...each: (string | number)[]) => each.map((one) => rational(one));
  assert.deepEqual(months([20, 100, 120, 90, 90]), written('12/5', 12, 12, 12, 12));
  assert.deepEqual(months([0, 50, 100, 100, 100]), written(12, 6, 12, 12, 12));
  assert.deepEqual(months([100, 100, 80, 90, 0]), written(12, 12, 12, 12, 12));
  assert.deepEqual(months([0, 0, 0, 0, 7]), written(12, 12, 12, 12, 12));
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
