import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { figureWords, shareText } from './figure-words.ts';

describe('the figures of a steward, in words', () => {
  const few = { count: 3, of: 4, percent: null };
  const words = figureWords({
    steward: 'jo',
    kinds: { 'never-match': 2, merge: 9, undo: 3 },
    decided: 11,
    perHour: null,
    corrected: { count: 0, of: 11, percent: 0 },
    reversed: few,
    agreed: { count: 0, of: 0, percent: null },
    known: { ...few, unsure: 1 },
  });

  test('name each kind of decision, the most first, and not what was taken back', () => {
    assert.deepEqual(words.kinds, [
      { label: 'The same person', count: 9 },
      { label: 'Not the same', count: 2 },
    ]);
  });

  test('are counts where there are few, and say so where there are none', () => {
    assert.equal(words.known, '3 of 4, not sure of 1');
    assert.equal(words.agreed, 'None yet');
    assert.equal(words.perHour, 'Too few to say');
    assert.equal(shareText({ count: 18, of: 20, percent: 90 }), '18 of 20 (90%)');
  });
});
