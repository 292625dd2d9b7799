import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conditionExpression } from '../model/condition.ts';
import { parseExpression } from '../model/expression/index.ts';
import { evaluateExpression } from './expression.ts';
import { firstLevel } from './levels.ts';
import type { RecordValues, Value } from './value.ts';

const value = (text: string, l: RecordValues = {}, r: RecordValues = {}): Value =>
  evaluateExpression(parseExpression(text))(l, r);

test('logic has three values', () => {
  const unknown = 'l.missing = r.missing';
  assert.equal(value(unknown), null);
  assert.equal(value(`${unknown} and true`), null);
  assert.equal(value(`${unknown} and false`), false);
  assert.equal(value(`false and ${unknown}`), false);
  assert.equal(value(`${unknown} or true`), true);
  assert.equal(value(`${unknown} or false`), null);
  assert.equal(value(`not (${unknown})`), null);
  assert.equal(value(`(${unknown}) is null`), true);
  assert.equal(value(`true and true and (${unknown})`), null);
});

test('a column left out of a record is null', () => {
  assert.equal(value('l.a is null', {}, {}), true);
  assert.equal(value('l.a is null', { a: undefined }), true);
});

test('texts are ordered by code point', () => {
  assert.equal(value('l.a < r.a', { a: '\uffff' }, { a: '\u{1f600}' }), true);
  assert.equal(value('l.a < r.a', { a: 'ab' }, { a: 'abc' }), true);
  assert.equal(value('l.a < r.a', { a: 'Z' }, { a: 'a' }), true);
});

test('texts are cut by code point', () => {
  assert.equal(value("left('😀é', 1)"), '😀');
  assert.equal(value("right('a😀', 1)"), '😀');
  assert.equal(value("substr('a😀b', 2, 2)"), '😀b');
  assert.equal(value("length('a😀b')"), 3);
  assert.equal(value("right('ab', 5)"), 'ab');
});

test('what SQL engines disagree on is settled', () => {
  assert.equal(value('1 / 0'), null);
  assert.equal(value("concat('a', l.missing)"), null);
  assert.equal(value('greatest(1, l.missing, 2)'), 2);
  assert.equal(value("upper('straße')"), 'STRAẞE');
  assert.equal(value("lower('İ')"), 'i');
});

test('over one record, columns are that record’s', () => {
  const evaluate = evaluateExpression(parseExpression('substr(surname, 1, 4)'));
  assert.equal(evaluate({ surname: 'Thatcher' }, {}), 'That');
});

test('a pair is at the first level that holds; a null does not hold', () => {
  const level = firstLevel([
    conditionExpression({ exact: 'name' }),
    conditionExpression({ jaroWinkler: 'name', atLeast: 0.95 }),
    conditionExpression({ jaroWinkler: 'name', atLeast: 0.88 }),
    'else',
  ]);
  assert.equal(level({ name: 'martha' }, { name: 'martha' }), 0);
  assert.equal(level({ name: 'martha' }, { name: 'marhta' }), 1);
  assert.equal(level({ name: 'martha' }, { name: 'marta' }), 1);
  assert.equal(level({ name: 'dixon' }, { name: 'dickson' }), 3);
  assert.equal(level({ name: 'martha' }, { name: null }), 3);
  assert.equal(firstLevel([conditionExpression({ exact: 'a' })])({}, {}), -1);
});

test('a call that levels share is found anew for each pair', () => {
  const level = firstLevel([
    parseExpression('years_between(l.born, r.born) <= 1'),
    parseExpression('years_between(l.born, r.born) <= 5'),
    'else',
  ]);
  const record: { born: string } = { born: '1990-01-01' };
  assert.equal(level(record, { born: '1990-06-01' }), 0);
  record.born = '1986-01-01';
  assert.equal(level(record, { born: '1990-01-01' }), 1);
  assert.equal(level({ born: '1900-01-01' }, { born: '1990-01-01' }), 2);
});
