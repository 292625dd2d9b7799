import type { Dialect } from '../dialects/dialect.ts';
import type { ModelPlan } from '../model/plan.ts';
import { joinSql, quoteIdentifier, quoteInteger, type Sql, sql } from '../sql/index.ts';
import { patternColumns } from './compare.ts';
import type { PatternLayout } from './layout.ts';
import { columnSql, patternSql, tables } from './tables.ts';

/** A column to profile: the table it is in, and SQL of its value there, null where empty. */
export interface ProfiledColumn {
  readonly table: Sql;
  readonly value: Sql;
}

/** Filled records by data set. Columns: dataset, filled, records. */
export function countFilled({ table, value }: ProfiledColumn): Sql {
  return sql`SELECT dataset, count(${value}) AS filled, count(*) AS records
FROM ${table} GROUP BY dataset ORDER BY dataset`;
}

/**
 * The commonest values of at least `smallest` records, with the number of
 * distinct values in every row. Columns: value, n, distinct_values. One row
 * with a null value where no value is common enough.
 */
export function commonestValues(
  { table, value }: ProfiledColumn,
  limit: number,
  smallest: number,
): Sql {
  return sql`WITH counted AS (
  SELECT CAST(${value} AS VARCHAR) AS value, count(*) AS n FROM ${table}
  WHERE ${value} IS NOT NULL GROUP BY 1),
total AS (SELECT count(*) AS distinct_values FROM counted)
SELECT c.value, c.n, t.distinct_values FROM total t
LEFT JOIN counted c ON c.n >= ${quoteInteger(smallest)}
ORDER BY c.n DESC, c.value LIMIT ${quoteInteger(limit)}`;
}

/** Patterns of every `step`-th record against itself, counted. Columns: p0.., n. */
export function countSelfPatterns(
  plan: ModelPlan,
  layout: PatternLayout,
  dialect: Dialect,
  step: number,
): Sql {
  return sql`WITH chosen AS (SELECT * FROM ${tables.standard} WHERE rid % ${quoteInteger(step)} = 0)
SELECT ${patternNames(layout)}, count(*) AS n FROM (
  SELECT ${patternColumns(plan, layout, dialect)}
  FROM chosen l JOIN chosen r ON l.rid = r.rid) s
GROUP BY ALL ORDER BY ALL`;
}

/** The first candidate pair, by l and r, of each pattern in table `wanted`. Columns: l, r, rules, p0... */
export function firstPairsOfPatterns(layout: PatternLayout, wanted: Sql): Sql {
  const names = patternNames(layout);
  return sql`SELECT l, r, rules, ${names} FROM (
  SELECT l, r, rules, ${names}, row_number() OVER (PARTITION BY ${names} ORDER BY l, r) AS place
  FROM ${tables.pairs} JOIN ${wanted} USING (${names})) s
WHERE place = 1 ORDER BY l, r`;
}

/** Patterns of the pairs (l, r) in table `wanted`. Columns: l, r, p0... */
export function patternsOfPairs(
  plan: ModelPlan,
  layout: PatternLayout,
  dialect: Dialect,
  wanted: Sql,
): Sql {
  return sql`SELECT l.rid AS l, r.rid AS r, ${patternColumns(plan, layout, dialect)}
FROM ${wanted} w JOIN ${tables.standard} l ON l.rid = w.l JOIN ${tables.standard} r ON r.rid = w.r
ORDER BY 1, 2`;
}

/** Candidate rules of the pairs (l, r) in table `wanted` that are candidates. Columns: l, r, rules. */
export function rulesOfPairs(wanted: Sql): Sql {
  return sql`SELECT l, r, rules FROM ${tables.pairs} JOIN ${wanted} USING (l, r) ORDER BY l, r`;
}

/**
 * Data set, id and values of the records (rid) in table `wanted`, all as text:
 * input column `inputs[k]` as `in<k>`, the model's columns as c0, c1, ...
 * Columns: rid, dataset, id, in0.., c0...
 */
export function recordValues(plan: ModelPlan, inputs: readonly Sql[], wanted: Sql): Sql {
  const given = inputs.map((value, k) => sql`CAST(${value} AS VARCHAR) AS ${inputSql(k)}`);
  const shown = inputs.map((_, k) => sql`i.${inputSql(k)}`);
  const made = plan.columns.map(
    (_, index) => sql`CAST(s.${columnSql(index)} AS VARCHAR) AS ${columnSql(index)}`,
  );
  const input = sql`SELECT ${joinSql([sql`rid`, sql`CAST(id AS VARCHAR) AS id`, ...given], ', ')}
  FROM ${tables.records}`;
  return sql`SELECT ${joinSql([sql`s.rid`, sql`s.dataset`, sql`i.id`, ...shown, ...made], ', ')}
FROM ${tables.standard} s JOIN ${wanted} w ON w.rid = s.rid JOIN (${input}) i ON i.rid = s.rid
ORDER BY s.rid`;
}

/** Values of a column from every `step`-th record, by record number. Columns: value. */
export function sampleValues({ table, value }: ProfiledColumn, step: number): Sql {
  return sql`SELECT CAST(${value} AS VARCHAR) AS value
FROM (SELECT * FROM ${table} WHERE rid % ${quoteInteger(step)} = 0) s
WHERE ${value} IS NOT NULL ORDER BY rid`;
}

/**
 * Candidate patterns, by how many pairs are one person in table `truth` (rid,
 * person). Columns: p0.., n, matches.
 */
export function countTruePatterns(layout: PatternLayout, truth: Sql): Sql {
  const names = patternNames(layout);
  return sql`SELECT ${names}, count(*) AS n,
  CAST(sum(CASE WHEN a.person = b.person THEN 1 ELSE 0 END) AS BIGINT) AS matches
FROM ${tables.pairs} p JOIN ${truth} a ON a.rid = p.l JOIN ${truth} b ON b.rid = p.r
GROUP BY ${names} ORDER BY ${names}`;
}

function inputSql(index: number): Sql {
  return quoteIdentifier(`in${index}`);
}

function patternNames(layout: PatternLayout): Sql {
  return joinSql(
    layout.groups.map((_, g) => patternSql(g)),
    ', ',
  );
}
