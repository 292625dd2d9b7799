import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  AGREEING_RELATIVES,
  HANDED_DOWN,
  relativeCells,
  relativeRatio,
  relativeWeight,
} from '../../src/linkage/train/parameters.ts';

/** Comparisons of the person (0), the household (1) and the family (2), each of two levels. */
const cells = {
  about: ['person', 'household', 'family'] as const,
  level: [Uint8Array.of(0, 1), Uint8Array.of(0, 1), Uint8Array.of(0, 1)],
  adjustment: [new Float64Array(2), new Float64Array(2), new Float64Array(2)],
};

const parametersOf = (m: number, u: number) => ({
  m: [0, 1, 2].map(() => Float64Array.of(m, 1 - m)),
  u: [0, 1, 2].map(() => Float64Array.of(u, 1 - u)),
  prior: 1e-4,
});

const probability = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const level = fc.constantFrom(0, 1);
const bits = fc.double({ min: -6, max: 6, noNaN: true });

describe('two people of one household against strangers', () => {
  it('agree on what speaks of the household as often as one person does', () => {
    fc.assert(
      fc.property(probability, probability, level, bits, (m, u, at, adjustment) => {
        const given = parametersOf(m, u);
        const { factor, extra } = relativeRatio(cells, given, 1, at, adjustment);
        const expected = ((at === 0 ? m / u : (1 - m) / (1 - u)) || 0) * 2 ** adjustment;
        assert.ok(Math.abs(factor / expected - 1) < 1e-9);
        assert.equal(extra, 0);
      }),
    );
  });

  it('are strangers on what speaks of the person, but that one such thing may run in the family', () => {
    fc.assert(
      fc.property(probability, probability, level, (m, u, at) => {
        const { factor, extra } = relativeRatio(cells, parametersOf(m, u), 0, at, 0);
        const ratio = at === 0 ? m / u : (1 - m) / (1 - u);
        assert.equal(factor, 1);
        assert.ok(Math.abs(extra - AGREEING_RELATIVES * (ratio - 1)) < 1e-9);
      }),
    );
  });

  it('share what is handed down in a family, or are strangers on it', () => {
    fc.assert(
      fc.property(probability, probability, level, bits, (m, u, at, adjustment) => {
        const given = parametersOf(m, u);
        const { factor, extra } = relativeRatio(cells, given, 2, at, adjustment);
        const ofHousehold = relativeRatio(cells, given, 1, at, adjustment).factor;
        assert.ok(Math.abs(factor - (1 - HANDED_DOWN + HANDED_DOWN * ofHousehold)) < 1e-9);
        assert.equal(extra, 0);
      }),
    );
  });

  it('have chances that add up to 1 over the levels of one comparison', () => {
    fc.assert(
      fc.property(probability, probability, (m, u) => {
        const given = parametersOf(m, u);
        for (const k of [0, 1, 2]) {
          const total = [0, 1].reduce((sum, at) => {
            const { factor, extra } = relativeRatio(cells, given, k, at, 0);
            return sum + (given.u[k]?.[at] ?? 0) * factor * (1 + extra);
          }, 0);
          assert.ok(Math.abs(total - 1) < 1e-9, `${total}`);
        }
      }),
    );
  });

  it('never have less than the chance of strangers by more than the share that agree', () => {
    fc.assert(
      fc.property(probability, probability, level, bits, (m, u, at, adjustment) => {
        const { extra } = relativeRatio(cells, parametersOf(m, u), 0, at, adjustment);
        assert.ok(extra >= -AGREEING_RELATIVES);
      }),
    );
  });

  it('say by a rarer name that it runs in the family, by the same number of bits', () => {
    const given = parametersOf(0.9, 0.01);
    const plain = relativeRatio(cells, given, 0, 0, 0).extra + AGREEING_RELATIVES;
    const rare = relativeRatio(cells, given, 0, 0, 3).extra + AGREEING_RELATIVES;
    assert.ok(Math.abs(rare / plain - 8) < 1e-9);
  });

  it('weigh a pattern as the product of the factors times one and the sum of the extras', () => {
    const given = parametersOf(0.9, 0.02);
    const table = relativeCells(cells, given);
    for (const person of [0, 1, 2]) {
      for (const household of [0, 1, 2]) {
        const family = (person + household) % 3;
        const weight = relativeWeight(table, Uint8Array.of(person, household, family), 0);
        const of = (k: number, digit: number) =>
          digit === 0 ? { factor: 1, extra: 0 } : relativeRatio(cells, given, k, digit - 1, 0);
        const all = [of(0, person), of(1, household), of(2, family)];
        const factor = all.reduce((product, each) => product * each.factor, 1);
        const extra = all.reduce((sum, each) => sum + each.extra, 0);
        const expected = Math.log2(factor * (1 + extra));
        assert.ok(Math.abs(weight - expected) < 1e-9, `${person} ${household} ${family}`);
      }
    }
    assert.equal(relativeWeight(table, Uint8Array.of(0, 0, 0), 0), 0);
  });
});
