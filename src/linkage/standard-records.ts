import { columnSql, tables } from './compile/tables.ts';
import type { LinkageEngine } from './engine.ts';
import type { ModelPlan } from './model/plan.ts';
import type { RecordValues, Value } from './score/value.ts';
import { joinSql, quoteInteger, sql } from './sql/index.ts';

/**
 * Standardised records as they were linked, for whoever keeps them: the model's columns in their
 * order, as the text of a JSON array. By record number, from `from` up to and without `to`.
 */
export async function standardRecords(
  engine: LinkageEngine,
  { columns }: ModelPlan,
  from: number,
  to: number,
): Promise<readonly string[]> {
  const all = joinSql(
    columns.map((_, index) => columnSql(index)),
    ', ',
  );
  const { made } = await engine.columns(
    sql`SELECT ${engine.dialect.relations.jsonArray(all)} AS made FROM ${tables.standard}
WHERE rid >= ${quoteInteger(from)} AND rid < ${quoteInteger(to)} ORDER BY rid`,
  );
  return (made ?? []) as readonly string[];
}

/** The values of a record that was kept as the text of a JSON array of the model's columns. */
export function valuesOfJson({ columns }: ModelPlan, json: string): RecordValues {
  const values = JSON.parse(json) as Value[];
  // Without a prototype: a column may have a name that every object has.
  const made: Record<string, Value> = Object.create(null);
  columns.forEach(({ name }, i) => {
    made[name] = values[i] ?? null;
  });
  return made;
}

/** The text of a JSON array in which a record's values are kept. */
export function jsonOfValues({ columns }: ModelPlan, values: RecordValues): string {
  return JSON.stringify(columns.map(({ name }) => values[name] ?? null));
}
