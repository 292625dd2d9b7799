import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { PersonFile } from './person-files.ts';

/** A row of an extract by column, values without the blanks around them. */
export type ExtractRow = Readonly<Record<string, string>>;

/** Path of a file in the last extract that its source sent. */
export function lastExtract(borough: string, { source, file }: PersonFile): string {
  const folder = join(borough, 'extracts', source);
  const month = readdirSync(folder).sort().at(-1);
  if (month === undefined) throw new Error(`${folder} has no extracts`);
  return join(folder, month, file);
}

/**
 * The records of an extract in their order: what stands below the line that names the columns
 * and has as many values. Titles, blank lines and trailers are none.
 *
 * It shares nothing with Reeve's own reading, which the benchmark measures as well.
 */
export function extractRows(path: string, { delimiter, key }: PersonFile): ExtractRow[] {
  const lines: string[][] = parse(decode(readFileSync(path)), {
    bom: true,
    delimiter,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
  });
  const start = lines.findIndex((line) => key.every((name) => line.includes(name)));
  const header = lines[start];
  if (header === undefined) throw new Error(`${path} has no line with ${key.join(', ')}`);
  return lines
    .slice(start + 1)
    .filter((line) => line.length === header.length && line.some((value) => value !== ''))
    .map((line) => Object.fromEntries(header.map((name, i) => [name, line[i] ?? ''])));
}

/** The key of a row, as the truth has it. */
export const keyOf = (row: ExtractRow, { key }: PersonFile): string =>
  key.map((column) => row[column]).join('/');

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes);
}
