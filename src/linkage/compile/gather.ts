import { ReeveError } from '../../kernel/index.ts';
import type { Dialect } from '../dialects/dialect.ts';
import type { MatchModel } from '../model/match-model.ts';
import { joinSql, quoteInteger, type Sql, sql } from '../sql/index.ts';
import { columnSql } from './tables.ts';

/** More values than this come together in no home: in a care home, a hostel, or by a mistake. */
export const MOST_GATHERED = 12;

/** A column that is gathered from other records: positions among the model's columns. */
export interface GatheredColumn {
  readonly index: number;
  readonly from: number;
  readonly by: readonly number[];
}

/**
 * The gathered columns of a model.
 *
 * Throws `model/gather` where one does not name columns of the model that are made from the
 * record itself, or is not declared to be a list.
 */
export function gatheredColumns(model: MatchModel): GatheredColumn[] {
  const names = Object.keys(model.columns);
  return names.flatMap((name, index): GatheredColumn[] => {
    const definition = model.columns[name];
    if (definition?.gather === undefined) return [];
    const { from, gather, type } = definition;
    const parts = [typeof from === 'string' ? from : '', ...gather];
    const wrong = parts.find((part) => {
      const column = Object.hasOwn(model.columns, part) ? model.columns[part] : undefined;
      return column === undefined || column.gather !== undefined || column.type === 'text[]';
    });
    if (wrong !== undefined || type !== 'text[]') {
      throw new ReeveError(
        'model/gather',
        `Column "${name}" cannot be gathered${wrong === undefined ? '' : ` from "${wrong}"`}`,
        {
          location: { field: `columns.${name}.gather` },
          hint: 'Its type is "text[]"; "from" and "gather" name columns of the model with one value, not gathered themselves.',
        },
      );
    }
    const [source = 0, ...by] = parts.map((part) => names.indexOf(part));
    return [{ index, from: source, by }];
  });
}

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
