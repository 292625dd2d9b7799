import type { Dialect } from '../dialects/dialect.ts';
import type { Expression, Side } from '../model/expression/index.ts';
import type { ModelPlan, PlannedComparison, PlannedLevel } from '../model/plan.ts';
import { thresholdRuns } from '../model/threshold-runs.ts';
import { joinSql, quoteInteger, type Sql, sql } from '../sql/index.ts';
import { compileExpression } from './expression.ts';
import type { PatternLayout } from './layout.ts';
import { classSql, columnSql, patternSql } from './tables.ts';

/** SQL for a column of one side of a pair, `l` and `r` being rows of `standard`. */
export type ColumnReferences = (side: Side, column: string) => Sql;

/** References to the columns of `standard` under the aliases `l`, `r`, or none. */
export function standardReferences(plan: ModelPlan): ColumnReferences {
  const indexOf = new Map(plan.columns.map(({ name }, index) => [name, index]));
  return (side, column) => {
    const name = columnSql(indexOf.get(column) ?? -1);
    return side === 'l' ? sql`l.${name}` : side === 'r' ? sql`r.${name}` : name;
  };
}

/** The pattern columns of a pair, `p0, p1, ...`, for a SELECT over `l` and `r`. */
export function patternColumns(plan: ModelPlan, layout: PatternLayout, dialect: Dialect): Sql {
  const digits = plan.comparisons.map((comparison) => digitSql(plan, comparison, dialect));
  return joinSql(
    layout.groups.map((group, g) => {
      const terms = group.digits.map(
        ({ comparison, unit }) =>
          sql`CAST(${digits[comparison] ?? sql`0`} AS BIGINT) * ${quoteInteger(unit)}`,
      );
      return sql`(${sum(terms)}) AS ${patternSql(g)}`;
    }),
    ', ',
  );
}

/** 0 where missing, else the cell + 1. */
function digitSql(plan: ModelPlan, comparison: PlannedComparison, dialect: Dialect): Sql {
  const reference = standardReferences(plan);
  const compile = (condition: Expression): Sql => compileExpression(condition, dialect, reference);
  const branches = [sql`WHEN ${compile(comparison.missing)} THEN 0`];
  let otherwise = sql`NULL`;
  for (const run of thresholdRuns(comparison.levels)) {
    const outcomes = run.map((level) => outcomeSql(plan, level));
    const last = run.length - 1;
    const loosest = run[last]?.when;
    if (loosest === undefined) continue;
    if (loosest === 'else') {
      otherwise = outcomes[last] ?? otherwise;
      continue;
    }
    // Every level of the run implies the loosest: asking that first computes the
    // measure once for the many pairs that reach none of them.
    const stricter = run
      .slice(0, last)
      .map((level, i) =>
        level.when === 'else'
          ? sql``
          : sql`WHEN ${compile(level.when)} THEN ${outcomes[i] ?? sql`NULL`}`,
      );
    const outcome =
      stricter.length === 0
        ? (outcomes[last] ?? sql`NULL`)
        : sql`CASE ${joinSql(stricter, ' ')} ELSE ${outcomes[last] ?? sql`NULL`} END`;
    branches.push(sql`WHEN ${compile(loosest)} THEN ${outcome}`);
  }
  return sql`CASE ${joinSql(branches, ' ')} ELSE ${otherwise} END`;
}

function outcomeSql(plan: ModelPlan, level: PlannedLevel): Sql {
  const first = quoteInteger(level.firstCell + 1);
  if (level.termFrequency === undefined) return first;
  const column = level.termFrequency.column;
  const index = plan.columns.findIndex(({ name }) => name === column);
  return sql`${first} + least(l.${classSql(index)}, r.${classSql(index)})`;
}

function sum(terms: readonly Sql[]): Sql {
  return terms.slice(1).reduce((total, term) => sql`${total} + ${term}`, terms[0] ?? sql`0`);
}
