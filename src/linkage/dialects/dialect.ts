/** SQL text that is safe to splice: made only by `sql/` and the dialects. */
export type Sql = string & { readonly __sql: unique symbol };

/**
 * What one engine can do, as data: how it quotes, and how each function of the
 * expression language is written in its SQL.
 */
export interface Dialect {
  readonly name: string;
  /** Function of the expression language -> SQL, given the arguments' SQL. */
  readonly functions: Readonly<Record<string, (...args: Sql[]) => Sql>>;
}
