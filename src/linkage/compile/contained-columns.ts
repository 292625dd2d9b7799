import type { Dialect } from '../dialects/dialect.ts';
import type { ModelPlan } from '../model/plan.ts';
import { joinSql, quoteIdentifier, quoteInteger, type Sql, sql } from '../sql/index.ts';
import { columnSql, tables } from './tables.ts';

/** Records in a stretch: a database reads rows that lie together faster than rows strewn about. */
const STRETCH = 1024;

/** Values shorter than this turn up inside others by accident. */
const SHORTEST_VALUE = 3;

/**
 * For each pair of columns (positions in the plan), in one row: `both_i` records
 * with both values, the shorter of at least three characters, and `inside_i`
 * records in which one value stands inside the other. Every `step`-th stretch
 * of records is looked at.
 */
export function countContained(
  plan: ModelPlan,
  pairs: readonly (readonly [number, number])[],
  dialect: Dialect,
  step: number,
): Sql {
  const contains = dialect.functions.contains;
  const length = dialect.functions.length;
  const counts = pairs.map(([a, b], i) => {
    const [x, y] = [textOf(plan, a), textOf(plan, b)];
    const inside =
      contains === undefined ? sql`${x} = ${y}` : sql`${contains(x, y)} OR ${contains(y, x)}`;
    const long =
      length === undefined
        ? sql`TRUE`
        : sql`least(${length(x)}, ${length(y)}) >= ${quoteInteger(SHORTEST_VALUE)}`;
    const present = sql`${x} IS NOT NULL AND ${y} IS NOT NULL AND ${long}`;
    return sql`count(*) FILTER (WHERE ${present}) AS ${quoteIdentifier(`both_${i}`)},
  count(*) FILTER (WHERE ${present} AND (${inside})) AS ${quoteIdentifier(`inside_${i}`)}`;
  });
  return sql`SELECT ${joinSql(counts, ', ')} FROM ${tables.standard} WHERE (rid - rid % ${quoteInteger(STRETCH)}) % ${quoteInteger(STRETCH * step)} = 0`;
}

function textOf(plan: ModelPlan, index: number): Sql {
  const column = columnSql(index);
  return plan.columns[index]?.type === 'text' ? column : sql`CAST(${column} AS VARCHAR)`;
}
