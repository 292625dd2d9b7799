import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isOneSlip, likenessOf, wordTags } from './word-tags.ts';

const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
const word = fc.array(letter, { minLength: 4, maxLength: 12 }).map((letters) => letters.join(''));

/** A word with one letter left out, put in, wrong, or exchanged with the next. */
const slip = fc
  .tuple(word, fc.nat(), letter, fc.constantFrom('left out', 'put in', 'wrong', 'exchanged'))
  .map(([text, place, other, how]) => {
    const letters = [...text];
    const at = place % letters.length;
    if (how === 'left out') letters.splice(at, 1);
    if (how === 'put in') letters.splice(at, 0, other);
    if (how === 'wrong') letters[at] = other;
    if (how === 'exchanged' && at > 0) {
      letters.splice(at - 1, 2, letters[at] as string, letters[at - 1] as string);
    }
    return [text, letters.join('')] as const;
  })
  // Three letters are too few to forgive.
  .filter(([, typed]) => typed.length >= 4);

describe('a word of a name', () => {
  test('shares a tag with itself after any one slip of typing', () => {
    fc.assert(
      fc.property(slip, ([meant, typed]) => {
        const tags = new Set(wordTags(meant, true).map(({ tag }) => tag));
        assert.ok(wordTags(typed, true).some(({ tag }) => tags.has(tag)));
        assert.ok(meant === typed || isOneSlip(meant, typed));
        assert.notEqual(likenessOf(typed, meant, true), undefined);
      }),
    );
  });

  test('is one slip from another the same both ways', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        assert.equal(isOneSlip(a, b), isOneSlip(b, a));
      }),
    );
  });

  test('is like its spellings, its pet names and what sounds like it, in that order', () => {
    assert.equal(likenessOf('smith', 'smith', true), 'same');
    assert.equal(likenessOf('bob', 'robert', false), 'nickname');
    assert.equal(likenessOf('smiht', 'smith', true), 'slip');
    assert.equal(likenessOf('shawn', 'shaun', false) === undefined, false);
    assert.equal(likenessOf('smith', 'jones', true), undefined);
  });

  test('is like another as by the tags that they share', () => {
    const name = fc.oneof(
      word,
      fc.constantFrom(
        'bob',
        'robert',
        'rob',
        'bobby',
        'smith',
        'smyth',
        'smythe',
        'shaun',
        'shawn',
      ),
      fc.constantFrom('catherine', 'katharine', 'kate', 'katy', 'ann', 'anne', 'anna', 'macdonald'),
      fc.constantFrom(
        'mcdonald',
        'obrien',
        'brien',
        'steven',
        'stephen',
        'jon',
        'john',
        'lee',
        'li',
      ),
    );
    const pair = fc.oneof(slip, fc.tuple(name, name));
    const byTags = (asked: string, found: string, isFamily: boolean) => {
      const tags = new Set(wordTags(asked, isFamily).map(({ tag }) => tag));
      return wordTags(found, isFamily).find(
        ({ tag, likeness }) => tags.has(tag) && (likeness !== 'slip' || isOneSlip(asked, found)),
      )?.likeness;
    };
    fc.assert(
      fc.property(pair, fc.boolean(), ([asked, found], isFamily) => {
        assert.equal(likenessOf(asked, found, isFamily), byTags(asked, found, isFamily));
      }),
      { numRuns: 1000 },
    );
  });

  test('two slips apart is another word', () => {
    assert.equal(isOneSlip('whitfield', 'witfeld'), false);
    assert.equal(isOneSlip('abcd', 'abdce'), false);
  });
});
