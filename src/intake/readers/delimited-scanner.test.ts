import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { DelimitedScanner } from './delimited-scanner.ts';
import type { DelimitedShape } from './delimited-shape.ts';
import { readHeader, sniffShape } from './delimited-shape.ts';

const shape: DelimitedShape = { delimiter: ',', quote: '"', leadingLines: 0, newline: 'lf' };
const names = ['a', 'b', 'c'];

const value = fc.string({
  unit: fc.constantFrom('x', 'é', ' ', ',', '"', '\n', '\r\n', '\t', ';', "'", '日'),
  maxLength: 6,
});
const table = fc.array(fc.tuple(value, value, value), { maxLength: 12 });
const newline = fc.constantFrom('\n', '\r\n');

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

const linesIn = (text: string) => text.split('\n').length - 1;

/** Line of each record, from the shift that the scanner keeps. */
function linesOf({ records, lines }: ReturnType<DelimitedScanner['end']>): number[] {
  return Array.from({ length: records }, (_, record) => {
    const step = lines.records.findLastIndex((from) => from <= record);
    return record + lines.offsets[step]!;
  });
}

it('records are counted and their lines known, whatever is in the values', () => {
  fc.assert(
    fc.property(table, newline, fc.boolean(), (rows, end, endsWithNewline) => {
      const records = rows.map((row) => row.map(quoted).join(','));
      const text = ['a,b,c', ...records].join(end) + (endsWithNewline ? end : '');
      const scanner = new DelimitedScanner(shape, names, 'p.csv');
      scanner.push(Buffer.from(text));
      const content = scanner.end();
      assert.equal(content.records, rows.length);
      let line = 2;
      const expected = records.map((record) => {
        const starts = line;
        line += 1 + linesIn(record);
        return starts;
      });
      assert.deepEqual(linesOf(content), expected);
    }),
  );
});

it('it makes no difference where the pieces of a file begin and end', () => {
  const bytes = fc
    .string({
      unit: fc.constantFrom('a', ',', '"', '\n', '\r\n', '\r', ' ', '\0', 'a,b,c\n', '1,2,3\n'),
      maxLength: 40,
    })
    .map((text) => Buffer.from(`a,b,c\n${text}`));
  const outcome = (pieces: readonly Uint8Array[]) => {
    const scanner = new DelimitedScanner(shape, names, 'p.csv');
    try {
      for (const piece of pieces) scanner.push(piece);
      const content = scanner.end();
      return { ...content, lines: linesOf(content) };
    } catch (error) {
      const { code, message, location } = error as {
        code: string;
        message: string;
        location: object;
      };
      return { code, message, location };
    }
  };
  fc.assert(
    fc.property(bytes, fc.array(fc.nat(50), { maxLength: 5 }), (whole, cuts) => {
      const at = [0, ...cuts.map((cut) => Math.min(cut, whole.length)), whole.length];
      at.sort((a, b) => a - b);
      const pieces = at.slice(1).map((end, k) => whole.subarray(at[k], end));
      assert.deepEqual(outcome(pieces), outcome([whole]));
    }),
    { numRuns: 500 },
  );
});

it('a header that comes again is no record, wherever the pieces begin and end', () => {
  const rows = fc.array(fc.constantFrom('a,b,c', '1,2,3', 'a,b,d', 'aa,b,c', '"a",b,c'), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(
      rows,
      newline,
      fc.boolean(),
      fc.integer({ min: 1, max: 30 }),
      (all, end, ends, size) => {
        const bytes = Buffer.from(['a,b,c', ...all].join(end) + (ends ? end : ''));
        const scanner = new DelimitedScanner(shape, names, 'p.csv');
        for (let at = 0; at < bytes.length; at += size) scanner.push(bytes.subarray(at, at + size));
        const content = scanner.end();
        const found = content.repeats.map(({ line }) => line);
        const linesWhere = (isHeader: boolean) =>
          all.flatMap((row, k) => ((row === 'a,b,c') === isHeader ? [k + 2] : []));
        assert.deepEqual(found, linesWhere(true));
        assert.deepEqual(linesOf(content), linesWhere(false));
        for (const { start } of content.repeats) {
          assert.equal(bytes.toString('utf8', start, start + content.headerLength), 'a,b,c');
        }
        assert.equal(content.last.at(-1)?.line, linesWhere(false).at(-1));
      },
    ),
    { numRuns: 500 },
  );
});

it('the delimiter of a table is found, and its header read', () => {
  const delimiter = fc.constantFrom(',', '\t', ';', '|');
  const name = fc.string({
    unit: fc.constantFrom('n', 'é', ' ', ',', ';', '|', '"'),
    maxLength: 5,
  });
  const header = fc.array(name, { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(header, delimiter, newline, (written, between, end) => {
      const text = `${written.map(quoted).join(between)}${end}`.repeat(3);
      const found = sniffShape(text, true);
      assert.equal(found.delimiter, between);
      assert.deepEqual(
        readHeader(text, found),
        written.map((each) => each.trim()),
      );
    }),
  );
});
