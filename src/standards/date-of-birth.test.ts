import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ageOn, parseDateOfBirth } from './date-of-birth.ts';
import { type DateOrder, dateStandardiser, excelDate } from './dates.ts';

const asAt = '2026-06-15';

type Case = readonly [raw: string, standard: string | null, ...found: string[]];

const CASES: readonly Case[] = [
  ['1980-02-28', '1980-02-28'],
  ['28/02/1980', '1980-02-28'],
  ['28/2/80', '1980-02-28'],
  ['28.02.1980', '1980-02-28'],
  ['28-02-1980', '1980-02-28'],
  ['28 02 1980', '1980-02-28'],
  ['28021980', '1980-02-28'],
  ['19800228', '1980-02-28'],
  ['280280', '1980-02-28'],
  ['28 Feb 1980', '1980-02-28'],
  ['28th of February, 1980', '1980-02-28'],
  ['28-FEB-80', '1980-02-28'],
  ['Feb 28, 1980', '1980-02-28'],
  ['28/02/1980 00:00:00', '1980-02-28'],
  ['1980-02-28T00:00:00Z', '1980-02-28'],
  ['29/02/2000', '2000-02-29'],
  ['02/13/1980', '1980-02-13', 'order-exchanged'],
  ['12/31/1999', '1999-12-31', 'order-exchanged'],
  ['15/6/26', '2026-06-15', 'two-digit-year → 1926-06-15'],
  ['16/6/26', '1926-06-16'],
  ['3/4/12', '2012-04-03', 'two-digit-year → 1912-04-03'],
  ['3/4/09', '2009-04-03'],
  ['29/02/12', '2012-02-29', 'two-digit-year → 1912-02-29'],
  ['01/01/1980', '1980-01-01', 'first-of-january'],
  ['1 Jan 1955', '1955-01-01', 'first-of-january'],
  ['01/01/1970', '1970-01-01', 'default-date'],
  ['09/09/1999', '1999-09-09', 'default-date'],
  ['11/11/1911', '1911-11-11', 'default-date'],
  ['01/01/1900', '1900-01-01', 'too-old', 'default-date'],
  ['1899-12-30', '1899-12-30', 'too-old', 'default-date'],
  ['14/06/1910', '1910-06-14', 'too-old'],
  ['16/06/1910', '1910-06-16'],
  ['01/02/1080', '1080-02-01', 'too-old'],
  ['16/06/2026', '2026-06-16', 'future'],
  ['2062-03-04', '2062-03-04', 'future'],
  ['1980-06-30T23:00:00.000Z', '1980-06-30', 'shifted-midnight → 1980-07-01'],
  ['1980-12-31T23:00:00Z', '1980-12-31', 'shifted-midnight → 1981-01-01'],
  ['31/02/1980', null, 'impossible'],
  ['29/02/1981', null, 'impossible'],
  ['1980-13-02', null, 'impossible → 1980-02-13'],
  ['00/00/1980', null, 'impossible'],
  ['0000-00-00', null, 'impossible'],
  ['1980', null, 'incomplete'],
  ['02/1980', null, 'incomplete'],
  ['February 1980', null, 'incomplete'],
  ['1980-02', null, 'incomplete'],
  ['29221', null, 'excel-serial → 1980-01-01'],
  ['99999', null, 'not-a-date'],
  ['1 Fob 1980', null, 'not-a-date'],
  ['over 18', null, 'not-a-date'],
  ['unknown', null],
  ['', null],
];

describe(`dates of birth as they come, on ${asAt}`, () => {
  for (const [raw, standard, ...found] of CASES) {
    it(`${JSON.stringify(raw)} is ${standard} (${found.join(', ')})`, () => {
      const parsed = parseDateOfBirth(raw, { asAt });
      assert.equal(parsed.standard, standard);
      assert.deepEqual(
        parsed.findings.map(({ code, suggestion }) =>
          [
            code.slice('date-of-birth/'.length),
            ...(suggestion === undefined ? [] : [suggestion]),
          ].join(' → '),
        ),
        found,
      );
      const isWrong = parsed.findings.some(({ severity }) => severity === 'wrong');
      assert.equal(parsed.value === null, isWrong || standard === null);
    });
  }
});

describe('day and month', () => {
  const exchanged = (raw: string, order?: DateOrder) =>
    parseDateOfBirth(raw, order === undefined ? { asAt } : { asAt, order }).value?.exchanged;
  it('may have been exchanged where both are months', () => {
    assert.equal(exchanged('03/04/1980'), '1980-03-04');
    assert.equal(exchanged('03/04/1980', 'month-first'), '1980-04-03');
  });
  it('cannot have been where one is no month, or they are equal, or named, or after the year', () => {
    assert.equal(exchanged('13/04/1980'), null);
    assert.equal(exchanged('04/04/1980'), null);
    assert.equal(exchanged('3 April 1980'), null);
    assert.equal(exchanged('1980-04-03'), null);
  });
  it('were exchanged where only that makes a date', () =>
    assert.equal(exchanged('04/13/1980'), null));
});

describe('Excel’s numbers of days', () => {
  it('are dates in a column that is known to hold them', () => {
    const parsed = parseDateOfBirth('29221', { asAt, serials: true });
    assert.equal(parsed.value?.date, '1980-01-01');
    assert.equal(parseDateOfBirth('29221.5', { asAt, serials: true }).standard, '1980-01-01');
    assert.equal(parseDateOfBirth('28/02/1980', { asAt, serials: true }).standard, '1980-02-28');
  });
  it('count from 30 December 1899 (Microsoft: 1 January 2008 is 39448)', () => {
    assert.equal(excelDate(39448), '2008-01-01');
    assert.equal(excelDate(61), '1900-03-01');
  });
});

describe('age', () => {
  for (const [born, on, age] of [
    ['1980-06-15', '2026-06-14', 45],
    ['1980-06-15', '2026-06-15', 46],
    ['1980-06-15', '2026-06-16', 46],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2024-02-29', 16],
    ['2026-06-15', '2026-06-15', 0],
    ['2026-06-15', '2025-06-15', -1],
  ] as const) {
    it(`of who was born on ${born} is ${age} on ${on}`, () => assert.equal(ageOn(born, on), age));
  }

  it('grows by one from birthday to birthday', () => {
    const day = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
      .map((instant) => instant.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 100 }), (born, years) => {
        fc.pre(!born.endsWith('02-29'));
        const birthday = `${Number(born.slice(0, 4)) + years}${born.slice(4)}`;
        const eve = new Date(Date.parse(birthday) - 86_400_000).toISOString().slice(0, 10);
        assert.equal(ageOn(born, birthday), years);
        assert.equal(ageOn(born, eve), years - 1);
      }),
    );
  });
});

describe('the standardiser of a column', () => {
  const PIECES = '01 02 13 28 31 80 26 1980 2026 1899 / - . Feb Z T23:00:00 29221 0'.split(' ');
  it('gives the same standard form, whatever the order and the as-at date', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((parts) => parts.join('')),
          fc.tuple(...[31, 31, 2030].map((max) => fc.nat(max))).map((numbers) => numbers.join('/')),
        ),
        fc.constantFrom<DateOrder>('day-first', 'month-first'),
        fc.constantFrom('2026-06-15', '2000-02-29'),
        fc.boolean(),
        (raw, order, notAfter, serials) => {
          assert.equal(
            parseDateOfBirth(raw, { order, asAt: notAfter, serials }).standard,
            dateStandardiser({ order, notAfter, serials }).standardise(raw),
          );
        },
      ),
      { numRuns: 2000, seed: 20260101 },
    );
  });
});
