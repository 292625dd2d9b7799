import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { compare, one, rational, sum, zero } from '../arithmetic/rational.ts';
import { checkTiming, delayed, yearShares } from './timing.ts';

const asText = (shares: readonly { numerator: bigint; denominator: bigint }[]) =>
  shares.map(({ numerator, denominator }) => `${numerator}/${denominator}`);

test('a benefit from month 9 on has a quarter of its first year', () => {
  const shares = yearShares({
    startsAfterMonths: 9,
    rampUpMonths: 0,
    retainedEachYear: rational(1),
  });
  assert.deepEqual(asText(shares), ['1/4', '1/1', '1/1', '1/1', '1/1']);
});

test('a benefit that grows evenly over a year has half of it', () => {
  const shares = yearShares({
    startsAfterMonths: 0,
    rampUpMonths: 12,
    retainedEachYear: rational(1),
  });
  assert.deepEqual(asText(shares), ['1/2', '1/1', '1/1', '1/1', '1/1']);
});

test('it falls off from its first year in full on', () => {
  const shares = yearShares({
    startsAfterMonths: 6,
    rampUpMonths: 0,
    retainedEachYear: rational('1/2'),
  });
  assert.deepEqual(asText(shares), ['1/2', '1/1', '1/2', '1/4', '1/8']);
});

test('starting, growing and falling never give more than a year in full', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(36), fc.nat(100), (startsAfterMonths, rampUpMonths, kept) => {
      const retainedEachYear = rational(`${kept}%`);
      for (const share of yearShares({ startsAfterMonths, rampUpMonths, retainedEachYear })) {
        assert.ok(compare(share, zero) >= 0 && compare(share, one) <= 0);
      }
    }),
  );
});

test('a delay moves shares to later years, and loses only what passes the last', () => {
  const shares = ['1/4', '1', '1', '1', '1/2'].map((each) => rational(each));
  assert.deepEqual(asText(delayed(shares, rational(12))), ['0/1', '1/4', '1/1', '1/1', '1/1']);
  assert.deepEqual(asText(delayed(shares, rational(6))), ['1/8', '5/8', '1/1', '1/1', '3/4']);
  assert.deepEqual(delayed(shares, rational(0)), shares);
  assert.throws(() => delayed(shares, rational(13)), { code: 'business-case/timing' });
});

test('what is spent once is spent whole', () => {
  const timing = {
    id: 'half',
    label: 'Half',
    term: 'once',
    shares: ['1/2', '0', '0', '0', '0'].map((each) => rational(each)),
    evidence: { kind: 'illustrative', reason: 'a test' },
  } as const;
  assert.throws(() => checkTiming(timing), { code: 'business-case/timing' });
  checkTiming({ ...timing, term: 'recurring' });
  assert.equal(compare(sum(timing.shares), rational('0.5')), 0);
});
