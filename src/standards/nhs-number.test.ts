import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formatNhsNumber, nhsCheckDigit, parseNhsNumber } from './nhs-number.ts';

type Case = readonly [
  raw: string,
  standard: string | null,
  kind: string | null,
  ...codes: string[],
];

const CASES: readonly Case[] = [
  ['4000000004', '4000000004', 'nhs'],
  ['400 000 0004', '4000000004', 'nhs'],
  ['400-000-0004', '4000000004', 'nhs'],
  [' 4000000004 ', '4000000004', 'nhs'],
  ['4 0 0 0 0 0 0 0 0 4', '4000000004', 'nhs'],
  ['NHS No: 400 000 0004', '4000000004', 'nhs'],
  ['NHS Number 400 000 0004', '4000000004', 'nhs'],
  ['nhs 400 000 0004', '4000000004', 'nhs'],
  ['４００ ０００ ０００４', '4000000004', 'nhs'],
  ['400000004', '400000004', null, 'length'],
  ['4999999900', '4999999900', 'nhs'],
  ['7012345675', '7012345675', 'nhs'],
  ['3000000011', '3000000011', 'nhs'],
  ['4000000005', '4000000005', null, 'check-digit'],
  ['4000000040', '4000000040', null, 'check-digit'],
  ['9434765918', '9434765918', null, 'check-digit'],
  ['9991234560', '9991234560', null, 'check-digit'],
  ['4000000004.0', '4000000004', 'nhs', 'number-format'],
  ['4,000,000,004', '4000000004', 'nhs'],
  ['4.000000004E+09', '4000000004', 'nhs', 'number-format'],
  ['4.00E+09', null, null, 'precision-lost'],
  ['7.01235E+09', null, null, 'precision-lost'],
  ['4OOOOOOOO4', '4000000004', 'nhs', 'letter-for-digit'],
  ['7OI2345675', '7012345675', 'nhs', 'letter-for-digit'],
  ['7OI2345676', '7OI2345676', null, 'length'],
  ['0101010001', '0101010001', 'chi', 'chi'],
  ['311299 9991', '3112999991', 'chi', 'chi'],
  ['2902241232', '2902241232', 'chi', 'chi'],
  ['0707551234', '0707551234', 'chi', 'chi'],
  ['707551234', '707551234', null, 'lost-zero'],
  ['3200000015', '3200000015', 'health-and-care', 'health-and-care'],
  ['9434765919', '9434765919', 'unknown-range', 'unknown-range'],
  ['9876543210', '9876543210', 'unknown-range', 'unknown-range'],
  ['5555555512', '5555555512', 'unknown-range', 'unknown-range'],
  ['8500000015', '8500000015', 'unknown-range', 'unknown-range'],
  ['0000000000', null, null, 'filler'],
  ['1111111111', null, null, 'filler'],
  ['9999999999', null, null, 'filler'],
  ['40000000', '40000000', null, 'length'],
  ['40000000044', '40000000044', null, 'length'],
  ['JRDAN 269', 'JRDAN269', null, 'old-form'],
  ['STUV 123 3', 'STUV1233', null, 'old-form'],
  ['not registered', 'NOTREGISTERED', null, 'length'],
  ['----', null, null, 'length'],
  ['n/k', null, null],
  ['', null, null],
];

describe('NHS numbers as they come', () => {
  for (const [raw, standard, kind, ...codes] of CASES) {
    it(`${JSON.stringify(raw)} is ${standard} (${[kind, ...codes].join(', ')})`, () => {
      const parsed = parseNhsNumber(raw);
      assert.equal(parsed.standard, standard);
      assert.equal(parsed.value?.kind ?? null, kind);
      assert.deepEqual(
        parsed.findings.map(({ code }) => code),
        codes.map((code) => `nhs-number/${code}`),
      );
    });
  }

  it('say when the bearer of a Scottish one was born, and the sex', () => {
    assert.deepEqual(parseNhsNumber('0707551234').value?.bearer, {
      day: 7,
      month: 7,
      yearOfCentury: 55,
      sex: 'm',
    });
    assert.equal(parseNhsNumber('0101010001').value?.bearer?.sex, 'f');
    assert.equal(parseNhsNumber('4000000004').value?.bearer, null);
  });

  it('suggest the zero that a spreadsheet dropped', () =>
    assert.equal(parseNhsNumber('707551234').findings[0]?.suggestion, '0707551234'));
});

describe('the check digit (NHS Data Dictionary)', () => {
  it('is 9 in its published example', () => assert.equal(nhsCheckDigit('943476591'), '9'));
  it('is 0 where 11 comes out, and none where 10 does', () => {
    assert.equal(nhsCheckDigit('987654321'), '0');
    assert.equal(nhsCheckDigit('123456789'), null);
  });

  const nine = fc
    .stringMatching(/^[1-9][0-9]{8}$/)
    .filter((digits) => nhsCheckDigit(digits) !== null);
  const number = nine.map((digits) => `${digits}${nhsCheckDigit(digits)}`);

  it('finds every single wrong digit', () => {
    fc.assert(
      fc.property(number, fc.nat(9), fc.integer({ min: 1, max: 9 }), (digits, place, more) => {
        const wrong = [...digits];
        wrong[place] = String((Number(wrong[place]) + more) % 10);
        assert.equal(parseNhsNumber(wrong.join('')).value, null);
      }),
    );
  });

  it('finds every two neighbours exchanged', () => {
    fc.assert(
      fc.property(number, fc.nat(8), (digits, place) => {
        fc.pre(digits[place] !== digits[place + 1]);
        const [a, b] = [digits[place], digits[place + 1]];
        const wrong = `${digits.slice(0, place)}${b}${a}${digits.slice(place + 2)}`;
        assert.equal(parseNhsNumber(wrong).value, null);
      }),
    );
  });

  it('is right in a number printed and read again', () => {
    fc.assert(
      fc.property(number, (digits) => {
        fc.pre(!/^([0-9])\1{9}$/.test(digits));
        const printed = formatNhsNumber(digits);
        assert.match(printed, /^\d{3} \d{3} \d{4}$/);
        assert.equal(parseNhsNumber(printed).value?.digits, digits);
      }),
    );
  });
});
