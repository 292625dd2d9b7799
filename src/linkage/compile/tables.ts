import { quoteIdentifier, type Sql } from '../sql/index.ts';

/** The tables that the stages make and read: the one list of their names. */
export const tables = {
  /** Input, loaded by the engine's reader: rid, dataset, id, truth, and the input's columns. */
  records: quoteIdentifier('records'),
  /** One row a record: rid, dataset, the model's columns, blocking keys, term-frequency classes. */
  standard: quoteIdentifier('standard'),
  /** One row a candidate pair: l, r (rid, l < r), rules (bit mask), pattern columns. */
  pairs: quoteIdentifier('pairs'),
  /** Like `pairs`, of records drawn at random. */
  randomPairs: quoteIdentifier('random_pairs'),
  /** One row a pattern worth keeping: pattern columns, weight. */
  weights: quoteIdentifier('pattern_weights'),
} as const;

/** Column of `standard` for the model's k-th column. */
export function columnSql(index: number): Sql {
  return quoteIdentifier(`c${index}`);
}

/** Column of `standard` for the term-frequency class of the model's k-th column. */
export function classSql(index: number): Sql {
  return quoteIdentifier(`tf${index}`);
}

/** Column of `standard` for the key of the k-th candidate rule. */
export function keySql(index: number): Sql {
  return quoteIdentifier(`k${index}`);
}

/** The g-th column of packed pattern digits. */
export function patternSql(group: number): Sql {
  return quoteIdentifier(`p${group}`);
}
