import { DuckDbEngine } from '../../src/engines/duckdb/engine.ts';
import type { LoadedInput } from '../../src/linkage/link.ts';
import { quoteIdentifier, sql } from '../../src/linkage/sql/index.ts';

/** Texts by column, null where missing. */
export type TextColumns = Readonly<Record<string, readonly (string | null)[]>>;

/** A DuckDB engine with one data set of the given columns loaded as `records`. */
export async function engineWith(
  columns: TextColumns,
): Promise<{ engine: DuckDbEngine; input: LoadedInput }> {
  const names = Object.keys(columns);
  const recordCount = columns[names[0] ?? '']?.length ?? 0;
  const field = (index: number) => quoteIdentifier(`in_${index}`);
  const engine = await DuckDbEngine.open({ threads: 2 });
  const definitions = names.map((_, index) => `${field(index)} VARCHAR`).join(', ');
  await engine.run(`CREATE TABLE records (rid INTEGER, dataset INTEGER, ${definitions})`);
  await engine.append('records', [
    Int32Array.from({ length: recordCount }, (_, i) => i),
    new Int32Array(recordCount),
    ...names.map((name) => columns[name] ?? []),
  ]);
  return {
    engine,
    input: {
      datasets: ['people'],
      datasetSizes: [recordCount],
      recordCount,
      columns: Object.fromEntries(
        names.map((name, index) => [name, { sql: sql`${field(index)}`, isArray: false }]),
      ),
    },
  };
}
