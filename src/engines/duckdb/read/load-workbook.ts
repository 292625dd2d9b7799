import { type DuckDBConnection, DuckDBDataChunk, VARCHAR } from '@duckdb/node-api';
import {
  hashFile,
  type InputFile,
  LineNumbers,
  type OpenSheet,
  openSheet,
  type SheetOptions,
} from '../../../intake/index.ts';
import { type Progress, ReeveError } from '../../../kernel/index.ts';
import { quoteIdentifier, sql } from '../../../linkage/index.ts';
import { commas, type StagedFile, stagedColumn } from './staged-file.ts';

/** Rows in one DuckDB vector. */
const VECTOR_SIZE = 2048;

/**
 * Loads a sheet of an XLSX workbook into `table`. Empty cells are null; empty rows are no
 * records.
 *
 * Throws what `openSheet` throws, and `input/no-records`.
 */
export async function loadWorkbook(
  connection: DuckDBConnection,
  table: string,
  file: InputFile,
  options: SheetOptions,
  progress: Progress,
  onRead: (bytes: number) => void,
): Promise<StagedFile> {
  const sha256 = await hashFile(file.path);
  const opened = await openSheet(file, options);
  let content: SheetContent;
  try {
    content = await append(connection, table, opened);
  } finally {
    await opened.close();
  }
  if (options.sheet === undefined && opened.sheets.length > 1) {
    progress.note(`${file.path} has ${opened.sheets.length} sheets: "${opened.sheet}" is read.`);
  }
  for (const note of opened.notes) progress.note(note);
  for (const position of opened.unnamed) {
    const name = opened.names[position - 1];
    progress.note(`Column ${position} of ${file.path} has no name: it is called "${name}".`);
  }
  if (content.records === 0) {
    throw new ReeveError('input/no-records', 'The sheet has a header and no records', {
      location: { file: file.path },
      hint: 'Name another with --sheet, or check that the extract ran to its end.',
    });
  }
  onRead(file.byteLength);
  return {
    table: quoteIdentifier(table),
    columns: opened.names.map((name) => ({ name, isArray: false })),
    ...content,
    sha256,
    format: 'xlsx',
    encoding: 'utf-8',
  };
}

interface SheetContent {
  readonly records: number;
  readonly lines: LineNumbers;
}

async function append(
  connection: DuckDBConnection,
  table: string,
  sheet: OpenSheet,
): Promise<SheetContent> {
  const columns = commas(sheet.names.map((_, k) => sql`${stagedColumn(k)} VARCHAR`));
  await connection.run(sql`CREATE OR REPLACE TABLE ${quoteIdentifier(table)} (${columns})`);
  const appender = await connection.createAppender(table);
  const types = sheet.names.map(() => VARCHAR);
  const lines = new LineNumbers();
  let records = 0;
  let batch: (readonly (string | null)[])[] = [];
  const flush = () => {
    const chunk = DuckDBDataChunk.create(types, batch.length);
    chunk.setRows(batch);
    appender.appendDataChunk(chunk);
    batch = [];
  };
  try {
    for await (const { row, values } of sheet.rows) {
      lines.add(records++, row);
      batch.push(values);
      if (batch.length === VECTOR_SIZE) flush();
    }
    if (batch.length > 0) flush();
  } finally {
    appender.closeSync();
  }
  return { records, lines };
}
