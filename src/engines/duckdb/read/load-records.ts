import type { DuckDBConnection } from '@duckdb/node-api';
import {
  checkHasNoHeaderRow,
  checkHeaderRows,
  type HeaderRows,
  headerRowOf,
  type InputFile,
  openInputFiles,
  recogniseFormat,
  type UnitedColumn,
  uniteColumns,
} from '../../../intake/index.ts';
import { type Progress, silentProgress } from '../../../kernel/index.ts';
import { quoteIdentifier, sql } from '../../../linkage/index.ts';
import { assembleRecords, dropRecords, linesTable, recordFields } from './assemble-records.ts';
import { rowsOf } from './database.ts';
import { loadDelimited } from './load-delimited.ts';
import { loadJsonLines } from './load-json-lines.ts';
import { loadParquet } from './load-parquet.ts';
import { loadWorkbook } from './load-workbook.ts';
import { checkIds, findIdColumn, type NamedFile, namedColumn } from './record-ids.ts';
import { type StagedFile, stagingTable } from './staged-file.ts';
import { Workspace } from './workspace.ts';

export interface LoadOptions {
  /** Column that holds the records' ids; else one that is unique and called like an id. */
  readonly id?: string;
  /** Whether something else says what records are known by: then a column for it is no news. */
  readonly isKeyedElsewhere?: boolean;
  /** Column that says which records are truly the same person. */
  readonly truth?: string;
  /** Delimiter of CSV files, for all of them: one character, or `tab`. */
  readonly delimiter?: string;
  /** Encoding of CSV files, for all of them, such as `windows-1252`. */
  readonly encoding?: string;
  /** Sheet of XLSX files; else the first that is not empty. */
  readonly sheet?: string;
  /** Lines of CSV files and rows of XLSX sheets that name the columns, where that is known. */
  readonly headerRow?: HeaderRows;
  /** Where temporary files may be made; they are removed whatever happens. */
  readonly temporaryDirectory: string;
}

/** One input file, as loaded. */
export interface LoadedDataset {
  /** Base name of the file without its extension. */
  readonly name: string;
  readonly path: string;
  readonly rows: number;
  /** Of the file as received. */
  readonly sha256: string;
  /** `csv`, `tsv`, `jsonl`, `parquet` or `xlsx`. */
  readonly format: string;
  readonly encoding: string;
}

/** One column of the input. */
export interface LoadedColumn {
  /** As it is first written. */
  readonly name: string;
  /** Its column in the table `records`. */
  readonly field: string;
  readonly isArray: boolean;
  /** Indices of the data sets that have it. */
  readonly datasets: readonly number[];
  /** What else the column is for: an id or a truth is no evidence of a match. */
  readonly role: 'value' | 'id' | 'truth';
}

/** What `loadRecords` has loaded. */
export interface LoadedRecords {
  readonly datasets: readonly LoadedDataset[];
  /** All columns of the input, in order of first appearance. */
  readonly columns: readonly LoadedColumn[];
  /** Null where records go by their row numbers. */
  readonly idColumn: string | null;
  readonly truthColumn: string | null;
  readonly rowCount: number;
}

/**
 * Loads files of records (CSV, TSV, JSON lines, Parquet, XLSX) into one table or view `records`:
 *
 * - `rid INTEGER`: 0, 1, ... in the order of the files and of the rows in each, whatever the
 *   number of threads
 * - `dataset UTINYINT`: index of the file
 * - `line INTEGER`: line on which the record starts in a text file, row number otherwise
 * - `id VARCHAR`: as in the file, or the record's number in its file from 1
 * - `truth VARCHAR`: null without `truth`
 * - one column for each of the input's, called by `LoadedColumn.field`: VARCHAR as received,
 *   with nothing trimmed or guessed and empty text kept apart from null, or VARCHAR[] for lists
 *
 * Throws `input/*` with file, line and column; then nothing is left behind, in the database
 * or on disk.
 *
 * @example
 * const loaded = await loadRecords(connection, ['a.csv', 'b.parquet'],
 *   { temporaryDirectory: tmpdir() });
 * loaded.datasets[0].name // 'a'
 */
export async function loadRecords(
  connection: DuckDBConnection,
  files: readonly string[],
  options: LoadOptions,
  progress: Progress = silentProgress,
): Promise<LoadedRecords> {
  const inputs = await openInputFiles(files);
  checkHeaderRows(
    options.headerRow,
    inputs.map(({ dataset }) => dataset),
  );
  const workspace = new Workspace(options.temporaryDirectory);
  const keepOrder = await setInsertionOrder(connection, true);
  let isStagingNeeded = false;
  try {
    await dropEarlierLoad(connection);
    const { isView, ...loaded } = await load(connection, inputs, options, workspace, progress);
    isStagingNeeded = isView;
    return loaded;
  } catch (error) {
    await dropRecords(connection);
    throw error;
  } finally {
    for (const index of inputs.keys()) {
      const tables = [linesTable(index), ...(isStagingNeeded ? [] : [stagingTable(index)])];
      for (const name of tables) {
        await connection.run(sql`DROP TABLE IF EXISTS ${quoteIdentifier(name)}`);
      }
    }
    await setInsertionOrder(connection, keepOrder);
    await workspace.remove();
  }
}

/** Drops the records of an earlier load, and its files where the records were a view of them. */
async function dropEarlierLoad(connection: DuckDBConnection): Promise<void> {
  await dropRecords(connection);
  const staged = await rowsOf(
    connection,
    sql`SELECT table_name FROM duckdb_tables() WHERE regexp_full_match(table_name, 'intake_[0-9]+')`,
  );
  for (const { table_name } of staged) {
    await connection.run(sql`DROP TABLE ${quoteIdentifier(String(table_name))}`);
  }
}

async function load(
  connection: DuckDBConnection,
  inputs: readonly InputFile[],
  options: LoadOptions,
  workspace: Workspace,
  progress: Progress,
): Promise<LoadedRecords & { readonly isView: boolean }> {
  progress.phase(
    'read',
    inputs.reduce((sum, file) => sum + file.byteLength, 0),
  );
  let bytesRead = 0;
  const onRead = (bytes: number) => {
    bytesRead += bytes;
    progress.advance(bytesRead);
  };
  const files: (NamedFile & { readonly dataset: string })[] = [];
  for (const [index, file] of inputs.entries()) {
    const staged = await stage(connection, index, file, options, workspace, progress, onRead);
    files.push({ path: file.path, dataset: file.dataset, staged });
  }
  for (const note of sameFileNotes(files)) progress.note(note);
  const { columns, notes } = uniteColumns(
    files.map(({ dataset, staged }) => ({ dataset, columns: staged.columns })),
  );
  for (const note of notes) progress.note(note);
  const truth =
    options.truth === undefined ? null : namedColumn(options.truth, '--truth', columns, files);
  const id =
    options.id === undefined
      ? await findIdColumn(connection, columns, files, truth)
      : namedColumn(options.id, '--id', columns, files);
  if (options.isKeyedElsewhere !== true) progress.note(idNote(columns, id, options.id));
  const fields = recordFields(columns.map(({ name }) => name));
  const staged = files.map((file) => file.staged);
  const isView = await assembleRecords(connection, staged, columns, fields, { id, truth });
  if (options.id !== undefined) await checkIds(connection, options.id, files);
  return {
    isView,
    datasets: files.map(({ dataset, path, staged: { records, sha256, format, encoding } }) => ({
      name: dataset,
      path,
      rows: records,
      sha256,
      format,
      encoding,
    })),
    columns: columns.map(({ name, isArray, positions }, index) => ({
      name,
      field: fields[index]!,
      isArray,
      datasets: positions.flatMap((position, k) => (position === null ? [] : [k])),
      role: index === id ? 'id' : index === truth ? 'truth' : 'value',
    })),
    idColumn: id === null ? null : columns[id]!.name,
    truthColumn: truth === null ? null : columns[truth]!.name,
    rowCount: staged.reduce((sum, file) => sum + file.records, 0),
  };
}

function stage(
  connection: DuckDBConnection,
  index: number,
  file: InputFile,
  options: LoadOptions,
  workspace: Workspace,
  progress: Progress,
  onRead: (bytes: number) => void,
): Promise<StagedFile> {
  const table = stagingTable(index);
  const headerRow = headerRowOf(options.headerRow, file.dataset);
  const format = recogniseFormat(file);
  if (format === 'parquet' || format === 'json-lines') {
    checkHasNoHeaderRow(options.headerRow, file);
  }
  switch (format) {
    case 'delimited':
      return loadDelimited(
        connection,
        table,
        file,
        { delimiter: options.delimiter, encoding: options.encoding, headerRow },
        workspace,
        progress,
        onRead,
      );
    case 'parquet':
      return loadParquet(connection, table, file, workspace, onRead);
    case 'json-lines':
      return loadJsonLines(connection, table, file, workspace, onRead);
    case 'xlsx':
      return loadWorkbook(
        connection,
        table,
        file,
        { sheet: options.sheet, headerRow },
        progress,
        onRead,
      );
  }
}

/** Says which files are the same, byte for byte, as an earlier one: sent twice, most likely. */
function sameFileNotes(files: readonly NamedFile[]): string[] {
  const first = new Map<string, string>();
  return files.flatMap(({ path, staged: { sha256 } }) => {
    const earlier = first.get(sha256);
    if (earlier === undefined) first.set(sha256, path);
    return earlier === undefined
      ? []
      : [
          `${path} is the same file, byte for byte, as ${earlier}: each of its records is read twice.`,
        ];
  });
}

function idNote(
  columns: readonly UnitedColumn[],
  id: number | null,
  named: string | undefined,
): string {
  if (id === null) return 'No column is unique and named like an id: records go by row number.';
  const name = columns[id]!.name;
  return named === undefined
    ? `Records are identified by column "${name}".`
    : `Records are identified by column "${name}", as asked.`;
}

/** Sets whether tables keep the order in which rows come from a file; returns how it was. */
async function setInsertionOrder(connection: DuckDBConnection, keep: boolean): Promise<boolean> {
  const [row] = await rowsOf(
    connection,
    sql`SELECT current_setting('preserve_insertion_order') AS keep`,
  );
  const value = keep ? sql`true` : sql`false`;
  await connection.run(sql`SET preserve_insertion_order = ${value}`);
  return row?.keep === true;
}
