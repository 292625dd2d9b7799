import { type Sql, sql } from '../sql/index.ts';

/*
 * Distances over lists of code points, in DuckDB's list functions alone. Slow,
 * and needed only where two texts share more different characters than ASCII
 * has: long texts in a script such as Chinese. Each takes the SQL of two lists.
 * A reduction's elements must have the type of its state, hence `[i]` for i.
 */

const steps = (count: Sql): Sql => sql`list_transform(range(1, ${count} + 1), lambda step: [step])`;

/** Row by row through the table of Wagner and Fischer (1974). */
export function levenshteinOfLists(a: Sql, b: Sql): Sql {
  return bind(
    a,
    b,
    sql`list_reduce(${steps(sql`len(x)`)}, lambda above, i:
      list_reduce(${steps(sql`len(y)`)}, lambda row, j:
        list_append(row, least(row[-1] + 1, above[j[1] + 1] + 1,
          above[j[1]] + CASE WHEN x[i[1]] = y[j[1]] THEN 0 ELSE 1 END)), [i[1]]),
      range(0, len(y) + 1))[-1]`,
  );
}

/**
 * Lowrance and Wagner (1975): the table of Levenshtein, kept whole as one list,
 * row after row, and one more way into a cell: from before the last place where
 * the two characters stood the other way round.
 */
export function damerauLevenshteinOfLists(a: Sql, b: Sql): Sql {
  const width = sql`(len(y) + 1)`;
  const lastRow = lastBefore(sql`x`, sql`i[1]`, sql`y[j[1]]`);
  const lastColumn = lastBefore(sql`y`, sql`j[1]`, sql`x[i[1]]`);
  const swapped = sql`CASE WHEN ${lastRow} > 0 AND ${lastColumn} > 0
    THEN rows[(${lastRow} - 1) * ${width} + ${lastColumn}] + (i[1] - ${lastRow} - 1) + 1 + (j[1] - ${lastColumn} - 1) END`;
  return bind(
    a,
    b,
    sql`list_reduce(${steps(sql`len(x)`)}, lambda rows, i: list_concat(rows,
      list_reduce(${steps(sql`len(y)`)}, lambda row, j:
        list_append(row, least(row[-1] + 1, rows[(i[1] - 1) * ${width} + j[1] + 1] + 1,
          rows[(i[1] - 1) * ${width} + j[1]] + CASE WHEN x[i[1]] = y[j[1]] THEN 0 ELSE 1 END,
          ${swapped})), [i[1]])),
      range(0, len(y) + 1))[-1]`,
  );
}

/**
 * Jaro (1989). The state has, for each character of the second text, the
 * position of the character of the first it is matched with, or 0.
 */
export function jaroOfLists(a: Sql, b: Sql): Sql {
  const reach = sql`greatest(greatest(len(x), len(y)) // 2 - 1, 0)`;
  const free = sql`list_filter(range(greatest(1, i[1] - ${reach}), least(len(y), i[1] + ${reach}) + 1), lambda j: matched[j] = 0 AND y[j] = x[i[1]])`;
  const state = sql`list_reduce(${steps(sql`len(x)`)}, lambda matched, i:
    list_transform([${free}[1]], lambda chosen: list_transform(matched, lambda old, j: CASE WHEN j = chosen THEN i[1] ELSE old END))[1],
    list_transform(y, lambda c: 0::BIGINT))`;
  const inSecond = sql`list_transform([list_filter(${state}, lambda p: p > 0)], lambda m: [m, list_sort(m)])`;
  const m = sql`len(ordered[1])`;
  const outOfPlace = sql`len(list_filter(range(1, ${m} + 1), lambda k: x[ordered[1][k]] <> x[ordered[2][k]]))`;
  const value = sql`CASE WHEN ${m} = 0 THEN 0e0 ELSE
    (${m} / len(x) + ${m} / len(y) + (${m} - ${outOfPlace} // 2) / ${m}) / 3 END`;
  return bind(a, b, sql`list_transform(${inSecond}, lambda ordered: ${value})[1]`);
}

/** Winkler (1990): see `jaroWinkler` for the constants. */
export function jaroWinklerOfLists(a: Sql, b: Sql): Sql {
  const common = sql`coalesce(list_position(list_transform(range(1, 5), lambda k: coalesce(x[k] = y[k], FALSE)), FALSE), 5) - 1`;
  return bind(
    a,
    b,
    sql`list_transform([${jaroOfLists(sql`x`, sql`y`)}], lambda jaro: jaro + CASE WHEN jaro > 0.7e0 THEN (${common}) * 0.1e0 * (1 - jaro) ELSE 0e0 END)[1]`,
  );
}

/** The last position before another at which a list has an element, or 0. */
function lastBefore(list: Sql, position: Sql, element: Sql): Sql {
  const before = sql`list_reverse(${list}[1:${position} - 1])`;
  return sql`coalesce(${position} - list_position(${before}, ${element}), 0)`;
}

/** The expression with x and y for the two lists, each made once. */
function bind(a: Sql, b: Sql, expression: Sql): Sql {
  return sql`list_transform([${a}], lambda x: list_transform([${b}], lambda y: ${expression})[1])[1]`;
}
