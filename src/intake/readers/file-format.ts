import { extname } from 'node:path';
import { ReeveError } from '../../kernel/index.ts';
import { hasUtf8Mark } from './encoding.ts';
import type { InputFile } from './input-file.ts';

export type FileFormat = 'delimited' | 'json-lines' | 'parquet' | 'xlsx';

/** First bytes of formats that cannot be read here, and what to do about each. */
const REFUSED: readonly { magic: readonly number[]; what: string; hint: string }[] = [
  {
    // Compound File Binary: Excel 97-2003, and any Office file with a password [MS-CFB 2.2].
    magic: [0xd0, 0xcf, 0x11, 0xe0],
    what: 'an old Excel workbook (.xls) or one with a password',
    hint: 'Save it as .xlsx without a password, or as CSV.',
  },
  { magic: [0x1f, 0x8b], what: 'compressed with gzip', hint: 'Decompress it first.' },
  { magic: [0x42, 0x5a, 0x68], what: 'compressed with bzip2', hint: 'Decompress it first.' },
  {
    magic: [0x28, 0xb5, 0x2f, 0xfd],
    what: 'compressed with Zstandard',
    hint: 'Decompress it first.',
  },
  { magic: [0x25, 0x50, 0x44, 0x46, 0x2d], what: 'a PDF', hint: 'Ask for the data as CSV.' },
  {
    // Parquet with an encrypted footer (Parquet format, Encryption.md).
    magic: [0x50, 0x41, 0x52, 0x45],
    what: 'an encrypted Parquet file',
    hint: 'Write it without encryption.',
  },
];

const PARQUET = [0x50, 0x41, 0x52, 0x31]; // PAR1
const ZIP = [0x50, 0x4b, 0x03, 0x04]; // local file header (APPNOTE 4.3.7)

/**
 * What a file holds, by its first bytes; its extension is only looked at to choose
 * between text formats and to word an error.
 *
 * Throws `input/unknown-format` for content that is none of the formats read, and
 * `input/json-array` for JSON that is one array instead of one object a line.
 */
export function recogniseFormat(file: InputFile): FileFormat {
  const { start } = file;
  const begins = (magic: readonly number[]) => magic.every((byte, i) => start[i] === byte);
  if (begins(PARQUET)) return 'parquet';
  if (begins(ZIP)) return recogniseZip(file);
  for (const { magic, what, hint } of REFUSED) {
    if (begins(magic)) throw unknownFormat(file, `This is ${what}`, hint);
  }
  const extension = extname(file.path).toLowerCase();
  if (extension === '.parquet' || extension === '.xlsx') {
    throw unknownFormat(
      file,
      `The name ends in ${extension}, but the content is ${start.includes(0) ? 'not' : 'text, not'} ${
        extension === '.parquet' ? 'Parquet' : 'an Excel workbook'
      }`,
      'Check that the file was copied whole, or give it the extension of what it holds.',
    );
  }
  return recogniseText(file);
}

/** An XLSX is a ZIP whose parts are under `xl/` (ECMA-376 part 2); names are stored plainly. */
function recogniseZip(file: InputFile): FileFormat {
  const names = file.start.toString('latin1');
  if (names.includes('xl/') || names.includes('[Content_Types].xml')) return 'xlsx';
  if (names.includes('application/vnd.oasis.opendocument')) {
    throw unknownFormat(file, 'This is an OpenDocument file', 'Save it as .xlsx, or as CSV.');
  }
  throw unknownFormat(file, 'This is a ZIP archive', 'Extract the files in it, and name those.');
}

function recogniseText(file: InputFile): FileFormat {
  let at = hasUtf8Mark(file.start) ? 3 : 0;
  while (isSpace(file.start[at])) at++;
  if (file.start[at] === 0x7b) return 'json-lines';
  if (file.start[at] === 0x5b && /^\[\s*[{\]]/.test(file.start.toString('latin1', at, at + 200))) {
    throw new ReeveError('input/json-array', 'This is one JSON array, not one object a line', {
      location: { file: file.path, line: 1 },
      hint: "Turn it into JSON lines, for example with: jq -c '.[]'",
    });
  }
  if (/^\.(jsonl|ndjson|json)$/i.test(extname(file.path))) return 'json-lines';
  return 'delimited';
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

function unknownFormat(file: InputFile, message: string, hint: string): ReeveError {
  return new ReeveError('input/unknown-format', message, { location: { file: file.path }, hint });
}
