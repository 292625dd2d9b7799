import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { rangeBars, weightBar, weightScale } from './weight-chart.ts';

const weights = fc.array(fc.double({ min: -40, max: 40, noNaN: true }), { minLength: 1 });

describe('bars of match weights', () => {
  test('lie to the right of nothing where they speak for one person, else to the left', () => {
    const scale = weightScale([-6, 13]);
    const [speaksFor, against] = [weightBar(scale, 13), weightBar(scale, -6)];
    assert.deepEqual([speaksFor.side, against.side], ['for', 'against']);
    assert.equal(speaksFor.x, scale.zero);
    assert.ok(Math.abs(against.x + against.width - scale.zero) < 0.11);
    assert.ok(Math.abs(speaksFor.width / against.width - 13 / 6) < 0.02);
  });

  test('stay on the scale, whatever the weights', () => {
    fc.assert(
      fc.property(weights, (some) => {
        const scale = weightScale(some);
        assert.ok(scale.low <= 0 && scale.high >= 0);
        assert.ok(scale.ticks.length <= 8, `${scale.ticks.length} ticks`);
        assert.ok(scale.ticks.some(({ label, x }) => label === '0' && x === scale.zero));
        for (const bar of [
          ...some.map((each) => weightBar(scale, each)),
          ...rangeBars(scale, some),
        ]) {
          assert.ok(bar.x >= -1.5 && bar.x + bar.width <= scale.width + 1.6, JSON.stringify(bar));
          assert.ok(bar.width > 0);
        }
      }),
    );
  });

  test('go to the end of the scale where m or u is nothing', () => {
    const scale = weightScale([Infinity, -Infinity, 5]);
    const [proof, disproof] = [weightBar(scale, Infinity), weightBar(scale, -Infinity)];
    assert.equal(proof.x + proof.width, scale.width);
    assert.equal(disproof.x, 0);
  });

  test('of a range show what speaks against and what speaks for', () => {
    const scale = weightScale([-4, 1, 8]);
    assert.deepEqual(
      rangeBars(scale, [-4, 1, 8]).map(({ side }) => side),
      ['against', 'for'],
    );
    assert.deepEqual(
      rangeBars(scale, [1, 8]).map(({ side }) => side),
      ['for'],
    );
    assert.deepEqual(rangeBars(scale, [0, 0]), []);
  });
});
