import { quoteLiteral, type Sql, sql } from '../../../linkage/index.ts';
import type { DuckDbEngine } from '../engine.ts';

/** A column of a CSV file, with the type that it is to have in a Parquet file. */
export interface TypedColumn {
  readonly name: string;
  readonly type: 'BIGINT' | 'VARCHAR' | 'DATE' | 'TIMESTAMPTZ' | 'BOOLEAN';
}

/**
 * Makes a Parquet file of a CSV file that Reeve has written: a header, commas, quotes doubled, an
 * empty value without quotes for NULL, one in quotes for an empty text. It streams: memory does
 * not grow with the file.
 *
 * @example
 * await csvToParquet(engine, 'persons.csv', 'persons.parquet', [{ name: 'person_id', type: 'BIGINT' }]);
 */
export async function csvToParquet(
  engine: DuckDbEngine,
  csv: string,
  parquet: string,
  columns: readonly TypedColumn[],
): Promise<void> {
  const types = columns
    .map(({ name, type }) => sql`${quoteLiteral(name)}: ${quoteLiteral(type)}`)
    .reduce((all, each) => sql`${all}, ${each}` as Sql);
  // Nothing is guessed of a file whose form is known.
  await engine.run(sql`COPY (
    SELECT * FROM read_csv(${quoteLiteral(csv)}, auto_detect = false, header = true, delim = ',',
      quote = '"', escape = '"', new_line = '\\n', nullstr = '', allow_quoted_nulls = false,
      max_line_size = 33554432, columns = {${types}})
  ) TO ${quoteLiteral(parquet)} (FORMAT parquet, COMPRESSION zstd)`);
}
