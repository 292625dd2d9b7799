import { open } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { checkColumnNames, hashFile, type InputFile } from '../../../intake/index.ts';
import { ReeveError } from '../../../kernel/index.ts';
import { quoteIdentifier, quoteLiteral, type Sql, sql } from '../../../linkage/index.ts';
import { countRows, rowsOf, unreadable } from './database.ts';
import { plainText } from './plain-text.ts';
import { commas, consecutiveLines, type StagedFile, stagedColumn } from './staged-file.ts';
import type { Workspace } from './workspace.ts';

/**
 * Loads a Parquet file into `table`, every value as plain text.
 *
 * Throws `input/truncated-file`, `input/nested-value`, `input/no-records`,
 * `input/duplicate-column`, `input/unreadable`.
 */
export async function loadParquet(
  connection: DuckDBConnection,
  table: string,
  file: InputFile,
  workspace: Workspace,
  onRead: (bytes: number) => void,
): Promise<StagedFile> {
  await checkEnd(file);
  const path = await workspace.literalPath(file.path);
  const source = sql`read_parquet(${quoteLiteral(path)}, binary_as_string = true,
  hive_partitioning = false, filename = false)`;
  const [loaded, sha256] = await Promise.all([
    load(connection, table, file, source),
    hashFile(file.path),
  ]);
  onRead(file.byteLength);
  return { ...loaded, sha256 };
}

async function load(
  connection: DuckDBConnection,
  table: string,
  file: InputFile,
  source: Sql,
): Promise<Omit<StagedFile, 'sha256'>> {
  try {
    const described = await rowsOf(connection, sql`DESCRIBE SELECT * FROM ${source}`);
    const written = described.map((row) => String(row.column_name));
    const { names } = checkColumnNames(written, file.path, undefined);
    const fields = described.map((row, k) => ({
      value: quoteIdentifier(written[k]!),
      type: String(row.column_type),
    }));
    const texts = await plainText(connection, source, fields, (k, type) => {
      throw new ReeveError('input/nested-value', `This column holds values of type ${type}`, {
        location: { file: file.path, column: names[k]! },
        hint: 'Give each part of it a column of its own.',
      });
    });
    const columns = commas(texts.map(({ text }, k) => sql`${text} AS ${stagedColumn(k)}`));
    await connection.run(
      sql`CREATE OR REPLACE TABLE ${quoteIdentifier(table)} AS SELECT ${columns} FROM ${source}`,
    );
    const records = await countRows(connection, table);
    if (records === 0) {
      throw new ReeveError('input/no-records', 'The file has columns and no records', {
        location: { file: file.path },
        hint: 'Check that the extract ran to its end.',
      });
    }
    return {
      table: quoteIdentifier(table),
      columns: names.map((name, k) => ({ name, isArray: texts[k]!.isArray })),
      records,
      lines: consecutiveLines(1),
      format: 'parquet',
      encoding: 'utf-8',
    };
  } catch (error) {
    throw error instanceof ReeveError ? error : unreadable(file.path, error);
  }
}

/** A Parquet file ends as it begins: with PAR1, behind the footer that describes it. */
async function checkEnd(file: InputFile): Promise<void> {
  const end = Buffer.alloc(4);
  const handle = await open(file.path, 'r');
  try {
    await handle.read(end, 0, 4, Math.max(0, file.byteLength - 4));
  } finally {
    await handle.close();
  }
  if (file.byteLength < 12 || end.toString('latin1') !== 'PAR1') {
    throw new ReeveError('input/truncated-file', 'This Parquet file has lost its end', {
      location: { file: file.path },
      hint: 'Copy it again, or write it anew.',
    });
  }
}
