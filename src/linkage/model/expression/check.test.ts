import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReeveError } from '../../../kernel/index.ts';
import { checkExpression, parseExpression } from './index.ts';

const columns = {
  surname: 'text',
  first_name: 'text',
  age: 'number',
  dob: 'date',
  names: 'text[]',
} as const;

const typeOf = (text: string, scope: 'pair' | 'record' = 'pair') =>
  checkExpression(parseExpression(text), { scope, columns, text, field: 'when' });

const types: readonly [text: string, type: string][] = [
  ['l.surname', 'text'],
  ['l.age + 1', 'number'],
  ['l.dob = r.dob', 'boolean'],
  ['l.names = r.names', 'boolean'],
  ['words(l.surname)', 'text[]'],
  ['contains(l.names, l.surname)', 'boolean'],
  ['contains(l.surname, l.first_name)', 'boolean'],
  ['coalesce(null, l.dob)', 'date'],
  ['case when true then null else l.age end', 'number'],
  ['case when l.age is null then null end', 'null'],
  ['null', 'null'],
  ["concat(l.surname, ' ', r.surname, '!')", 'text'],
  ['word(l.surname, -1)', 'text'],
  ['jaro_winkler(l.surname, r.surname) >= 0.9 and l.dob = r.dob', 'boolean'],
];

for (const [text, type] of types) {
  test(`${text} is of type ${type}`, () => assert.equal(typeOf(text), type));
}

test('over one record, columns have no side', () => {
  assert.equal(typeOf('substr(surname, 1, 4)', 'record'), 'text');
  assert.equal(typeOf('year(dob)', 'record'), 'number');
});

const errors: readonly [text: string, column: number, message: RegExp, hint: RegExp][] = [
  ['l.surnam = r.surname', 1, /No column "surnam"/, /Did you mean surname\?/],
  ['l.x = r.surname', 1, /No column "x"/, /surname, first_name, age, dob, names/],
  ['l.constructor = r.surname', 1, /No column "constructor"/, /columns/],
  ['surname = r.surname', 1, /Which record's surname/, /l\.surname or r\.surname/],
  ['jarowinkler(l.surname, r.surname) > 1', 1, /No function/, /Did you mean jaro_winkler\?/],
  ['foo(l.surname)', 1, /No function "foo"/, /lower, upper/],
  ['tostring(l.surname)', 1, /No function/, /functions/],
  ['jaro(l.surname) > 1', 1, /jaro given one value/, /jaro\(text, text\)/],
  ['coalesce()', 1, /given no values/, /coalesce\(value, \.\.\.\)/],
  ['length(l.age)', 1, /length given a number/, /length\(text\)/],
  ['contains(l.age, l.surname)', 1, /contains given/, /contains\(text, text\) or/],
  ["l.dob > '1990-01-01'", 7, /between a date and text/, /date '1990-01-31'/],
  ["l.age = '3'", 7, /between a number and text/, /type number/],
  ['l.names = l.surname', 9, /between a list of texts and text/, /words/],
  ['l.names < r.names', 9, /no meaning/, /= or <>/],
  ['l.surname = null', 11, /null never holds/, /is null/],
  ['l.surname and true', 1, /"and" needs a boolean/, /l\.dob = r\.dob/],
  ['not l.age', 5, /"not" needs a boolean/, /condition/],
  ['l.surname + 1', 1, /"\+" needs a number/, /number/],
  ['-l.dob', 2, /minus needs a number/, /same type/],
  ['substr(l.surname, 0, 4)', 19, /whole number from 1/, /itself/],
  ['substr(l.surname, 1, l.age)', 22, /whole number from 0/, /itself/],
  ['left(l.surname, 1.5)', 17, /whole number from 0/, /itself/],
  ['word(l.surname, 0)', 17, /whole number but 0/, /itself/],
  ["case when true then 1 else 'a' end", 28, /a number here and text there/, /one type/],
  ['case when l.age then 1 end', 11, /"when" needs a boolean/, /condition/],
  ['coalesce(null, null)', 1, /no meaning for null/, /values/],
  ['greatest(l.names, r.names)', 1, /no meaning for a list/, /values/],
  ['lower(null)', 1, /lower given null/, /lower\(text\)/],
];

for (const [text, at, message, hint] of errors) {
  test(`an error with its place: ${text}`, () => {
    assert.throws(
      () => typeOf(text),
      (error) => {
        assert.ok(error instanceof ReeveError);
        assert.equal(error.code, 'model/expression');
        assert.deepEqual(error.location, { column: at, field: 'when' });
        assert.match(error.message, message);
        assert.match(error.hint ?? '', hint);
        return true;
      },
    );
  });
}

test('over one record, l and r are an error', () => {
  assert.throws(() => typeOf('l.surname', 'record'), /no l: this is about one record/);
});
