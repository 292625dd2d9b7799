import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { sumPence } from '../arithmetic/pence.ts';
import { add, multiply, rational } from '../arithmetic/rational.ts';
import { briefCase, scenarioOf } from '../brief/brief-case.ts';
import { type CaseModel, type Scenario, withValues } from '../domain/case-model.ts';
import { inputsOf } from '../domain/formula.ts';
import type { Level } from '../domain/lines.ts';
import { calculateCase } from './calculate-case.ts';
import { compareCases } from './compare-cases.ts';
import { presentValue } from './discount.ts';
import { paybackMonth } from './payback-month.ts';

const anyScenario: fc.Arbitrary<Scenario> = fc
  .record({
    levels: fc.constantFrom<readonly Level[]>([1], [2], [1, 2]),
    services: fc.subarray(briefCase.services.map(({ id }) => id)),
  })
  .map((each) => ({ name: 'any', ...each }));

/** The brief's case with each input anywhere from half to twice its value. */
const anyModel: fc.Arbitrary<CaseModel> = fc
  .array(fc.integer({ min: 50, max: 200 }), {
    minLength: briefCase.inputs.length,
    maxLength: briefCase.inputs.length,
  })
  .map((percentages) =>
    withValues(
      briefCase,
      new Map(
        briefCase.inputs.map(({ id, value }, position) => [
          id,
          multiply(value, rational(`${percentages[position]}%`)),
        ]),
      ),
    ),
  );

const runs = { numRuns: 40 };

/** Inputs that only cashable benefits read, so that more of them is more benefit. */
const benefitInputs = [
  ...new Set(
    briefCase.benefits.filter(({ cashable }) => cashable).flatMap((line) => inputsOf(line.formula)),
  ),
];

test('more benefit never lowers the net present value', () => {
  fc.assert(
    fc.property(
      anyModel,
      anyScenario,
      fc.constantFrom(...benefitInputs, 'benefits-realised'),
      fc.integer({ min: 0, max: 500 }),
      (model, scenario, id, percentage) => {
        const input = model.inputs.find((each) => each.id === id);
        assert.ok(input);
        const more = add(input.value, multiply(input.value, rational(`${percentage}%`)));
        const raised = withValues(model, new Map([[id, more]]));
        const [before, after] = [model, raised].map((each) => calculateCase(each, scenario));
        assert.ok((after?.summary.npv ?? 0) >= (before?.summary.npv ?? 0));
      },
    ),
    runs,
  );
});

test('a scenario compared with itself differs by nothing', () => {
  fc.assert(
    fc.property(anyModel, anyScenario, (model, scenario) => {
      const comparison = compareCases(
        calculateCase(model, scenario),
        calculateCase(model, scenario),
      );
      const differences = [
        ...Object.values(comparison.summary),
        ...comparison.net,
        ...comparison.lines,
      ];
      assert.ok(differences.every(({ difference }) => difference === 0));
      assert.equal(comparison.paybackMonth.first, comparison.paybackMonth.second);
    }),
    runs,
  );
});

test('every total is the sum of the pence above it', () => {
  fc.assert(
    fc.property(anyModel, anyScenario, (model, scenario) => {
      const { benefits, costs, cashFlow, nonCashFlow, summary } = calculateCase(model, scenario);
      for (const { byYear, total } of [...benefits, ...costs]) {
        assert.ok(byYear.every(Number.isInteger));
        assert.equal(sumPence(byYear), total);
      }
      const cash = costs.filter(({ line }) => line.cash);
      assert.equal(summary.setUp + summary.ongoing, sumPence(cash.map(({ total }) => total)));
      assert.equal(summary.payback, summary.cashable - summary.setUp - summary.ongoing);
      assert.equal(summary.payback, cashFlow.cumulative.at(-1));
      assert.equal(
        sumPence([...cashFlow.net, ...nonCashFlow.net]),
        sumPence(benefits.map(({ total }) => total)) - sumPence(costs.map(({ total }) => total)),
      );
    }),
    runs,
  );
});

test('the order of lines does not matter', () => {
  fc.assert(
    fc.property(
      anyModel,
      anyScenario,
      fc.shuffledSubarray([...briefCase.benefits], { minLength: briefCase.benefits.length }),
      fc.shuffledSubarray([...briefCase.costs], { minLength: briefCase.costs.length }),
      (model, scenario, benefits, costs) => {
        const [first, second] = [model, { ...model, benefits, costs }].map((each) =>
          calculateCase(each, scenario),
        );
        assert.deepEqual(second?.summary, first?.summary);
        assert.deepEqual(second?.cashFlow, first?.cashFlow);
      },
    ),
    runs,
  );
});

test('a formula whose units do not come to money by year is refused, with its place', () => {
  const dimensioned = briefCase.inputs.filter(({ unit }) => unit !== 'share');
  fc.assert(
    fc.property(
      fc.constantFrom(...briefCase.benefits),
      fc.constantFrom(...dimensioned),
      (line, { id }) => {
        const formula = line.formula.map((product) => ({
          ...product,
          multiply: [...product.multiply, id],
        }));
        const benefits = briefCase.benefits.map((each) =>
          each.id === line.id ? { ...each, formula } : each,
        );
        assert.throws(
          () => calculateCase({ ...briefCase, benefits }, scenarioOf(briefCase, [1, 2])),
          {
            code: 'business-case/incompatible-units',
            location: { field: `benefits.${line.id}` },
          },
        );
      },
    ),
    runs,
  );
});

test('an input, a timing and a service that are not there are refused', () => {
  const [line, ...others] = briefCase.benefits;
  assert.ok(line);
  const withLine = (changes: object): CaseModel => ({
    ...briefCase,
    benefits: [{ ...line, ...changes }, ...others],
  });
  const whole = scenarioOf(briefCase, [1]);
  for (const [changes, code] of [
    [{ formula: [{ multiply: ['no-such-input'] }] }, 'business-case/unknown-input'],
    [{ timing: 'set-up' }, 'business-case/timing'],
    [{ service: 'no-such-service' }, 'business-case/service'],
    [{ id: 'penalty-charges' }, 'business-case/twice'],
  ] as const) {
    assert.throws(() => calculateCase(withLine(changes), whole), { code });
  }
});

test('flows are discounted from the end of their years', () => {
  const rate = rational('3.5%');
  assert.deepEqual(presentValue([rational(1035)], rate), rational(1000));
  assert.deepEqual(presentValue([rational(0), rational('1071.225')], rate), rational(1000));
});

test('the month of payback is where what was spent has come back for good', () => {
  assert.equal(paybackMonth([-544, 1238, 1135, 1037, 1007]), 18);
  assert.equal(paybackMonth([-100, 100, 0, 0, 0]), 24);
  assert.equal(paybackMonth([-100, 200, -150, 100, 0]), 42);
  assert.equal(paybackMonth([-100, 10, 10, 10, 10]), null);
  assert.equal(paybackMonth([5, 5, 5, 5, 5]), 1);
});
