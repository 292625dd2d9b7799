import type { Dialect } from '../dialects/dialect.ts';
import type { GatheredColumn } from '../model/gathered-columns.ts';
import { joinSql, quoteInteger, type Sql, sql } from '../sql/index.ts';
import { columnSql } from './tables.ts';

/** More values than this come together in no home: in a care home, a hostel, or by a mistake. */
export const MOST_GATHERED = 12;

/** Rows of a table with all columns of a model but one, and that one gathered. */
export function gather(column: GatheredColumn, table: Sql, { relations }: Dialect): Sql {
  const value = columnSql(column.from);
  const keys = column.by.map(columnSql);
  const named = keys.map((key) => sql`${key} IS NOT NULL`);
  const same = keys.map((key) => sql`g.${key} = s.${key}`);
  const others = relations.startingElsewhere(sql`g.gathered`, sql`s.${value}`);
  return sql`SELECT s.*, ${others} AS ${columnSql(column.index)} FROM ${table} s LEFT JOIN (
  SELECT ${joinSql(keys, ', ')}, ${relations.distinctList(value)} AS gathered FROM ${table}
  WHERE length(${value}) > 1 AND ${joinSql(named, ' AND ')} GROUP BY ${joinSql(keys, ', ')}
  HAVING count(DISTINCT ${value}) <= ${quoteInteger(MOST_GATHERED)}
) g ON ${joinSql(same, ' AND ')}`;
}
