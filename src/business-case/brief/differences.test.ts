import assert from 'node:assert/strict';
import test from 'node:test';
import { inThousands, sumPence } from '../arithmetic/pence.ts';
import { calculateCase } from '../calculate/calculate-case.ts';
import { briefCase, scenarioOf } from './brief-case.ts';
import { briefDifferences } from './differences.ts';

/** Both sides of each difference, from the brief's own figures. */
const printedAndFound: Readonly<Record<string, readonly [printed: number, found: number]>> = {
  'cash-flow-total': [5381 + 1508, 5381 - 1508],
  'costs-total': [1508, 824 + 190 + 165 + 165 + 165],
  'cash-flow-of-year-5': [1007, 1171 - 165],
  'both-levels': [3873, 4341 - 469],
  'parking-share': [3300, 5381 - 2243],
  'cashable-benefits-in-words': [5500, 5381],
  'non-cash-people': [38_310, 429 + 1_180 + 27_583 + 6_705 + 2_414],
  'technician-days': [22, Math.round(2_414 / (29_500 / 220))],
  'board-days': [3, 3 * 11],
  'first-full-year': [Math.round(1_433_433 / 1000), 1428],
  'revenue-in-summary': [825, Math.round((4_263 + 267_500 + 55_000 + 24_750 + 748_000) / 1000)],
  'project-manager-in-summary': [220, 191],
  'level-2-cost': [50, Math.round((100 * 469) / (513 + 527))],
  'housing-note': [707, 707],
  'survey-return': [12, Math.round((100 * 52) / (349 + 32))],
};

test('each difference says what is printed and what the brief comes to otherwise', () => {
  assert.deepEqual(
    Object.fromEntries(
      briefDifferences.map(({ id, printed, instead }) => [id, [printed, instead]]),
    ),
    printedAndFound,
  );
  for (const { place, explanation } of briefDifferences) assert.ok(place && explanation);
});

test('this case comes to what the brief comes to otherwise, not to what its words say', () => {
  const both = calculateCase(briefCase, scenarioOf(briefCase, [1, 2]));
  assert.equal(inThousands(sumPence(both.cashFlow.net)), 3873);
  const parking = both.benefits.filter(({ line }) => line.service === 'parking');
  assert.equal(inThousands(sumPence(parking.map(({ total }) => total))), 3138);
  assert.equal(inThousands(both.summary.cashable), 5381);
});

test('money as early as time would explain the £3.3 million and the "over £5.5m" at once', () => {
  const early = {
    ...briefCase,
    benefits: briefCase.benefits.map((line) =>
      line.service === 'parking' ? { ...line, timing: 'level-1-time-freed' } : line,
    ),
  };
  const { benefits, summary } = calculateCase(early, scenarioOf(early, [1]));
  const parking = benefits.filter(({ line }) => line.service === 'parking');
  assert.equal(inThousands(sumPence(parking.map(({ total }) => total))), 3291);
  assert.equal(inThousands(summary.cashable), 5534);
});

test('18 days of a technician are £2,414, and 22 would be £2,950', () => {
  const installation = (days: number): number => Math.round((days * 25_000 * 1.18) / 220);
  assert.equal(installation(18), 2_414);
  assert.equal(installation(22), 2_950);
});
