import type { Dialect } from '../dialects/dialect.ts';
import type { Expression, ExpressionType } from '../model/expression/index.ts';
import type { ModelPlan } from '../model/plan.ts';
import { joinSql, quoteIdentifier, type Sql, sql } from '../sql/index.ts';
import { candidateRules } from './block.ts';
import { standardReferences } from './compare.ts';
import { compileExpression } from './expression.ts';
import { classSql, keySql, tables } from './tables.ts';

/** An expression over one record to read, with its type and the column whose class goes with it. */
export interface SlotExpression {
  readonly expression: Expression;
  readonly type: ExpressionType;
  readonly termFrequency: number | null;
}

/** Rows of what is compared of every record: rid, dataset, texts, classes. */
export function encodeRecords(
  plan: ModelPlan,
  slots: readonly SlotExpression[],
  dialect: Dialect,
): Sql {
  const reference = standardReferences(plan);
  const texts = slots.map(({ expression, type }, s) => {
    const value = compileExpression(expression, dialect, reference);
    return sql`${asText(value, type, dialect)} AS ${quoteIdentifier(`s${s}`)}`;
  });
  const classes = slots.flatMap(({ termFrequency }) =>
    termFrequency === null ? [] : [classSql(termFrequency)],
  );
  const columns = [sql`rid`, sql`CAST(dataset AS INTEGER) AS dataset`, ...texts, ...classes];
  return sql`SELECT ${joinSql(columns, ', ')} FROM ${tables.standard}`;
}

/** Rows of every record's keys of the rules that give it one at most. */
export function singleKeys(plan: ModelPlan): Sql {
  const keys = candidateRules(plan).flatMap(({ explode }, k) =>
    explode.length === 0 ? [keySql(k)] : [],
  );
  return sql`SELECT ${joinSql([sql`rid`, ...keys], ', ')} FROM ${tables.standard}`;
}

/** Rows (rid, key) of the rules whose keys come from lists; null for the others. */
export function explodedKeys(plan: ModelPlan, dialect: Dialect): (Sql | null)[] {
  return candidateRules(plan).map(({ explode }, k) =>
    explode.length === 0
      ? null
      : sql`SELECT rid, key FROM ${dialect.relations.explodedRows(tables.standard, keySql(k))} WHERE key IS NOT NULL`,
  );
}

/** Text that is the same exactly where the values are. */
function asText(value: Sql, type: ExpressionType, dialect: Dialect): Sql {
  if (type === 'text') return value;
  if (type === 'text[]') return dialect.relations.listText(value);
  // Adding 0 makes one of the two zeros, which are equal and are not written the same.
  if (type === 'number') return sql`CAST(CAST(${value} AS DOUBLE) + 0e0 AS VARCHAR)`;
  return sql`CAST(${value} AS VARCHAR)`;
}
