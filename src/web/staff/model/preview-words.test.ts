import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { previewFigures, previewSamples, previewTitle, progressText } from './preview-words.ts';

const found = {
  records: 1200,
  personsNow: 700,
  personsThen: 690,
  unchanged: 670,
  joined: 1,
  split: 2,
  unmatched: 0,
  reviewsNow: 40,
  reviewsOpened: 5,
  reviewsClosed: 15,
  samples: {
    joined: [{ persons: [3, 9], groups: [[1, 2, 8]] }],
    split: [{ persons: [4], groups: [[5], [6, 7]] }],
    reviews: [{ persons: [3, 4] as const }, { persons: [5, 5] as const }],
  },
};

describe('a preview in words', () => {
  test('counts what changes, and what there will be then', () => {
    const { tiles, rows } = previewFigures(found);
    assert.deepEqual(
      tiles.map(({ figure, text }) => `${figure} ${text}`),
      ['1 person made of several', '2 people split', '670 people stay as they are'],
    );
    assert.deepEqual(
      rows.map(({ now, later, change }) => [now, later, change]),
      [
        ['700', '690', '10 fewer'],
        ['40', '30', '5 opened, 15 closed'],
      ],
    );
  });

  test('has samples by the numbers of persons', () => {
    const samples = previewSamples(found);
    assert.deepEqual(samples.joined, [{ persons: [3, 9], records: 3 }]);
    assert.deepEqual(samples.split, [{ persons: [4], sizes: [2, 1], records: 3 }]);
    assert.deepEqual(samples.reviews, [
      { persons: [3, 4], isOfOne: false },
      { persons: [5, 5], isOfOne: true },
    ]);
  });

  test('says what is previewed, and how far it is', () => {
    assert.equal(previewTitle({ from: 'file', fileName: 'a.json' }), 'The file a.json');
    assert.equal(previewTitle({ from: 'anew', fileName: null }), 'A model trained anew');
    assert.equal(progressText({ phase: 'link', done: 0, total: null }), 'Linking the records.');
    assert.equal(
      progressText({ phase: 'count patterns', done: 1, total: 3 }),
      'Count patterns: 33%.',
    );
    assert.match(progressText(null), /^Waits for its turn/);
  });
});
