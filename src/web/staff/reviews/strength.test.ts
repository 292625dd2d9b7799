import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { factorWords, likelihoodWords, startWords } from './strength.ts';

describe('a match weight in words', () => {
  test('is how many times likelier or less likely', () => {
    assert.equal(factorWords(Math.log2(290)), 'about 290 times likelier');
    assert.equal(factorWords(-2), 'about 4 times less likely');
    assert.equal(factorWords(0.2), 'makes hardly a difference');
    assert.equal(factorWords(Math.log2(123_456)), 'about 120,000 times likelier');
    assert.equal(factorWords(40), 'more than a million times likelier');
  });

  test('of two records taken at random is long odds against', () => {
    assert.equal(
      startWords(-Math.log2(4200)),
      'About 4,200 to 1 that two records taken at random are of two people',
    );
  });

  test('of two records is odds, which add up to what is said of them', () => {
    assert.equal(likelihoodWords(3), 'about 8 to 1 that they are one person');
    assert.equal(likelihoodWords(-3), 'about 8 to 1 that they are two people');
    assert.equal(likelihoodWords(20), 'more than 1,000 to 1 that they are one person');
    assert.equal(likelihoodWords(null), 'not shown');
  });
});
