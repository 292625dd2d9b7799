import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  addressNumbers,
  ageGroupOfTitle,
  firstAndLastWord,
  middleWords,
  phoneNumbers,
  sexOfText,
} from './person-derivations.ts';
import { standardisers } from './standardisers.ts';

const settings = { seed: 20250601, numRuns: 500 };

function standardAddress(typed: string): string {
  return standardisers.address?.standardise(typed) ?? '';
}

describe('first, middle and last word', () => {
  const word = fc.stringMatching(/^[a-zé王]{1,9}$/);

  it('make up the whole name between them', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 6 }), (words) => {
        const name = words.join(' ');
        const [first, last] = (firstAndLastWord(name) ?? '').split(' ');
        const middle = middleWords(name);
        assert.equal([first, ...(middle === null ? [] : [middle]), last].join(' '), name);
      }),
      settings,
    );
  });

  it('are the same when taken again, since a middle name changes neither end', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        const ends = firstAndLastWord(words.join(' '));
        if (ends !== null) assert.equal(firstAndLastWord(ends), ends);
      }),
      settings,
    );
  });

  it('of one word alone are none', () => {
    for (const name of ['', ' ', 'ann', ' ann ']) {
      assert.equal(firstAndLastWord(name), null);
      assert.equal(middleWords(name), null);
    }
  });
});

describe('numbers of an address as councils hold it', () => {
  for (const [typed, expected] of [
    ['Flat 2, 14 High St', '14 2'],
    ['14 High Street, Flat 2', '14 2'],
    ['Flat 2B, 14-16 High Street', '14 16 2b'],
    ['12-14 Mill Lane', '12 14'],
    ['14 B High Street', '14b'],
    ['Flat B, 14 High Street', '14b'],
    ['14 High Street, Flat B', '14b'],
    ['Flat B, 12-14 Mill Lane', '12 14 b'],
    ['Apartment 12, Tower House, 3 Quay Street', '12 3'],
    ['7/2 Leith Walk', '2 7'],
    ['No. 5 The Green', '5'],
    ['12, 3rd Avenue', '12'],
    ['Basement Flat, 7 Kings Road', '7 basement'],
    ['1st Floor Flat, 9 Station Road', '9 first'],
    ['10 Downing Street, London, SW1A 2AA', '10'],
    ['Rose Cottage, Mill Lane', null],
    ['Flat A, Rose House', null],
  ] as const) {
    it(`${typed}: ${expected}`, () =>
      assert.equal(addressNumbers(standardAddress(typed)), expected));
  }

  it('tell the flats of one house apart, however they are numbered', () => {
    const flats = ['Flat 1', 'Flat 2', 'Flat A', 'Flat B', 'Basement Flat', 'First Floor Flat'];
    const found = flats.map((flat) => addressNumbers(standardAddress(`${flat}, 14 High Street`)));
    assert.equal(new Set(found).size, flats.length);
  });

  it('do not depend on whether flat or house is written first', () => {
    const number = fc.nat({ max: 400 }).map((n) => String(n + 1));
    fc.assert(
      fc.property(number, number, (flat, house) => {
        const first = addressNumbers(standardAddress(`Flat ${flat}, ${house} High Street`));
        const last = addressNumbers(standardAddress(`${house} High Street, Flat ${flat}`));
        assert.equal(first, last);
        assert.equal(addressNumbers(first ?? ''), first);
      }),
      settings,
    );
  });
});

describe('sex and age by title', () => {
  for (const [text, sex, age] of [
    ['Mr', 'm', 'adult'],
    ['MRS.', 'f', 'adult'],
    ['Ms', 'f', 'adult'],
    ['Miss', 'f', null],
    ['Mx', null, null],
    ['Master', 'm', 'child'],
    ['Dr', null, 'adult'],
    ['Cllr', null, 'adult'],
    ['Rev', null, 'adult'],
    ['Dame', 'f', 'adult'],
    ['Mrs A Khan', 'f', 'adult'],
    ['Mrs.Khan', 'f', 'adult'],
    ['Khan, Mrs Amina', 'f', 'adult'],
    ['KHAN AMINA MRS', 'f', 'adult'],
    ['Khan (Mrs)', 'f', 'adult'],
    // Several people.
    ['Mr & Mrs Khan', null, null],
    ['Mr and Mrs Khan', null, null],
    ['Mr/Mrs', null, null],
    ['Mr A & Mrs B Khan', null, null],
    // Surnames that are titles as well.
    ['Lord, Mary', null, null],
    ['Master, Ann', null, null],
    ['Child, Lee', null, null],
    ['Child Lee', null, null],
    // Names that begin with a word for a sex.
    ['Man Kit Wong', null, null],
    ['F Smith', null, null],
    ['M', 'm', null],
    ['Female', 'f', null],
    ['1', 'm', null],
    ['2', 'f', null],
    ['9', null, null],
    ['Not known', null, null],
    ['adult', null, 'adult'],
    ['Child', null, 'child'],
    ['', null, null],
  ] as const) {
    it(`${JSON.stringify(text)}: ${sex}, ${age}`, () => {
      assert.equal(sexOfText(text), sex);
      assert.equal(ageGroupOfTitle(text), age);
    });
  }

  it('do not depend on capitals, nor on where a plain title stands', () => {
    const name = fc.stringMatching(/^[a-z]{4,9}$/);
    fc.assert(
      fc.property(fc.constantFrom('Mr', 'Mrs', 'Ms', 'Miss'), name, name, (title, given, last) => {
        const expected = [sexOfText(title), ageGroupOfTitle(title)];
        for (const text of [
          `${title} ${given} ${last}`,
          `${title}. ${last}`.toUpperCase(),
          `Q${last}, ${title} ${given}`,
        ]) {
          assert.deepEqual([sexOfText(text), ageGroupOfTitle(text)], expected, text);
        }
      }),
      settings,
    );
  });
});

describe('telephone numbers of several columns', () => {
  for (const [text, expected] of [
    ['01632 960018 07700 900123', ['+441632960018', '+447700900123']],
    ['07700900123/01632960018', ['+447700900123', '+441632960018']],
    ['020 7946 0018 020 7946 0019', ['+442079460018', '+442079460019']],
    ['+44 20 7946 0018 07700 900123', ['+442079460018', '+447700900123']],
    ['+353 1 234 5678 07700 900123', ['+35312345678', '+447700900123']],
    ['0044 7700 900123', ['+447700900123']],
    ['+447700900123+447700900124', ['+447700900123', '+447700900124']],
    // A spreadsheet has taken the zeros.
    ['7700900123 1632960018', ['+447700900123', '+441632960018']],
    ['01632960018 7700900123', ['+441632960018', '+447700900123']],
    ['1632 960018 7700 900123', ['+441632960018', '+447700900123']],
    ['01632 960018 ext 22 07700 900123', ['+441632960018', '+447700900123']],
    ['Dad 07700 900123 Mum 07700 900456', ['+447700900123', '+447700900456']],
    ['07700 900123 07700 900123', ['+447700900123']],
    // A column filled in because the form asked for it, and a local number.
    ['0 07700 900123', ['+447700900123']],
    ['00000000000 07700900123', ['+447700900123']],
    ['960018 07700 900123', ['960018', '+447700900123']],
    ['960018', ['960018']],
    ['none', null],
    ['', null],
  ] as const) {
    it(`${JSON.stringify(text)}: ${expected?.join(', ') ?? 'none'}`, () =>
      assert.deepEqual(phoneNumbers(text), expected));
  }

  /** Of Ofcom's numbers for drama: nobody has them. */
  const number = fc
    .tuple(fc.constantFrom('1632960', '7700900', '2079460'), fc.integer({ min: 100, max: 999 }))
    .map(([range, end]) => `${range}${end}`);
  const ways: readonly ((national: string) => string)[] = [
    (national) => `0${national}`,
    (national) => `+44${national}`,
    (national) => `0044 ${national}`,
    (national) => national,
    (national) => `0${national.slice(0, 4)} ${national.slice(4)}`,
    (national) => `+44 (0)${national.slice(0, 4)} ${national.slice(4, 7)} ${national.slice(7)}`,
    (national) => `0${national.slice(0, 2)}-${national.slice(2, 6)}-${national.slice(6)}`,
  ];

  it('all come out, in their order, however each is typed', () => {
    const typed = fc.tuple(number, fc.constantFrom(...ways));
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1, maxLength: 3 }), (numbers) => {
        const text = numbers.map(([national, way]) => way(national)).join(' ');
        const expected = [...new Set(numbers.map(([national]) => `+44${national}`))];
        assert.deepEqual(phoneNumbers(text), expected, text);
        assert.deepEqual(phoneNumbers(expected.join(' ')), expected);
      }),
      settings,
    );
  });

  it('of a text of thousands of words are none', () => {
    assert.equal(phoneNumbers('07700 900123 '.repeat(5000)), null);
  });
});
