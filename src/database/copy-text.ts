import type { CopyRows, SqlValue } from './database.ts';
import { valueText } from './value-text.ts';

/** Characters of a chunk, about. A statement on PGlite holds the thread for as long as one takes. */
const chunkLength = 512 * 1024;

/** What stands for itself in no field of the text format of COPY (PostgreSQL documentation, COPY, Text Format). */
const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/** One row as a line of COPY's text format, without the line's end. */
export function copyLine(
  row: readonly SqlValue[],
  columns: readonly string[],
  number: number,
): string {
  let line = '';
  for (let index = 0; index < columns.length; index += 1) {
    if (index > 0) line += '\t';
    const text = valueText(row[index], () => `Row ${number}, column ${columns[index]}`);
    if (text === null) line += '\\N';
    else line += special.test(text) ? text.replace(/[\\\t\n\r]/g, (each) => escapes[each]!) : text;
  }
  return line;
}

/** Rows as chunks of whole lines. */
export async function* copyChunks(
  columns: readonly string[],
  rows: CopyRows,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = '';
  let number = 0;
  if (Symbol.iterator in rows) {
    // Awaiting each of a million rows that are here already would cost more than writing them.
    for (const row of rows) {
      number += 1;
      text += `${copyLine(row, columns, number)}\n`;
      if (text.length >= chunkLength) {
        yield encoder.encode(text);
        text = '';
      }
    }
  } else {
    for await (const row of rows) {
      number += 1;
      text += `${copyLine(row, columns, number)}\n`;
      if (text.length >= chunkLength) {
        yield encoder.encode(text);
        text = '';
      }
    }
  }
  if (text !== '') yield encoder.encode(text);
}
