import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ReeveError } from '../../../kernel/index.ts';
import { columnsOf, type Expression, parseExpression } from './index.ts';

/** The expression without the positions in its text. */
function shape(expression: Expression): unknown {
  return JSON.parse(JSON.stringify(expression, (key, value) => (key === 'at' ? undefined : value)));
}

const column = (side: 'l' | 'r' | null, name: string) => ({ kind: 'column', side, column: name });
const number = (value: number) => ({ kind: 'literal', value });

test('"and" binds closer than "or", and "not" closer than both', () => {
  assert.deepEqual(
    shape(parseExpression('not a = b or c = d and e = f')),
    shape(parseExpression('(not (a = b)) or ((c = d) and (e = f))')),
  );
});

test('multiplication binds closer than addition, which goes from the left', () => {
  assert.deepEqual(
    shape(parseExpression('1 - 2 - 3 * 4')),
    shape(parseExpression('(1 - 2) - (3 * 4)')),
  );
  assert.deepEqual(shape(parseExpression('8 / 4 / 2')), shape(parseExpression('(8 / 4) / 2')));
});

test('keywords and functions have no case, columns do', () => {
  assert.deepEqual(
    shape(parseExpression('LOWER(Name) Is Not NULL')),
    shape(parseExpression('lower(Name) is not null')),
  );
  assert.deepEqual(columnsOf(parseExpression('Name = name')), ['Name', 'name']);
});

test('columns are of the left record, the right, or the one there is', () => {
  assert.deepEqual(shape(parseExpression('l.dob')), column('l', 'dob'));
  assert.deepEqual(shape(parseExpression('r."date of birth"')), column('r', 'date of birth'));
  assert.deepEqual(shape(parseExpression('l')), column(null, 'l'));
  assert.deepEqual(shape(parseExpression('"a""b"')), column(null, 'a"b'));
  assert.deepEqual(shape(parseExpression('date')), column(null, 'date'));
  assert.deepEqual(shape(parseExpression('naïve_é1')), column(null, 'naïve_é1'));
});

test('literals are texts, numbers, dates, booleans and null', () => {
  assert.deepEqual(shape(parseExpression("'it''s'")), { kind: 'literal', value: "it's" });
  assert.deepEqual(shape(parseExpression('1.5e-3')), number(0.0015));
  assert.deepEqual(shape(parseExpression('.5')), number(0.5));
  assert.deepEqual(shape(parseExpression('-2')), number(-2));
  assert.deepEqual(shape(parseExpression("date '2020-02-29'")), {
    kind: 'date',
    value: '2020-02-29',
  });
  assert.deepEqual(shape(parseExpression('TRUE')), { kind: 'literal', value: true });
  assert.deepEqual(shape(parseExpression('null')), { kind: 'literal', value: null });
});

test('!= is <>, and || is concat', () => {
  assert.deepEqual(shape(parseExpression('a != b')), shape(parseExpression('a <> b')));
  assert.deepEqual(
    shape(parseExpression("a || ' ' || b")),
    shape(parseExpression("concat(concat(a, ' '), b)")),
  );
});

test('columnsOf names each column once, in order', () => {
  const text = 'case when l.b = r.a then levenshtein(l.c, r.c) else -r.d end > 1 and l.b is null';
  assert.deepEqual(columnsOf(parseExpression(text)), ['b', 'a', 'c', 'd']);
});

const errors: readonly [text: string, column: number, message: RegExp, hint: RegExp][] = [
  ['', 1, /Expected a value, it ends/, /guide/],
  ['l.dob == r.dob', 8, /found "="/, /one =/],
  ['l.dob =', 8, /Expected a value, it ends/, /guide/],
  ['(a = b', 7, /Expected "\)", it ends/, /guide/],
  ['a = b)', 6, /Expected an operator or the end, found "\)"/, /guide/],
  ["a = 'open", 5, /quote is not closed/, /written twice/],
  ['a = "open', 5, /quote is not closed/, /written twice/],
  ['a = b; drop', 6, /Unexpected ";"/, /without semicolons/],
  ['a = 😀', 5, /Unexpected "😀"/, /double quotes/],
  ['a is 3', 6, /Expected "null", found "3"/, /guide/],
  ['a < b < c', 7, /Expected one comparison/, /"and"/],
  ['s.dob', 1, /No record "s"/, /l and r/],
  ['l.', 3, /Expected a column name/, /guide/],
  ['case 1 end', 6, /Expected "when"/, /guide/],
  ['case when a then b', 19, /Expected "end", it ends/, /guide/],
  ['when = 1', 1, /found "when"/, /double quotes/],
  ["date '2021-02-29'", 1, /Not a date/, /1990-01-31/],
  ["date '31/12/1999'", 1, /Not a date/, /1990-01-31/],
  ['a = 1e999', 5, /too large/, /double precision/],
  ['lower(a', 8, /Expected "\)"/, /guide/],
  ['lower(a,)', 9, /Expected a value/, /guide/],
  [`${'('.repeat(5000)}a`, 101, /Too deeply nested/, /100 levels/],
  [`${'not '.repeat(4000)}a`, 401, /Too deeply nested/, /100 levels/],
  [`${'1+'.repeat(4000)}1`, 1002, /Too deeply nested/, /500/],
];

for (const [text, at, message, hint] of errors) {
  test(`an error with its place: ${text.slice(0, 40)}`, () => {
    assert.throws(
      () => parseExpression(text, 'comparisons[0].levels[1].when'),
      (error) => {
        assert.ok(error instanceof ReeveError);
        assert.equal(error.code, 'model/expression');
        assert.deepEqual(error.location, {
          column: at,
          field: 'comparisons[0].levels[1].when',
        });
        assert.match(error.message, message);
        assert.match(error.hint ?? '', hint);
        return true;
      },
    );
  });
}

test('too long a text is refused without being read', () => {
  assert.throws(() => parseExpression(' '.repeat(20_001)), { code: 'model/expression' });
});

test('any text parses or gives an error a user can act on', () => {
  const piece = fc.oneof(
    fc.constantFrom('l.a', 'r.a', 'and', 'or', 'not', 'is', 'null', 'case', 'when', 'then', 'end'),
    fc.constantFrom('(', ')', ',', '=', '<>', '-', "'x'", '"y"', '1', '.5', 'lower', 'date', '||'),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      try {
        parseExpression(pieces.join(' '));
      } catch (error) {
        assert.ok(error instanceof ReeveError, String(error));
        assert.equal(error.code, 'model/expression');
        assert.ok(error.hint);
      }
    }),
    { numRuns: 2000 },
  );
});
