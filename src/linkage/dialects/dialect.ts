import type { Sql } from '../sql/index.ts';

/**
 * What one engine can do, as data: how each function of the expression language
 * is written in its SQL, and the few table-level constructs that engines spell
 * differently.
 */
export interface Dialect {
  readonly name: string;
  /** Function of the expression language -> SQL, given the arguments' SQL. */
  readonly functions: Readonly<Record<string, (...args: Sql[]) => Sql>>;
  /** Edit distance -> SQL of "at most `bound`", where that is cheaper than the distance. */
  readonly atMost: Readonly<Record<string, (a: Sql, b: Sql, bound: Sql) => Sql>>;
  readonly relations: RelationalDialect;
}

/** Constructs around tables and keys. */
export interface RelationalDialect {
  /** 64-bit hash of the values. */
  hash(values: readonly Sql[]): Sql;
  /** List of hashes: of each combination of the lists' distinct elements, with the plain values. */
  hashElements(lists: readonly Sql[], values: readonly Sql[]): Sql;
  /** Rows `(rid, key)`, one for each element of a list column. */
  explodedRows(table: Sql, listColumn: Sql): Sql;
  /** Whether two lists share an element. */
  listsOverlap(left: Sql, right: Sql): Sql;
  /** Aggregate: the distinct values, in order. */
  distinctList(value: Sql): Sql;
  /** Elements of a list that do not start with the letter of a text; null where there are none, or no text. */
  startingElsewhere(list: Sql, text: Sql): Sql;
  /** Integers 0 to count - 1. */
  series(count: number): Sql;
  /** Whole-value match of a regular expression given as SQL text. */
  matches(value: Sql, pattern: Sql): Sql;
  /** A list as a JSON array, the same text for equal lists. */
  listText(value: Sql): Sql;
  /** Several values, separated by commas, as the text of a JSON array. */
  jsonArray(values: Sql): Sql;
  /** Text split by a separator, both SQL. */
  split(value: Sql, separator: Sql): Sql;
  /** Text without the spaces around it; null where nothing is left. */
  trimmed(value: Sql): Sql;
  /** ISO text or number text as the type; null where it is not one. */
  tryCast(value: Sql, type: 'date' | 'number'): Sql;
}
