import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { inThousands } from '../arithmetic/pence.ts';
import { multiply, rational } from '../arithmetic/rational.ts';
import { briefCase, scenarioOf } from '../brief/brief-case.ts';
import { calculateCase } from '../calculate/calculate-case.ts';
import { type CaseModel, checkModel, withValues } from '../domain/case-model.ts';
import { evaluateFormula, inputsOf } from '../domain/formula.ts';
import type { Inputs } from '../domain/input.ts';
import { gdpDeflator } from '../prices/price-index.ts';
import { authorityTypes, servicesOf } from './authority-types.ts';
import { defaultCase } from './default-case.ts';
import { driverIds } from './drivers.ts';
import { caseOf } from './own-figures.ts';

test('every type of authority has a case that holds together', () => {
  for (const type of authorityTypes) {
    const model = defaultCase(type);
    checkModel(model);
    const { summary } = calculateCase(model, scenarioOf(model, [1]));
    assert.ok(summary.cashable > 0, type);
    for (const driver of driverIds) {
      assert.ok(
        model.inputs.some(({ id }) => id === driver),
        driver,
      );
    }
  }
});

test('a London borough by default is the brief', () => {
  assert.equal(defaultCase('london-borough'), briefCase);
});

test('a county has no benefit for housing, as the brief says, and a district none for adults', () => {
  const servicesWithBenefit = (type: (typeof authorityTypes)[number]) =>
    new Set(defaultCase(type).benefits.map(({ service }) => service));
  assert.ok(!servicesWithBenefit('county').has('housing'));
  assert.ok(!servicesWithBenefit('district').has('adults'));
  assert.equal(servicesOf('unitary').length, 11);
  assert.equal(servicesOf('district').length, 6);
  assert.equal(servicesOf('county').length, 7);
});

test('outside London, nothing fitted to London passes for more than illustrative', () => {
  for (const type of authorityTypes.filter((each) => each !== 'london-borough')) {
    for (const { id, evidence } of defaultCase(type).inputs) {
      assert.notEqual(evidence.kind, 'fitted', id);
      if (evidence.kind === 'cited') assert.match(evidence.place ?? '', /London/, id);
    }
  }
});

test('twice of a driver is twice of each benefit that it scales, and nothing else changes', () => {
  const linesOf = (model: CaseModel) => {
    const inputs: Inputs = new Map(model.inputs.map((input) => [input.id, input]));
    return model.benefits.map(({ formula }) => evaluateFormula(formula, inputs));
  };
  fc.assert(
    fc.property(fc.constantFrom(...authorityTypes), fc.constantFrom(...driverIds), (type, id) => {
      const model = defaultCase(type);
      const driver = model.inputs.find((input) => input.id === id);
      assert.ok(driver);
      const twice = withValues(model, new Map([[id, multiply(driver.value, rational(2))]]));
      const after = linesOf(twice);
      linesOf(model).forEach((before, at) => {
        const isScaled = inputsOf(model.benefits[at]?.formula ?? []).includes(id);
        assert.deepEqual(after[at], isScaled ? multiply(before, rational(2)) : before);
      });
    }),
  );
});

test("a council's own penalty charges take the place of the default, with their source", () => {
  const own = caseOf({
    name: 'Anytown',
    type: 'london-borough',
    figures: {
      'penalty-charges-issued': {
        value: rational('110,000'),
        date: '2026-03-31',
        source: 'Parking annual report 2025-26',
        low: rational('90,000'),
        high: rational('130,000'),
      },
    },
  });
  const line = calculateCase(own, scenarioOf(own, [1])).benefits.find(
    (each) => each.line.id === 'penalty-charges',
  );
  assert.equal(inThousands(line?.value ?? 0), 374);
  const input = own.inputs.find(({ id }) => id === 'penalty-charges-issued');
  assert.equal(input?.setBy, 'user');
  assert.deepEqual(input?.evidence, { kind: 'cited', source: 'Parking annual report 2025-26' });
  assert.deepEqual(input?.range?.high, rational('130,000'));
});

test('a figure of which no source is named is illustrative', () => {
  const own = caseOf({
    name: 'Anytown',
    type: 'district',
    figures: { dwellings: { value: rational(50_000), date: '2026' } },
  });
  assert.equal(own.inputs.find(({ id }) => id === 'dwellings')?.evidence.kind, 'illustrative');
});

test('default money is brought to the prices of the case, and own figures are of it already', () => {
  const own = caseOf({
    name: 'Anytown',
    type: 'london-borough',
    prices: { year: '2018-19', index: gdpDeflator },
    figures: { 'hub-price': { value: rational(250_000), date: '2018-06-30', source: 'A quote' } },
  });
  const { costs } = calculateCase(own, scenarioOf(own, [1]));
  const amountOf = (id: string) =>
    inThousands(costs.find(({ line }) => line.id === id)?.value ?? 0);
  assert.equal(amountOf('hub'), 250);
  // £82,600 of 2008-09, at an index of 78.7948 to 66.8397.
  assert.equal(amountOf('data-stewards'), 97);
});

test('a range of a default stays with a figure that it holds, and goes with one that it does not', () => {
  const days = (value: string, own: { readonly withoutRange?: true } = {}) =>
    caseOf({
      name: 'Anytown',
      type: 'unitary',
      figures: { 'working-days': { value: rational(value), date: '2026', ...own } },
    }).inputs.find(({ id }) => id === 'working-days');
  const [held, beyond] = [days('215'), days('250')];
  assert.deepEqual([held?.range?.low, held?.range?.high], [rational(210), rational(230)]);
  assert.equal(beyond?.range, undefined);
  assert.equal(days('215', { withoutRange: true })?.range, undefined, 'given up');
});

test('a service of its own has benefits, costs and risks beside the brief', () => {
  const evidence = { kind: 'illustrative', reason: 'a test' } as const;
  const own = caseOf({
    name: 'Anytown',
    type: 'unitary',
    without: ['parking'],
    additional: {
      services: [{ id: 'licensing', name: 'Licensing' }],
      inputs: [
        {
          id: 'licences',
          label: 'Licences',
          value: rational(1_000),
          unit: 'licence/year',
          evidence,
          date: '2026',
          setBy: 'user',
        },
        {
          id: 'licence-saving',
          label: 'Saving, a licence',
          value: rational('12.50'),
          unit: '£/licence',
          evidence,
          date: '2026',
          setBy: 'user',
        },
      ],
      benefits: [
        {
          id: 'licences-checked',
          level: 1,
          service: 'licensing',
          description: 'Licences are checked against addresses',
          basis: 'a saving on each',
          cashable: true,
          formula: [{ multiply: ['licences', 'licence-saving'] }],
          timing: 'other-cashable',
          evidence,
        },
      ],
      risks: [
        {
          id: 'supplier',
          level: 1,
          description: 'The supplier ends the product',
          likelihood: 2,
          impact: 4,
          notes: '',
          evidence,
        },
      ],
    },
  });
  const { benefits } = calculateCase(own, scenarioOf(own, [1]));
  assert.equal(benefits.find(({ line }) => line.id === 'licences-checked')?.value, 1_250_000);
  assert.ok(!benefits.some(({ line }) => line.service === 'parking'));
  assert.equal(own.risks.length, briefCase.risks.length + 1);
});

test('a figure, a service or a unit that is not known is refused with its place', () => {
  const figure = { value: rational(1), date: '2026' };
  assert.throws(() => caseOf({ name: 'A', type: 'county', figures: { dwelings: figure } }), {
    code: 'business-case/unknown-input',
    location: { field: 'figures.dwelings' },
  });
  assert.throws(() => caseOf({ name: 'A', type: 'county', without: ['housing'] }), {
    code: 'business-case/unknown-service',
    location: { field: 'without[0]' },
  });
});
