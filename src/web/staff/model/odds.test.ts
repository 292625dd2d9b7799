import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { oddsText, oneInText, percentText, timesText, weightText } from './odds.ts';

describe('figures of a match model', () => {
  test('a percentage is never rounded to nothing or to certainty', () => {
    for (const [probability, text] of [
      [0.968, '96.8%'],
      [0.5, '50%'],
      [0.001, '0.1%'],
      [1e-6, '0.0001%'],
      [0.99999, '99.999%'],
      [0.9999856, '99.9986%'],
      [0, '0%'],
      [1, '100%'],
    ] as const) {
      assert.equal(percentText(probability), text);
    }
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (probability) => {
        const text = percentText(probability);
        assert.ok(text !== '0%' && text !== '100%', `${probability} is ${text}`);
        assert.ok(Math.abs(Number.parseFloat(text.replaceAll(',', '')) - 100 * probability) < 0.06);
      }),
    );
  });

  test('odds are said with the larger number first where it is likely', () => {
    assert.equal(oddsText(0.8), '4 to 1');
    assert.equal(oddsText(0.1), '1 to 9');
    assert.equal(oddsText(0.5), '1 to 1');
    assert.equal(oddsText(0.999), '999 to 1');
  });

  test('what is rare is one in so many', () => {
    assert.equal(oneInText(1 / 1_234_567), '1 in 1,230,000');
    assert.equal(oneInText(0), 'never');
  });

  test('a weight has its sign, and nothing has none', () => {
    assert.deepEqual([7.34, -2, 0, -0.01, Infinity, -Infinity].map(weightText), [
      '+7.3',
      '−2.0',
      '0.0',
      '0.0',
      '+∞',
      '−∞',
    ]);
  });

  test('a weight is so many times likelier', () => {
    assert.equal(timesText(3), '8 times likelier one person');
    assert.equal(timesText(-10), '1,000 times likelier two people');
    assert.equal(timesText(0.1), 'as likely either');
    assert.equal(timesText(-Infinity), 'never one person');
  });
});
