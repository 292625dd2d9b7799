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
 * Writes the rows of queries, each in its order, to files: UTF-8, lines ending in LF, quoted
 * where needed. Each is written while the next are made ready.
 */
export async function writeStaged(
  engine: DuckDbEngine,
  stages: readonly (() => Promise<StagedRows>)[],
): Promise<void> {
  const tables: string[] = [];
  const writes: Promise<void>[] = [];
  try {
    for (const stage of stages) {
      const { query, table, files } = await stage();
      tables.push(table);
      // A connection runs one query at a time, so each has its own.
      const write = engine.withConnection(async (connection) => {
        for (const file of files) await connection.run(copySql(query, file));
      });
      // A failure is told when all have ended.
      write.catch(() => {});
      writes.push(write);
    }
  } finally {
    await Promise.allSettled(writes);
    for (const table of tables) await engine.run(sql`DROP TABLE ${quoteIdentifier(table)}`);
  }
  await Promise.all(writes);
}

function copySql(query: Sql, { path, format }: OutputFile): Sql {
  const options =
    format === 'parquet'
      ? sql`FORMAT parquet, COMPRESSION zstd`
      : sql`FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"', COMPRESSION 'none'`;
  return sql`COPY (${query}) TO ${quoteLiteral(path)} (${options})`;
}
