import { DuckDbEngine } from '../../src/engines/duckdb/engine.ts';
import type { LoadedInput } from '../../src/linkage/link.ts';
import { quoteIdentifier, sql } from '../../src/linkage/sql/index.ts';

/** Rows of one file by column, as received; absent where the row has nothing. */
type ExtractRows = readonly Readonly<Record<string, string | null>>[];

/** Files by the name of their data set. */
export type Extracts = Readonly<Record<string, ExtractRows>>;

/**
 * A DuckDB engine with several data sets loaded as `records`, as the reader loads files: a
 * column that two files name alike is one column. Record numbers count through the files in
 * their order.
 */
export async function engineWithExtracts(
  extracts: Extracts,
): Promise<{ engine: DuckDbEngine; input: LoadedInput }> {
  const datasets = Object.keys(extracts);
  const files = Object.values(extracts);
  const rows = files.flat();
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const field = (index: number) => quoteIdentifier(`in_${index}`);
  const engine = await DuckDbEngine.open({ threads: 2 });
  const definitions = names.map((_, index) => `${field(index)} VARCHAR`).join(', ');
  await engine.run(`CREATE TABLE records (rid INTEGER, dataset INTEGER, ${definitions})`);
  await engine.append('records', [
    Int32Array.from(rows.keys()),
    Int32Array.from(files.flatMap((file, dataset) => file.map(() => dataset))),
    ...names.map((name) => rows.map((row) => row[name] ?? null)),
  ]);
  return {
    engine,
    input: {
      datasets,
      datasetSizes: files.map((file) => file.length),
      recordCount: rows.length,
      columns: Object.fromEntries(
        names.map((name, index) => [name, { sql: sql`${field(index)}`, isArray: false }]),
      ),
    },
  };
}
