import assert from 'node:assert/strict';
import test from 'node:test';
import { decimalText, multiply, rational } from '../arithmetic/rational.ts';
import { briefCase, scenarioOf } from '../brief/brief-case.ts';
import { calculateCase } from '../calculate/calculate-case.ts';
import { describeEvidence } from '../domain/input.ts';
import { gdpDeflator, priceFactor } from './price-index.ts';
import { restatePrices } from './restate-prices.ts';

test('£100 of 2008-09 is £118.45 of 2018-19, as NHS Digital works it out', () => {
  const factor = priceFactor(gdpDeflator, '2008-09', '2018-19');
  assert.equal(decimalText(multiply(rational(100), factor), 2), '118.45');
});

test('all money of a case moves with prices, and what is counted does not', () => {
  const restated = restatePrices(briefCase, gdpDeflator, '2018-19');
  const amountOf = (id: string) => restated.inputs.find((each) => each.id === id)?.value;
  assert.deepEqual(amountOf('penalty-charges-issued'), rational('220,000'));
  assert.deepEqual(amountOf('penalty-charge'), priceFactorOf('100'));
  const factor = Number(decimalText(priceFactor(gdpDeflator, '2008-09', '2018-19'), 8));
  const [before, after] = [briefCase, restated].map(
    (model) => calculateCase(model, scenarioOf(model, [1])).summary.npv,
  );
  assert.ok(Math.abs((after ?? 0) - (before ?? 0) * factor) < 100);
});

test('a restated figure says by what, and is illustrative where the index is', () => {
  const evidenceOf = (to: string) =>
    restatePrices(briefCase, gdpDeflator, to).inputs.find(({ id }) => id === 'penalty-charge')
      ?.evidence;
  const cited = evidenceOf('2018-19');
  assert.equal(cited?.kind, 'cited');
  assert.match(describeEvidence(cited as never), /HM Treasury/);
  assert.equal(evidenceOf('2024-25')?.kind, 'illustrative');
});

test('a year without an index is refused', () => {
  assert.throws(() => restatePrices(briefCase, gdpDeflator, '1999-00'), {
    code: 'business-case/no-price-index',
  });
});

test('the same year changes nothing', () => {
  assert.deepEqual(restatePrices(briefCase, gdpDeflator, '2008-09'), briefCase);
});

function priceFactorOf(pounds: string) {
  return multiply(rational(pounds), priceFactor(gdpDeflator, '2008-09', '2018-19'));
}
