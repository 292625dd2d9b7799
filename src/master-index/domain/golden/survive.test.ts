import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type HeldValue, historyOf, survive, usualRules } from '../index.ts';

const ON = '2026-03-01';
const held = (value: string, more: Partial<HeldValue> = {}): HeldValue => ({
  attribute: 'surname',
  value,
  record: 'r1',
  source: 'council-tax',
  trust: 50,
  verified: false,
  asAt: '2026-02-01',
  since: '2020-01-01',
  until: null,
  ...more,
});
const best = (values: readonly HeldValue[], attribute = 'surname', on = ON) =>
  survive(values, on).get(attribute);
const wrong = { code: 'x/y', severity: 'wrong', message: 'No' } as const;
const suspicious = { code: 'x/z', severity: 'suspicious', message: 'Hm' } as const;

describe('the golden record', () => {
  it('takes the last name that someone came to have, and says why not the other', () => {
    const married = held('Jones', { since: '2024-05-01', source: 'libraries', record: 'r2' });
    const golden = best([held('Smith'), married]);
    assert.equal(golden?.best, married);
    assert.deepEqual(
      golden?.passedOver.map(({ held: { value }, why }) => [value, why]),
      [['Smith', 'latest']],
    );
    assert.equal(golden?.ageInDays, 28);
  });

  it('takes what was proved before what is newer', () => {
    const proved = held('Smith', { verified: true });
    assert.equal(best([held('Jones', { since: '2024-05-01' }), proved])?.best, proved);
  });

  it('takes whole names before initials', () => {
    const whole = held('Margaret Ann', { attribute: 'forenames', trust: 10, record: 'r2' });
    const golden = best([held('M A', { attribute: 'forenames' }), whole], 'forenames');
    assert.equal(golden?.best, whole);
    assert.equal(golden?.passedOver[0]?.why, 'most-complete');
  });

  it('never mixes two addresses', () => {
    const address = (value: string, parts: Record<string, string>, since: string) =>
      held(value, { attribute: 'address', parts, since });
    const old = address('1 High Street', { postcode: 'ZZ1 1AA', uprn: '100' }, '2010-01-01');
    const now = address('2 Low Road', { postcode: 'ZZ2 2BB' }, '2024-01-01');
    assert.equal(best([old, now], 'address')?.best, now);
    assert.deepEqual(best([old, now], 'address')?.best?.parts, { postcode: 'ZZ2 2BB' });
  });

  it('takes no wrong value, and a suspicious one where there is no other', () => {
    const bad = held('', { findings: [wrong], trust: 100, verified: true });
    const odd = held('Test', { findings: [suspicious], trust: 90 });
    assert.equal(best([bad])?.best, null);
    assert.equal(best([bad, odd])?.best, odd);
    const good = held('Smith', { trust: 1 });
    const golden = best([bad, odd, good]);
    assert.equal(golden?.best, good);
    assert.deepEqual(
      golden?.passedOver.map(({ why }) => why),
      ['suspicious', 'wrong'],
    );
  });

  it('says who else holds it, whatever the capitals', () => {
    const other = held(' SMITH ', { record: 'r2', source: 'libraries', trust: 40 });
    const golden = best([held('Smith'), other]);
    assert.deepEqual([golden?.alsoHeldBy, golden?.passedOver], [[other], []]);
  });

  it('takes what more sources hold where the rules find no difference', () => {
    const golden = best([
      held('Smyth'),
      held('Smith', { record: 'r2', source: 'libraries' }),
      held('Smith', { record: 'r3', source: 'housing' }),
    ]);
    assert.equal(golden?.best?.value, 'Smith');
    assert.equal(golden?.passedOver[0]?.why, 'fewer-sources');
  });

  it('flags two dates of birth, and worse where proof was seen of both', () => {
    const born = (value: string, verified: boolean) =>
      held(value, { attribute: 'dateOfBirth', verified });
    const conflict = (...values: HeldValue[]) => best(values, 'dateOfBirth')?.conflict;
    assert.equal(conflict(born('1980-01-02', true), born('1980-02-01', true)), 'verified');
    assert.equal(conflict(born('1980-01-02', true), born('1980-02-01', false)), 'held');
    assert.equal(conflict(born('1980-01-02', true), born('1980-01-02', true)), null);
    assert.equal(best([held('Smith'), held('Jones')])?.conflict, null);
  });

  it('is as it was on the day asked for', () => {
    const old = held('Smith', { until: '2024-05-01' });
    const now = held('Jones', { since: '2024-05-01' });
    assert.equal(best([old, now], 'surname', '2024-04-30')?.best, old);
    assert.equal(best([old, now], 'surname', '2024-05-01')?.best, now);
    assert.deepEqual(best([old, now], 'surname', '2024-05-01')?.passedOver, []);
  });

  it('goes by the rules that are given', () => {
    const values = [held('Smith', { trust: 90 }), held('Jones', { since: '2024-05-01' })];
    const rules = { order: ['trusted-source'], unchanging: ['surname'] } as const;
    const golden = survive(values, ON, rules).get('surname');
    assert.deepEqual([golden?.best?.value, golden?.conflict], ['Smith', 'held']);
  });
});

const anyValue: fc.Arbitrary<HeldValue> = fc.record({
  attribute: fc.constantFrom('surname', 'address', 'dateOfBirth'),
  value: fc.constantFrom('Smith', 'SMITH', 'J', 'Jones', 'Smith Jones'),
  parts: fc.constantFrom({}, { postcode: 'ZZ1 1AA' }),
  record: fc.constantFrom('1', '2', '3'),
  source: fc.constantFrom('a', 'b'),
  trust: fc.constantFrom(10, 50),
  verified: fc.boolean(),
  asAt: fc.constantFrom('2026-01-01', '2026-02-01'),
  since: fc.constantFrom('2020-01-01', '2025-01-01', '2026-06-01'),
  until: fc.constantFrom(null, null, '2025-06-01'),
  findings: fc.constantFrom([], [], [wrong], [suspicious]),
});
const anyValues = fc.uniqueArray(anyValue, { maxLength: 8, selector: (v) => JSON.stringify(v) });

describe('whatever is held', () => {
  it('the order of it does not matter', () => {
    fc.assert(
      fc.property(
        anyValues.chain((values) =>
          fc.tuple(
            fc.constant(values),
            fc.shuffledSubarray(values, { minLength: values.length, maxLength: values.length }),
          ),
        ),
        ([values, shuffled]) => {
          const golden = (given: readonly HeldValue[]) =>
            [...survive(given, ON).values()].map(({ best: one, conflict, ageInDays }) => [
              // Records that are alike in all that is looked at may stand in for each other.
              one?.value,
              one?.source,
              one?.record,
              conflict,
              ageInDays,
            ]);
          assert.deepEqual(golden(shuffled), golden(values));
          for (const attribute of ['surname', 'address']) {
            assert.deepEqual(
              historyOf(shuffled, attribute).map(({ from, until, sources }) => [
                from,
                until,
                sources,
              ]),
              historyOf(values, attribute).map(({ from, until, sources }) => [
                from,
                until,
                sources,
              ]),
            );
          }
        },
      ),
    );
  });

  it('each value is the best, held too, or passed over for a reason: none is lost', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const golden = survive(values, ON);
        const told = [...golden.values()].flatMap(({ best: one, alsoHeldBy, passedOver }) => [
          ...(one === null ? [] : [one]),
          ...alsoHeldBy,
          ...passedOver.map(({ held: other }) => other),
        ]);
        const holding = values.filter(
          ({ since, until }) => since <= ON && (until === null || ON < until),
        );
        assert.deepEqual(new Set(told), new Set(holding));
        assert.equal(told.length, holding.length);
        for (const { best: one } of golden.values()) {
          assert.ok(one === null || !one.findings?.some(({ severity }) => severity === 'wrong'));
        }
      }),
    );
  });
});

describe('earlier values', () => {
  const address = (value: string, since: string, until: string | null, source = 'council-tax') =>
    held(value, { attribute: 'address', since, until, source });

  it('come with their dates, the newest first, and once for all sources', () => {
    const past = historyOf(
      [
        address('1 High Street', '2010-01-01', '2015-01-01'),
        address('1 HIGH STREET', '2012-01-01', '2016-01-01', 'libraries'),
        address('2 Low Road', '2016-01-01', '2020-01-01'),
        address('1 High Street', '2020-01-01', null),
      ],
      'address',
    );
    assert.deepEqual(
      past.map(({ value, from, until, sources }) => [value.toUpperCase(), from, until, sources]),
      [
        ['1 HIGH STREET', '2020-01-01', null, ['council-tax']],
        ['2 LOW ROAD', '2016-01-01', '2020-01-01', ['council-tax']],
        ['1 HIGH STREET', '2010-01-01', '2016-01-01', ['council-tax', 'libraries']],
      ],
    );
  });

  it('leave out the present one', () => {
    const now = address('2 Low Road', '2016-01-01', null);
    const past = historyOf(
      [address('1 High Street', '2010-01-01', '2016-01-01'), now],
      'address',
      now,
    );
    assert.deepEqual(
      past.map(({ value }) => value),
      ['1 High Street'],
    );
  });

  it('hold no value that never held', () => {
    assert.deepEqual(historyOf([address('x', '2010-01-01', '2010-01-01')], 'address'), []);
  });
});

it('the usual rules name all four rules for every attribute', () => {
  for (const order of [usualRules.order, ...Object.values(usualRules.orderOf ?? {})]) {
    assert.deepEqual([...order].sort(), ['latest', 'most-complete', 'trusted-source', 'verified']);
  }
});
