import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { inThousands, toPence } from './pence.ts';
import {
  add,
  approximate,
  compare,
  decimalText,
  divide,
  fraction,
  multiply,
  negate,
  one,
  type Rational,
  rational,
  roundHalfAway,
  subtract,
  zero,
} from './rational.ts';

const anyRational: fc.Arbitrary<Rational> = fc
  .tuple(fc.bigInt(-1_000_000n, 1_000_000n), fc.bigInt(1n, 10_000n))
  .map(([above, below]) => fraction(above, below));

test('numbers are read as people write them', () => {
  assert.deepEqual(rational('220,000'), fraction(220_000n, 1n));
  assert.deepEqual(rational('3.5%'), fraction(7n, 200n));
  assert.deepEqual(rational('43/220'), fraction(43n, 220n));
  assert.deepEqual(rational('-0.1421'), fraction(-1421n, 10_000n));
  assert.deepEqual(rational(0.1), fraction(1n, 10n));
});

test('what is no number is refused', () => {
  for (const text of ['', 'a lot', '1e9', '1/0', '--1', '£5']) {
    assert.throws(() => rational(text), { code: 'business-case/not-a-number' });
  }
  assert.throws(() => divide(one, zero), { code: 'business-case/divided-by-zero' });
});

test('sums and products of fractions are exact', () => {
  fc.assert(
    fc.property(anyRational, anyRational, anyRational, (a, b, c) => {
      assert.deepEqual(add(a, b), add(b, a));
      assert.deepEqual(add(add(a, b), c), add(a, add(b, c)));
      assert.deepEqual(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)));
      assert.deepEqual(subtract(add(a, b), b), a);
      if (compare(b, zero) !== 0) assert.deepEqual(divide(multiply(a, b), b), a);
    }),
  );
});

test('rounding is to the nearest, halves away from zero, alike on both sides of it', () => {
  assert.equal(toPence(rational('27582.5')), 2_758_250);
  assert.equal(toPence(rational('0.005')), 1);
  assert.equal(toPence(rational('-0.005')), -1);
  assert.equal(inThousands(50_000), 1);
  assert.equal(inThousands(-50_000), -1);
  fc.assert(
    fc.property(anyRational, (a) => {
      assert.equal(roundHalfAway(negate(a)), -roundHalfAway(a));
      const off = subtract(a, fraction(roundHalfAway(a), 1n));
      assert.ok(compare(off, rational('1/2')) <= 0 && compare(off, rational('-1/2')) >= 0);
    }),
  );
});

test('decimals say what a fraction is, to the places asked for', () => {
  assert.equal(decimalText(rational('1/3'), 4), '0.3333');
  assert.equal(decimalText(rational('-3/2'), 2), '-1.5');
  assert.equal(decimalText(rational('12'), 2), '12');
  assert.equal(decimalText(rational('1234.5'), 0), '1235');
  assert.equal(approximate(rational('1/8')), 0.125);
});
