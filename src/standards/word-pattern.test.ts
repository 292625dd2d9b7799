import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { anyWordExcept } from './word-pattern.ts';

it('matches every word over a to z but the excluded ones', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'b', 'c'),
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 12 }), fc.array(word), (excluded, others) => {
      const pattern = new RegExp(`^${anyWordExcept(excluded)}$`, 'u');
      for (const candidate of [...excluded, ...others]) {
        assert.equal(pattern.test(candidate), !excluded.includes(candidate), candidate);
      }
      assert.equal(pattern.test(''), false);
    }),
  );
});
