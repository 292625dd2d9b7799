import { quoteIdentifier, quoteLiteral, type Sql, sql } from '../../../linkage/index.ts';
import type { DuckDbEngine } from '../engine.ts';

/** Name and format of one output file. */
export interface OutputFile {
  readonly path: string;
  readonly format: 'csv' | 'parquet';
}

/** Rows that are ready to be written. */
export interface StagedRows {
  /** In the order of the rows. */
  readonly query: Sql;
  /** What the query reads and nothing else needs; dropped when it is written. */
  readonly table: string;
  readonly files: readonly OutputFile[];
}

/**
 * Writes the rows of queries, each in its order, to files, all at the same time: UTF-8, lines
 * ending in LF, quoted where needed.
 */
export async function writeStaged(
  engine: DuckDbEngine,
  staged: readonly StagedRows[],
): Promise<void> {
  // A connection runs one query at a time, so each has its own.
  const writes = staged.map(({ query, files }) =>
    engine.withConnection(async (connection) => {
      for (const file of files) await connection.run(copySql(query, file));
    }),
  );
  const outcomes = await Promise.allSettled(writes);
  for (const { table } of staged) await engine.run(sql`DROP TABLE ${quoteIdentifier(table)}`);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

function copySql(query: Sql, { path, format }: OutputFile): Sql {
  const options =
    format === 'parquet'
      ? sql`FORMAT parquet, COMPRESSION zstd`
      : sql`FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"', COMPRESSION 'none'`;
  return sql`COPY (${query}) TO ${quoteLiteral(path)} (${options})`;
}
