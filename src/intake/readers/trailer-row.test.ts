import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { ReeveError } from '../../kernel/index.ts';
import { checkTrailer, readPaddedTrailer, readTrailer } from './trailer-row.ts';

it('rows that count records are trailers, in the forms that systems write', () => {
  const forms: readonly (readonly [cells: readonly string[], count: number | null])[] = [
    [['ROWS', '66'], 66],
    [['TOTAL LINES', '66'], 66],
    [['Total records: 66'], 66],
    [['66 rows selected.'], 66],
    [['(66 rows affected)'], 66],
    [['Record count', '1,234'], 1234],
    [['TRL', '000066'], 66],
    [['TRAILER', '20250331', '66'], 66],
    [['99', '66'], 66],
    [['T', '68'], 68],
    [['Total', '66', '£1,204.50'], 66],
    [['Total', '5000'], null],
    [['TOTAL AMOUNT', '£1,204.50'], null],
    [['END OF FILE'], null],
    [['*** End of report ***'], null],
    [['EOF'], null],
    [[''], null],
    [['  '.trim(), ''], null],
    [[String.fromCharCode(26)], null],
  ];
  for (const [cells, count] of forms) {
    const trailer = readTrailer(cells, 12, 66);
    assert.ok(trailer !== null, cells.join('|'));
    assert.equal(trailer.count, count, cells.join('|'));
  }
});

it('the beginning of a record is no trailer', () => {
  for (const cells of [
    ['7'],
    ['66'],
    ['7', 'Smi'],
    ['PCN0001', '2024-03-01'],
    ['99', '12'],
    ['T', 'Smith'],
    ['Ann', 'Total'],
    ['Rowe', '3'],
    ['Lines Road'],
    ['1', 'End House'],
    ['Count Basie Close', '4'],
  ]) {
    assert.equal(readTrailer(cells, 12, 66), null, cells.join('|'));
  }
});

it('however a record is cut off, what is left of it is no trailer', () => {
  const record = fc.tuple(
    fc.nat(999_999).map((n) => `C${n}`),
    fc.constantFrom('Rows', 'Lines', 'Total', 'Smith', 'End', 'Row'),
    fc.constantFrom('1 Count Street', 'Flat 2', ''),
    fc.nat(99).map(String),
  );
  fc.assert(
    fc.property(record, fc.nat(40), fc.nat(200), (cells, cut, records) => {
      const left = cells
        .join('|')
        .slice(0, cut + 1)
        .split('|');
      assert.equal(readTrailer(left, 10, records), null);
    }),
  );
});

it('a trailer as wide as the header must be unlike the record before it', () => {
  const padded = (...cells: string[]) => [...cells, ...Array(6 - cells.length).fill('')];
  const person = ['1', 'Smith', 'Ann', '', '', 'Leeds'];
  assert.equal(readPaddedTrailer(padded('ROWS', '9'), person, 9)?.count, 9);
  assert.equal(readPaddedTrailer(padded('ROWS', '12'), person, 9)?.count, 12);
  assert.equal(readPaddedTrailer(padded('Row', '12'), padded('Row', '11'), 9), null);
  assert.equal(readPaddedTrailer(padded('T', '9'), person, 9), null);
  assert.equal(readPaddedTrailer(padded('', ''), person, 9), null);
  // A narrow table: only a count that agrees is beyond doubt.
  assert.equal(readPaddedTrailer(['Rows', '9'], ['Smith', '3'], 9)?.count, 9);
  assert.equal(readPaddedTrailer(['Rows', '8'], ['Smith', '3'], 9), null);
});

it('a count is held against the records that were read', () => {
  const check = (text: string, count: number | null, records: number) =>
    checkTrailer(
      { text, count, hasOtherNumber: /\d/.test(text) && count === null },
      records,
      'a.csv',
      9,
    );
  assert.match(check('ROWS 7', 7, 7), /is that of the records read/);
  assert.match(check('ROWS 8', 8, 7), /7 records read and one line that is no record/);
  assert.match(check('ROWS 9', 9, 7), /7 records read and the header and itself/);
  assert.match(check('Total 5000', null, 7), /does not give the number of records, 7/);
  assert.doesNotMatch(check('END', null, 7), /number/);
  for (const [count, hint] of [
    [10, /seem to be missing/],
    [6, /more than one extract/],
  ] as const) {
    assert.throws(
      () => check(`ROWS ${count}`, count, 7),
      (error) =>
        error instanceof ReeveError &&
        error.code === 'input/truncated-file' &&
        error.location?.line === 9 &&
        hint.test(error.hint ?? ''),
    );
  }
});
