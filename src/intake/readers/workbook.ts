import { open } from 'node:fs/promises';
import type { Cell, Row, WorkbookReader } from '@cj-tech-master/excelts';
import { ReeveError } from '../../kernel/index.ts';
import { checkColumnNames } from './column-names.ts';
import type { InputFile } from './input-file.ts';

/** One row of a sheet: its 1-based number there, and its values by column. */
export interface SheetRow {
  readonly row: number;
  readonly values: readonly (string | null)[];
}

/** A sheet whose header was read. */
export interface OpenSheet {
  readonly sheet: string;
  /** Names of the sheets that could have been read, in the workbook's order. */
  readonly sheets: readonly string[];
  readonly names: readonly string[];
  /** 1-based positions of the columns that have no name in the sheet. */
  readonly unnamed: readonly number[];
  /** The rows under the header that are not empty. To be read once. */
  readonly rows: AsyncIterable<SheetRow>;
}

/**
 * Opens a sheet of an XLSX workbook: the one that is named, else the first visible one that
 * is not empty. Its first row with a value is the header. Values are plain text: dates as
 * ISO 8601, numbers in digits (with the leading zeros that a format of zeros shows), the
 * last results of formulas; an empty cell, or one with an error such as `#N/A`, is null.
 *
 * The only module that knows the library which reads the format.
 *
 * Throws `input/truncated-file`, `input/corrupt-workbook`, `input/unknown-sheet`,
 * `input/empty-file`, and with each row `input/ragged-row` for values outside the columns.
 */
export async function openSheet(file: InputFile, sheet: string | undefined): Promise<OpenSheet> {
  await checkEnd(file);
  try {
    const found = await findSheet(file, sheet);
    const rows = rowsOf(file, found.sheet);
    const header = await rows.next();
    if (header.done === true) {
      throw new ReeveError('input/empty-file', `Sheet "${found.sheet}" is empty`, {
        location: { file: file.path },
        hint: 'Name another with --sheet.',
      });
    }
    const written = header.value.values.map((value) => (value ?? '').trim());
    while (written.at(-1) === '') written.pop();
    const { names, unnamed } = checkColumnNames(written, file.path, header.value.row);
    return { ...found, names, unnamed, rows: records(file, rows, names.length) };
  } catch (error) {
    throw asCorrupt(error, file);
  }
}

async function* records(
  file: InputFile,
  rows: AsyncIterable<SheetRow>,
  width: number,
): AsyncGenerator<SheetRow> {
  try {
    for await (const { row, values } of rows) {
      const outside = values.findIndex((value, k) => k >= width && value !== null);
      if (outside >= 0) {
        throw new ReeveError('input/ragged-row', `There is a value in a column without a name`, {
          location: { file: file.path, line: row, column: columnLetters(outside) },
          hint: 'Name the column in the header, or clear the value.',
        });
      }
      yield { row, values: Array.from({ length: width }, (_, k) => values[k] ?? null) };
    }
  } catch (error) {
    throw asCorrupt(error, file);
  }
}

/** Settles which sheet to read, in the workbook's order, which is not that of the archive. */
async function findSheet(
  file: InputFile,
  wanted: string | undefined,
): Promise<{ sheet: string; sheets: string[] }> {
  const reader = await openReader(file);
  const filled = new Set<string>();
  for await (const sheet of reader) {
    for await (const row of sheet) {
      if (!filled.has(sheet.name) && valuesOf(row).some((value) => value !== null)) {
        filled.add(sheet.name);
        // With one sheet, or one named, nothing more needs to be known.
        if (wanted !== undefined || reader.model?.sheets?.length === 1) break;
      }
    }
    if (reader.model?.sheets?.length === 1) break;
  }
  const all = reader.model?.sheets ?? [];
  const visible = all.filter(({ state }) => state === undefined || state === 'visible');
  const sheets = visible.map(({ name }) => name);
  if (wanted !== undefined) {
    if (all.some(({ name }) => name === wanted)) return { sheet: wanted, sheets };
    throw new ReeveError('input/unknown-sheet', `There is no sheet "${wanted}"`, {
      location: { file: file.path },
      hint: `The sheets are: ${all.map(({ name }) => name).join(', ')}.`,
    });
  }
  const sheet = sheets.find((name) => filled.has(name));
  if (sheet === undefined) {
    throw new ReeveError('input/empty-file', 'No sheet of the workbook has anything in it', {
      location: { file: file.path },
      hint: 'Check that the extract ran to its end.',
    });
  }
  return { sheet, sheets };
}

async function* rowsOf(file: InputFile, sheet: string): AsyncGenerator<SheetRow> {
  for await (const each of await openReader(file)) {
    if (each.name !== sheet) continue;
    for await (const row of each) {
      const values = valuesOf(row);
      if (values.some((value) => value !== null)) yield { row: row.number, values };
    }
    return;
  }
}

async function openReader(file: InputFile): Promise<WorkbookReader> {
  // Loaded when first needed: it is large, and most inputs are not workbooks.
  const { WorkbookReader: Reader } = await import('@cj-tech-master/excelts');
  return new Reader(file.path, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
  });
}

function valuesOf(row: Row): (string | null)[] {
  const values: (string | null)[] = [];
  row.eachCell({ includeEmpty: false }, (cell, column) => {
    while (values.length < column) values.push(null);
    values[column - 1] = cellText(cell);
  });
  return values;
}

function cellText(cell: Cell): string | null {
  const { value } = cell;
  const format = typeof cell.numFmt === 'string' ? cell.numFmt : (cell.numFmt?.formatCode ?? '');
  if (typeof value === 'object' && value !== null && 'formula' in value) {
    const result = value.result ?? null;
    // The library leaves a formula's date as the number it is stored as.
    if (typeof result === 'number' && isDateFormat(format)) return dateText(serialDate(result));
    return valueText(result, format);
  }
  return valueText(value, format);
}

function valueText(value: unknown, format: string): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value, format);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Date) return dateText(value);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value && Array.isArray(value.richText)) {
    return value.richText.map((run: { text?: string | null }) => run.text ?? '').join('');
  }
  if ('text' in value) return valueText(value.text, format);
  return null;
}

/** A number in digits, to the 15 that a workbook keeps, never with an exponent. */
function numberText(value: number, format: string): string | null {
  if (!Number.isFinite(value)) return null;
  const rounded = Number(value.toPrecision(15));
  const text = /e/.test(String(rounded)) ? withoutExponent(rounded) : String(rounded);
  const padding = /^0+$/.exec(format)?.[0].length ?? 0;
  return Number.isInteger(rounded) && rounded >= 0 ? text.padStart(padding, '0') : text;
}

function withoutExponent(value: number): string {
  return Math.abs(value) >= 1 ? BigInt(value).toString() : value.toFixed(20).replace(/0+$/, '');
}

/** Whether a number format shows a date or a time: it has a part for one outside quotes. */
function isDateFormat(format: string): boolean {
  return /[ymdhs]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')) && !/general/i.test(format);
}

/** Milliseconds in a day. */
const DAY = 86_400_000;

/** The first moment of day 0 of the 1900 date system (ECMA-376 part 1, 18.17.4.1). */
const DAY_ZERO = Date.UTC(1899, 11, 30);

function serialDate(serial: number): Date {
  return new Date(DAY_ZERO + serial * DAY);
}

/** Date, time, or both, whichever it has: days are stored as floating point, so to the second. */
function dateText(date: Date): string | null {
  const time = Math.round(date.getTime() / 1000) * 1000;
  if (Number.isNaN(time)) return null;
  const iso = new Date(time).toISOString();
  if (time >= DAY_ZERO && time < DAY_ZERO + DAY) return iso.slice(11, 19);
  return time % DAY === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}

/** Column as a sheet shows it: 0 is A, 26 is AA. */
function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

/** A ZIP ends with its directory (APPNOTE 4.3.16), behind which a comment may stand. */
async function checkEnd(file: InputFile): Promise<void> {
  const length = Math.min(file.byteLength, 22 + 65_535);
  const end = Buffer.alloc(length);
  const handle = await open(file.path, 'r');
  try {
    await handle.read(end, 0, length, file.byteLength - length);
  } finally {
    await handle.close();
  }
  if (end.lastIndexOf('PK\x05\x06', undefined, 'latin1') < 0) {
    throw new ReeveError('input/truncated-file', 'This workbook has lost its end', {
      location: { file: file.path },
      hint: 'Copy it again.',
    });
  }
}

function asCorrupt(error: unknown, file: InputFile): ReeveError {
  if (error instanceof ReeveError) return error;
  return new ReeveError('input/corrupt-workbook', 'This workbook is damaged: it cannot be read', {
    location: { file: file.path },
    hint: 'Open it in a spreadsheet program and save it again, or save it as CSV.',
    cause: error,
  });
}
