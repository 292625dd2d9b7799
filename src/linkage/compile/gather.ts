import { ReeveError } from '../../kernel/index.ts';
import type { Dialect } from '../dialects/dialect.ts';
import type { GatheredColumn } from '../model/gathered-columns.ts';
import { joinSql, quoteInteger, type Sql, sql } from '../sql/index.ts';
import type { ColumnStep } from './standardise.ts';
import { columnSql } from './tables.ts';

/** More values than this come together in no home: in a care home, a hostel, or by a mistake. */
export const MOST_GATHERED = 12;

/**
 * Refuses to gather a column that is declared text and is made, as it stands, from one that is
 * not. Whether it is made from that one, or from a column of the input of the same name, only
 * the input tells, so the model alone could not be refused.
 *
 * Throws `model/gather`.
 */
export function checkGatheredText(
  gathered: readonly GatheredColumn[],
  steps: readonly ColumnStep[],
): void {
  const byIndex = new Map(steps.map((step) => [step.index, step]));
  const nameOf = (index: number): string => byIndex.get(index)?.name ?? '';
  for (const { from, name } of gathered) {
    let step = byIndex.get(from);
    while (step !== undefined && isText(step) && isCopy(step)) {
      step = step.from === null ? undefined : byIndex.get(step.from);
    }
    if (step === undefined || isText(step)) continue;
    throw new ReeveError(
      'model/gather',
      `Column "${name}" cannot be gathered from "${nameOf(from)}", which is made from "${step.name}" of type ${step.definition.type}`,
      {
        location: { field: `columns.${name}.gather` },
        hint: 'Gather a column that is text: made from the input, or standardised or derived.',
      },
    );
  }
}

function isText({ definition: { type } }: ColumnStep): boolean {
  return type === undefined || type === 'text';
}

function isCopy({ definition: { standardise, derive } }: ColumnStep): boolean {
  return standardise === undefined && derive === undefined;
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
