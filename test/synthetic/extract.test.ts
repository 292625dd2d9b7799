import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { ExtractWriter } from '../../src/synthetic/borough/extract/extract-writer.ts';
import { FileWriter } from '../../src/synthetic/borough/extract/file-writer.ts';
import type { Layout } from '../../src/synthetic/borough/extract/layout.ts';

const root = mkdtempSync(join(tmpdir(), 'reeve-extract-'));
after(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;

const plain: Layout = {
  file: 'people.csv',
  columns: ['ref', 'name', 'note'],
  delimiter: ',',
  encoding: 'utf-8',
  lineEnd: '\n',
  quotes: 'needed',
};
const LAST = 660;
const nobody = { record: -1, key: '', person: -1, home: -1, slips: 0 };

function written(
  layout: Layout,
  rows: readonly (readonly string[])[],
  month = LAST,
): { files: ReturnType<ExtractWriter['close']>; read(name?: string): Buffer } {
  folders += 1;
  const folder = join(root, String(folders));
  mkdirSync(folder);
  const writer = new ExtractWriter(join(folder, layout.file), layout, [month, LAST], () => {});
  for (const row of rows) writer.row(nobody, row);
  const files = writer.close('somewhere');
  return { files, read: (name = layout.file) => readFileSync(join(folder, name)) };
}

test('what needs quotes gets them, and reads back as it was', () => {
  const rows = [
    ['1', 'Smith, John', 'said "no"'],
    ['2', 'Two\nlines', ''],
    ['3', 'Łukasz', 'Ștefan'],
  ];
  const { read, files } = written(plain, rows);
  assert.deepEqual(parse(read()), [[...plain.columns], ...rows]);
  assert.equal(files[0]?.rows, 3);
  assert.equal(files[0]?.bytes, read().length);
});

test('a system that never quotes loses the delimiter out of its values', () => {
  const { read } = written({ ...plain, quotes: 'none', delimiter: '|' }, [['1', 'a|b', 'c\r\nd']]);
  assert.equal(read().toString(), 'ref|name|note\n1|a b|c d\n');
});

test('encodings have their marks, and lose what they cannot write', () => {
  const rows = [['1', 'José Ștefan', '€ ’']];
  const utf8 = written({ ...plain, encoding: 'utf-8-bom' }, rows).read();
  assert.deepEqual([...utf8.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const utf16 = written({ ...plain, encoding: 'utf-16le' }, rows).read();
  assert.deepEqual([...utf16.subarray(0, 2)], [0xff, 0xfe]);
  assert.ok(utf16.toString('utf16le').includes('José Ștefan'));
  const western = written({ ...plain, encoding: 'windows-1252' }, rows).read();
  assert.equal(
    new TextDecoder('windows-1252').decode(western),
    'ref,name,note\n1,José ?tefan,€ ’\n',
  );
});

test('a column that was added comes from its month on', () => {
  const layout: Layout = { ...plain, addedLate: [{ column: 'note', monthsBeforeEnd: 5 }] };
  const rows = [['1', 'Ann', 'new']];
  assert.equal(
    written(layout, rows, LAST - 6)
      .read()
      .toString(),
    'ref,name\n1,Ann\n',
  );
  assert.equal(
    written(layout, rows, LAST - 5)
      .read()
      .toString(),
    'ref,name,note\n1,Ann,new\n',
  );
});

test('titles stand above the header, a count below, blank lines and blanks in between', () => {
  const layout: Layout = {
    ...plain,
    titleRows: [['Report of people', '', ''], []],
    trailer: ['TOTAL', '{rows}'],
    padded: true,
    blankLines: 0.5,
    lineEnd: '\r\n',
  };
  const text = written(layout, [
    ['1', 'Ann', ''],
    ['2', 'Bob', ''],
  ])
    .read()
    .toString();
  assert.equal(
    text,
    'Report of people  ,  ,  \r\n\r\nref  ,name  ,note  \r\n1  ,Ann  ,  \r\n2  ,Bob  ,  \r\n\r\nTOTAL  ,2  \r\n',
  );
});

test('in its month a file breaks off, comes twice, or repeats its header', () => {
  const rows = Array.from({ length: 500 }, (_, n) => [String(n), 'Ann', 'x']);
  const troubled = (kind: 'truncated' | 'sent-again' | 'header-again'): Layout => ({
    ...plain,
    troubles: [{ kind, monthsBeforeEnd: 3 }],
  });
  const whole = written(plain, rows).read();
  for (const kind of ['truncated', 'sent-again', 'header-again'] as const) {
    assert.ok(
      written(troubled(kind), rows, LAST - 2)
        .read()
        .equals(whole),
      kind,
    );
  }
  const broken = written(troubled('truncated'), rows, LAST - 3);
  assert.ok(whole.subarray(0, broken.read().length).equals(broken.read()));
  assert.ok(broken.read().length < whole.length * 0.9);
  assert.equal(broken.files[0]?.bytes, broken.read().length);
  const twice = written(troubled('sent-again'), rows, LAST - 3);
  assert.deepEqual(
    twice.files.map(({ path }) => path),
    ['somewhere/people.csv', 'somewhere/people-2.csv'],
  );
  assert.ok(twice.read('people-2.csv').equals(twice.read()));
  const again = written(troubled('header-again'), rows, LAST - 3)
    .read()
    .toString();
  assert.equal(again.split('ref,name,note').length, 3);
});

test('rows reach the disk long before the file is complete', () => {
  const path = join(root, 'long.csv');
  const writer = new FileWriter(path);
  const row = `${'x'.repeat(99)}\n`;
  let largestUnwritten = 0;
  for (let rows = 1; rows <= 50_000; rows++) {
    writer.write(row);
    if (rows % 1000 === 0) {
      largestUnwritten = Math.max(largestUnwritten, rows * row.length - statSync(path).size);
    }
  }
  assert.ok(largestUnwritten < 300_000, `${largestUnwritten} characters were held`);
  assert.equal(writer.close().bytes, 5_000_000);
});
