import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  damerauLevenshtein,
  damerauLevenshteinAtMost,
} from '../score/distances/damerau-levenshtein.ts';
import { jaro, jaroWinkler } from '../score/distances/jaro.ts';
import { levenshtein } from '../score/distances/levenshtein.ts';
import {
  isWithinEdits,
  maybeSimilar,
  maybeWithin,
  neededMatches,
  plainEdits,
  similarityOf,
} from './distances.ts';
import { type EncodedValues, encodedValues } from './encoded-records.ts';
import { ValueDictionary } from './value-dictionary.ts';

/**
 * Characters that are the same to a quick look: by their codes modulo 32 ('A', 'a', '!', U+0101)
 * or by their low bytes ('a', U+0161, U+1F461).
 */
const unit = fc.constantFrom(...'ab', 'A', '!', '\u0101', '\u0161', '\u{1F461}', '\0');
const text = fc.oneof(
  fc.array(unit, { maxLength: 8 }),
  fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 }),
  // Around the bits of a word, and the lengths of the table of needed matches.
  fc.array(fc.constantFrom('a', 'b', 'é', 'x'), { minLength: 28, maxLength: 36, size: 'max' }),
  fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 58, maxLength: 70, size: 'max' }),
);
/** Two different texts, often few edits apart. */
const pair = fc
  .oneof(
    fc.tuple(text, text),
    fc.tuple(text, fc.nat(), fc.nat(), unit).map(([a, i, j, by]) => {
      const b = a.toSpliced(i % (a.length + 1), 1, by);
      const [from] = b.splice(j % b.length, 1);
      b.splice((i + 1) % (b.length + 1), 0, ...(from === undefined ? [] : [from]));
      return [a, b] as const;
    }),
  )
  .map(([a, b]) => [a.join(''), b.join('')] as const)
  .filter(([a, b]) => a !== b);

/** The two texts as codes 1 and 2. */
function encoded(a: string, b: string): EncodedValues {
  const dictionary = new ValueDictionary();
  const encoder = new TextEncoder();
  for (const each of [a, b]) {
    const bytes = encoder.encode(each);
    dictionary.code(bytes, 0, bytes.length);
  }
  return encodedValues(dictionary, null);
}

const one = Int32Array.of(1);
const two = Int32Array.of(2);
const first = Int32Array.of(0);

test('a similarity is that of the texts where it reaches the threshold, and below it elsewhere', () => {
  const threshold = fc.oneof(
    fc.constantFrom(1e-9, 1 / 3, 0.5, 0.7, 0.8, 0.9, 0.92, 1, 1.2),
    fc.double({ min: 0.01, max: 1, noNaN: true }),
  );
  fc.assert(
    fc.property(pair, fc.boolean(), threshold, fc.boolean(), ([a, b], isWinkler, given, isOwn) => {
      const expected = isWinkler ? jaroWinkler(a, b) : jaro(a, b);
      // The similarity itself is the threshold that rounding could miss.
      const least = isOwn && expected > 0 ? expected : given;
      const values = encoded(a, b);
      const needed = neededMatches(isWinkler, least);
      const rest = new Int32Array(1);
      const may = maybeSimilar(values, needed, one, two, first, 1, new Int32Array(1), rest) === 1;
      const found = similarityOf(values, 1, 2, isWinkler, least);
      if (expected >= least) {
        assert.ok(may);
        assert.equal(found, expected);
      } else if (may) assert.ok(found < least);
    }),
    { numRuns: 2000 },
  );
});

test('texts are within a bound of edits where their distance is', () => {
  fc.assert(
    fc.property(pair, fc.integer({ min: 1, max: 8 }), ([a, b], bound) => {
      const values = encoded(a, b);
      const may = maybeWithin(
        values,
        bound,
        one,
        two,
        first,
        1,
        new Int32Array(1),
        new Int32Array(1),
      );
      const plain = levenshtein(a, b);
      const swaps = damerauLevenshtein(a, b);
      if (swaps <= bound) assert.equal(may, 1);
      if (may === 0) return;
      assert.equal(isWithinEdits(values, 1, 2, bound), plain <= bound);
      const edits = plainEdits(values, 1, 2, bound);
      if (edits <= 2 * bound) assert.equal(edits, plain);
      else assert.ok(swaps > bound);
      assert.equal(damerauLevenshteinAtMost(a, b, bound), swaps <= bound);
    }),
    { numRuns: 2000 },
  );
});
