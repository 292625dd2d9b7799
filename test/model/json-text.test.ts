import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readJson } from '../../src/linkage/model/json-text.ts';

test('what is JSON is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const reading = readJson(text);
      assert.ok('value' in reading, text);
      assert.deepEqual(reading.value, JSON.parse(text));
    }),
    { seed: 1 },
  );
});

test('what JSON.parse refuses is refused, and the rest accepted', () => {
  const pieces = fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b',
      '1',
      '-0.5e3',
      '01',
      'true',
      'nul',
      ' ',
      '\n',
      '"\\u00e9"',
      '"\\u00g"',
    ],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 9 }), (parts) => {
      const text = parts.join('');
      let known: unknown;
      try {
        known = { value: JSON.parse(text) };
      } catch {
        known = null;
      }
      const reading = readJson(text);
      if ('fault' in reading && reading.fault.message.endsWith('is given twice')) return;
      assert.equal('value' in reading, known !== null, text);
    }),
    { numRuns: 3000, seed: 2 },
  );
});

test('every value is found where it stands', () => {
  const text = '{ "a": [10, { "b c": null }],\n  "d": "x" }';
  const reading = readJson(text);
  assert.ok('value' in reading);
  const at = (path: string): string => text.slice(reading.offsets.get(path)).slice(0, 4);
  assert.equal(at('a[0]'), '10, ');
  assert.equal(at('a[1].b c'), 'null');
  assert.equal(at('d'), '"x" ');
});
