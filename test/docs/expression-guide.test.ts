import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { FunctionDefinition } from '../../src/linkage/model/expression/functions.ts';
import {
  checkExpression,
  functionDefinitions,
  parseExpression,
} from '../../src/linkage/model/expression/index.ts';
import type { ValueType } from '../../src/linkage/model/match-model.ts';

const guide = readFileSync(
  new URL('../../docs/guides/expression-language.md', import.meta.url),
  'utf8',
);

/** Rows of the guide's table of functions: each form as written, and what it does. */
const functionRows = [...guide.matchAll(/^\| (`[a-z_]+\(.*) \| [^|]+ \| (.+) \|$/gm)].map(
  ([, forms = '', meaning = '']) => ({
    forms: [...forms.matchAll(/`([^`]+)`/g)].map(([, form]) => form),
    meaning: meaning.replaceAll('\\|', '|'),
  }),
);

/** Lines of the guide's examples of expressions. */
const [choice = [], pairs = [], keys = []] = [...guide.matchAll(/^```sql\n(.*?)^```$/gms)].map(
  ([, lines]) => (lines ?? '').trim().split('\n'),
);

const texts = ['first_name', 'surname', 'full_name', 'address', 'name', 'other'];
const columns: Record<string, ValueType> = {
  ...Object.fromEntries(texts.map((name) => [name, 'text' as const])),
  moved_in: 'date',
  phones: 'text[]',
};

test('the guide has every function, in every form, and says what the code says', () => {
  const definitions: readonly (readonly [string, FunctionDefinition])[] =
    Object.entries(functionDefinitions);
  const expected = definitions.map(([name, { signatures, description }]) => ({
    forms: signatures.map(
      ({ parameters, repeats }) =>
        `${name}(${parameters.map((each) => (each === 'same' ? 'value' : each)).join(', ')}${repeats === true ? ', ...' : ''})`,
    ),
    meaning: description,
  }));
  assert.deepEqual(functionRows, expected);
});

test('every level that the guide shows is a condition on a pair', () => {
  assert.ok(pairs.length >= 8);
  for (const text of pairs) {
    const type = checkExpression(parseExpression(text), { scope: 'pair', columns, text });
    assert.equal(type, 'boolean', text);
  }
});

test('every key that the guide shows is a value of one record', () => {
  assert.ok(keys.length >= 4);
  for (const text of keys) {
    const type = checkExpression(parseExpression(text), { scope: 'record', columns, text });
    assert.ok(type === 'text' || type === 'number', text);
  }
});

test('the choice that the guide shows is a number', () => {
  const text = choice.join('\n');
  const type = checkExpression(parseExpression(text), { scope: 'pair', columns, text });
  assert.equal(type, 'number');
});
