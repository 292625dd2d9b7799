import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Bearer, bearerOf, canBeBorn } from './bearer.ts';
import { nhsCheckDigit, parseNhsNumber } from './nhs-number.ts';
import { parseNino } from './nino.ts';

describe('a birthday in a number', () => {
  for (const [digits, expected] of [
    ['070755', '7 July 55'],
    ['311299', '31 December 99'],
    ['290200', '29 February 00'],
    ['290224', '29 February 24'],
    ['290223', null],
    ['310455', null],
    ['000155', null],
    ['011355', null],
    ['320155', null],
  ] as const) {
    it(`${digits} is ${expected}`, () =>
      assert.equal(bearerOf(digits, 'm') !== null, expected !== null));
  }

  const born = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((instant) => instant.toISOString().slice(0, 10))
    // 1900 was no leap year, and 2000 was: a number cannot tell.
    .filter((date) => date !== '1900-02-29');
  const digitsOf = (date: string) => date.slice(8) + date.slice(5, 7) + date.slice(2, 4);

  it('is that of whoever was born then, and of nobody born on another day', () => {
    fc.assert(
      fc.property(born, born, (date, other) => {
        const bearer = bearerOf(digitsOf(date), 'f') as Bearer;
        assert.ok(canBeBorn(bearer, date));
        assert.equal(canBeBorn(bearer, other), other.slice(2) === date.slice(2));
      }),
    );
  });

  it('is in every CHI number and every temporary National Insurance number', () => {
    fc.assert(
      fc.property(born, fc.stringMatching(/^[0-9]{3}$/), fc.boolean(), (date, serial, isMale) => {
        const nine = digitsOf(date) + serial;
        const check = nhsCheckDigit(nine);
        const sex = Number(serial[2]) % 2 === 0 ? 'f' : 'm';
        if (check !== null && !/^([0-9])\1{9}$/.test(nine + check)) {
          const { value } = parseNhsNumber(nine + check);
          assert.equal(value?.kind, 'chi');
          assert.ok(value?.bearer && canBeBorn(value.bearer, date));
          assert.equal(value.bearer.sex, sex);
        }
        const { value } = parseNino(`TN${digitsOf(date)}${isMale ? 'M' : 'F'}`);
        assert.ok(value?.bearer && canBeBorn(value.bearer, date));
        assert.equal(value.bearer.sex, isMale ? 'm' : 'f');
      }),
    );
  });
});
