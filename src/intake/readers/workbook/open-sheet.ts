import { ReeveError } from '../../../kernel/index.ts';
import { checkColumnNames } from '../column-names.ts';
import { groupsOf, headerIndex, leftOutNote, nameByGroup } from '../header-row.ts';
import type { InputFile } from '../input-file.ts';
import type { WorkbookArchive } from './archive.ts';
import { readParts, type WorkbookParts } from './parts.ts';
import { cellsOf, sheetRecords } from './sheet-records.ts';
import { type SheetRow, sheetRows } from './sheet-rows.ts';

/** What the user may say of a workbook. */
export interface SheetOptions {
  /** Else the first visible one that is not empty. */
  readonly sheet?: string | undefined;
  /** 1-based row of the sheet that names the columns. */
  readonly headerRow?: number | undefined;
}

/** Rows looked at to find the header. */
const SAMPLE_ROWS = 200;

/** A sheet whose header was read. */
export interface OpenSheet {
  readonly sheet: string;
  /** Names of the visible sheets, in the workbook's order. */
  readonly sheets: readonly string[];
  readonly names: readonly string[];
  /** 1-based positions of the columns that have no name in the sheet. */
  readonly unnamed: readonly number[];
  /** The rows under the header that are not empty. To be read once. */
  readonly rows: AsyncIterable<SheetRow>;
  /** What was decided about the header and, once the rows are read, left out, for the user. */
  readonly notes: readonly string[];
  close(): Promise<void>;
}

/**
 * Opens a sheet of an XLSX workbook: the one that is named, else the first visible one that
 * is not empty. Its header is the row that is named, else the one that `headerIndex` finds: the
 * first with a value unless titles stand above. Values are plain text: dates as
 * ISO 8601, numbers in digits (with the leading zeros that a format of zeros shows), the
 * last results of formulas; an empty cell, or one with an error such as `#N/A`, is null.
 *
 * Throws `input/truncated-file`, `input/corrupt-workbook`, `input/unknown-format`,
 * `input/unknown-sheet`, `input/empty-file`, `input/header-row`, and with the rows `input/ragged-row` for values
 * outside the columns.
 */
export async function openSheet(
  file: InputFile,
  { sheet, headerRow }: SheetOptions = {},
): Promise<OpenSheet> {
  // Loaded when first needed: most inputs are not workbooks.
  const { WorkbookArchive } = await import('./archive.ts');
  let archive: WorkbookArchive | undefined;
  try {
    archive = await WorkbookArchive.open(file);
    checkIsXml(archive, file);
    const workbook = await readParts(archive);
    const { name, first, rows } = await findSheet(archive, workbook, file, sheet);
    const sample = await takeRows(first, rows, Math.max(SAMPLE_ROWS, headerRow ?? 0));
    const index = findHeader(sample, headerRow, file);
    const header = sample[index]!;
    const above = sample.slice(0, index).map(cellsOf);
    const written = nameByGroup(cellsOf(header), groupsOf(above));
    const { names, unnamed } = checkColumnNames(written, file.path, header.row);
    const opened = archive;
    const notes = above.length === 0 ? [] : [leftOutNote(file.path, above, `row ${header.row}`)];
    const below = chain(sample.slice(index + 1), rows);
    return {
      sheet: name,
      sheets: workbook.sheets.flatMap((each) => (each.isVisible ? [each.name] : [])),
      names,
      unnamed,
      rows: orCorrupt(file, sheetRecords(file, below, cellsOf(header), names.length, notes)),
      notes,
      close: () => opened.close(),
    };
  } catch (error) {
    await archive?.close();
    throw asCorrupt(error, file);
  }
}

/** The sheet to read, and its first row. */
async function findSheet(
  archive: WorkbookArchive,
  workbook: WorkbookParts,
  file: InputFile,
  wanted: string | undefined,
): Promise<{ name: string; first: SheetRow; rows: AsyncGenerator<SheetRow> }> {
  const location = { file: file.path };
  const candidates = workbook.sheets.filter(({ name, isVisible }) =>
    wanted === undefined ? isVisible : name === wanted,
  );
  if (wanted !== undefined && candidates.length === 0) {
    throw new ReeveError('input/unknown-sheet', `There is no sheet "${wanted}"`, {
      location,
      hint: `The sheets are: ${workbook.sheets.map(({ name }) => name).join(', ')}.`,
    });
  }
  for (const { name, part } of candidates) {
    const rows = sheetRows(archive, workbook, part);
    const first = await rows.next();
    if (first.done !== true) return { name, first: first.value, rows };
  }
  throw new ReeveError(
    'input/empty-file',
    wanted === undefined
      ? 'No sheet of the workbook has anything in it'
      : `Sheet "${wanted}" has nothing in it`,
    {
      location,
      hint: 'Name the sheet that holds the records with --sheet, or check the extract.',
    },
  );
}

async function* orCorrupt(
  file: InputFile,
  rows: AsyncIterable<SheetRow>,
): AsyncGenerator<SheetRow> {
  try {
    yield* rows;
  } catch (error) {
    throw asCorrupt(error, file);
  }
}

/** The first rows of a sheet. */
async function takeRows(
  first: SheetRow,
  rows: AsyncGenerator<SheetRow>,
  most: number,
): Promise<SheetRow[]> {
  const taken = [first];
  while (taken.length < most) {
    const next = await rows.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}

async function* chain(
  taken: readonly SheetRow[],
  rows: AsyncIterable<SheetRow>,
): AsyncGenerator<SheetRow> {
  yield* taken;
  yield* rows;
}

/** Index of the header among the first rows that have a value. */
function findHeader(
  rows: readonly SheetRow[],
  wanted: number | undefined,
  file: InputFile,
): number {
  if (wanted === undefined) return headerIndex(rows.map(cellsOf), true);
  const index = rows.findIndex(({ row }) => row === wanted);
  if (index >= 0) return index;
  throw new ReeveError('input/header-row', `Row ${wanted} of the sheet has nothing in it`, {
    location: { file: file.path, line: wanted },
    hint: 'Name the row of the column names with --header-row, as the sheet numbers it.',
  });
}

/** Excel can also write its parts in a binary form, in the same kind of archive [MS-XLSB]. */
function checkIsXml(archive: WorkbookArchive, file: InputFile): void {
  if (!archive.has('xl/workbook.bin')) return;
  throw new ReeveError('input/unknown-format', 'This is a binary Excel workbook (.xlsb)', {
    location: { file: file.path },
    hint: 'Save it as .xlsx, or as CSV.',
  });
}

function asCorrupt(error: unknown, file: InputFile): ReeveError {
  if (error instanceof ReeveError) return error;
  return new ReeveError('input/corrupt-workbook', 'This workbook is damaged: it cannot be read', {
    location: { file: file.path },
    hint: 'Open it in a spreadsheet program and save it again, or save it as CSV.',
    cause: error,
  });
}
