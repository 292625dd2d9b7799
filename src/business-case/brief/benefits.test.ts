import assert from 'node:assert/strict';
import test from 'node:test';
import { inPounds, sumPence } from '../arithmetic/pence.ts';
import { rational } from '../arithmetic/rational.ts';
import { type CalculatedLine, calculateCase } from '../calculate/calculate-case.ts';
import { type CaseModel, withValues } from '../domain/case-model.ts';
import type { BenefitLine } from '../domain/lines.ts';
import { briefCase, scenarioOf } from './brief-case.ts';

const { benefits } = calculateCase(briefCase, scenarioOf(briefCase, [1, 2]));

type Row = readonly [service: string, id: string, pounds: number];

const linesOf = (level: 1 | 2, cashable: boolean): CalculatedLine<BenefitLine>[] =>
  benefits.filter(({ line }) => line.level === level && line.cashable === cashable);

const table = (lines: readonly CalculatedLine<BenefitLine>[]): Row[] =>
  lines.map(({ line, value }) => [line.service, line.id, inPounds(value)]);

const totalOf = (lines: readonly CalculatedLine<BenefitLine>[]): number =>
  inPounds(sumPence(lines.map(({ value }) => value)));

test('7.1.2: level 1 cashable benefits, in a first full year', () => {
  const lines = linesOf(1, true);
  assert.deepEqual(table(lines.filter(({ line }) => line.group === 'Overpayment & Fraud')), [
    ['benefits', 'benefit-overpayments', 145_000],
    ['benefits', 'benefit-after-death', 15_000],
    ['benefits', 'right-to-buy-resale', 32_000],
    ['benefits', 'right-to-buy-on-benefit', 32_000],
    ['housing', 'tenancy-fraud', 91_200],
    ['housing', 'homes-after-death', 18_720],
  ]);
  assert.deepEqual(table(lines.filter(({ line }) => line.group === 'Increased Revenue')), [
    ['council-tax', 'empty-homes', 4_263],
    ['council-tax', 'single-person-discount', 267_500],
    ['council-tax', 'newcomers', 55_000],
    ['council-tax', 'earlier-payment', 24_750],
    ['parking', 'penalty-charges', 748_000],
  ]);
  assert.equal(totalOf(lines), 1_433_433);
  assert.equal(totalOf(lines.filter(({ line }) => line.service !== 'parking')), 685_433);
});

test('7.1.2: penalty charges, step by step: 220,000, 37,400, 7,480, £748,000', () => {
  const withOnly = (counted: readonly string[]): number => {
    const others = ['penalty-charges-unrecovered', 'penalty-charges-traced', 'penalty-charge'];
    const model: CaseModel = withValues(
      briefCase,
      new Map(others.filter((id) => !counted.includes(id)).map((id) => [id, rational(1)])),
    );
    const { benefits: found } = calculateCase(model, scenarioOf(model, [1]));
    const line = found.find(({ line: { id } }) => id === 'penalty-charges');
    assert.ok(line);
    return inPounds(line.value);
  };
  assert.equal(withOnly([]), 220_000);
  assert.equal(withOnly(['penalty-charges-unrecovered']), 37_400);
  assert.equal(withOnly(['penalty-charges-unrecovered', 'penalty-charges-traced']), 7_480);
  assert.equal(
    withOnly(['penalty-charges-unrecovered', 'penalty-charges-traced', 'penalty-charge']),
    748_000,
  );
});

test('7.1.2: level 1 non-cashable benefits', () => {
  const lines = linesOf(1, false);
  assert.deepEqual(table(lines), [
    ['housing', 'aborted-visits', 12_000],
    ['housing', 'fraudulent-applications', 707],
    ['benefits', 'details-verified', 1_215],
    ['benefits', 'addresses-verified', 2_261],
  ]);
  assert.equal(totalOf(lines), 16_183);
});

test('7.2.2: level 2 has no cashable benefits, and these that are not', () => {
  assert.deepEqual(linesOf(2, true), []);
  const lines = linesOf(2, false);
  assert.deepEqual(table(lines), [
    ['all', 'telephone-numbers', 29_165],
    ['all', 'rekeying', 43_332],
    ['customer-services', 'locating-customers', 1_658],
    ['customer-services', 'duplicates-entered', 377],
    ['adults', 'duplicates-cleaned', 22_278],
  ]);
  assert.equal(totalOf(lines), 96_810);
});

test('the shares that the brief prints are inputs that cite it', () => {
  const printed: Readonly<Record<string, string>> = {
    'overpayment-recovered': '1%',
    'deaths-detected': '50%',
    'right-to-buy-fraud': '10%',
    'right-to-buy-fraud-detected': '20%',
    'tenancy-fraud': '1%',
    'tenancy-fraud-detected': '20%',
    'kept-homes-detected': '50%',
    'empty-detected': '30%',
    'discount-abuse-detected': '25%',
    'newcomers-evading': '10%',
    'newcomers-detected': '10%',
    'earlier-success': '15%',
    'penalty-charges-unrecovered': '17%',
    'penalty-charges-traced': '20%',
    'aborted-visits-avoided': '30%',
    'fraudulent-applications-saved': '25%',
    'addresses-verified-saved': '50%',
    'number-search-saved': '30%',
    'locating-saved': '20%',
    'duplicates-avoided': '50%',
  };
  for (const [id, share] of Object.entries(printed)) {
    const input = briefCase.inputs.find((each) => each.id === id);
    assert.deepEqual(input?.value, rational(share), id);
    assert.equal(input?.evidence.kind, 'cited', id);
  }
});
