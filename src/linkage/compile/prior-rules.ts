import type { Dialect } from '../dialects/dialect.ts';
import type { ModelPlan, PlannedPriorRule } from '../model/plan.ts';
import { joinSql, quoteIdentifier, type Sql, sql } from '../sql/index.ts';
import { keyExpression, linkTypeCondition } from './block.ts';
import { tables } from './tables.ts';

const PRIOR_KEYS = quoteIdentifier('prior_keys');

/** Makes the table of every record's keys of the rules. */
export function createPriorKeys(
  plan: ModelPlan,
  rules: readonly PlannedPriorRule[],
  dialect: Dialect,
): Sql {
  const keys = rules.map((rule, k) => sql`${keyExpression(plan, rule, dialect)} AS ${keyOf(k)}`);
  return sql`CREATE OR REPLACE TABLE ${PRIOR_KEYS} AS SELECT rid, dataset, ${joinSql(keys, ', ')} FROM ${tables.standard}`;
}

/**
 * Counts the pairs that rule `index` finds and no earlier rule does, one row
 * `n`. Nothing is compared and no pair is kept, so that a rule that only serves
 * the prior costs a join and no more.
 */
export function countPriorPairs(plan: ModelPlan, index: number): Sql {
  const earlier = Array.from(
    { length: index },
    (_, k) => sql`AND NOT coalesce(l.${keyOf(k)} = r.${keyOf(k)}, FALSE)`,
  );
  return sql`SELECT count(*) AS n FROM ${PRIOR_KEYS} l JOIN ${PRIOR_KEYS} r ON l.${keyOf(index)} = r.${keyOf(index)} AND l.rid < r.rid
WHERE ${linkTypeCondition(plan.model.linkType)} ${joinSql(earlier, ' ')}`;
}

export function dropPriorKeys(): Sql {
  return sql`DROP TABLE ${PRIOR_KEYS}`;
}

function keyOf(rule: number): Sql {
  return quoteIdentifier(`q${rule}`);
}
