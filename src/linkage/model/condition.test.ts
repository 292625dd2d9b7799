import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conditionExpression } from './condition.ts';
import { type Expression, parseExpression } from './expression/index.ts';
import type { Condition } from './match-model.ts';

function shape(expression: Expression | 'else'): unknown {
  return JSON.parse(JSON.stringify(expression, (key, value) => (key === 'at' ? undefined : value)));
}

const meanings: readonly [Condition, string][] = [
  [{ exact: 'dob' }, 'l.dob = r.dob'],
  [{ jaroWinkler: 'surname', atLeast: 0.9 }, 'jaro_winkler(l.surname, r.surname) >= 0.9'],
  [{ levenshtein: 'postcode', atMost: 1 }, 'levenshtein(l.postcode, r.postcode) <= 1'],
  [{ damerauLevenshtein: 'dob', atMost: 2 }, 'damerau_levenshtein(l.dob, r.dob) <= 2'],
  [{ jaccard: 'address', atLeast: 0.5 }, 'jaccard(l.address, r.address) >= 0.5'],
  [{ numeric: 'age', within: 2 }, 'abs(l.age - r.age) <= 2'],
  [{ date: 'dob', within: 10, unit: 'day' }, 'days_between(l.dob, r.dob) <= 10'],
  [{ date: 'dob', within: 1, unit: 'month' }, 'months_between(l.dob, r.dob) <= 1'],
  [{ date: 'dob', within: 5, unit: 'year' }, 'years_between(l.dob, r.dob) <= 5'],
  [{ swapped: ['first', 'last'] }, 'l.first = r.last and l.last = r.first'],
  [{ overlap: 'emails', atLeast: 1 }, 'overlap(l.emails, r.emails) >= 1'],
  [{ expression: 'l.a = r.a or l.b = r.b' }, 'l.a = r.a or l.b = r.b'],
  [{ all: [{ exact: 'a' }, { exact: 'b' }] }, 'l.a = r.a and l.b = r.b'],
  [{ any: [{ exact: 'a' }, { expression: 'l.b < r.b' }] }, 'l.a = r.a or l.b < r.b'],
];

for (const [condition, text] of meanings) {
  test(`${JSON.stringify(condition)} means ${text}`, () => {
    assert.deepEqual(shape(conditionExpression(condition)), shape(parseExpression(text)));
  });
}

test('else stays else, and stands alone', () => {
  assert.equal(conditionExpression('else'), 'else');
  assert.throws(() => conditionExpression({ any: [{ exact: 'a' }, 'else'] }, 'when'), {
    code: 'model/expression',
    location: { field: 'when.any[1]' },
  });
});

test('an error in an expression inside says where', () => {
  assert.throws(
    () => conditionExpression({ all: [{ exact: 'a' }, { expression: 'l.a =' }] }, 'when'),
    { code: 'model/expression', location: { column: 6, field: 'when.all[1].expression' } },
  );
});
