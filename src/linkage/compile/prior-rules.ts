import type { Dialect } from '../dialects/dialect.ts';
import type { ModelPlan, PlannedPriorRule } from '../model/plan.ts';
import { joinSql, quoteIdentifier, type Sql, sql } from '../sql/index.ts';
import { keyExpression, linkTypeCondition } from './block.ts';
import { tables } from './tables.ts';

/**
 * Counts the pairs that rule `index` finds and no earlier rule does, one row
 * `n`. Nothing is compared and no pair is kept, so that a rule that only serves
 * the prior costs a join and no more.
 */
export function countPriorPairs(
  plan: ModelPlan,
  rules: readonly PlannedPriorRule[],
  dialect: Dialect,
  index: number,
): Sql {
  const key = (k: number): Sql => quoteIdentifier(`q${k}`);
  const upTo = rules.slice(0, index + 1);
  const keys = upTo.map((rule, k) => sql`${keyExpression(plan, rule, dialect)} AS ${key(k)}`);
  const earlier = upTo
    .slice(0, -1)
    .map((_, k) => sql`AND NOT coalesce(l.${key(k)} = r.${key(k)}, FALSE)`);
  return sql`WITH keyed AS (SELECT rid, dataset, ${joinSql(keys, ', ')} FROM ${tables.standard})
SELECT count(*) AS n FROM keyed l JOIN keyed r ON l.${key(index)} = r.${key(index)} AND l.rid < r.rid
WHERE ${linkTypeCondition(plan.model.linkType)} ${joinSql(earlier, ' ')}`;
}
