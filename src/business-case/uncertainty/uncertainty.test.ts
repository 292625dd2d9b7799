import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  add,
  approximate,
  compare,
  fraction,
  multiply,
  type Rational,
  rational,
  subtract,
} from '../arithmetic/rational.ts';
import { authorityTypes } from '../authorities/authority-types.ts';
import { defaultCase } from '../authorities/default-case.ts';
import { briefCase, scenarioOf } from '../brief/brief-case.ts';
import { calculateCase } from '../calculate/calculate-case.ts';
import { type CaseModel, withValues } from '../domain/case-model.ts';
import { breakEvens } from './break-even.ts';
import { fallOffs } from './fall-offs.ts';
import { simulate } from './monte-carlo.ts';
import { inputsThatMatter, outcomeOf } from './outcome.ts';
import { outcomeInFloats, valuesIn } from './outcome-in-floats.ts';
import { paysBackIf } from './pays-back-if.ts';
import { quantityText } from './quantity-text.ts';
import { rangeOf } from './ranges.ts';
import { tornado } from './tornado.ts';

const levelOne = scenarioOf(briefCase, [1]);

function inputOf(model: CaseModel, id: string) {
  const input = model.inputs.find((each) => each.id === id);
  assert.ok(input);
  return input;
}

test('what is cited is tried a quarter either side, what is not by half, and shares to 1', () => {
  const traced = rangeOf(inputOf(briefCase, 'penalty-charges-traced'));
  assert.deepEqual([traced.low, traced.high], [rational('15%'), rational('25%')]);
  const dwellings = rangeOf(inputOf(briefCase, 'dwellings'));
  assert.deepEqual([dwellings.low, dwellings.high], [rational(50_000), rational(150_000)]);
  const whole = { ...inputOf(briefCase, 'penalty-charges-traced'), value: rational('90%') };
  assert.deepEqual(rangeOf(whole).high, rational(1));
  const own = { low: rational(1), high: rational(2), evidence: whole.evidence };
  assert.equal(rangeOf({ ...whole, range: own }), own);
});

test('the range of what the calculation reads holds the value, whatever it is', () => {
  const ends = (id: string, value: string) => {
    const { low, high } = rangeOf({ ...inputOf(briefCase, id), value: rational(value) });
    return [low, high];
  };
  const between = (low: string, high: string) => [rational(low), rational(high)];
  assert.deepEqual(ends('benefits-realised', '100%'), between('50%', '110%'));
  assert.deepEqual(ends('benefits-realised', '40%'), between('40%', '110%'));
  assert.deepEqual(ends('benefits-realised', '125%'), between('50%', '125%'));
  assert.deepEqual(ends('discount-rate', '3.5%'), between('1.5%', '5.5%'));
  assert.deepEqual(ends('discount-rate', '8%'), between('6%', '10%'));
  assert.deepEqual(ends('discount-rate', '1%'), between('0', '3%'));
  assert.deepEqual(ends('months-late', '12'), between('0', '12'));
});

test('what a part of the value either side would make nonsense of has a range of its own', () => {
  for (const [id, low, high] of [
    ['on-cost-factor', '110%', '135%'],
    ['working-days', '210', '230'],
    ['systems-not-rekeyed', '2', '4'],
    ['representatives-per-service', '1', '3'],
    ['board-members-per-service', '1', '2'],
    ['staff-trained', '40', '60'],
    ['adaptors', '1', '3'],
  ] as const) {
    for (const type of authorityTypes) {
      const { evidence, ...ends } = rangeOf(inputOf(defaultCase(type), id));
      assert.deepEqual(ends, { low: rational(low), high: rational(high) }, id);
      assert.equal(evidence.kind, 'illustrative');
    }
  }
});

test('the exact outcome is that of the tables, to a pound for the pence they are rounded to', () => {
  for (const levels of [[1], [2], [1, 2]] as const) {
    const scenario = scenarioOf(briefCase, levels);
    const { npv, payback } = calculateCase(briefCase, scenario).summary;
    assert.ok(Math.abs(approximate(outcomeOf(briefCase, scenario, 'npv')) - npv / 100) < 1);
    assert.ok(Math.abs(approximate(outcomeOf(briefCase, scenario, 'payback')) - payback / 100) < 1);
  }
});

test('a tornado has each input at both ends by itself, the widest first', () => {
  const { base, bars } = tornado(briefCase, levelOne);
  assert.ok(bars.every((bar, at) => at === 0 || (bars[at - 1]?.swing ?? 0) >= bar.swing));
  assert.equal(bars[0]?.input.id, 'benefits-realised');
  assert.ok(!bars.some(({ input }) => input.id === 'services-in-scope'));
  assert.ok(!bars.some(({ input }) => input.id === 'number-search-saved'), 'not money at level 1');
  const charge = bars.find(({ input }) => input.id === 'penalty-charge');
  assert.ok(charge && charge.atLow < base && base < charge.atHigh);
  // £748,000 a year, a quarter less, over 4.2 discounted years.
  const lost = outcomeOf(
    withValues(briefCase, new Map([['penalty-charge', rational(75)]])),
    levelOne,
    'npv',
  );
  assert.equal(charge.atLow, Math.round(approximate(lost) * 100));
});

test('the same seed gives the same simulation, another seed another', () => {
  const [first, again, other] = [7, 7, 8].map((seed) =>
    simulate(briefCase, levelOne, { seed, runs: 60 }),
  );
  assert.deepEqual(again, first);
  assert.notDeepEqual(other?.outcomes, first?.outcomes);
  const { percentiles, outcomes } = first as NonNullable<typeof first>;
  const rising = [5, 10, 25, 50, 75, 90, 95].map((each) => percentiles[each as 5]);
  assert.deepEqual(
    rising,
    rising.toSorted((a, b) => a - b),
  );
  assert.equal(percentiles[50], outcomes[29]);
});

test('a simulation without uncertainty is the case itself', () => {
  const certain: CaseModel = {
    ...briefCase,
    inputs: briefCase.inputs.map((input) => ({
      ...input,
      range: { low: input.value, high: input.value, evidence: input.evidence },
    })),
  };
  const { mean, percentiles } = simulate(certain, levelOne, { seed: 1, runs: 5 });
  const { base } = tornado(certain, levelOne);
  assert.equal(mean, base);
  assert.equal(percentiles[5], percentiles[95]);
});

test('draws come from the triangle: their mean is a third of low, likeliest and high', () => {
  const range = {
    low: rational(0),
    high: rational(3),
    evidence: { kind: 'illustrative', reason: 'a test' } as const,
  };
  const onlyOne: CaseModel = {
    ...briefCase,
    inputs: briefCase.inputs.map((input) => ({
      ...input,
      range:
        input.id === 'benefits-realised'
          ? range
          : { low: input.value, high: input.value, evidence: input.evidence },
    })),
  };
  const { mean } = simulate(onlyOne, levelOne, { seed: 3, runs: 800 });
  const atMean = outcomeOf(
    withValues(briefCase, new Map([['benefits-realised', rational('4/3')]])),
    levelOne,
    'npv',
  );
  assert.ok(Math.abs(mean / 100 / approximate(atMean) - 1) < 0.05);
});

test('what is drawn comes to what it comes to exactly, within a penny', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...authorityTypes),
      fc.constantFrom<readonly (1 | 2)[]>([1], [2], [1, 2]),
      fc.constantFrom<'npv' | 'payback'>('npv', 'payback'),
      fc.infiniteStream(fc.integer({ min: 0, max: 1000 })),
      (type, levels, measure, parts) => {
        const model = defaultCase(type);
        const scenario = scenarioOf(model, levels);
        const drawn = new Map(
          inputsThatMatter(model, scenario).map((input) => {
            const { low, high } = rangeOf(input);
            const part = fraction(BigInt(parts.next().value as number), 1000n);
            return [input.id, add(low, multiply(part, subtract(high, low)))];
          }),
        );
        const ours = withValues(model, drawn);
        const inFloats = outcomeInFloats(ours, scenario, measure)(valuesIn(ours, scenario));
        const exactly = approximate(outcomeOf(ours, scenario, measure));
        assert.ok(Math.abs(inFloats - exactly) < 0.01, `${inFloats} and ${exactly}`);
      },
    ),
    { numRuns: 60 },
  );
});

test('benefits that fall off faster are worth less, and those that do not no less', () => {
  const { base } = tornado(briefCase, levelOne);
  const found = fallOffs(briefCase, levelOne);
  assert.deepEqual(found.map(({ timing }) => timing.id).sort(), [
    'other-cashable',
    'penalty-charge-income',
  ]);
  for (const { timing, atFaster, atNone } of found) {
    assert.ok(atFaster < base, timing.id);
    const falls = timing.id === 'other-cashable';
    assert.equal(atNone > base, falls, timing.id);
    if (!falls) assert.equal(atNone, base, 'it does not fall off as it is');
  }
  // £748,000 a year of parking: a tenth, 19% and 27.1% less in years 3 to 5, discounted at 3.5%.
  const parking = found.find(({ timing }) => timing.id === 'penalty-charge-income');
  const lost = 748_000 * (0.1 / 1.035 ** 3 + 0.19 / 1.035 ** 4 + 0.271 / 1.035 ** 5);
  assert.ok(Math.abs(base - (parking?.atFaster ?? 0) - 100 * lost) < 2);
  assert.deepEqual(fallOffs(briefCase, scenarioOf(briefCase, [2])), []);
});

test('too many runs are refused', () => {
  assert.throws(() => simulate(briefCase, levelOne, { seed: 1, runs: 1_000_000 }), {
    code: 'business-case/simulation',
  });
});

test('at its break-even each assumption brings the case to zero, and pays on the side it says', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...authorityTypes),
      fc.constantFrom<'npv' | 'payback'>('npv', 'payback'),
      (type, measure) => {
        const model = defaultCase(type);
        const scenario = scenarioOf(model, [1]);
        const at = (id: string, value: Rational) =>
          outcomeOf(withValues(model, new Map([[id, value]])), scenario, measure);
        for (const { input, value, pays } of breakEvens(model, scenario, measure)) {
          if (value === null) continue;
          assert.ok(Math.abs(approximate(at(input.id, value))) < 1, input.id);
          const above = compare(at(input.id, multiply(value, rational('101%'))), rational(0));
          if (input.id !== 'months-late') assert.equal(above > 0, pays === 'at or above', input.id);
        }
      },
    ),
    { numRuns: 8 },
  );
});

test('a figure that benefits are divided by has a break-even too', () => {
  const model: CaseModel = {
    ...briefCase,
    inputs: [
      ...briefCase.inputs,
      {
        ...{ id: 'notices-a-person', label: 'Notices a person has', unit: 'share' },
        ...{ value: rational(2), date: '2026', setBy: 'user' },
        evidence: { kind: 'illustrative', reason: 'a test' },
      },
    ],
    benefits: briefCase.benefits.map((line) => ({
      ...line,
      formula: line.formula.map((product) => ({ ...product, divide: ['notices-a-person'] })),
    })),
  };
  const found = breakEvens(model, levelOne).find(({ input }) => input.id === 'notices-a-person');
  assert.equal(found?.pays, 'at or below');
  const at = outcomeOf(
    withValues(model, new Map([['notices-a-person', found?.value as Rational]])),
    levelOne,
    'npv',
  );
  assert.ok(Math.abs(approximate(at)) < 1);
});

test('the brief pays with a fifth of its benefits, and never for want of parking alone', () => {
  const found = breakEvens(briefCase, levelOne);
  const realised = found.find(({ input }) => input.id === 'benefits-realised');
  assert.equal(quantityText(realised?.value as Rational, 'share'), '20.06%');
  const charges = found.find(({ input }) => input.id === 'penalty-charges-issued');
  assert.deepEqual([charges?.value, charges?.pays], [null, 'always']);
});

test('what must be true is said in words, what is doubtful first', () => {
  const conditions = paysBackIf(briefCase, levelOne);
  assert.ok(
    conditions.some(
      ({ sentence }) =>
        sentence === 'Benefits that come about, of those forecast: at least 20.06% (taken as 100%)',
    ),
  );
  const district = defaultCase('district');
  const doubts = paysBackIf(district, scenarioOf(district, [1])).map(
    ({ isDoubtful }) => isDoubtful,
  );
  assert.deepEqual(
    doubts,
    doubts.toSorted((a, b) => Number(b) - Number(a)),
  );
  assert.ok(doubts.includes(true) && doubts.includes(false));
});

test('quantities read as people write them', () => {
  assert.equal(quantityText(rational('13782.74'), 'claim'), '13,783 claims');
  assert.equal(quantityText(rational('1'), 'tenancy'), '1 tenancy');
  assert.equal(quantityText(rational('8739'), 'tenancy'), '8,739 tenancies');
  assert.equal(quantityText(rational('305514.16'), '£'), '£305,514');
  assert.equal(quantityText(rational('10.7'), '£/dwelling/year'), '£10.70 a dwelling a year');
  assert.equal(quantityText(rational('0.1421'), '£/dwelling'), '£0.1421 a dwelling');
  assert.equal(quantityText(rational('3.5%'), '1/year'), '3.5% a year');
  assert.equal(quantityText(rational('1.19471'), 'FTE'), '1.19 FTE');
});
