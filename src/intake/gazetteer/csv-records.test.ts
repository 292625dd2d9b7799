import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { CsvRecords } from './csv-records.ts';

function read(text: string, piece = text.length || 1): { fields: string[]; line: number }[] {
  const found: { fields: string[]; line: number }[] = [];
  const records = new CsvRecords('x.csv', (fields, line) => found.push({ fields, line }));
  for (let at = 0; at < text.length; at += piece) records.push(text.slice(at, at + piece));
  records.end();
  return found;
}

describe('records of CSV', () => {
  it('say on which line they begin, though a value has line breaks', () => {
    assert.deepEqual(read('a,"b\n""c""",\r\n\r\nd\n"e",f'), [
      { fields: ['a', 'b\n"c"', ''], line: 1 },
      { fields: ['d'], line: 4 },
      { fields: ['e', 'f'], line: 5 },
    ]);
  });

  it('are those of another parser, in pieces of any size', () => {
    const field = fc
      .array(fc.constantFrom('a', 'é', ',', '"', '\n', ' ', '1'), { maxLength: 6 })
      .map((letters) => letters.join(''));
    const rows = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 9 }),
        (all, end, piece) => {
          const text = all
            .map((row) =>
              row
                .map((value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value))
                .join(','),
            )
            .join(end);
          const expected = parse(text, { relax_column_count: true, skip_empty_lines: true });
          assert.deepEqual(
            read(text, piece).map(({ fields }) => fields),
            expected,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
