import assert from 'node:assert/strict';
import { chmod, mkdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Workbook } from '@cj-tech-master/excelts';
import type { LoadOptions } from '../../src/engines/duckdb/read/load-records.ts';
import { asReadError } from '../../src/intake/index.ts';
import { ReeveError } from '../../src/kernel/index.ts';
import { Bench, type Content } from './loading.ts';

interface Case {
  /** What is wrong. */
  readonly name: string;
  readonly files: Readonly<Record<string, Content>>;
  /** Files to load, if not all of them. */
  readonly load?: readonly string[];
  readonly options?: Omit<LoadOptions, 'temporaryDirectory'>;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly file?: string;
    readonly line?: number;
    readonly column?: string | number;
    readonly hint?: string;
  };
  /** The superuser may read every file: the case is loaded as a user who may not. */
  readonly asNobody?: boolean;
}

const latin1 = (text: string) => Buffer.from(text, 'latin1');

const parquet =
  (query: string): Content =>
  async (path, database) => {
    await database.run(`COPY (${query}) TO '${path}' (FORMAT parquet)`);
  };

const workbook =
  (sheets: Readonly<Record<string, readonly unknown[][]>>): Content =>
  async (path) => {
    const book = new Workbook();
    for (const [name, rows] of Object.entries(sheets)) {
      const sheet = book.addWorksheet(name);
      for (const row of rows) sheet.addRow(row as never);
    }
    await book.xlsx.writeFile(path);
  };

const cutTo =
  (share: number, content: Content): Content =>
  async (path, database) => {
    if (typeof content !== 'function') return;
    await content(path, database);
    await truncate(path, Math.floor((await readFile(path)).length * share));
  };

const people = 'id,surname\n1,Smith\n2,Jones\n';

const CASES: readonly Case[] = [
  // Files
  {
    name: 'no file at all',
    files: {},
    error: { code: 'input/no-files', message: 'No input file was given' },
  },
  {
    name: 'a file that is not there',
    files: {},
    load: ['people.csv'],
    error: { code: 'input/missing-file', message: 'There is no such file', file: 'people.csv' },
  },
  {
    name: 'a path through a file',
    files: { 'people.csv': people },
    load: ['people.csv/more.csv'],
    error: {
      code: 'input/missing-file',
      message: 'There is no such file',
      file: 'people.csv/more.csv',
    },
  },
  {
    name: 'a directory',
    files: { 'people.csv': async (path) => void (await mkdir(path)) },
    error: {
      code: 'input/not-a-file',
      message: 'This is a directory, not a file',
      file: 'people.csv',
    },
  },
  {
    name: 'a file without read permission',
    files: {
      'people.csv': async (path) => {
        await writeFile(path, people);
        await chmod(path, 0);
      },
    },
    asNobody: true,
    error: {
      code: 'input/no-permission',
      message: 'You may not read this file',
      file: 'people.csv',
    },
  },
  {
    name: 'two files of one base name',
    files: { 'people.csv': people, 'people.tsv': 'id\tsurname\n1\tSmith\n' },
    error: {
      code: 'input/duplicate-dataset',
      message: 'The data set name "people" is already taken by people.csv',
      file: 'people.tsv',
    },
  },
  {
    name: 'one file twice, by a link',
    files: {
      'people.csv': people,
      'again.csv': (path) => symlink(join(dirname(path), 'people.csv'), path),
    },
    error: {
      code: 'input/same-file-twice',
      message: 'This file was already given as people.csv',
      file: 'again.csv',
    },
  },
  {
    name: 'more files than can be told apart',
    files: {},
    load: Array.from({ length: 257 }, (_, k) => `${k}.csv`),
    error: {
      code: 'input/too-many-files',
      message: '257 files were given, and 256 are the most that one run takes',
    },
  },

  // Formats
  {
    name: 'an empty file',
    files: { 'people.csv': '' },
    error: { code: 'input/empty-file', message: 'The file is empty', file: 'people.csv' },
  },
  {
    name: 'a file of blanks',
    files: { 'people.csv': '\ufeff\n \n' },
    error: {
      code: 'input/empty-file',
      message: 'The file holds nothing but blanks',
      file: 'people.csv',
    },
  },
  {
    name: 'an old Excel workbook',
    files: { 'people.xls': Buffer.from('d0cf11e0a1b11ae1', 'hex') },
    error: {
      code: 'input/unknown-format',
      message: 'This is an old Excel workbook (.xls) or one with a password',
      file: 'people.xls',
    },
  },
  {
    name: 'a compressed file',
    files: { 'people.csv.gz': Buffer.from('1f8b0800000000000003', 'hex') },
    error: {
      code: 'input/unknown-format',
      message: 'This is compressed with gzip',
      file: 'people.csv.gz',
    },
  },
  {
    name: 'an OpenDocument spreadsheet',
    files: {
      'people.ods': Buffer.from(
        'PK\x03\x04\x14mimetypeapplication/vnd.oasis.opendocument.spreadsheet',
        'latin1',
      ),
    },
    error: {
      code: 'input/unknown-format',
      message: 'This is an OpenDocument file',
      file: 'people.ods',
    },
  },
  {
    name: 'a ZIP archive that is no workbook',
    files: { 'people.zip': Buffer.from('PK\x03\x04\x14\x00\x00\x00people.csv', 'latin1') },
    error: { code: 'input/unknown-format', message: 'This is a ZIP archive', file: 'people.zip' },
  },
  {
    name: 'text that calls itself Parquet',
    files: { 'people.parquet': people },
    error: {
      code: 'input/unknown-format',
      message: 'The name ends in .parquet, but the content is text, not Parquet',
      file: 'people.parquet',
    },
  },
  {
    name: 'bytes that call themselves a workbook',
    files: { 'people.xlsx': Buffer.from([1, 2, 0, 3]) },
    error: {
      code: 'input/unknown-format',
      message: 'The name ends in .xlsx, but the content is not an Excel workbook',
      file: 'people.xlsx',
    },
  },

  // Headers
  {
    name: 'a header and nothing else',
    files: { 'people.csv': 'id,surname\n' },
    error: {
      code: 'input/no-records',
      message: 'The file has a header and no records',
      file: 'people.csv',
      line: 1,
    },
  },
  {
    name: 'two columns of one name',
    files: { 'people.csv': 'id,name,town, name\n1,a,b,c\n' },
    error: {
      code: 'input/duplicate-column',
      message: 'Columns 2 and 4 are both called "name"',
      file: 'people.csv',
      line: 1,
      column: 'name',
    },
  },
  {
    name: 'no header',
    files: { 'people.csv': '\n1,Smith,1980-02-03\n2,Jones,1990-01-01\n' },
    error: {
      code: 'input/no-header',
      message: 'The header looks like a record: column 3 has a date',
      file: 'people.csv',
      line: 2,
    },
  },

  {
    name: 'no header, and the email address of a person in its place',
    files: { 'people.csv': '1,Smith,ann@example.org\n2,Jones,\n' },
    error: {
      code: 'input/no-header',
      message: 'The header looks like a record: column 3 has an email address',
      file: 'people.csv',
      line: 1,
    },
  },

  // Records
  {
    name: 'a record with too few fields',
    files: { 'people.csv': 'id,surname,town\n1,Smith,Leeds\n2,Jones\n3,Khan,York\n' },
    error: {
      code: 'input/ragged-row',
      message: 'This record has 2 fields where the header has 3',
      file: 'people.csv',
      line: 3,
      column: 'town',
    },
  },
  {
    name: 'a record with too many fields, after a value of several lines',
    files: { 'people.csv': 'id,address\r\n1,"1 High St\r\nLeeds"\r\n2,2 High St, York\r\n' },
    error: {
      code: 'input/ragged-row',
      message: 'This record has 3 fields where the header has 2',
      file: 'people.csv',
      line: 4,
      column: 3,
    },
  },
  {
    name: 'a last record cut off',
    files: { 'people.csv': `${people}3` },
    error: {
      code: 'input/truncated-file',
      message: 'The file ends in the middle of a record: it has 1 field where the header has 2',
      file: 'people.csv',
      line: 4,
      column: 'surname',
    },
  },
  {
    name: 'a delimiter at the end of one record',
    files: { 'people.csv': 'id,surname\n1,Smith\n2,Jones,\n' },
    error: {
      code: 'input/ragged-row',
      message: 'This record has 3 fields where the header has 2',
      file: 'people.csv',
      line: 3,
      column: 3,
    },
  },
  {
    name: 'a quote that never closes',
    files: { 'people.csv': 'id,surname,town\n1,"Smith\n\n",Leeds\n2,Jones,"York\n3,Khan,Hull\n' },
    error: {
      code: 'input/unterminated-quote',
      message: 'The quoted value that starts here never ends',
      file: 'people.csv',
      line: 5,
      column: 'town',
    },
  },
  {
    name: 'a quote that never closes, in a large file',
    files: { 'people.csv': `id,surname\n1,"Smith\n${'2,Jones\n'.repeat(300_000)}` },
    error: {
      code: 'input/unterminated-quote',
      message: 'The quoted value that starts here does not end within 2000000 bytes',
      file: 'people.csv',
      line: 2,
      column: 'surname',
    },
  },
  {
    name: 'a quote that closes in the next record',
    files: { 'people.csv': 'id,surname\n1,"Smith\n2,"Jones"\n' },
    error: {
      code: 'input/text-after-quote',
      message: 'The quoted value that starts here is followed by more text on line 3',
      file: 'people.csv',
      line: 2,
      column: 'surname',
    },
  },
  {
    name: 'quotes that are not doubled',
    files: { 'people.csv': 'id,surname\n1,"the "old" Smith"\n' },
    error: {
      code: 'input/text-after-quote',
      message: 'The quoted value that starts here is followed by more text',
      file: 'people.csv',
      line: 2,
      column: 'surname',
    },
  },
  {
    name: 'a record of endless length',
    files: { 'people.csv': `id,surname\n1,${'x'.repeat(2_100_000)}\n` },
    error: {
      code: 'input/record-too-long',
      message: 'The record that starts here is longer than 2000000 bytes',
      file: 'people.csv',
      line: 2,
    },
  },
  {
    name: 'a NUL byte',
    files: { 'people.csv': 'id,surname\n1,Smith\n2,Jo\0nes\n' },
    error: {
      code: 'input/nul-byte',
      message: 'There is a NUL byte here, which no text has',
      file: 'people.csv',
      line: 3,
      column: 'surname',
    },
  },
  {
    name: 'a NUL byte inside quotes',
    files: { 'people.csv': 'id,surname\n1,"Smith\n\0"\n' },
    error: {
      code: 'input/nul-byte',
      message: 'There is a NUL byte here, which no text has',
      file: 'people.csv',
      line: 3,
      column: 'surname',
    },
  },
  {
    name: 'a carriage return inside a value',
    files: { 'people.csv': 'id,surname\n1,Smith\rJones\n' },
    error: {
      code: 'input/mixed-newlines',
      message: 'A carriage return stands alone here, where lines end with a line feed',
      file: 'people.csv',
      line: 2,
    },
  },
  {
    name: 'a line feed among carriage returns',
    files: { 'people.csv': 'id,surname\r1,Smith\r2,Jones\n' },
    error: {
      code: 'input/mixed-newlines',
      message: 'A line feed ends this line, where others end with a carriage return',
      file: 'people.csv',
      line: 3,
    },
  },
  {
    name: 'a delimiter that is a word',
    files: { 'people.csv': people },
    options: { delimiter: 'comma' },
    error: { code: 'input/bad-delimiter', message: 'Not usable as a delimiter: "comma"' },
  },

  // Encodings
  {
    name: 'damaged UTF-8',
    files: {
      'people.csv': Buffer.concat([
        Buffer.from('id,surname\n1,Zoë\n2,"Siobhán\n'),
        Buffer.of(0xc3),
        Buffer.from('"\n3,Renée\n'),
      ]),
    },
    error: {
      code: 'input/wrong-encoding',
      message: 'There is a byte here (0xC3) that is not utf-8',
      file: 'people.csv',
      line: 4,
      column: 'surname',
    },
  },
  {
    name: 'Windows-1252 that is said to be UTF-8',
    files: { 'people.csv': latin1('id,surname,town\n1,Smith,Leeds\n2,Renée,York\n') },
    options: { encoding: 'utf8' },
    error: {
      code: 'input/wrong-encoding',
      message: 'There is a byte here (0xE9) that is not utf-8',
      file: 'people.csv',
      line: 3,
      column: 'surname',
    },
  },
  {
    name: 'damage far into a large file',
    files: {
      'people.csv': Buffer.concat([
        Buffer.from(`id,surname\n${'1,Müller\n'.repeat(300_000)}`),
        Buffer.of(0x32, 0x2c, 0xff, 0x0a),
      ]),
    },
    error: {
      code: 'input/wrong-encoding',
      message: 'There is a byte here (0xFF) that is not utf-8',
      file: 'people.csv',
      line: 300_002,
      column: 'surname',
    },
  },
  {
    name: 'a byte that Windows-1252 does not have',
    files: { 'people.csv': latin1('id,surname\n1,Smith\n2,R\x81n\xe9e\n') },
    options: { encoding: 'windows-1252' },
    error: {
      code: 'input/wrong-encoding',
      message: 'There is a byte here (0x81) that is not windows-1252',
      file: 'people.csv',
      line: 3,
      column: 'surname',
    },
  },
  {
    name: 'half a surrogate pair in UTF-16',
    files: { 'people.csv': Buffer.from('\ufeffid,surname\n1,Sm\ud800ith\n', 'utf16le') },
    error: {
      code: 'input/wrong-encoding',
      message: 'There are bytes here that are not utf-16le',
      file: 'people.csv',
      line: 2,
      column: 'surname',
    },
  },
  {
    name: 'an encoding that does not exist',
    files: { 'people.csv': people },
    options: { encoding: 'utf-9' },
    error: {
      code: 'input/unknown-encoding',
      message: 'There is no encoding called "utf-9"',
    },
  },

  // Ids and truth
  {
    name: 'an id column that is not there',
    files: { 'people.csv': 'rec_id,surname\n1,Smith\n' },
    options: { id: 'recid' },
    error: {
      code: 'input/unknown-column',
      message: 'There is no column "recid" for --id',
      file: 'people.csv',
      column: 'recid',
      hint: 'Did you mean "rec_id"? The columns are: rec_id, surname.',
    },
  },
  {
    name: 'an id column that only the first file has',
    files: { 'a.csv': 'ref,surname\n1,Smith\n', 'b.csv': 'number,surname\n1,Smith\n' },
    options: { id: 'ref' },
    error: {
      code: 'input/unknown-column',
      message: 'There is no column "ref" for --id',
      file: 'b.csv',
      column: 'ref',
      hint: 'The columns are: number, surname.',
    },
  },
  {
    name: 'a truth column that is not there',
    files: { 'people.csv': 'id,surname,cluster\n1,Smith,1\n' },
    options: { truth: 'clusters' },
    error: {
      code: 'input/unknown-column',
      message: 'There is no column "clusters" for --truth',
      file: 'people.csv',
      column: 'clusters',
      hint: 'Did you mean "cluster"? The columns are: id, surname, cluster.',
    },
  },
  {
    name: 'an id used twice, with an empty line between',
    files: { 'people.csv': 'id,surname\n7,Smith\n8,Khan\n\n7,Jones\n8,Evans\n' },
    options: { id: 'id' },
    error: {
      code: 'input/duplicate-id',
      message: 'The id "7" was already used on line 2',
      file: 'people.csv',
      line: 5,
      column: 'id',
    },
  },
  {
    name: 'an id used twice in the second file',
    files: { 'a.csv': people, 'b.csv': 'id,surname\n1,Smith\n3,"Khan\n"\n3,Jones\n' },
    options: { id: 'id' },
    error: {
      code: 'input/duplicate-id',
      message: 'The id "3" was already used on line 3',
      file: 'b.csv',
      line: 5,
      column: 'id',
    },
  },
  {
    name: 'a record without an id',
    files: { 'people.csv': 'id,surname\n1,Smith\n ,Jones\n' },
    options: { id: 'id' },
    error: {
      code: 'input/empty-id',
      message: 'This record has no id',
      file: 'people.csv',
      line: 3,
      column: 'id',
    },
  },

  // JSON lines
  {
    name: 'a JSON line cut off',
    files: { 'people.jsonl': '{"id":1}\n\n{"id":2,"surname":"Smi\n' },
    error: {
      code: 'input/invalid-json',
      message: 'This line is not valid JSON: it ends too early',
      file: 'people.jsonl',
      line: 3,
    },
  },
  {
    name: 'a JSON line with a stray comma',
    files: { 'people.jsonl': '{"id":1,,"surname":"Smith"}' },
    error: {
      code: 'input/invalid-json',
      message: 'This line is not valid JSON: see character 9',
      file: 'people.jsonl',
      line: 1,
    },
  },
  {
    name: 'an object over several lines',
    files: { 'people.json': '{\n  "id": 1\n}\n' },
    error: {
      code: 'input/invalid-json',
      message: 'This line is not valid JSON: it ends too early',
      file: 'people.json',
      line: 1,
    },
  },
  {
    name: 'a JSON line that is no object',
    files: { 'people.jsonl': '{"id":1}\n[2]\n' },
    error: {
      code: 'input/not-an-object',
      message: 'This line is a list, not an object',
      file: 'people.jsonl',
      line: 2,
    },
  },
  {
    name: 'a nested object',
    files: { 'people.jsonl': '{"id":1,"name":{"first":"Ann"}}\n' },
    error: {
      code: 'input/nested-value',
      message: 'This value is nested: it is or holds an object',
      file: 'people.jsonl',
      line: 1,
      column: 'name',
    },
  },
  {
    name: 'one JSON array',
    files: { 'people.json': '[{"id":1},\n{"id":2}]\n' },
    error: {
      code: 'input/json-array',
      message: 'This is one JSON array, not one object a line',
      file: 'people.json',
      line: 1,
    },
  },
  {
    name: 'JSON lines that are not UTF-8',
    files: { 'people.jsonl': latin1('{"id":1}\n{"id":2,"surname":"Renée"}\n') },
    error: {
      code: 'input/wrong-encoding',
      message: 'There is a byte here (0xE9) that is not utf-8',
      file: 'people.jsonl',
      line: 2,
      column: 23,
      hint: 'Write the file as UTF-8, as JSON is.',
    },
  },
  {
    name: 'JSON lines in UTF-16',
    files: { 'people.jsonl': Buffer.from('\ufeff{"id":1}\n', 'utf16le') },
    error: {
      code: 'input/wrong-encoding',
      message: 'JSON lines are read as utf-8, not utf-16le',
      file: 'people.jsonl',
    },
  },
  {
    name: 'JSON columns that differ in case only',
    files: { 'people.jsonl': '{"id":1,"Name":"a"}\n{"id":2,"name":"b"}\n' },
    error: {
      code: 'input/duplicate-column',
      message: 'Columns "Name" and "name" differ in case only',
      file: 'people.jsonl',
      column: 'name',
    },
  },
  {
    name: 'JSON lines without a record',
    files: { 'people.jsonl': '\n\n' },
    error: {
      code: 'input/no-records',
      message: 'The file has no records',
      file: 'people.jsonl',
    },
  },

  // Parquet
  {
    name: 'a Parquet file cut off',
    files: { 'people.parquet': cutTo(0.7, parquet("SELECT 1 AS id, 'Smith' AS surname")) },
    error: {
      code: 'input/truncated-file',
      message: 'This Parquet file has lost its end',
      file: 'people.parquet',
    },
  },
  {
    name: 'a Parquet file without records',
    files: { 'people.parquet': parquet('SELECT 1 AS id WHERE false') },
    error: {
      code: 'input/no-records',
      message: 'The file has columns and no records',
      file: 'people.parquet',
    },
  },
  {
    name: 'a Parquet column of structs',
    files: { 'people.parquet': parquet("SELECT 1 AS id, {'first': 'Ann'} AS name") },
    error: {
      code: 'input/nested-value',
      message: 'This column holds values of type STRUCT("first" VARCHAR)',
      file: 'people.parquet',
      column: 'name',
    },
  },
  {
    name: 'a Parquet file whose footer is noise',
    files: { 'people.parquet': Buffer.from(`PAR1${'x'.repeat(40)}\x08\x00\x00\x00PAR1`) },
    error: {
      code: 'input/unreadable',
      message: 'The file cannot be read: it is damaged, or written in a way that is not known here',
      file: 'people.parquet',
    },
  },

  // Workbooks
  {
    name: 'a workbook cut off',
    files: { 'people.xlsx': cutTo(0.9, workbook({ People: [['id'], ['1']] })) },
    error: {
      code: 'input/truncated-file',
      message: 'This workbook has lost its end',
      file: 'people.xlsx',
    },
  },
  {
    name: 'a workbook overwritten in the middle',
    files: {
      'people.xlsx': async (path, database) => {
        const write = workbook({ People: [['id', 'surname'], ...Array(500).fill(['1', 'Smith'])] });
        if (typeof write === 'function') await write(path, database);
        const bytes = await readFile(path);
        await writeFile(path, bytes.fill(0x5a, 60, bytes.length - 400));
      },
    },
    error: {
      code: 'input/corrupt-workbook',
      message: 'This workbook is damaged: it cannot be read',
      file: 'people.xlsx',
    },
  },
  {
    name: 'a key twice in one object, without the values of the person',
    files: { 'people.jsonl': '{"id": 1, "name": "Ann"}\n{"id": 2, "id": 3, "name": "Bob"}\n' },
    error: {
      code: 'input/unreadable',
      message: 'The file cannot be read: it is damaged, or written in a way that is not known here',
      file: 'people.jsonl',
      line: 2,
      hint: 'Write it anew, or as CSV. DuckDB calls it: Invalid Input Error.',
    },
  },
  {
    name: 'a sheet that is not there',
    files: { 'people.xlsx': workbook({ People: [['id'], ['1']], Notes: [['x']] }) },
    options: { sheet: 'Poeple' },
    error: {
      code: 'input/unknown-sheet',
      message: 'There is no sheet "Poeple"',
      file: 'people.xlsx',
      hint: 'The sheets are: People, Notes.',
    },
  },
  {
    name: 'a workbook of empty sheets',
    files: { 'people.xlsx': workbook({ One: [], Two: [] }) },
    error: {
      code: 'input/empty-file',
      message: 'No sheet of the workbook has anything in it',
      file: 'people.xlsx',
    },
  },
  {
    name: 'a sheet with a header and nothing else',
    files: { 'people.xlsx': workbook({ People: [['id', 'surname']] }) },
    error: {
      code: 'input/no-records',
      message: 'The sheet has a header and no records',
      file: 'people.xlsx',
    },
  },
  {
    name: 'a value beside the columns of a sheet',
    files: {
      'people.xlsx': workbook({
        People: [
          ['id', 'surname'],
          ['1', 'Smith'],
          ['2', 'Khan', 'x'],
        ],
      }),
    },
    error: {
      code: 'input/ragged-row',
      message: 'There is a value in a column without a name',
      file: 'people.xlsx',
      line: 3,
      column: 'C',
    },
  },
  {
    name: 'two columns of one name in a sheet',
    files: { 'people.xlsx': workbook({ People: [[], ['id', 'id'], ['1', '2']] }) },
    error: {
      code: 'input/duplicate-column',
      message: 'Columns 1 and 2 are both called "id"',
      file: 'people.xlsx',
      line: 2,
      column: 'id',
    },
  },
];

/** User id of a user without rights, by convention the highest of 16 bits but one. */
const NOBODY = 65_534;

/** Drops the superuser's rights until the returned function is called. */
async function becomeNobody(folder: string): Promise<() => void> {
  if (process.geteuid?.() !== 0) return () => {};
  await chmod(folder, 0o755);
  process.seteuid?.(NOBODY);
  return () => process.seteuid?.(0);
}

describe('a malformed input is refused with its place, and nothing is left behind', () => {
  let bench: Bench;
  before(async () => {
    bench = await Bench.open();
  });
  after(() => bench.close());

  for (const { name, files, load, options, error, asNobody } of CASES) {
    it(name, async () => {
      const folder = await bench.write(files);
      const within = (path: string) => join(folder, path);
      const paths = (load ?? Object.keys(files)).map(within);
      const restore = asNobody === true ? await becomeNobody(folder) : () => {};
      const thrown = await bench
        .load(paths, options)
        .then(
          () => assert.fail('it was loaded'),
          (reason: unknown) => reason,
        )
        .finally(restore);
      assert(thrown instanceof ReeveError, String(thrown));
      const shorten = (text: string) => text.replaceAll(`${folder}/`, '');
      const { file, ...place } = thrown.location;
      const actual = {
        code: thrown.code,
        message: shorten(thrown.message),
        ...(file === undefined ? {} : { file: shorten(file) }),
        ...place,
        ...(error.hint === undefined ? {} : { hint: thrown.hint }),
      };
      assert.deepEqual(actual, error);
      assert(thrown.hint !== undefined && thrown.hint !== '', 'it says what to do');
      assert.deepEqual(await bench.leftovers(), []);
      assert.deepEqual(await bench.tables(), []);
    });
  }

  it('a file that the system does not let us read is refused as such', () => {
    const refusal = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
    const error = asReadError(refusal, 'people.csv');
    assert(error instanceof ReeveError);
    assert.equal(error.code, 'input/no-permission');
    assert.deepEqual(error.location, { file: 'people.csv' });
  });
});
