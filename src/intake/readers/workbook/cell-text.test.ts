import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnIndex, columnLetters, dateText, isDateFormat, numberText } from './cell-text.ts';

describe('numbers of cells', () => {
  const CASES: readonly (readonly [string, number, string | null])[] = [
    ['100000', 0, '100000'],
    ['1E5', 0, '100000'],
    ['7.911123456789E12', 0, '7911123456789'],
    ['0.30000000000000004', 0, '0.3'],
    ['1.0E-7', 0, '0.0000001'],
    ['-2.5', 0, '-2.5'],
    ['-1.5E-7', 0, '-0.00000015'],
    ['-12', 4, '-0012'],
    ['123', 5, '00123'],
    ['1E21', 0, '1000000000000000000000'],
    ['', 0, null],
    ['text', 0, null],
  ];
  for (const [written, leastDigits, expected] of CASES) {
    it(`${JSON.stringify(written)} with ${leastDigits} digits is ${expected}`, () => {
      assert.equal(numberText(written, leastDigits), expected);
    });
  }
});

// ECMA-376 part 1, 18.17.4.1 and .2 give the first days of both systems.
describe('day numbers of cells', () => {
  const CASES: readonly (readonly [string, boolean, string | null])[] = [
    ['1', false, '1900-01-01'],
    ['59', false, '1900-02-28'],
    ['61', false, '1900-03-01'],
    ['29254', false, '1980-02-03'],
    ['29254.43090277778', false, '1980-02-03T10:20:30'],
    ['0.5', false, '12:00:00'],
    ['0', true, '1904-01-01'],
    ['27792', true, '1980-02-03'],
    ['1e20', false, null],
    ['', false, null],
  ];
  for (const [written, isFrom1904, expected] of CASES) {
    it(`${JSON.stringify(written)} from ${isFrom1904 ? 1904 : 1900} is ${expected}`, () => {
      assert.equal(dateText(written, isFrom1904), expected);
    });
  }
});

it('a format shows a date when a letter of one stands outside quotes', () => {
  const dates = ['dd/mm/yyyy', 'd mmm yy', '[$-809]d mmmm yyyy', 'h:mm', '[h]:mm:ss', 'yyyy"y"'];
  const numbers = [
    'General',
    '0',
    '#,##0.00',
    '"days" 0',
    '0\\d',
    '[Red]0.0',
    '[$£-809]#,##0',
    '0_y',
  ];
  assert.deepEqual(
    dates.map(isDateFormat),
    dates.map(() => true),
  );
  assert.deepEqual(
    numbers.map(isDateFormat),
    numbers.map(() => false),
  );
});

it('columns are lettered as sheets letter them', () => {
  for (const [index, letters] of [
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ] as const) {
    assert.equal(columnLetters(index), letters);
    assert.equal(columnIndex(`${letters}12`), index);
  }
});
