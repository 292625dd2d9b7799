import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from './random.ts';
import { withDigitError, withTypingError } from './typing-errors.ts';

describe('a typing error', () => {
  it('changes the length by two letters at most, and leaves very short texts alone', () => {
    fc.assert(
      fc.property(fc.integer(), fc.stringMatching(/^[A-Z][a-z]{2,12}$/), (seed, text) => {
        const typed = withTypingError(seededRandom(seed), text);
        assert.ok(Math.abs(typed.length - text.length) <= 2, typed);
      }),
    );
    assert.equal(withTypingError(seededRandom(1), 'A'), 'A');
    assert.equal(withTypingError(seededRandom(1), ''), '');
  });
});

describe('a digit error', () => {
  it('keeps the form: digits stay digits and nothing else moves', () => {
    fc.assert(
      fc.property(fc.integer(), fc.stringMatching(/^0[0-9]{4} [0-9]{6}$/), (seed, phone) => {
        const typed = withDigitError(seededRandom(seed), phone);
        assert.match(typed, /^[0-9]{5} [0-9]{6}$/);
        assert.notEqual(typed, phone);
      }),
    );
  });
});
