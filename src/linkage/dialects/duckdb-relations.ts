import { joinSql, quoteInteger, type Sql, sql } from '../sql/index.ts';
import type { RelationalDialect } from './dialect.ts';

/** DuckDB's spelling of keys, lists and series (its documentation, version 1.5). */
export const duckdbRelations: RelationalDialect = {
  hash: (values) => sql`hash(${joinSql(values, ', ')})`,

  hashElements(lists, values) {
    // One list at a time; several become their cross product by nested unnesting.
    const elements = lists.map((list) => sql`list_distinct(${list})`);
    const first = elements[0] ?? sql`[]`;
    const rest = elements.slice(1);
    const plain = joinSql([sql`e0`, ...rest.map((_, k) => nameOf(k + 1)), ...values], ', ');
    let result = sql`hash(${plain})`;
    for (let k = rest.length; k >= 1; k--) {
      result = sql`list_transform(${rest[k - 1] ?? sql`[]`}, lambda ${nameOf(k)}: ${result})`;
      if (k >= 1) result = k === rest.length ? result : sql`flatten(${result})`;
    }
    const transformed = sql`list_transform(${first}, lambda e0: ${result})`;
    return rest.length === 0 ? transformed : sql`flatten(${transformed})`;
  },

  explodedRows: (table, listColumn) =>
    sql`(SELECT rid, unnest(${listColumn}) AS key FROM ${table})`,

  listsOverlap: (left, right) => sql`list_has_any(${left}, ${right})`,

  distinctList: (value) => sql`list(DISTINCT ${value} ORDER BY ${value})`,

  startingElsewhere(list, text) {
    const others = sql`list_filter(${list}, lambda e: left(e, 1) <> left(${text}, 1))`;
    return sql`CASE WHEN ${text} IS NOT NULL AND len(${others}) > 0 THEN ${others} END`;
  },

  series: (count) => sql`range(${quoteInteger(count)})`,

  matches: (value, pattern) => sql`regexp_full_match(${value}, ${pattern})`,

  jsonArray: (values) => sql`CAST(json_array(${values}) AS VARCHAR)`,

  listText: (value) => sql`CAST(to_json(${value}) AS VARCHAR)`,

  split: (value, separator) =>
    sql`list_filter(list_transform(string_split(${value}, ${separator}), lambda e: trim(e)), lambda e: e <> '')`,

  trimmed,

  tryCast: (value, type) => (type === 'date' ? dateOf(value) : numberOf(value)),
};

/** Trimming reads every character of a text; most texts show at a glance that they need none. */
function trimmed(value: Sql): Sql {
  const isPlain = sql`NOT prefix(${value}, ' ') AND NOT suffix(${value}, ' ') AND strlen(${value}) = length(${value})`;
  return sql`nullif(CASE WHEN ${isPlain} THEN ${value} ELSE trim(${value}) END, '')`;
}

/** DuckDB reads words as dates too, "infinity" and "epoch" among them, and years before Christ. */
function dateOf(value: Sql): Sql {
  const date = sql`TRY_CAST(${value} AS DATE)`;
  return sql`CASE WHEN ${date} BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' AND NOT regexp_matches(${value}, '^[\\t-\\r ]*[eE]') THEN ${date} END`;
}

/**
 * "nan" and "inf", by which data frames write what is missing, are numbers to DuckDB, and equal
 * to themselves: two records without a value would agree on it. So is "1_000".
 */
function numberOf(value: Sql): Sql {
  const number = sql`TRY_CAST(${value} AS DOUBLE)`;
  return sql`CASE WHEN isfinite(${number}) AND NOT contains(${value}, '_') THEN ${number} END`;
}

function nameOf(k: number): Sql {
  return sql`e${quoteInteger(k)}`;
}
