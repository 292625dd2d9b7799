import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type EvidenceRow, reviewPage } from './review-page.ts';

type Pair = readonly [string | null, string | null];
type Standard = Readonly<Record<string, Pair>>;

function rowsOf(
  steps: Readonly<Record<string, Pair>>,
  standard: Standard = {},
  level = 'the same',
): readonly EvidenceRow[] {
  const explained = {
    left: { dataset: 'a', id: '1' },
    right: { dataset: 'b', id: '2' },
    weight: 3,
    probability: 0.9,
    prior: -10,
    foundBy: null,
    steps: Object.entries(steps).map(([comparison, [left, right]]) => ({
      comparison,
      level,
      weight: 5,
      frequencyPart: 0,
      left: { raw: left, standard: standard[comparison]?.[0] ?? null },
      right: { raw: right, standard: standard[comparison]?.[1] ?? null },
    })),
  };
  return reviewPage({ evidence: { explained, isPartial: false } }).rows;
}

const shown = (steps: Readonly<Record<string, Pair>>) =>
  rowsOf(steps).map(({ label, left, right, isDifferent }) => [label, left, right, isDifferent]);

describe('two records side by side', () => {
  test('show of a whole name what each comparison is about', () => {
    const name: Pair = ['Rosalind Ann Pemberton', 'PEMBERTON, Rosalind'];
    assert.deepEqual(shown({ given_name: name, middle_names: name, surname: name }), [
      ['Name', 'Rosalind Ann Pemberton', 'PEMBERTON, Rosalind', true],
      ['Middle names', 'Ann', 'PEMBERTON, Rosalind', true],
      ['Last name', 'Pemberton', 'Pemberton', false],
    ]);
  });

  test('leave a last name that stands by itself as it is', () => {
    assert.deepEqual(
      shown({ given_name: ['Jan', 'Jan'], surname: ['van der Berg', 'Van Der Berg'] }),
      [
        ['First name', 'Jan', 'Jan', false],
        ['Last name', 'van der Berg', 'Van Der Berg', false],
      ],
    );
  });

  test('show the sex that a title tells, and what tells none as it is', () => {
    assert.deepEqual(shown({ sex: ['Mrs Rosalind Pemberton', 'F'] }), [
      ['Sex', 'Female', 'Female', false],
    ]);
    assert.deepEqual(shown({ sex: ['Dr', null] }), [['Sex', 'Dr', null, false]]);
  });

  test('show dates in words, and mark only those that are two', () => {
    const born: Standard = { date_of_birth: ['1980-03-12', '1980-03-12'] };
    const [same] = rowsOf({ date_of_birth: ['12/03/1980', '1980-03-12'] }, born);
    assert.deepEqual(
      [same?.left, same?.right, same?.isDifferent],
      ['12 March 1980', '12 March 1980', false],
    );
    const [other] = rowsOf({ date_of_birth: ['1980-03-12', '1980-12-03'] });
    assert.deepEqual([other?.right, other?.isDifferent], ['3 December 1980', true]);
  });

  test('do not mark one home that is written in two ways', () => {
    const home: Pair = ['Flat 2, 10 High Street', '10B High St'];
    const marks = (level: string) => rowsOf({ home }, {}, level).map((row) => row.isDifferent);
    assert.deepEqual(marks('the same property'), [false]);
    assert.deepEqual(marks('the same postcode'), [true]);
  });

  test('show a home as an address, not as what it is read from', () => {
    const [home] = rowsOf({ home: ['9900100908 SR61 1HN 8 New Close, Wexmere', '8 New Close'] });
    assert.deepEqual([home?.left, home?.right], ['8 New Close, Wexmere, SR61 1HN', '8 New Close']);
    const [only] = rowsOf({ home: ['SR61 1HN', '9900100908'] });
    assert.deepEqual([only?.left, only?.right], ['SR61 1HN', '9900100908']);
  });

  test('show telephone numbers as they are read out', () => {
    assert.deepEqual(shown({ phone: ['+447700900123', '07700 900123'] }), [
      ['Telephone', '07700 900123', '07700 900123', false],
    ]);
  });
});
