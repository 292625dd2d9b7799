import { isUtf8 } from 'node:buffer';
import { ReeveError } from '../../kernel/index.ts';
import { checkColumnNames } from './column-names.ts';
import { cutOffBytes, firstInvalidUtf8 } from './encoding.ts';
import type { InputFile } from './input-file.ts';
import { LineNumbers } from './line-numbers.ts';
import { readPieces } from './pieces.ts';
import { wrongEncoding } from './wrong-encoding.ts';

/** What a column of a JSON lines file holds: single values, lists, or now one, now the other. */
export type JsonColumnKind = 'scalar' | 'list' | 'mixed';

/** What the whole of a JSON lines file was found to hold. */
export interface JsonLinesContent {
  readonly columns: readonly { readonly name: string; readonly kind: JsonColumnKind }[];
  readonly records: number;
  readonly lines: LineNumbers;
  /** Of the file as received. */
  readonly sha256: string;
}

/** Longest object, in characters. */
export const LONGEST_OBJECT = 16_000_000;

/**
 * Reads a JSON lines file through, parsing each line, to find the columns and to check that
 * each line is one object of plain values and lists of plain values. Lines may be empty.
 * The file is UTF-8, as JSON is (RFC 8259, 8.1), with or without a byte order mark.
 *
 * Throws `input/wrong-encoding`, `input/invalid-json`, `input/not-an-object`,
 * `input/nested-value`, `input/duplicate-column` and `input/no-records`, with file and line.
 */
export async function checkJsonLines(
  file: InputFile,
  onRead: (bytes: number) => void,
): Promise<JsonLinesContent> {
  const reader = new JsonLinesReader(file);
  const sha256 = await readPieces(file, onRead, cutOffBytes, (bytes) => reader.push(bytes));
  return { ...reader.end(), sha256 };
}

class JsonLinesReader {
  readonly #file: InputFile;
  readonly #kinds = new Map<string, JsonColumnKind>();
  readonly #lines = new LineNumbers();
  #records = 0;
  #line = 0;
  /** The start of a line whose end is in the next piece. */
  #rest = '';

  constructor(file: InputFile) {
    this.#file = file;
  }

  push(bytes: Uint8Array): void {
    if (!isUtf8(bytes)) this.#failEncoding(bytes);
    let text = this.#rest + Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
    if (this.#line === 0 && text.startsWith('\ufeff')) text = text.slice(1);
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.#take(text.slice(start, end));
      start = end + 1;
    }
    this.#rest = text.slice(start);
    if (this.#rest.length > LONGEST_OBJECT) {
      throw this.#error('input/record-too-long', 'The object on this line is too long', {
        line: this.#line + 1,
        hint: 'Check that there is one object a line.',
      });
    }
  }

  end(): Omit<JsonLinesContent, 'sha256'> {
    if (this.#rest !== '') this.#take(this.#rest);
    if (this.#records === 0) {
      throw this.#error('input/no-records', 'The file has no records', {
        hint: 'Check that the extract ran to its end.',
      });
    }
    const names = [...this.#kinds.keys()];
    checkColumnNames(names, this.#file.path, undefined);
    this.#checkNames(names);
    const columns = names.map((name) => ({ name, kind: this.#kinds.get(name) ?? 'scalar' }));
    return { columns, records: this.#records, lines: this.#lines };
  }

  #take(text: string): void {
    this.#line++;
    if (text.trim() === '') return;
    const value = this.#parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      const what = Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`;
      throw this.#error('input/not-an-object', `This line is ${what}, not an object`, {
        line: this.#line,
        hint: 'Write each record as {"column": value, ...} on a line of its own.',
      });
    }
    const record = value as Record<string, unknown>;
    for (const name of Object.keys(record)) this.#note(name, record[name]);
    this.#lines.add(this.#records++, this.#line);
  }

  #parse(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch (error) {
      const found = /at position (\d+)/.exec((error as Error).message)?.[1];
      const position = found === undefined ? text.length : Number(found);
      const where =
        position >= text.trimEnd().length ? 'it ends too early' : `see character ${position + 1}`;
      throw this.#error('input/invalid-json', `This line is not valid JSON: ${where}`, {
        line: this.#line,
        hint: 'Write each record as one object on a line of its own.',
      });
    }
  }

  /** Notes what kind of value a column has here. Null says nothing. */
  #note(name: string, value: unknown): void {
    const known = this.#kinds.get(name);
    if (value === null) {
      if (known === undefined) this.#kinds.set(name, 'scalar');
      return;
    }
    if (typeof value !== 'object') {
      if (known === 'list') this.#kinds.set(name, 'mixed');
      else if (known === undefined) this.#kinds.set(name, 'scalar');
      return;
    }
    if (!Array.isArray(value) || value.some((each) => typeof each === 'object' && each !== null)) {
      throw this.#error('input/nested-value', 'This value is nested: it is or holds an object', {
        line: this.#line,
        column: name,
        hint: 'Give each part of it a column of its own.',
      });
    }
    if (known === undefined) this.#kinds.set(name, 'list');
    else if (known === 'scalar') this.#kinds.set(name, 'mixed');
  }

  /** The database tells fields of an object apart without regard to case. */
  #checkNames(names: readonly string[]): void {
    const seen = new Map<string, string>();
    for (const name of names) {
      const earlier = seen.get(name.toLowerCase());
      if (earlier !== undefined) {
        throw this.#error(
          'input/duplicate-column',
          `Columns "${earlier}" and "${name}" differ in case only`,
          { column: name, hint: 'Give each column a name of its own.' },
        );
      }
      seen.set(name.toLowerCase(), name);
    }
    if (names.includes('')) {
      throw this.#error('input/unnamed-column', 'A column has an empty name', {
        hint: 'Give each column a name.',
      });
    }
  }

  #failEncoding(bytes: Uint8Array): never {
    const at = firstInvalidUtf8(bytes);
    const before = Buffer.from(bytes.subarray(0, at)).toString();
    const text = this.#rest + before;
    const line = this.#line + text.split('\n').length;
    const column = text.length - (text.lastIndexOf('\n') + 1) + 1;
    const hint = 'Write the file as UTF-8, as JSON is.';
    throw wrongEncoding(this.#file, 'utf-8', bytes[at], { line, column }, hint);
  }

  #error(
    code: string,
    message: string,
    { hint, ...place }: { line?: number; column?: string; hint: string },
  ): ReeveError {
    return new ReeveError(code, message, { location: { file: this.#file.path, ...place }, hint });
  }
}
