import assert from 'node:assert/strict';
import test from 'node:test';
import { decimalText, multiply, rational } from '../arithmetic/rational.ts';
import { briefCase, scenarioOf } from '../brief/brief-case.ts';
import { calculateCase } from '../calculate/calculate-case.ts';
import { describeEvidence } from '../domain/input.ts';
import { gdpDeflator, priceFactor } from './price-index.ts';
import { restatePrices } from './restate-prices.ts';

/**
 * Factors to 2024-25 that others worked out from the same release of the Treasury: the BENEFITS
 * project (Horizon Europe, D2.2), to six places.
 */
const elsewhere: Readonly<Record<string, string>> = {
  '2008-09': '1.496117',
  '2015-16': '1.340835',
  '2018-19': '1.269119',
  '2019-20': '1.236494',
  '2022-23': '1.095295',
};

for (const [year, factor] of Object.entries(elsewhere)) {
  test(`what was £1 in ${year} is £${factor} in 2024-25, as others work it out`, () => {
    assert.equal(decimalText(priceFactor(gdpDeflator, year, '2024-25'), 6), factor);
  });
}

/** The Treasury revises: its release of 2019 gave £118.45, by NHS Digital's appendix. */
test('a revision changes £100 of 2008-09 by less than a pound in 2018-19', () => {
  const now = Number(decimalText(priceFactor(gdpDeflator, '2008-09', '2018-19'), 6)) * 100;
  assert.ok(Math.abs(now - 118.45) < 1, `${now}`);
});

test('prices of years to come say that they are a forecast', () => {
  const said = ['2024-25', '2025-26'].map((year) =>
    describeEvidence(gdpDeflator.years[year]?.evidence as never),
  );
  assert.doesNotMatch(said[0] as string, /forecast/);
  assert.match(said[1] as string, /forecast/);
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
  const evidenceOf = (to: string, by = gdpDeflator) =>
    restatePrices(briefCase, by, to).inputs.find(({ id }) => id === 'penalty-charge')?.evidence;
  const cited = evidenceOf('2018-19');
  assert.equal(cited?.kind, 'cited');
  assert.match(describeEvidence(cited as never), /prices of 2018-19 by the GDP deflator/);
  assert.match(restatePrices(briefCase, gdpDeflator, '2018-19').pricesBy ?? '', /HM Treasury/);
  const guessed = {
    ...gdpDeflator.years['2018-19'],
    evidence: { kind: 'illustrative', reason: 'a guess' },
  };
  const index = { ...gdpDeflator, years: { ...gdpDeflator.years, '2018-19': guessed as never } };
  assert.equal(evidenceOf('2018-19', index)?.kind, 'illustrative');
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
