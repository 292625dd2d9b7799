import {
  BOOLEAN,
  DATE,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
  LIST,
  VARCHAR,
} from '@duckdb/node-api';
import type { ExpressionType } from '../../src/linkage/model/expression/index.ts';
import type { ValueType } from '../../src/linkage/model/match-model.ts';
import type { RecordValues, Value } from '../../src/linkage/score/value.ts';
import { quoteIdentifier, type Sql, sql } from '../../src/linkage/sql/index.ts';

export type Pair = readonly [RecordValues, RecordValues];

/** An expression's SQL, its type, and what it should give for each pair. */
export interface ExpectedColumn {
  readonly sql: Sql;
  readonly type: ExpressionType;
  readonly values: readonly Value[];
}

/** Where the database disagrees: the expression, the pair, and what it gave, as text. */
export interface Difference {
  readonly column: number;
  readonly pair: number;
  readonly found: string | null;
}

const sqlTypes: Readonly<Record<ExpressionType, DuckDBType>> = {
  text: VARCHAR,
  number: DOUBLE,
  date: DATE,
  boolean: BOOLEAN,
  'text[]': LIST(VARCHAR),
  null: VARCHAR,
};

/** A DuckDB session that evaluates expressions over many pairs in a few statements. */
export class DuckDbPairs {
  readonly connection: DuckDBConnection;
  readonly #instance: DuckDBInstance;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.connection = connection;
  }

  static async open(): Promise<DuckDbPairs> {
    const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
    return new DuckDbPairs(instance, await instance.connect());
  }

  close(): void {
    this.connection.closeSync();
    this.#instance.closeSync();
  }

  /** How the compiled SQL names a column of either record. */
  static reference(side: 'l' | 'r' | null, column: string): Sql {
    return quoteIdentifier(`${side ?? 'l'}_${column}`);
  }

  /**
   * Compares in the database, since the driver drops a byte order mark that a
   * text begins with, and conversions could hide a difference.
   */
  async differences(
    columns: Readonly<Record<string, ValueType>>,
    pairs: readonly Pair[],
    expected: readonly ExpectedColumn[],
  ): Promise<Difference[]> {
    const table: [name: string, type: ExpressionType, values: readonly Value[]][] = [
      ['pair', 'number', pairs.map((_, i) => i)],
    ];
    for (const [name, type] of Object.entries(columns)) {
      table.push([`l_${name}`, type, pairs.map(([l]) => l[name] ?? null)]);
      table.push([`r_${name}`, type, pairs.map(([, r]) => r[name] ?? null)]);
    }
    for (const [i, { type, values }] of expected.entries()) table.push([`e_${i}`, type, values]);
    await this.#load(table);

    const differences: Difference[] = [];
    for (const [i, { sql: found }] of expected.entries()) {
      const wanted = quoteIdentifier(`e_${i}`);
      const reader = await this.connection.runAndReadAll(
        sql`SELECT CAST(pair AS INTEGER) AS pair, CAST(${found} AS VARCHAR) AS found FROM pairs WHERE ${found} IS DISTINCT FROM ${wanted} ORDER BY pair LIMIT 3`,
      );
      for (const row of reader.getRowObjectsJS()) {
        differences.push({
          column: i,
          pair: Number(row.pair),
          found: row.found as string | null,
        });
      }
    }
    return differences;
  }

  async #load(
    table: readonly [name: string, type: ExpressionType, values: readonly Value[]][],
  ): Promise<void> {
    const definitions = table.map(([name, type]) => `${quoteIdentifier(name)} ${sqlTypes[type]}`);
    await this.connection.run(`CREATE OR REPLACE TABLE pairs (${definitions.join(', ')})`);
    const appender = await this.connection.createAppender('pairs');
    const types = table.map(([, type]) => sqlTypes[type]);
    const rows = table[0]?.[2].length ?? 0;
    const vectorSize = 2048;
    for (let start = 0; start < rows; start += vectorSize) {
      const end = Math.min(start + vectorSize, rows);
      const chunk = DuckDBDataChunk.create(types, end - start);
      for (const [k, [, type, values]] of table.entries()) {
        chunk.setColumnValues(
          k,
          values.slice(start, end).map((value) => toDuckDb(value, type)),
        );
      }
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  }
}

function toDuckDb(value: Value, type: ExpressionType): DuckDBValue {
  if (value === null) return null;
  if (type === 'date') {
    const [year, month, day] = String(value).split('-').map(Number) as [number, number, number];
    return DuckDBDateValue.fromParts({ year, month, day });
  }
  if (Array.isArray(value)) return { items: value } as unknown as DuckDBValue;
  return value as string | number | boolean;
}
