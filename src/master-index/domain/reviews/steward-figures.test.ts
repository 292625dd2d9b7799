import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { figuresOf, type StewardTally, shareOf } from './steward-figures.ts';

const tally = (given: Partial<StewardTally> = {}): StewardTally => ({
  steward: 'jo',
  kinds: { merge: 8, 'never-match': 4, 'not-sure': 3, undo: 2 },
  paced: { answers: 12, seconds: 720 },
  corrected: 1,
  reversed: 2,
  compared: 20,
  agreed: 18,
  known: { seen: 9, right: 8, unsure: 1 },
  ...given,
});

describe('the figures of a steward', () => {
  it('count decisions, not what took them back', () => {
    assert.equal(figuresOf(tally()).decided, 15);
  });

  it('measure what was taken back against what could be', () => {
    const { corrected, reversed } = figuresOf(tally());
    assert.deepEqual(reversed, { count: 2, of: 12, percent: 17 });
    assert.deepEqual(corrected, { count: 1, of: 12, percent: 8 });
  });

  it('have a pace by the time between answers of one sitting', () => {
    assert.equal(figuresOf(tally()).perHour, 60);
  });

  it('are counts alone where there are few', () => {
    assert.deepEqual(figuresOf(tally()).known, { count: 8, of: 9, percent: null, unsure: 1 });
    assert.equal(figuresOf(tally({ paced: { answers: 9, seconds: 90 } })).perHour, null);
    assert.equal(figuresOf(tally({ compared: 0, agreed: 0 })).agreed.percent, null);
  });

  it('never say more than all', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (count, more) => {
        const { percent } = shareOf(count, count + more);
        assert.ok(percent === null ? count + more < 10 : percent >= 0 && percent <= 100);
      }),
    );
  });
});
