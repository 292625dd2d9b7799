import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { validateModel } from '../model/validate.ts';
import { explainPair, pairExplainer } from './explain-pair.ts';

const model = validateModel({
  format: 'reeve-match-model/1',
  linkType: 'link-and-dedupe',
  columns: {
    surname: { from: 'surname' },
    source: { from: {}, constant: { a: '1', b: '2' } },
  },
  comparisons: [
    {
      name: 'surname',
      levels: [
        { when: { exact: 'surname' }, m: 0.9, u: 0.01 },
        { when: 'else', m: 0.1, u: 0.99 },
      ],
    },
    {
      name: 'source',
      levels: [
        { when: { exact: 'source' }, m: 0.4, u: 0.5 },
        { when: 'else', m: 0.6, u: 0.5 },
      ],
    },
  ],
  blocking: [{ on: ['surname'] }],
  prior: 0.01,
  thresholds: { link: 0.9, review: 0.5 },
});
const record = (dataset: string, surname: string | null) => ({
  dataset,
  id: `${dataset}1`,
  values: { surname },
});

describe('a pair explained in process', () => {
  test('shows of a comparison of constants no value, as the record has none', () => {
    const { steps } = explainPair(model, ['surname'], record('a', 'Lee'), record('b', null));
    const [surname, source] = steps;
    assert.deepEqual([surname?.level, surname?.left.raw, surname?.right.raw], [null, 'Lee', null]);
    assert.notEqual(source?.level, null);
    assert.deepEqual([source?.left.raw, source?.right.raw], [null, null]);
  });

  test('is the same from what was made ready once for many', () => {
    const explain = pairExplainer(model, ['surname']);
    for (const [one, other] of [
      ['Lee', 'Lee'],
      ['Lee', 'Ray'],
      ['Ray', null],
    ] as const) {
      const pair = [record('a', one), record('b', other)] as const;
      assert.deepEqual(explain(...pair), explainPair(model, ['surname'], ...pair));
    }
  });
});
