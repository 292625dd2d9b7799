import { type DuckDBConnection, DuckDBDataChunk, INTEGER } from '@duckdb/node-api';
import type { LineNumbers, UnitedColumn } from '../../../intake/index.ts';
import { quoteIdentifier, quoteInteger, type Sql, sql } from '../../../linkage/index.ts';
import { rowsOf } from './database.ts';
import { commas, type StagedFile, stagedColumn } from './staged-file.ts';

/** Rows in one DuckDB vector. */
const VECTOR_SIZE = 2048;

/**
 * Names in the table of records for columns of the input: `in_` and the name in lower-case
 * letters, digits and underscores, numbered where two would be alike.
 *
 * @example recordFields(['First Name', 'first-name']) // ['in_first_name', 'in_first_name_2']
 */
export function recordFields(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const words = name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_|_$/g, '');
    const base = `in_${words.slice(0, 60)}`;
    let field = base;
    for (let number = 2; taken.has(field); number++) field = `${base}_${number}`;
    taken.add(field);
    return field;
  });
}

/**
 * Makes `records` of the staged files, in the order of the files and of the rows in each: a
 * view of them, which costs neither time nor memory, unless the lines of a file have to be
 * looked up; then a table. Returns whether the staged files are still needed.
 */
export async function assembleRecords(
  connection: DuckDBConnection,
  files: readonly StagedFile[],
  columns: readonly UnitedColumn[],
  fields: readonly string[],
  roles: { readonly id: number | null; readonly truth: number | null },
): Promise<boolean> {
  const selections: Sql[] = [];
  let first = 0;
  for (const [index, file] of files.entries()) {
    const value = (column: number | null) => {
      const united = column === null ? undefined : columns[column];
      const position = united?.positions[index] ?? null;
      if (united === undefined || position === null) {
        return united?.isArray ? sql`CAST(NULL AS VARCHAR[])` : sql`CAST(NULL AS VARCHAR)`;
      }
      const staged = sql`s.${stagedColumn(position)}`;
      if (!united.isArray || file.columns[position]?.isArray) return staged;
      return sql`CASE WHEN ${staged} IS NULL THEN NULL ELSE [${staged}] END`;
    };
    const number = sql`s.rowid`;
    const line = await lineOf(connection, file.lines, index);
    const id = roles.id === null ? sql`CAST(${number} + 1 AS VARCHAR)` : value(roles.id);
    const inputs = columns.map((_, k) => sql`${value(k)} AS ${quoteIdentifier(fields[k]!)}`);
    selections.push(
      sql`SELECT CAST(${number} + ${quoteInteger(first)} AS INTEGER) AS rid,
  CAST(${quoteInteger(index)} AS UTINYINT) AS dataset, CAST(${line.value} AS INTEGER) AS line,
  ${id} AS id, ${value(roles.truth)} AS truth, ${commas(inputs)}
FROM ${file.table} s${line.join}`,
    );
    first += file.records;
  }
  const all = selections.reduce((union, one) => sql`${union}\nUNION ALL\n${one}`);
  const isView = files.every(({ lines }) => lines.offsets.length <= 1);
  // Only a join loses the order in which the rows were inserted.
  await connection.run(
    isView ? sql`CREATE VIEW records AS ${all}` : sql`CREATE TABLE records AS ${all} ORDER BY rid`,
  );
  return isView;
}

/** Drops the records of an earlier load, be they a table or a view. */
export async function dropRecords(connection: DuckDBConnection): Promise<void> {
  const made = await rowsOf(
    connection,
    sql`SELECT table_type FROM information_schema.tables WHERE table_name = 'records'`,
  );
  for (const { table_type } of made) {
    await connection.run(
      table_type === 'VIEW' ? sql`DROP VIEW IF EXISTS records` : sql`DROP TABLE IF EXISTS records`,
    );
  }
}

/** SQL of a record's line in its file, and the join it needs. */
async function lineOf(
  connection: DuckDBConnection,
  lines: LineNumbers,
  index: number,
): Promise<{ value: Sql; join: Sql }> {
  if (lines.offsets.length <= 1) {
    return { value: sql`s.rowid + ${quoteInteger(lines.offsets[0] ?? 1)}`, join: sql`` };
  }
  const name = linesTable(index);
  const table = quoteIdentifier(name);
  await connection.run(sql`CREATE OR REPLACE TEMP TABLE ${table} (record INTEGER, shift INTEGER)`);
  const appender = await connection.createAppender(name);
  for (let start = 0; start < lines.records.length; start += VECTOR_SIZE) {
    const records = lines.records.slice(start, start + VECTOR_SIZE);
    const chunk = DuckDBDataChunk.create([INTEGER, INTEGER], records.length);
    chunk.setColumns([records, lines.offsets.slice(start, start + VECTOR_SIZE)]);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  return {
    value: sql`s.rowid + ${table}.shift`,
    join: sql` ASOF JOIN ${table} ON s.rowid >= ${table}.record`,
  };
}

/** Name of the table of line numbers of the k-th file, where it needs one. */
export function linesTable(index: number): string {
  return `intake_lines_${index}`;
}
