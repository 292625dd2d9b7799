import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { asSpreadsheetText, csvValue, spreadsheetLine } from './csv.ts';

describe('a CSV file for people', () => {
  test('has no value that a spreadsheet takes for a formula', () => {
    for (const first of ['=', '+', '-', '@', '\t', '\r', '\n']) {
      assert.equal(asSpreadsheetText(`${first}1+1`), `'${first}1+1`);
    }
    for (const text of ['', '1-1', 'Smith', "O'Brien", ' =1']) {
      assert.equal(asSpreadsheetText(text), text);
    }
    // The example that OWASP gives.
    assert.equal(spreadsheetLine(['=1+2";=1+2']), `"'=1+2"";=1+2"\r\n`);
  });

  test('is read as what was written, an apostrophe apart', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 2 }), { minLength: 1 }),
        (rows) => {
          const read: string[][] = parse(rows.map(spreadsheetLine).join(''), {
            record_delimiter: '\r\n',
          });
          assert.deepEqual(
            read,
            rows.map((row) => row.map(asSpreadsheetText)),
          );
          for (const value of read.flat()) assert.doesNotMatch(value, /^[=+\-@\t\r\n]/);
        },
      ),
    );
  });
});

test('a value without commas, quotes and line ends stands as it is', () => {
  assert.equal(csvValue('a;b'), 'a;b');
  assert.equal(csvValue('a,b'), '"a,b"');
  assert.equal(csvValue('say "a"'), '"say ""a"""');
});
