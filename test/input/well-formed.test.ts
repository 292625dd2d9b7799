import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Workbook } from '@cj-tech-master/excelts';
import { zip } from '@cj-tech-master/excelts/archive';
import { hashFile } from '../../src/intake/index.ts';
import { Bench, type Content } from './loading.ts';

const HEADER = ['rec_id', 'First Name', 'address', 'dob'];
const RECORDS = [
  ['007', 'Zoë', '1 High Street, Flat 2', '1980-02-03'],
  ['008', 'Siobhán "Shiv"', 'The Old Mill\nLeeds', '03/04/1990'],
  ['009', 'Renée', "9 O'Connell Way; rear | left", '1.1.71'],
];

const quote = (value: string, mark: string) => mark + value.replaceAll(mark, mark + mark) + mark;

const delimited = (delimiter: string, newline = '\n', mark = '"') =>
  [HEADER, ...RECORDS]
    .map((row) => row.map((value) => quote(value, mark)).join(delimiter) + newline)
    .join('');

/** Quotes only where they are needed, as most programs write it. */
const sparing = [HEADER, ...RECORDS]
  .map((row) => row.map((each) => (/[",\n]/.test(each) ? quote(each, '"') : each)).join(','))
  .join('\n');

const utf16be = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

const workbook =
  (fill: (book: Workbook) => void): Content =>
  async (path) => {
    const book = new Workbook();
    fill(book);
    await book.xlsx.writeFile(path);
  };

const SAME: Readonly<Record<string, { file: string; content: Content; encoding?: string }>> = {
  'CSV, everything quoted': { file: 'p.csv', content: delimited(',') },
  'CSV, sparing of quotes, without a last line break': { file: 'p.csv', content: sparing },
  'CSV with a byte order mark': { file: 'p.csv', content: `\ufeff${delimited(',')}` },
  'CSV from Windows': { file: 'p.csv', content: delimited(',', '\r\n') },
  'CSV from a classic Mac': { file: 'p.csv', content: delimited(',', '\r') },
  'CSV with line ends of two kinds': {
    file: 'p.csv',
    content: delimited(',', '\r\n').replace('\r\n"008"', '\n"008"'),
  },
  'CSV with empty lines': { file: 'p.csv', content: `\n\n${delimited(',', '\n\n')}\n` },
  'CSV with blanks around quotes': { file: 'p.csv', content: delimited(' , ') },
  'CSV in single quotes': { file: 'p.csv', content: delimited(',', '\n', "'") },
  'CSV with semicolons': { file: 'p.csv', content: delimited(';') },
  'CSV with bars': { file: 'p.csv', content: delimited('|') },
  TSV: { file: 'p.tsv', content: delimited('\t') },
  'CSV without an extension': { file: 'p', content: delimited(',') },
  'CSV in Windows-1252': {
    file: 'p.csv',
    content: Buffer.from(delimited(','), 'latin1'),
    encoding: 'windows-1252',
  },
  'CSV in UTF-16, little end first': {
    file: 'p.csv',
    content: Buffer.from(`\ufeff${delimited(',')}`, 'utf16le'),
    encoding: 'utf-16le',
  },
  'CSV in UTF-16, big end first': {
    file: 'p.csv',
    content: utf16be(delimited(',')),
    encoding: 'utf-16be',
  },
  'TSV in UTF-16 without a mark': {
    file: 'p.txt',
    content: Buffer.from(delimited('\t', '\r\n'), 'utf16le'),
    encoding: 'utf-16le',
  },
  'JSON lines': {
    file: 'p.jsonl',
    content: `\ufeff${RECORDS.map((row) => JSON.stringify(Object.fromEntries(HEADER.map((name, k) => [name, row[k]])))).join('\r\n\r\n')}`,
  },
  Parquet: {
    file: 'p.parquet',
    content: async (path, database) => {
      const rows = RECORDS.map(
        (row) => `(${row.map((value) => quote(value, "'")).join(', ')})`,
      ).join(', ');
      const names = HEADER.map((name) => quote(name, '"')).join(', ');
      await database.run(`COPY (FROM (VALUES ${rows}) t(${names})) TO '${path}'`);
    },
  },
  XLSX: {
    file: 'p.xlsx',
    content: workbook((book) => {
      book.addWorksheet('Notes');
      book.addWorksheet('People').addRows([HEADER, ...RECORDS]);
    }),
  },
};

/**
 * Prefixed elements, cells without references, rich text in the cell, days from 1904, the
 * value of a formula, parts at addresses from the root, a hidden sheet, a pronunciation.
 */
const REPORT_WRITER: Readonly<Record<string, string>> = {
  '_rels/.rels': `<Relationships xmlns="p"><Relationship Id="r1"
    Type="http://example.org/officeDocument" Target="/book/main.xml"/></Relationships>`,
  'book/main.xml': `<x:workbook xmlns:x="m" xmlns:q="r"><x:workbookPr date1904="1"/><x:sheets>
    <x:sheet name="Secret" sheetId="1" state="hidden" q:id="s1"/>
    <x:sheet name="People" sheetId="2" q:id="s2"/></x:sheets></x:workbook>`,
  'book/_rels/main.xml.rels': `<Relationships xmlns="p">
    <Relationship Id="s1" Type="t/worksheet" Target="one.xml"/>
    <Relationship Id="s2" Type="t/worksheet" Target="/book/two.xml"/>
    <Relationship Id="s3" Type="t/sharedStrings" Target="strings.xml"/>
    <Relationship Id="s4" Type="t/styles" Target="styles.xml"/></Relationships>`,
  'book/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd.mm.yyyy"/></numFmts>
    <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
  'book/strings.xml': `<sst><si><t>two_x000A_lines</t></si>
    <si><r><t>東</t></r><r><t>京</t></r><rPh><t>トウキョウ</t></rPh></si></sst>`,
  'book/one.xml': '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>',
  'book/two.xml': `<x:worksheet xmlns:x="m"><x:sheetData>
    <x:row><x:c t="str"><x:v>name</x:v></x:c><x:c t="str"><x:v>day</x:v></x:c>
      <x:c t="str"><x:v>flag</x:v></x:c><x:c t="str"><x:v>note</x:v></x:c></x:row>
    <x:row><x:c t="inlineStr"><x:is><x:r><x:t>O</x:t></x:r><x:r><x:t>'Brien</x:t></x:r></x:is></x:c>
      <x:c s="1"><x:v>27792</x:v></x:c><x:c t="b"><x:f>1=1</x:f><x:v>1</x:v></x:c>
      <x:c t="s"><x:v>0</x:v></x:c></x:row>
    <x:row/>
    <x:row r="4"><x:c r="A4" t="str"><x:v>&lt;&amp;&gt;</x:v></x:c>
      <x:c r="B4" s="2"><x:f>B2+0.25</x:f><x:v>27792.25</x:v></x:c>
      <x:c r="C4"><x:v>0.5</x:v></x:c><x:c r="D4" t="s"><x:v>1</x:v></x:c></x:row>
    </x:sheetData></x:worksheet>`,
};

async function writeParts(path: string, parts: Readonly<Record<string, string>>): Promise<void> {
  const archive = zip();
  for (const [name, text] of Object.entries({ '[Content_Types].xml': '<Types/>', ...parts })) {
    archive.add(name, text);
  }
  await writeFile(path, await archive.bytes());
}

let bench: Bench;
before(async () => {
  bench = await Bench.open();
});
after(() => bench.close());

const load = async (
  files: Readonly<Record<string, Content>>,
  options: Parameters<Bench['load']>[1] = {},
) => {
  const folder = await bench.write(files);
  const result = await bench.load(
    Object.keys(files).map((name) => join(folder, name)),
    options,
  );
  assert.deepEqual(await bench.leftovers(), []);
  // The table of records; or a view, and the files' tables that it is of.
  const staged = Object.keys(files).map((_, k) => `intake_${k}`);
  const tables = await bench.tables();
  assert.deepEqual(tables, tables.length === 1 ? ['records'] : [...staged, 'records']);
  return result;
};

describe('the same records come from every format', () => {
  for (const [name, { file, content, encoding }] of Object.entries(SAME)) {
    it(name, async () => {
      const { loaded } = await load({ [file]: content });
      const values = await bench.rows('SELECT * EXCLUDE (line) FROM records ORDER BY rid');
      const expected = RECORDS.map((row, k) => [k, 0, row[0]!, null, ...row]);
      assert.deepEqual(values, expected);
      assert.deepEqual(
        loaded.columns.map((column) => [column.name, column.field, column.role]),
        [
          ['rec_id', 'in_rec_id', 'id'],
          ['First Name', 'in_first_name', 'value'],
          ['address', 'in_address', 'value'],
          ['dob', 'in_dob', 'value'],
        ],
      );
      assert.equal(loaded.idColumn, 'rec_id');
      assert.equal(loaded.rowCount, 3);
      assert.equal(loaded.datasets[0]?.name, 'p');
      assert.equal(loaded.datasets[0]?.encoding, encoding ?? 'utf-8');
    });
  }
});

describe('values come as they were received', () => {
  it('CSV: nothing trimmed, guessed or made null', async () => {
    await load({ 'p.csv': 'a,b,c\n007, x ,NULL\n,"",\\N\n1e5,01/02/03,"a\r\nb"\n' });
    assert.deepEqual(await bench.rows('SELECT in_a, in_b, in_c FROM records ORDER BY rid'), [
      ['007', ' x ', 'NULL'],
      ['', '', '\\N'],
      ['1e5', '01/02/03', 'a\r\nb'],
    ]);
  });

  it('Parquet: numbers, dates and lists as plain text, null as null', async () => {
    await load({
      'p.parquet': async (path, database) => {
        await database.run(`COPY (
          SELECT 7::BIGINT AS i, 7.0::DOUBLE AS whole, 1e-7::DOUBLE AS small, 1e20::DOUBLE AS large,
            0.1::FLOAT AS f, 12.50::DECIMAL(6, 2) AS money, DATE '1980-02-03' AS day,
            TIMESTAMP '1980-02-03' AS midnight, TIMESTAMP '1980-02-03 10:20:30' AS moment,
            TIMESTAMPTZ '1980-02-03 10:20:30+00' AS instant, true AS flag,
            ['a', NULL] AS names, [1.5::DOUBLE, 2] AS numbers, NULL::VARCHAR AS nothing, '' AS blank
        ) TO '${path}'`);
      },
    });
    assert.deepEqual(await bench.rows("SELECT COLUMNS(c -> c[:3] = 'in_') FROM records"), [
      [
        '7',
        '7',
        '0.0000001',
        '100000000000000000000',
        '0.1',
        '12.50',
        '1980-02-03',
        '1980-02-03',
        '1980-02-03T10:20:30',
        '1980-02-03T10:20:30Z',
        'true',
        ['a', null],
        ['1.5', '2'],
        null,
        '',
      ],
    ]);
  });

  it('JSON lines: lists, columns that come late, null and empty apart', async () => {
    const { loaded } = await load({
      'p.ndjson':
        '{"a":1,"b":"","list":["x","y"]}\n{"a":12345678901234567890,"c":true,"list":[]}\n' +
        '{"b":null,"c":0.5,"mixed":["p"]}\n{"mixed":"q"}\n',
    });
    assert.deepEqual(
      await bench.rows('SELECT in_a, in_b, in_list, in_c, in_mixed FROM records ORDER BY rid'),
      [
        ['1', '', ['x', 'y'], null, null],
        ['12345678901234567890', null, [], 'true', null],
        [null, null, null, '0.5', ['p']],
        [null, null, null, null, ['q']],
      ],
    );
    assert.deepEqual(
      loaded.columns.map(({ name, isArray }) => [name, isArray]),
      [
        ['a', false],
        ['b', false],
        ['list', true],
        ['c', false],
        ['mixed', true],
      ],
    );
  });

  it('XLSX: dates, numbers, formulas, rich text, and errors as nothing', async () => {
    const names = 'day moment time number zeros large sum formula date flag error rich link gap';
    await load({
      'p.xlsx': workbook((book) => {
        const sheet = book.addWorksheet('People');
        sheet.addRow(names.split(' '));
        const day = new Date(Date.UTC(1980, 1, 3));
        const row = sheet.addRow([
          day,
          new Date(Date.UTC(1980, 1, 3, 10, 20, 30)),
          0.5,
          100_000,
          123,
          7_911_123_456_789,
          0.1 + 0.2,
          { formula: 'A1&"x"', result: '007x' },
          { formula: 'A2', result: day },
          true,
          { error: '#N/A' },
          { richText: [{ text: 'O' }, { text: "'Brien" }] },
          { text: 'a@b.example', hyperlink: 'mailto:a@b.example' },
        ]);
        row.getCell(1).numFmt = 'dd/mm/yyyy';
        row.getCell(2).numFmt = 'dd/mm/yyyy hh:mm';
        row.getCell(3).numFmt = 'hh:mm';
        row.getCell(5).numFmt = '00000';
        row.getCell(9).numFmt = 'd mmm yy';
      }),
    });
    assert.deepEqual(await bench.rows("SELECT COLUMNS(c -> c[:3] = 'in_') FROM records"), [
      [
        '1980-02-03',
        '1980-02-03T10:20:30',
        '12:00:00',
        '100000',
        '00123',
        '7911123456789',
        '0.3',
        '007x',
        '1980-02-03',
        'true',
        null,
        "O'Brien",
        'a@b.example',
        null,
      ],
    ]);
  });

  it('XLSX: as report writers make it, which is not as Excel does', async () => {
    await load({ 'p.xlsx': (path) => writeParts(path, REPORT_WRITER) });
    assert.deepEqual(
      await bench.rows("SELECT line, COLUMNS(c -> c[:3] = 'in_') FROM records ORDER BY rid"),
      [
        [2, "O'Brien", '1980-02-03', 'true', 'two\nlines'],
        [4, '<&>', '1980-02-03T06:00:00', '0.5', '東京'],
      ],
    );
  });

  it('XLSX: the sheet that is named, and the rows as they are numbered there', async () => {
    const book = workbook((each) => {
      each.addWorksheet('One').addRows([['a'], ['1']]);
      const two = each.addWorksheet('Two');
      two.getCell('A3').value = 'b';
      two.getCell('A5').value = 'x';
      two.getCell('A9').value = 'y';
    });
    const named = await load({ 'p.xlsx': book }, { sheet: 'Two' });
    assert.deepEqual(
      named.notes.filter((note) => note.includes('sheets')),
      [],
    );
    assert.deepEqual(await bench.rows('SELECT line, in_b FROM records ORDER BY rid'), [
      [5, 'x'],
      [9, 'y'],
    ]);
    const first = await load({ 'p.xlsx': book });
    assert.match(first.notes.join('\n'), /p\.xlsx has 2 sheets: "One" is read\./);
    assert.deepEqual(await bench.rows('SELECT in_a FROM records'), [['1']]);
  });
});

describe('records are numbered', () => {
  it('by the lines on which they start', async () => {
    await load({ 'p.csv': '\r\na,b\r\n1,"x\r\n\r\ny"\r\n\r\n2,z\r\n3,z\r\n' });
    assert.deepEqual(await bench.rows('SELECT rid, line, in_a FROM records ORDER BY rid'), [
      [0, 3, '1'],
      [1, 7, '2'],
      [2, 8, '3'],
    ]);
  });

  it('in the order of files and rows, whatever the number of threads', async () => {
    const rows = 60_000;
    const csv = `n,text\n${Array.from({ length: rows }, (_, k) => `${k},${k % 7 === 0 ? `"a\n${'x'.repeat(k % 300)}"` : 'b'}\n`).join('')}`;
    const jsonl = Array.from({ length: rows }, (_, k) => `{"n":${rows + k}}\n`).join('');
    const folder = await bench.write({ 'a.csv': csv, 'b.jsonl': jsonl });
    const checksums: unknown[] = [];
    for (const threads of [1, 4]) {
      const other = await Bench.open(threads);
      try {
        await other.load([join(folder, 'a.csv'), join(folder, 'b.jsonl')]);
        const [check] = await other.rows(
          `SELECT count(*), bool_and(rid = CAST(in_n AS INTEGER)), min(rid), max(rid),
             max(line) FILTER (dataset = 0), md5(string_agg(records::VARCHAR, '' ORDER BY rid))
           FROM records`,
        );
        checksums.push(check);
      } finally {
        await other.close();
      }
    }
    const lastLine = 1 + rows + Math.ceil(rows / 7);
    assert.deepEqual((checksums[0] as unknown[]).slice(0, 5), [
      String(2 * rows),
      true,
      0,
      2 * rows - 1,
      lastLine,
    ]);
    assert.deepEqual(checksums[0], checksums[1]);
  });
});

describe('ids', () => {
  it('are those of the named column, verbatim', async () => {
    const { loaded } = await load({ 'p.csv': 'id,ref\n1, 007\n2,007 \n' }, { id: 'ref' });
    assert.equal(loaded.idColumn, 'ref');
    assert.deepEqual(await bench.rows('SELECT id FROM records ORDER BY rid'), [[' 007'], ['007 ']]);
  });

  it('come from the column whose name says so most plainly', async () => {
    const { loaded } = await load({ 'p.csv': 'household_id,customerRef,Record ID\na,b,c\n' });
    assert.equal(loaded.idColumn, 'Record ID');
  });

  it('never come from a column that is incomplete, repeats, or is the truth', async () => {
    const { loaded } = await load(
      { 'p.csv': 'id,rec_id,person_id,surname\n1,,x,a\n1,2,y,b\n' },
      { truth: 'person_id' },
    );
    assert.equal(loaded.idColumn, null);
    assert.equal(loaded.truthColumn, 'person_id');
    assert.deepEqual(await bench.rows('SELECT id, truth FROM records ORDER BY rid'), [
      ['1', 'x'],
      ['2', 'y'],
    ]);
  });

  it('need only be unique within a data set', async () => {
    const { loaded } = await load({ 'a.csv': 'id,x\n1,p\n', 'b.csv': 'id,x\n1,q\n' }, { id: 'id' });
    assert.deepEqual(
      loaded.datasets.map(({ name, rows }) => [name, rows]),
      [
        ['a', 1],
        ['b', 1],
      ],
    );
    assert.deepEqual(await bench.rows('SELECT rid, dataset, id FROM records ORDER BY rid'), [
      [0, 0, '1'],
      [1, 1, '1'],
    ]);
  });
});

describe('columns', () => {
  it('of several files are one where their names are', async () => {
    const { loaded, notes } = await load({
      'a.csv': 'Post Code,surname\nLS1,Smith\n',
      'b.jsonl': '{"surname":["Jones","Khan"],"post_code":"LS2","town":"Leeds"}\n',
    });
    assert.deepEqual(
      loaded.columns.map(({ name, datasets, isArray }) => [name, datasets, isArray]),
      [
        ['Post Code', [0, 1], false],
        ['surname', [0, 1], true],
        ['town', [1], false],
      ],
    );
    assert(notes.includes('Column "post_code" of b is taken as "Post Code".'));
    assert.deepEqual(
      await bench.rows('SELECT in_post_code, in_surname, in_town FROM records ORDER BY rid'),
      [
        ['LS1', ['Smith'], null],
        ['LS2', ['Jones', 'Khan'], 'Leeds'],
      ],
    );
  });

  it('stay apart where a file has both spellings', async () => {
    const { loaded } = await load({
      'a.csv': 'Name,NAME\na,b\n',
      'b.csv': 'name,Name\nc,d\n',
    });
    assert.deepEqual(
      loaded.columns.map(({ name, field }) => [name, field]),
      [
        ['Name', 'in_name'],
        ['NAME', 'in_name_2'],
        ['name', 'in_name_3'],
      ],
    );
    assert.deepEqual(
      await bench.rows('SELECT in_name, in_name_2, in_name_3 FROM records ORDER BY rid'),
      [
        ['a', 'b', null],
        ['d', null, 'c'],
      ],
    );
  });

  it('without a name are called by their position', async () => {
    const { loaded, notes } = await load({ 'p.csv': ',surname\n0,Smith\n' });
    assert.deepEqual(
      loaded.columns.map(({ name }) => name),
      ['column_1', 'surname'],
    );
    assert.match(notes.join('\n'), /Column 1 of .*p\.csv has no name: it is called "column_1"\./);
  });

  it('may have any name at all', async () => {
    const names = ['rid', 'id"; DROP TABLE records; --', "o'clock", 'SELECT', 'é', '日本'];
    const csv = `${names.map((name) => quote(name, '"')).join(',')}\n1,2,3,4,5,6\n`;
    const jsonl = `${JSON.stringify(Object.fromEntries(names.map((name, k) => [name, `j${k}`])))}\n`;
    const { loaded } = await load({ 'p.csv': csv, 'q.jsonl': jsonl });
    assert.deepEqual(
      loaded.columns.map(({ name }) => name),
      names,
    );
    const fields = loaded.columns.map(({ field }) => field).join(', ');
    assert.deepEqual(await bench.rows(`SELECT ${fields} FROM records ORDER BY rid`), [
      ['1', '2', '3', '4', '5', '6'],
      ['j0', 'j1', 'j2', 'j3', 'j4', 'j5'],
    ]);
  });
});

it('a path is taken literally, patterns and quotes and all', async () => {
  const { loaded } = await load({
    "p[1]*?'{a}.csv": 'id,x\n1,a\n',
    'p1.csv': 'id,x\n1,b\n',
  });
  assert.deepEqual(
    loaded.datasets.map(({ name }) => name),
    ["p[1]*?'{a}", 'p1'],
  );
  assert.deepEqual(await bench.rows('SELECT in_x FROM records ORDER BY rid'), [['a'], ['b']]);
});

it('the hash is that of the file as received', async () => {
  const bytes = Buffer.from('id,surname\n1,Renée\n', 'latin1');
  const expected = createHash('sha256').update(bytes).digest('hex');
  const folder = await bench.write({ 'p.csv': bytes });
  assert.equal(await hashFile(join(folder, 'p.csv')), expected);
  const { loaded, notes } = await bench.load([join(folder, 'p.csv')]);
  assert.equal(loaded.datasets[0]?.sha256, expected);
  assert.match(notes.join('\n'), /p\.csv is not UTF-8: it is read as windows-1252\./);
});
