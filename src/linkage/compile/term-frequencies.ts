import {
  classBound,
  classOfCount,
  FEWEST_LISTED,
  TERM_FREQUENCY_CLASSES,
  UNLISTED_COUNT,
} from '../model/term-frequency.ts';
import { quoteIdentifier, quoteInteger, quoteNumber, type Sql, sql } from '../sql/index.ts';
import { columnSql } from './tables.ts';

/** Table of the counts of a column's values: value, n, class. */
export function frequencyTable(index: number): Sql {
  return quoteIdentifier(`frequencies_${index}`);
}

/** Counts the values of the k-th column of `source` and gives each its class. */
export function createFrequencies(index: number, source: Sql): Sql {
  const column = columnSql(index);
  return sql`CREATE OR REPLACE TABLE ${frequencyTable(index)} AS
SELECT value, n, ${classOfFrequency(sql`counted / total`)} AS class
FROM (SELECT ${column} AS value, count(*) AS n,
    CASE WHEN n < ${quoteInteger(FEWEST_LISTED)} THEN ${quoteInteger(UNLISTED_COUNT)} ELSE n END AS counted
  FROM ${source} WHERE ${column} IS NOT NULL GROUP BY 1)
  CROSS JOIN (SELECT count(${column}) AS total FROM ${source})`;
}

/** Per class: how many values fall in it, and how many chance agreements (ordered pairs). */
export function frequencyShares(index: number): Sql {
  return sql`SELECT class, CAST(sum(n) AS DOUBLE) AS n, CAST(sum(n * (n - 1)) AS DOUBLE) AS pairs
FROM ${frequencyTable(index)} GROUP BY class ORDER BY class`;
}

/** The values that are listed in the model, given how many values there are. */
export function frequentValues(index: number, total: number): Sql {
  return sql`SELECT CAST(value AS VARCHAR) AS value, n FROM ${frequencyTable(index)}
WHERE n >= ${quoteInteger(FEWEST_LISTED)} AND class < ${quoteInteger(classOfCount(0, total))} ORDER BY n DESC, value`;
}

/** SQL twin of `termFrequencyClass`. */
export function classOfFrequency(frequency: Sql): Sql {
  let branches = sql``;
  for (let c = 0; c < TERM_FREQUENCY_CLASSES - 1; c++) {
    branches = sql`${branches}WHEN ${frequency} >= ${quoteNumber(classBound(c))} THEN ${quoteInteger(c)} `;
  }
  return sql`CASE ${branches}ELSE ${quoteInteger(TERM_FREQUENCY_CLASSES - 1)} END`;
}
