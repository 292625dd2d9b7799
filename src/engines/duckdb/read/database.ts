import type { DuckDBConnection } from '@duckdb/node-api';
import { ReeveError } from '../../../kernel/index.ts';
import { quoteIdentifier, type Sql, sql } from '../../../linkage/index.ts';

/** Rows of a small result, as plain objects. */
export async function rowsOf(
  connection: DuckDBConnection,
  query: Sql,
): Promise<Record<string, unknown>[]> {
  return (await connection.runAndReadAll(query)).getRowObjectsJS();
}

export async function countRows(connection: DuckDBConnection, table: string): Promise<number> {
  const [row] = await rowsOf(connection, sql`SELECT count(*) AS n FROM ${quoteIdentifier(table)}`);
  return Number(row?.n);
}

/**
 * A failure of the database's own reader, for a file in which `intake` found no fault. The
 * database shows the record it failed at, which is somebody's: only the kind of failure and
 * the line are told.
 */
export function unreadable(path: string, cause: unknown): ReeveError {
  const said = cause instanceof Error ? cause.message : '';
  const kind = /^[A-Z][A-Za-z ]* Error(?=:)/.exec(said)?.[0];
  const line = / in line (\d+):/.exec(said)?.[1];
  return new ReeveError(
    'input/unreadable',
    'The file cannot be read: it is damaged, or written in a way that is not known here',
    {
      location: { file: path, ...(line === undefined ? {} : { line: Number(line) }) },
      hint: `Write it anew, or as CSV.${kind === undefined ? '' : ` DuckDB calls it: ${kind}.`}`,
      cause,
    },
  );
}
