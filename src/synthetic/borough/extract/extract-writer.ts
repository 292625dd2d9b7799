import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, truncateSync } from 'node:fs';
import type { Month } from '../calendar.ts';
import type { ExtractFile, RowTruth } from '../sources/source.ts';
import { byteOrderMark, encoder } from './encoding.ts';
import { FileWriter, type WrittenFile } from './file-writer.ts';
import { type Layout, troubleIn } from './layout.ts';

/** A file that was made, with its path. */
export interface ManifestFile extends WrittenFile {
  readonly path: string;
}

/** Where in a truncated file the line broke off. */
const TRUNCATED_AT = 0.83;

/** One file of one month's extract, in the layout of its source. */
export class ExtractWriter implements ExtractFile {
  readonly #layout: Layout;
  readonly #path: string;
  readonly #writer: FileWriter;
  readonly #columns: readonly number[];
  readonly #months: readonly [month: Month, last: Month];
  readonly #noted: (record: RowTruth) => void;

  constructor(
    path: string,
    layout: Layout,
    months: readonly [month: Month, last: Month],
    noted: (record: RowTruth) => void,
  ) {
    this.#layout = layout;
    this.#path = path;
    this.#months = months;
    this.#noted = noted;
    const [month, last] = months;
    this.#columns = layout.columns
      .map((name, index) => ({ name, index }))
      .filter(
        ({ name }) =>
          !layout.addedLate?.some(
            ({ column, monthsBeforeEnd }) => column === name && last - month > monthsBeforeEnd,
          ),
      )
      .map(({ index }) => index);
    this.#writer = new FileWriter(path, encoder(layout.encoding));
    this.#writer.write(byteOrderMark(layout.encoding));
    for (const title of layout.titleRows ?? []) this.#line(title);
    this.#header();
  }

  row(record: RowTruth | readonly RowTruth[], values: readonly string[]): void {
    const { blankLines } = this.#layout;
    if ('person' in record) {
      if (record.person >= 0) this.#noted(record);
    } else {
      for (const each of record) this.#noted(each);
    }
    const isWhole = this.#columns.length === values.length;
    this.#line(isWhole ? values : this.#columns.map((index) => values[index] as string));
    this.#writer.rows += 1;
    // By count, so that no chance is spent on it.
    if (blankLines !== undefined && this.#writer.rows % Math.round(1 / blankLines) === 0) {
      this.#writer.write(this.#layout.lineEnd);
    }
    if (this.#writer.rows === 400 && troubleIn(this.#layout, 'header-again', ...this.#months)) {
      this.#header();
    }
  }

  /** Ends the file, and does to it what befalls it this month. */
  close(folder: string): ManifestFile[] {
    const layout = this.#layout;
    if (layout.trailer !== undefined) {
      this.#line(layout.trailer.map((cell) => cell.replace('{rows}', String(this.#writer.rows))));
    }
    const written = this.#writer.close();
    const path = `${folder}/${layout.file}`;
    if (troubleIn(layout, 'truncated', ...this.#months)) {
      const bytes = Math.floor(written.bytes * TRUNCATED_AT);
      truncateSync(this.#path, bytes);
      const sha256 = createHash('sha256').update(readFileSync(this.#path)).digest('hex');
      return [{ path, rows: written.rows, bytes, sha256 }];
    }
    if (!troubleIn(layout, 'sent-again', ...this.#months)) return [{ path, ...written }];
    const again = layout.file.replace(/(\.\w+)$/, '-2$1');
    copyFileSync(this.#path, this.#path.replace(/[^/\\]+$/, again));
    return [
      { path, ...written },
      { path: `${folder}/${again}`, ...written },
    ];
  }

  #header(): void {
    this.#line(this.#columns.map((index) => this.#layout.columns[index] as string));
  }

  #line(values: readonly string[]): void {
    const { delimiter, quotes, lineEnd, padded } = this.#layout;
    let line = '';
    for (let i = 0; i < values.length; i++) {
      if (i > 0) line += delimiter;
      const value = padded === true ? `${values[i]}  ` : (values[i] as string);
      line +=
        quotes === 'none' ? bare(value, delimiter) : quoted(value, delimiter, quotes === 'all');
    }
    this.#writer.write(line + lineEnd);
  }
}

function quoted(value: string, delimiter: string, isAlways: boolean): string {
  if (!isAlways && !NEEDS_QUOTES.test(value) && !value.includes(delimiter)) return value;
  return `"${value.replaceAll('"', '""')}"`;
}

const NEEDS_QUOTES = /["\r\n]/;

/** A system that never quotes puts a blank where a value has its delimiter or a line end. */
function bare(value: string, delimiter: string): string {
  return value.replaceAll(delimiter, ' ').replace(/[\r\n]+/g, ' ');
}
