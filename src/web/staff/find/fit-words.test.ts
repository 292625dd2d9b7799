import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fitWords, foundHeading } from './fit-words.ts';

const ADVICE = 'Ask for a postcode.';
const of = (...fits: number[]) => fits.map((fit) => ({ fit }));

describe('how well people fit', () => {
  test('is everything, a part or a little', () => {
    const matched = [{ what: 'name', how: 'same' }] as const;
    assert.equal(fitWords({ fit: 1, matched }), 'Fits in everything asked');
    assert.equal(fitWords({ fit: 0.5, matched }), 'Fits in part: name');
    assert.equal(fitWords({ fit: 0.49, matched }), 'Fits a little: name');
  });

  test('says of what, each once, and how it differs', () => {
    assert.equal(
      fitWords({
        fit: 0.7,
        matched: [
          { what: 'name', how: 'same' },
          { what: 'name', how: 'slip' },
          { what: 'born', how: 'exchanged' },
          { what: 'postcode', how: 'same' },
          { what: 'outward', how: 'same' },
        ],
      }),
      'Fits in part: name (one letter differs), date of birth (day and month exchanged), postcode',
    );
    assert.equal(
      fitWords({ fit: 0.3, matched: [{ what: 'outward', how: 'same' }] }),
      'Fits a little: postcode district',
    );
  });

  for (const [what, results, advice, heading, isNobodyWell] of [
    ['one', of(0.8), null, '1 person fits', false],
    ['two', of(0.8, 0.1), null, '2 people fit', false],
    ['some of more', of(1, 1, 0.6), ADVICE, 'The first 3 of more people who fit', false],
    ['one, badly', of(0.4), null, 'Nobody fits well. 1 person fits a little', true],
    ['two, badly', of(0.4, 0.2), null, 'Nobody fits well. 2 people fit a little', true],
    [
      'some of more, badly',
      of(0.4, 0.2),
      ADVICE,
      'Nobody fits well. The first 2 of more who fit a little',
      true,
    ],
  ] as const) {
    test(`stands above the list: ${what}`, () => {
      assert.deepEqual(foundHeading({ results, advice }), { heading, isNobodyWell });
    });
  }
});
