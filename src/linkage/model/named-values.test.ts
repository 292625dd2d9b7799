import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { MatchModel } from './match-model.ts';
import { namedValues } from './named-values.ts';
import { validateModel } from './validate.ts';

const base = {
  format: 'reeve-match-model/1',
  linkType: 'dedupe',
  columns: {
    surname: { from: 'surname' },
    birth: { from: 'birth', type: 'date' },
    age: { from: 'age', type: 'number' },
  },
  comparisons: [{ name: 'name', levels: [{ when: { exact: 'surname' } }, { when: 'else' }] }],
  blocking: [{ on: ['surname'] }],
} as const satisfies MatchModel;

const withLevel = (expression: string): MatchModel =>
  validateModel({
    ...base,
    comparisons: [
      { name: 'name', levels: [{ when: { any: [{ expression }] } }, { when: 'else' }] },
    ],
  });

describe('the values that a model names', () => {
  for (const expression of [
    "l.surname = 'DOE'",
    "l.surname = r.surname and contains(l.surname, 'DO')",
    "jaro(l.surname, 'DOE') >= 0.9",
    "l.birth > date '1980-01-01'",
    "days_between(l.birth, date '1980-01-01') <= 0",
    'year(l.birth) = 1980',
    'l.age >= 42 and r.age is not null',
    'abs(l.age - 42) <= 0',
    'l.age + r.age <= 84',
    'l.age = length(left(l.surname, 7))',
    'l.age = levenshtein(left(l.surname, 0), l.surname)',
    'l.age = r.age / r.age',
    "case when l.surname = r.surname then 'DOE' else l.surname end = r.surname",
  ]) {
    test(`are in ${expression}`, () => {
      assert.deepEqual(namedValues(withLevel(expression)), [
        { field: 'comparisons[0].levels[0].when.any[0].expression', written: expression },
      ]);
    });
  }

  for (const expression of [
    'l.surname = r.surname',
    'left(l.surname, 3) = left(r.surname, 3) or l.surname is null',
    "contains(' ' || l.surname || ' ', ' ' || r.surname || ' ') and l.surname <> ''",
    'jaro_winkler(l.surname, r.surname) >= 0.9',
    'abs(l.age - r.age) <= 2 and abs(year(l.birth) - year(r.birth)) <= 1',
    'length(l.surname) = length(r.surname)',
    '0.9 <= jaccard(l.surname, lower(r.surname))',
  ]) {
    test(`are not in ${expression}`, () => {
      assert.deepEqual(namedValues(withLevel(expression)), []);
    });
  }

  test('are in rules, in constants, in separators and in how often values occur', () => {
    const counts = { total: 9, share: [1], agreement: [1], counts: { DOE: 7 } };
    const model = validateModel({
      ...base,
      columns: {
        ...base.columns,
        probe: { from: {}, constant: { desk: 'DOE' } },
        parts: { from: 'surname', split: 'DOE', type: 'text[]' },
        words: { from: 'surname', split: '; ', type: 'text[]' },
      },
      comparisons: [{ ...base.comparisons[0], missing: "l.surname = 'DOE'" }],
      blocking: [{ on: ["surname || 'x'"] }],
      deterministic: [{ on: ["case when surname = 'DOE' then surname end"] }],
      termFrequencies: { surname: counts },
    });
    assert.deepEqual(
      namedValues(model).map(({ field }) => field),
      [
        'comparisons[0].missing',
        'blocking[0].on[0]',
        'deterministic[0].on[0]',
        'columns.probe.constant.desk',
        'columns.parts.split',
        'termFrequencies.surname',
      ],
    );
  });
});
