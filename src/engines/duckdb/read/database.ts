import { basename, resolve } from 'node:path';
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

/** A failure of the database's own reader, for a file in which `intake` found no fault. */
export function unreadable(path: string, cause: unknown): ReeveError {
  const said = cause instanceof Error ? cause.message : String(cause);
  const line = said.split('\n')[0]!.replaceAll(resolve(path), basename(path));
  return new ReeveError(
    'input/unreadable',
    'The file cannot be read: it is damaged, or written in a way that is not known here',
    {
      location: { file: path },
      hint: `Write it anew, or as CSV. DuckDB says: ${line}`,
      cause,
    },
  );
}
