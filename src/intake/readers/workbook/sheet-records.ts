import { ReeveError } from '../../../kernel/index.ts';
import type { Cells } from '../header-row.ts';
import type { InputFile } from '../input-file.ts';
import { repeatedHeaderNote } from '../repeated-header.ts';
import { checkTrailer, readPaddedTrailer } from '../trailer-row.ts';
import { columnLetters } from './cell-text.ts';
import type { SheetRow } from './sheet-rows.ts';

/** The cells of a row as texts without the blanks around them; an empty one is ''. */
export function cellsOf({ values }: SheetRow): Cells {
  return values.map((value) => (value ?? '').trim());
}

/**
 * The records among the rows under a header: without rows that are the header again, and
 * without a trailer at the end. What is left out is added to `notes`.
 *
 * Throws `input/ragged-row` for a value outside the columns, and `input/truncated-file` where
 * the trailer counts other records.
 */
export async function* sheetRecords(
  file: InputFile,
  rows: AsyncIterable<SheetRow>,
  header: Cells,
  width: number,
  notes: string[],
): AsyncGenerator<SheetRow> {
  const repeats: number[] = [];
  let records = 0;
  // The last row is held back until it is known that another follows.
  let held: SheetRow | undefined;
  let before: SheetRow | undefined;
  for await (const row of rows) {
    if (isHeader(row, header)) {
      repeats.push(row.row);
      continue;
    }
    if (held !== undefined) {
      records++;
      yield held;
    }
    before = held;
    held = inColumns(row, width, file);
  }
  if (repeats.length > 0) notes.push(repeatedHeaderNote(file.path, repeats, 'row'));
  if (held === undefined) return;
  const trailer =
    before === undefined ? null : readPaddedTrailer(cellsOf(held), cellsOf(before), records);
  if (trailer === null) yield held;
  else notes.push(checkTrailer(trailer, records, file.path, held.row));
}

/** A single name may as well be a value. */
function isHeader(row: SheetRow, header: Cells): boolean {
  const { values } = row;
  if (header.length < 2 || values.slice(header.length).some((value) => value !== null))
    return false;
  return header.every((name, k) => (values[k] ?? '').trim() === name);
}

function inColumns({ row, values }: SheetRow, width: number, file: InputFile): SheetRow {
  const outside = values.findIndex((value, k) => k >= width && value !== null);
  if (outside >= 0) {
    throw new ReeveError('input/ragged-row', 'There is a value in a column without a name', {
      location: { file: file.path, line: row, column: columnLetters(outside) },
      hint: 'Name the column in the header, or clear the value.',
    });
  }
  return { row, values: Array.from({ length: width }, (_, k) => values[k] ?? null) };
}
