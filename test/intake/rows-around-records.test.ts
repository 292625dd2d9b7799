import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Workbook } from '@cj-tech-master/excelts';
import fc from 'fast-check';
import type { LoadOptions } from '../../src/engines/duckdb/read/load-records.ts';
import { ReeveError } from '../../src/kernel/index.ts';
import { Bench, type Content } from '../input/loading.ts';

let bench: Bench;
before(async () => {
  bench = await Bench.open();
});
after(() => bench.close());

interface Loaded {
  readonly names: string[];
  readonly rows: unknown[][];
  readonly lines: unknown[];
  readonly notes: string[];
}

async function load(
  file: string,
  content: Content,
  options: Omit<LoadOptions, 'temporaryDirectory'> = {},
): Promise<Loaded> {
  const folder = await bench.write({ [file]: content });
  const { loaded, notes } = await bench.load([join(folder, file)], options);
  const fields = loaded.columns.map(({ field }) => `coalesce(${field}, '')`).join(', ');
  const rows = await bench.rows(`SELECT line, ${fields} FROM records ORDER BY rid`);
  assert.deepEqual(await bench.leftovers(), []);
  return {
    names: loaded.columns.map(({ name }) => name),
    rows: rows.map((row) => row.slice(1)),
    lines: rows.map(([line]) => line),
    notes: notes.filter((note) => !/identified by|go by row number|is not UTF-8/.test(note)),
  };
}

async function refused(
  file: string,
  content: Content,
  options: Omit<LoadOptions, 'temporaryDirectory'> = {},
): Promise<ReeveError> {
  const error = await load(file, content, options).catch((thrown: unknown) => thrown);
  assert.ok(error instanceof ReeveError, `${file} was read`);
  assert.deepEqual(await bench.leftovers(), []);
  return error;
}

const sheet =
  (rows: readonly (readonly (string | number)[])[], merged: readonly string[] = []): Content =>
  async (path) => {
    const book = new Workbook();
    const page = book.addWorksheet('People');
    for (const row of rows) page.addRow([...row]);
    for (const cells of merged) page.mergeCells(cells);
    await book.xlsx.writeFile(path);
  };

const HEADER = ['Ref', 'Surname', 'DOB', 'Town'];
const PEOPLE = [
  ['007', 'Smith', '1980-02-03', 'Leeds'],
  ['008', 'Zoë, Ann', '1990-04-05', 'York\nNorth'],
  ['009', 'O"Neil', '29280', 'Hull'],
];
const csv = (rows: readonly (readonly string[])[], end = '\r\n') =>
  rows
    .map((row) => row.map((v) => (/[",\n]/.test(v) ? `"${v.replaceAll('"', '""')}"` : v)).join(','))
    .map((line) => line + end)
    .join('');

describe('titles above the column names', () => {
  const TITLED = [['Clients', '', '', ''], ['', 'WHO', '', 'WHERE'], HEADER, ...PEOPLE];
  const variants: Record<string, Content> = {
    'p.csv': csv(TITLED),
    'mark.csv': `\ufeff${csv(TITLED, '\n')}`,
    'short.csv': `Clients as at 1 May\n\n${csv([HEADER, ...PEOPLE], '\n')}`,
    'ansi.csv': Buffer.from(csv(TITLED), 'latin1'),
    'utf16.csv': Buffer.from(`\ufeff${csv(TITLED)}`, 'utf16le'),
    'p.xlsx': sheet(TITLED, ['A1:D1', 'B2:C2']),
  };
  for (const [file, content] of Object.entries(variants)) {
    it(`are left out of ${file}, with a note`, async () => {
      const { names, rows, lines, notes } = await load(file, content);
      assert.deepEqual(names, HEADER);
      assert.deepEqual(rows, PEOPLE);
      assert.equal(lines[0], 4);
      assert.equal(notes.length, 1);
      assert.match(notes[0]!, /before the header of .* \((line|row) 3\) .*"Clients/);
    });
  }

  it('stand where the user says, and the header may be said to be any row', async () => {
    const content = csv([['a', 'b', 'c', 'd'], HEADER, ...PEOPLE], '\n');
    assert.deepEqual((await load('p.csv', content)).names, ['a', 'b', 'c', 'd']);
    for (const headerRow of [{ all: 2 }, { all: 1, datasets: { p: 2 } }]) {
      const { names, rows, lines, notes } = await load('p.csv', content, { headerRow });
      assert.deepEqual(names, HEADER);
      assert.deepEqual(rows, PEOPLE);
      assert.deepEqual(lines, [3, 4, 6]);
      assert.match(
        notes.join(),
        /1 row before the header of .*\(line 2\) was left out: "a, b, c, d"/,
      );
    }
    const { names } = await load('s.xlsx', sheet([['a', 'b', 'c', 'd'], HEADER, ...PEOPLE]), {
      headerRow: { all: 2 },
    });
    assert.deepEqual(names, HEADER);
  });

  it('are kept as the header where the user says so', async () => {
    const { names, rows } = await load('p.csv', csv([['Clients', '', '', ''], HEADER, ...PEOPLE]), {
      headerRow: { all: 1 },
    });
    assert.equal(names[0], 'Clients');
    assert.deepEqual(rows[0], HEADER);
  });

  it('that cannot be, or of no data set, are refused', async () => {
    const content = csv([HEADER, ...PEOPLE]);
    const far = await refused('p.csv', content, { headerRow: { all: 99 } });
    assert.equal(far.code, 'input/header-row');
    assert.equal(far.location?.line, 99);
    const empty = await refused('p.csv', `\n${content}`, { headerRow: { all: 1 } });
    assert.equal(empty.code, 'input/header-row');
    const other = await refused('people.csv', content, { headerRow: { datasets: { peple: 1 } } });
    assert.equal(other.code, 'input/header-row');
    assert.match(other.hint ?? '', /Did you mean "people"\?/);
    const lines = await refused('p.jsonl', '{"id":"1"}\n', { headerRow: { datasets: { p: 2 } } });
    assert.equal(lines.code, 'input/header-row');
    const row = await refused('p.xlsx', sheet([HEADER, ...PEOPLE]), { headerRow: { all: 9 } });
    assert.equal(row.code, 'input/header-row');
  });
});

describe('trailers', () => {
  const trailers: Record<string, string> = {
    'short.csv': 'ROWS,3\r\n',
    'two.csv': 'TOTAL LINES,3\r\nEND OF FILE\r\n',
    'wide.csv': 'ROWS,3,,\r\n',
    'spaced.csv': '\r\nROWS,3\r\n\r\n',
    'dos.csv': '\u001a',
    'blanks.csv': '   \r\n',
    'uncut.csv': 'ROWS,3',
  };
  for (const [file, trailer] of Object.entries(trailers)) {
    for (const encoding of ['utf8', 'latin1', 'utf16le'] as const) {
      it(`as in ${file} (${encoding}) are left out, with a note`, async () => {
        const text = csv([HEADER, ...PEOPLE]) + trailer;
        const content = Buffer.from(encoding === 'utf16le' ? `\ufeff${text}` : text, encoding);
        const { names, rows, notes } = await load(file, content);
        assert.deepEqual(names, HEADER);
        assert.deepEqual(rows, PEOPLE);
        assert.equal(notes.length, file === 'two.csv' ? 2 : 1, notes.join(' / '));
        assert.match(notes[0]!, /The last row of .* (trailer|nothing in it)/);
      });
    }
  }

  it('of a sheet are left out', async () => {
    const { rows, notes } = await load('p.xlsx', sheet([HEADER, ...PEOPLE, ['Records', 3]]));
    assert.deepEqual(rows, PEOPLE);
    assert.match(notes.join(), /trailer: "Records 3"\. Its count is that of the records read/);
  });

  it('that count other records are refused with their line', async () => {
    for (const [file, content, line] of [
      ['p.csv', `${csv([HEADER, ...PEOPLE])}ROWS,7\r\n`, 6],
      ['wide.csv', csv([HEADER, ...PEOPLE, ['ROWS', '7', '', '']]), 6],
      ['p.xlsx', sheet([HEADER, ...PEOPLE, ['ROWS', 7]]), 5],
    ] as const) {
      const error = await refused(file, content);
      assert.equal(error.code, 'input/truncated-file');
      assert.equal(error.message, 'The trailer says 7, and the file has 3 records');
      assert.equal(error.location?.line, line);
    }
  });

  it('are no trailers where a record follows, or where they may be records', async () => {
    const amid = await refused('p.csv', `${csv([HEADER, ...PEOPLE])}ROWS,3\r\n${csv(PEOPLE)}`);
    assert.equal(amid.code, 'input/ragged-row');
    assert.equal(amid.location?.line, 6);
    const rows = [
      ['Line', '1', '', ''],
      ['Line', '2', '', ''],
    ];
    assert.deepEqual((await load('p.csv', csv([HEADER, ...rows]))).rows, rows);
  });
});

describe('a header that comes again', () => {
  it('is left out wherever it stands, and lines still count from the first', async () => {
    const rows = [HEADER, ...PEOPLE, HEADER, HEADER, ...PEOPLE];
    const expected = [...PEOPLE, ...PEOPLE];
    for (const encoding of ['utf8', 'latin1'] as const) {
      const content = Buffer.from(`${csv(rows)}ROWS,6\r\n`, encoding);
      const { rows: read, lines, notes } = await load('p.csv', content);
      assert.deepEqual(read, expected);
      assert.deepEqual(lines, [2, 3, 5, 8, 9, 11]);
      assert.match(notes[0]!, /comes again on lines 6, 7: it was left out/);
      assert.match(notes[1]!, /is that of the records read/);
    }
    const { rows: read, lines, notes } = await load('p.xlsx', sheet(rows));
    assert.deepEqual(read, expected);
    assert.deepEqual(lines, [2, 3, 4, 7, 8, 9]);
    assert.match(notes.join(), /comes again on rows 5, 6/);
  });

  it('is a value in a file of one column', async () => {
    const { rows } = await load('p.csv', 'name\nSmith\nname\nJones\n');
    assert.deepEqual(rows, [['Smith'], ['name'], ['Jones']]);
  });
});

it('a plain table is read as it is, without a note on any row', async () => {
  const value = fc.string({
    unit: fc.constantFrom('x', 'Y', '7', ' ', ',', '"', '\n', 'é', '-', '£', ';', 'T'),
    maxLength: 5,
  });
  const width = 4;
  const table = fc.array(fc.array(value, { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 12,
  });
  const names = ['Ref', 'q', 'Town', 'z9'];
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom('\n', '\r\n'), async (records, end) => {
      const quoted = (row: readonly string[]) =>
        row.map((each) => `"${each.replaceAll('"', '""')}"`).join(',') + end;
      const loaded = await load('p.csv', [names, ...records].map(quoted).join(''));
      assert.deepEqual(loaded.names, names);
      assert.deepEqual(loaded.rows, records);
      assert.deepEqual(loaded.notes, []);
    }),
    { numRuns: 120 },
  );
});

it('a file cut off anywhere is refused or read as far as it goes, never read wrong', async () => {
  const records = Array.from({ length: 6 }, (_, k) => [
    `R${k}`,
    'Smith',
    '1980-02-03',
    `Town ${k}`,
  ]);
  const whole = csv([HEADER, ...records]);
  const header = csv([HEADER]).length;
  for (let length = header + 1; length < whole.length; length++) {
    const cut = whole.slice(0, length);
    const result = await load('p.csv', cut).catch((error: unknown) => error);
    if (result instanceof ReeveError) {
      assert.match(result.code, /^input\/(truncated-file|no-records)$/, cut);
      continue;
    }
    const { rows } = result as Loaded;
    // Only the last value of the last record can be shorter: the file may be meant so, and a note says it.
    const isEnded = cut.endsWith('\n') || cut.endsWith('\r');
    assert.equal((result as Loaded).notes.length, isEnded ? 0 : 1, cut);
    assert.deepEqual(rows.slice(0, -1), records.slice(0, rows.length - 1));
    const last = rows.at(-1)!;
    const expected = records[rows.length - 1]!;
    assert.deepEqual(last.slice(0, 3), expected.slice(0, 3));
    assert.ok(expected[3]!.startsWith(String(last[3]).trimEnd()));
  }
});
