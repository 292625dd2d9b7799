import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ValueDictionary } from './value-dictionary.ts';

/** The bytes as words, filled up with zeros, as a database hands over short texts. */
function asWords(bytes: Uint8Array): Int32Array {
  const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  padded.set(bytes);
  return new Int32Array(padded.buffer);
}

test('equal bytes have one code and others another, as bytes or as words', () => {
  // Few bytes, zero among them, and lengths around a word's: values that differ in a filling only.
  const value = fc.array(fc.constantFrom(0, 1, 0x61, 0xff), { maxLength: 9 });
  fc.assert(
    fc.property(fc.array(fc.tuple(value, fc.boolean()), { maxLength: 200 }), (values) => {
      const dictionary = new ValueDictionary();
      const codes = new Map<string, number>();
      for (const [numbers, isInWords] of values) {
        const bytes = Uint8Array.from(numbers);
        const source = Uint8Array.of(9, ...numbers, 9);
        const code = isInWords
          ? dictionary.codeOfWords(asWords(bytes), 0, bytes.length)
          : dictionary.code(source, 1, bytes.length);
        assert.equal(code, codes.get(numbers.join()) ?? codes.size + 1);
        codes.set(numbers.join(), code);
        const kept = dictionary.bytes.slice(dictionary.startOf(code), dictionary.endOf(code));
        assert.deepEqual(kept, bytes);
      }
      assert.equal(dictionary.count, codes.size);
    }),
  );
});

test('long values and many values keep their codes as the dictionary grows', () => {
  const dictionary = new ValueDictionary();
  const encoder = new TextEncoder();
  const texts = Array.from({ length: 20_000 }, (_, i) => `${'long '.repeat(i % 90)}${i}`);
  const first = texts.map((text) => {
    const bytes = encoder.encode(text);
    return dictionary.code(bytes, 0, bytes.length);
  });
  assert.deepEqual(
    first,
    texts.map((_, i) => i + 1),
  );
  texts.forEach((text, i) => {
    const bytes = encoder.encode(text);
    assert.equal(dictionary.code(bytes, 0, bytes.length), first[i]);
  });
});
