import { keyExpression } from '../compile/block.ts';
import { standardReferences } from '../compile/compare.ts';
import { compileExpression } from '../compile/expression.ts';
import { tables } from '../compile/tables.ts';
import type { LinkageEngine } from '../engine.ts';
import { parseExpression } from '../model/expression/index.ts';
import type { BlockingRule, MatchModel } from '../model/match-model.ts';
import { planModel } from '../model/plan.ts';
import { joinSql, quoteInteger, type Sql, sql } from '../sql/index.ts';

/** Records that the pairs of a rule are estimated from. */
const KEY_SAMPLE = 100_000;

/**
 * The pairs that each rule, a list of expressions over one record, would find: from the sizes
 * of its keys in a sample of the records that have been standardised.
 */
export async function countRules(
  engine: LinkageEngine,
  model: MatchModel,
  rules: readonly (readonly string[])[],
  recordCount: number,
): Promise<number[]> {
  if (rules.length === 0) return [];
  const reference = standardReferences(planModel(model));
  const expressions = [...new Set(rules.flat())];
  const columnOf = new Map(
    expressions.map((expression, k) => [expression, sql`e${quoteInteger(k)}`]),
  );
  const made = expressions.map((expression) => {
    const value = compileExpression(parseExpression(expression), engine.dialect, reference);
    return sql`${engine.dialect.relations.hash([value])} * CASE WHEN (${value}) IS NULL THEN NULL ELSE 1 END`;
  });
  const columns = made.map(
    (value, k) => sql`CASE WHEN TRUE THEN ${value} END AS e${quoteInteger(k)}`,
  );
  await engine.run(sql`CREATE OR REPLACE TABLE key_sample AS
SELECT ${joinSql(columns, ', ')} FROM ${tables.standard} ORDER BY hash(rid) LIMIT ${quoteInteger(KEY_SAMPLE)}`);
  const sampled = Math.min(KEY_SAMPLE, recordCount);
  const scale = (recordCount * (recordCount - 1)) / Math.max(1, sampled * (sampled - 1));
  const pairs: number[] = [];
  for (const on of rules) {
    const names = on.map((expression) => columnOf.get(expression) ?? sql`NULL`);
    const present = joinSql(
      names.map((name): Sql => sql`${name} IS NOT NULL`),
      ' AND ',
    );
    const [row] = await engine.rows(
      sql`SELECT coalesce(sum(n * (n - 1) / 2), 0) AS pairs FROM (SELECT count(*) AS n FROM key_sample WHERE ${present} GROUP BY ${joinSql(names, ', ')})`,
    );
    pairs.push(Math.ceil(Number(row?.pairs ?? 0) * scale));
  }
  await engine.run(sql`DROP TABLE key_sample`);
  return pairs;
}

/**
 * The pairs that each rule that explodes a list would find, among all records that have been
 * standardised; one that shares two elements of the list counts twice.
 */
export async function countExploded(
  engine: LinkageEngine,
  model: MatchModel,
  rules: readonly BlockingRule[],
): Promise<number[]> {
  const { relations } = engine.dialect;
  const plan = planModel({ ...model, blocking: rules });
  const pairs: number[] = [];
  for (const rule of plan.blocking) {
    const keys = relations.explodedRows(tables.standard, keyExpression(plan, rule, engine.dialect));
    const [row] = await engine.rows(
      sql`SELECT coalesce(sum(n * (n - 1) / 2), 0) AS pairs FROM (SELECT count(*) AS n FROM ${keys} e GROUP BY key)`,
    );
    pairs.push(Number(row?.pairs ?? 0));
  }
  return pairs;
}
