import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  date,
  dateMonthFirst,
  dateStandardiser,
  dateText,
  dateTextOrDayNumber,
  detectDateOrder,
  detectDayNumbers,
  parseDate,
} from './dates.ts';

describe('the first of February 1980, as people and programs write it', () => {
  const forms = [
    '1980-02-01',
    '1/2/1980',
    '01/02/1980',
    '01-02-1980',
    '01-02-80',
    '1.2.1980',
    '01.02.80',
    '1 2 1980',
    ' 01/02/1980 ',
    '1980/2/1',
    '1980.02.01',
    '19800201',
    '01021980',
    '010280',
    '1 Feb 1980',
    '1 February 1980',
    '1st February 1980',
    '1st of February, 1980',
    '01-FEB-80',
    '01-Feb-1980',
    '01FEB1980',
    '01FEB1980:00:00:00',
    'Feb 1 1980',
    'Feb 1, 1980',
    'February 1st, 1980',
    '1980-Feb-01',
    'Fri 1 Feb 1980',
    'Friday, 1 February 1980',
    '1980-02-01T00:00:00Z',
    '1980-02-01T00:00:00.000+01:00',
    '1980-02-01 00:00:00',
    '1980-02-01 00:00:00+00',
    '1980-02-01 23:59:59.999',
    '01/02/1980 00:00',
    '01/02/1980 12:00:00 AM',
    '19800201T000000Z',
    '０１/０２/１９８０',
  ];
  for (const form of forms) {
    it(JSON.stringify(form), () => assert.equal(date.standardise(form), '1980-02-01'));
  }
});

describe('what is no date, or no possible one, is missing', () => {
  const none = [
    '',
    'unknown',
    '31/02/1980',
    '29/02/1981',
    '29/02/1900',
    '31/04/1980',
    '00/02/1980',
    '01/00/1980',
    '1835-81-01',
    '1980-13-01',
    '1980-02-30',
    '0000-00-00',
    '0001-01-01',
    '9999-12-31',
    '1980',
    '02/1980',
    'February 1980',
    '1 Fob 1980',
    '1/2/3/1980',
    '1/2-1980',
    '12345',
    'Smith',
    '32132',
    '-0050-01-01',
  ];
  for (const raw of none) {
    it(JSON.stringify(raw), () => assert.equal(date.standardise(raw), null));
  }
});

describe('order of day and month', () => {
  it('is day first by default', () => assert.equal(parseDate('03/04/1980'), '1980-04-03'));
  it('is month first where the column is so', () =>
    assert.equal(dateMonthFirst.standardise('03/04/1980'), '1980-03-04'));
  it('is the only possible one where there is only one', () => {
    assert.equal(date.standardise('02/13/1980'), '1980-02-13');
    assert.equal(dateMonthFirst.standardise('13/02/1980'), '1980-02-13');
  });
  it('never exchanges after a year', () => assert.equal(date.standardise('1980-13-02'), null));
  it('is found from a sample', () => {
    assert.equal(detectDateOrder(['02/13/1980', '01/02/1980', '12/31/99']), 'month-first');
    assert.equal(detectDateOrder(['13/02/1980', '02/13/1980']), 'day-first');
    assert.equal(detectDateOrder(['01/02/1980', '1980-02-01', '']), 'day-first');
  });

  it('sees Excel’s day numbers in a column, and no dates that lost a nought', () => {
    assert.equal(detectDayNumbers(['29221', '40644', '33000.5', '01/02/1980']), true);
    assert.equal(detectDayNumbers(['29221', '01/02/1980', '02/02/1980']), false);
    const shortened = ['10180', '20180', '50180', '70392', '91299', '30405'];
    assert.equal(detectDayNumbers(shortened), false);
    assert.equal(dateTextOrDayNumber.standardise('29221'), '1980-01-01');
    assert.equal(dateTextOrDayNumber.standardise('01/02/1980'), '1980-02-01');
    assert.equal(dateText.standardise('29221'), null);
  });
});

describe('years of two digits', () => {
  it('fall in 1930 to 2029 where today is not told', () => {
    assert.equal(date.standardise('1/2/30'), '1930-02-01');
    assert.equal(date.standardise('1/2/29'), '2029-02-01');
  });
  it('give the latest date that is not after today where it is', () => {
    const born = dateStandardiser({ order: 'day-first', notAfter: '2026-06-15' });
    assert.equal(born.standardise('15/6/26'), '2026-06-15');
    assert.equal(born.standardise('16/6/26'), '1926-06-16');
    assert.equal(born.standardise('16/6/80'), '1980-06-16');
  });
});

describe('date-text keeps the digits of a date that cannot be', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['1835-81-01', '1835-81-01'],
    ['18358101', '1835-81-01'],
    ['30/02/1980', '1980-02-30'],
    ['31131980', '1980-13-31'],
    ['1980-00-00', '1980-00-00'],
    ['1 Feb 1980', '1980-02-01'],
    ['02/13/1980', '1980-02-13'],
    ['99/99/80', null],
    ['0000-00-00', null],
    ['9999-12-31', null],
    ['1980', null],
  ];
  for (const [raw, expected] of cases) {
    it(`${JSON.stringify(raw)} is ${JSON.stringify(expected)}`, () =>
      assert.equal(dateText.standardise(raw), expected));
  }
});

describe('round trips', () => {
  const anyDate = fc
    .date({
      min: new Date('1300-01-01T00:00:00Z'),
      max: new Date('2999-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((instant) => instant.toISOString().slice(0, 10));
  const [months, short] = [
    'January February March April May June July August September October November December'.split(
      ' ',
    ),
    'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' '),
  ] as const;

  it('every form of a date gives it back', () => {
    fc.assert(
      fc.property(anyDate, (iso) => {
        const [year, month, day] = iso.split('-') as [string, string, string];
        const forms = [
          iso,
          `${day}/${month}/${year}`,
          `${Number(day)}.${Number(month)}.${year}`,
          `${year}${month}${day}`,
          `${day}${month}${year}`,
          `${Number(day)} ${months[Number(month) - 1]} ${year}`,
          `${day}-${short[Number(month) - 1]}-${year}`,
          `${iso}T12:34:56Z`,
        ];
        for (const form of forms) assert.equal(date.standardise(form), iso, form);
        for (const form of forms) assert.equal(dateText.standardise(form), iso, form);
      }),
    );
  });

  it('agrees with the calendar of the platform on which dates exist', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 2999 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, day) => {
          const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const instant = new Date(Date.UTC(year, month - 1, day));
          const exists = instant.getUTCMonth() === month - 1 && instant.getUTCDate() === day;
          assert.equal(parseDate(iso), exists ? iso : null);
        },
      ),
    );
  });
});
