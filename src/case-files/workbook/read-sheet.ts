import { openInputFiles, openSheet } from '../../intake/index.ts';
import { type ErrorLocation, ReeveError } from '../../kernel/index.ts';
import { columnName } from './sheet-plan.ts';

/** A row of a sheet that was filled in. */
export interface SheetLine {
  /** The text of a cell, without blanks around it and without an apostrophe that kept it a text. */
  text(column: string): string;
  place(column: string): ErrorLocation;
  wrong(column: string, message: string, hint: string): ReeveError;
}

export interface SheetCells {
  readonly lines: readonly SheetLine[];
  /** @throws ReeveError `business-case/sheet` where no row, or more than one, has the id */
  line(id: string): SheetLine;
}

/** More rows than any case has. */
const MOST_ROWS = 10_000;

/**
 * Reads the rows of a sheet below the names of its columns, up to the first that is empty.
 *
 * @param header 0-based row of the names
 * @throws ReeveError `input/...`, and `business-case/sheet` where a column is not there
 */
export async function readSheet(
  path: string,
  name: string,
  header: number,
  columns: readonly string[],
): Promise<SheetCells> {
  const [file] = await openInputFiles([path]);
  if (file === undefined) throw new ReeveError('input/no-files', 'No input file was given');
  const sheet = await openSheet(file, { sheet: name, headerRow: header + 1 });
  const lines: SheetLine[] = [];
  try {
    const missing = columns.find((column) => !sheet.names.includes(column));
    if (missing !== undefined) {
      throw new ReeveError('business-case/sheet', `There is no column "${missing}" here`, {
        location: { file: path, field: `${name}!${header + 1}:${header + 1}` },
        hint: 'Leave the names of columns, and their row, as they were.',
      });
    }
    let last = header + 1;
    for await (const { row, values } of sheet.rows) {
      // What stands under an empty row is another table of the sheet.
      if (row !== last + 1 || lines.length === MOST_ROWS) break;
      last = row;
      lines.push(lineOf(path, name, row, values, sheet.names));
    }
  } catch (error) {
    throw outsideOf(error, path, name);
  } finally {
    await sheet.close();
  }
  return {
    lines,
    line(id) {
      const [found, again] = lines.filter((line) => line.text('Id') === id);
      if (again !== undefined) throw again.wrong('Id', `"${id}" is here twice`, 'Keep one.');
      if (found !== undefined) return found;
      throw new ReeveError('business-case/sheet', `There is no row "${id}" here`, {
        location: { file: path, field: name },
        hint: 'Leave all rows in place, without an empty one between them.',
      });
    },
  };
}

/** What stands outside the columns, by its cell. */
function outsideOf(error: unknown, file: string, sheet: string): unknown {
  if (!(error instanceof ReeveError) || error.code !== 'input/ragged-row') return error;
  const { column, line } = error.location;
  return new ReeveError('business-case/sheet', 'There is something beside the table here', {
    location: { file, field: `${sheet}!${column}${line}` },
    hint: 'Clear it; Inputs has a column for notes.',
    cause: error,
  });
}

function lineOf(
  file: string,
  sheet: string,
  row: number,
  values: readonly (string | null)[],
  names: readonly string[],
): SheetLine {
  const place = (column: string): ErrorLocation => ({
    file,
    field: `${sheet}!${columnName(names.indexOf(column))}${row}`,
  });
  return {
    text: (column) =>
      (values[names.indexOf(column)] ?? '').trim().replace(/^'(?=[=+\-@\t\r\n])/, ''),
    place,
    wrong: (column, message, hint) =>
      new ReeveError('business-case/sheet', message, { location: place(column), hint }),
  };
}
