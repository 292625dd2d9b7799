import { quoteLiteral, type Sql, sql } from '../../../linkage/index.ts';
import type { DuckDbEngine } from '../engine.ts';

export type OutputFormat = 'csv' | 'parquet';

/** Writes the rows of a query, in its order, to a file: UTF-8, lines ending in LF, quoted where needed. */
export async function copyTo(
  engine: DuckDbEngine,
  query: Sql,
  path: string,
  format: OutputFormat,
): Promise<void> {
  const options =
    format === 'parquet'
      ? sql`FORMAT parquet, COMPRESSION zstd`
      : sql`FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"', COMPRESSION 'none'`;
  await engine.run(sql`COPY (${query}) TO ${quoteLiteral(path)} (${options})`);
}
