import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isPostcodeToFind, takeApart } from './take-apart.ts';

/** What was typed, as kinds with their first text, and names. */
function taken(text: string, postcode?: string) {
  const { parts, names, initials } = takeApart(text, postcode);
  const found = Object.fromEntries(parts.map(({ kind, texts }) => [kind, texts[0]]));
  return { ...found, names: [...names, ...initials].join(' ') };
}

describe('what somebody typed into one box', () => {
  test('is names where it can be nothing else', () => {
    assert.deepEqual(taken("Siân O'Brien-Jones"), { names: 'sian obrien jones' });
    assert.deepEqual(taken('smith, j'), { names: 'smith j' });
  });

  test('has postcodes taken out of it, whole or the first half', () => {
    const whole = { postcode: 'NW9 4AA', outward: 'NW9', names: 'smith' };
    assert.deepEqual(taken('smith nw94aa'), whole);
    assert.deepEqual(taken('smith', 'nw9 4aa'), whole);
    assert.deepEqual(taken('NW9 smith'), { outward: 'NW9', names: 'smith' });
    assert.deepEqual(taken('smith', 'NW9 4A'), { outward: 'NW9', names: 'smith' });
  });

  test('has no name in the letters of a code', () => {
    assert.deepEqual(taken('ZZ99 9ZZ'), { outward: 'ZZ99', names: '' });
    assert.deepEqual(taken('smith 4a'), { names: 'smith' });
  });

  test('has in the box for a postcode something to look for or not', () => {
    for (const text of ['NW9 4AA', 'nw9', 'nw9 4']) assert.ok(isPostcodeToFind(text), text);
    for (const text of ['smith', 'ZZ99 9ZZ', '12', '!']) assert.ok(!isPostcodeToFind(text), text);
  });

  test('has dates however they are written, and with day and month exchanged', () => {
    for (const date of [
      '12/03/1980',
      '12.3.1980',
      '1980-03-12',
      '12 March 1980',
      '12th mar 1980',
    ]) {
      assert.deepEqual(taken(`ann lee ${date}`), { born: '1980-03-12', names: 'ann lee' }, date);
    }
    assert.deepEqual(takeApart('12/03/1980').parts[0]?.texts, ['1980-03-12', '1980-12-03']);
    assert.deepEqual(takeApart('25/03/1980').parts[0]?.texts, ['1980-03-25']);
  });

  test('has telephones, emails and numbers in the form in which they are kept', () => {
    assert.deepEqual(taken('07700 900123'), { phone: '+447700900123', names: '' });
    assert.deepEqual(taken('Ann.Lee@Post.example'), { email: 'ann.lee@post.example', names: '' });
    assert.deepEqual(taken('9900100001'), {
      uprn: '9900100001',
      reference: '9900100001',
      names: '',
    });
    assert.deepEqual(taken('T00/104-000 lee'), { reference: 'T00104000', names: 'lee' });
  });

  test('has an address where a number stands before a street', () => {
    assert.deepEqual(taken('14 Orchard Lane'), { address: '14 orchard', names: '' });
    assert.deepEqual(taken('lee, 14a orchard lane'), { address: '14a orchard', names: 'lee' });
  });

  test('is nothing to look for where it says nothing', () => {
    for (const text of ['', '   ', '??', '-']) {
      const { parts, names } = takeApart(text);
      assert.deepEqual([...parts, ...names], [], text);
    }
  });
});
