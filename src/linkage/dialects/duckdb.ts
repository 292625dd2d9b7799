import { type Sql, sql } from '../sql/index.ts';
import type { Dialect } from './dialect.ts';
import {
  damerauLevenshtein,
  damerauLevenshteinAtMost,
  jaro,
  jaroWinkler,
  levenshtein,
  levenshteinAtMost,
} from './duckdb-distances.ts';
import { duckdbRelations } from './duckdb-relations.ts';

/**
 * DuckDB 1.5. Each function gives what the TypeScript executor gives, to the
 * last bit; `test/engines` holds the two together. DuckDB's `length`, `left`,
 * `right`, `substr` and `string_split` by '' all go by code point.
 */
export const duckdb: Dialect = {
  name: 'duckdb',
  functions: {
    lower: (text) => sql`lower(${text})`,
    upper: (text) => sql`upper(${text})`,
    length: (text) => sql`length(${text})`,
    substr: (text, start, count) => sql`substr(${text}, ${start}, ${count})`,
    left: (text, count) => sql`left(${text}, ${count})`,
    right: (text, count) => sql`right(${text}, ${count})`,
    // The operator, since DuckDB's concat() skips nulls.
    concat: (...texts) => sql`(${texts.reduce((all, text) => sql`${all} || ${text}`)})`,
    words,
    word: (text, position) => sql`(${words(text)})[${position}]`,
    contains: (whole, part) => sql`contains(${whole}, ${part})`,
    starts_with: (text, start) => sql`starts_with(${text}, ${start})`,
    coalesce: (...values) => call('coalesce', values),
    greatest: (...values) => call('greatest', values),
    least: (...values) => call('least', values),
    abs: (number) => sql`abs(${number})`,
    year: (date) => sql`year(${date})`,
    month: (date) => sql`month(${date})`,
    day: (date) => sql`day(${date})`,
    days_between: (a, b) => sql`abs(date_diff('day', ${a}, ${b}))`,
    months_between: monthsBetween,
    years_between: yearsBetween,
    jaro,
    jaro_winkler: jaroWinkler,
    levenshtein,
    damerau_levenshtein: damerauLevenshtein,
    jaccard,
    token_overlap: tokenOverlap,
    // list_intersect counts each element once, but gives no null for a null second list.
    overlap: (a, b) => sql`CASE WHEN ${b} IS NOT NULL THEN len(list_intersect(${a}, ${b})) END`,
    element_count: (list) => sql`len(${list})`,
  },
  atMost: {
    levenshtein: levenshteinAtMost,
    damerau_levenshtein: damerauLevenshteinAtMost,
  },
  relations: duckdbRelations,
};

function words(text: Sql): Sql {
  return sql`list_filter(string_split(${text}, ' '), lambda word: word <> '')`;
}

function call(name: 'coalesce' | 'greatest' | 'least', values: readonly Sql[]): Sql {
  const list = values.reduce((all, value) => sql`${all}, ${value}`);
  if (name === 'coalesce') return sql`coalesce(${list})`;
  return name === 'greatest' ? sql`greatest(${list})` : sql`least(${list})`;
}

/** Least whole n such that the later date is at most n calendar months after the earlier. */
function monthsBetween(a: Sql, b: Sql): Sql {
  const months = (from: Sql, to: Sql): Sql =>
    sql`date_diff('month', ${from}, ${to}) + CASE WHEN day(${to}) > day(${from}) THEN 1 ELSE 0 END`;
  return sql`CASE WHEN ${a} <= ${b} THEN ${months(a, b)} ELSE ${months(b, a)} END`;
}

/** Least whole n such that the later date is at most n calendar years after the earlier. */
function yearsBetween(a: Sql, b: Sql): Sql {
  const dayOfYear = (date: Sql): Sql => sql`month(${date}) * 31 + day(${date})`;
  const years = (from: Sql, to: Sql): Sql =>
    sql`date_diff('year', ${from}, ${to}) + CASE WHEN ${dayOfYear(to)} > ${dayOfYear(from)} THEN 1 ELSE 0 END`;
  return sql`CASE WHEN ${a} <= ${b} THEN ${years(a, b)} ELSE ${years(b, a)} END`;
}

/** Jaccard index of the sets of words (Jaccard, 1901); equal texts are 1 even without words. */
function jaccard(a: Sql, b: Sql): Sql {
  const common = sql`len(list_intersect(${words(a)}, ${words(b)}))`;
  const either = sql`len(list_distinct(list_concat(${words(a)}, ${words(b)})))`;
  return ofWords(a, b, common, either);
}

/** Overlap coefficient of the sets of words (Szymkiewicz and Simpson). */
function tokenOverlap(a: Sql, b: Sql): Sql {
  const count = (text: Sql): Sql => sql`len(list_distinct(${words(text)}))`;
  const common = sql`len(list_intersect(${words(a)}, ${words(b)}))`;
  const fewer = sql`least(${count(a)}, ${count(b)})`;
  const neither = sql`${count(a)} + ${count(b)} = 0`;
  return sql`CASE WHEN ${a} = ${b} OR ${neither} THEN 1e0 WHEN ${a} <> ${b} THEN coalesce(CAST(${common} AS DOUBLE) / nullif(${fewer}, 0), 0e0) END`;
}

function ofWords(a: Sql, b: Sql, common: Sql, whole: Sql): Sql {
  return sql`CASE WHEN ${a} = ${b} THEN 1e0 WHEN ${a} <> ${b} THEN coalesce(CAST(${common} AS DOUBLE) / nullif(${whole}, 0), 1e0) END`;
}
