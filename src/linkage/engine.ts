import type { ProcessComparison } from './batch/encode-request.ts';
import type { Dialect } from './dialects/dialect.ts';

/** Columns of a small or large result, by name: typed arrays for numbers, arrays for text. */
export type Columns = Record<
  string,
  Int32Array | Float64Array | BigInt64Array | readonly (string | null)[] | readonly unknown[]
>;

/**
 * What the linkage engine needs of a database, and all it needs: an
 * implementation runs the SQL of its `dialect` and moves columns in and out.
 * It holds one session, in which temporary tables live until `close`.
 */
export interface LinkageEngine {
  readonly dialect: Dialect;
  /** Where an engine has it, pairs are compared in process; else by SQL. */
  readonly comparison?: ProcessComparison;
  /** Runs a statement for its effect. */
  run(sql: string): Promise<void>;
  /** Runs a query whose result is small, as plain objects (bigint as number). */
  rows(sql: string): Promise<Record<string, unknown>[]>;
  /**
   * Runs a query and returns its columns whole, for millions of rows:
   * INTEGER as Int32Array, DOUBLE as Float64Array, BIGINT as BigInt64Array,
   * VARCHAR as arrays. Numeric columns must not hold nulls.
   */
  columns(sql: string): Promise<Columns>;
  /** Appends columns of equal length to a table that exists. Order is that of the table. */
  append(
    table: string,
    columns: readonly (ArrayLike<number> | readonly (string | readonly string[] | null)[])[],
  ): Promise<void>;
  close(): Promise<void>;
}
