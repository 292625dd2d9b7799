import type { Dialect } from '../dialects/dialect.ts';
import type { LinkType } from '../model/match-model.ts';
import type { ModelPlan } from '../model/plan.ts';
import { joinSql, quoteIdentifier, quoteInteger, type Sql, sql } from '../sql/index.ts';
import { candidateRules, newPairs } from './block.ts';
import { standardReferences } from './compare.ts';
import { compileExpression } from './expression.ts';
import { keySql, tables } from './tables.ts';

/**
 * Pairs that share a key of rule `index`, from the sizes of its keys alone: n(n - 1) / 2 by
 * key, and between data sets only where the link type says so. Nothing is joined, so a rule
 * of billions of pairs costs no more than another. Exact, but that a pair that shares several
 * elements of an exploded list counts once for each. Columns: pairs, largest (of one key).
 */
export function countByKeySizes(plan: ModelPlan, dialect: Dialect, index: number): Sql {
  const pairs = pairsOfKey(plan.model.linkType);
  return sql`SELECT coalesce(sum(${pairs}), 0) AS pairs, coalesce(max(${pairs}), 0) AS largest FROM (
  SELECT sum(in_dataset) AS n, sum(in_dataset * in_dataset) AS squares FROM (
    SELECT key, dataset, CAST(count(*) AS DOUBLE) AS in_dataset
    FROM ${keyRows(plan, dialect, index)} WHERE key IS NOT NULL GROUP BY key, dataset)
  GROUP BY key)`;
}

/** Number of pairs that rule `index` finds and no earlier rule did. Columns: n. */
export function countNewPairs(plan: ModelPlan, dialect: Dialect, index: number): Sql {
  return sql`SELECT count(*) AS n FROM ${newPairs(plan, dialect, index)}`;
}

/**
 * The keys of rule `index` with the most pairs, with the values they are made of, as text, of
 * the first record that has each. Columns: n (records), pairs, v0, v1, ... by part of the key.
 */
export function skewedKeys(plan: ModelPlan, dialect: Dialect, index: number, limit: number): Sql {
  const rule = candidateRules(plan)[index];
  const reference = standardReferences(plan);
  const values = (rule?.keys ?? []).map(
    (key, k) =>
      sql`CAST(${compileExpression(key, dialect, reference)} AS VARCHAR) AS ${valueSql(k)}`,
  );
  const names = joinSql(
    values.map((_, k) => sql`v.${valueSql(k)}`),
    ', ',
  );
  const pairs = pairsOfKey(plan.model.linkType);
  return sql`WITH sized AS (
  SELECT sum(in_dataset) AS n, sum(in_dataset * in_dataset) AS squares, min(rid) AS rid FROM (
    SELECT key, dataset, CAST(count(*) AS DOUBLE) AS in_dataset, min(rid) AS rid
    FROM ${keyRows(plan, dialect, index)} WHERE key IS NOT NULL GROUP BY key, dataset)
  GROUP BY key),
worst AS (SELECT n, ${pairs} AS pairs, rid FROM sized WHERE ${pairs} > 0
  ORDER BY pairs DESC, rid LIMIT ${quoteInteger(limit)})
SELECT w.n, w.pairs, ${names} FROM worst w
JOIN (SELECT rid, ${joinSql(values, ', ')} FROM ${tables.standard}) v ON v.rid = w.rid
ORDER BY w.pairs DESC, w.rid`;
}

/** Rows (rid, dataset, key): one a record, or one for each element of a list. */
function keyRows(plan: ModelPlan, dialect: Dialect, index: number): Sql {
  const key = keySql(index);
  if ((candidateRules(plan)[index]?.explode.length ?? 0) === 0) {
    return sql`(SELECT rid, dataset, ${key} AS key FROM ${tables.standard}) s`;
  }
  return sql`(SELECT e.rid, d.dataset, e.key
    FROM ${dialect.relations.explodedRows(tables.standard, key)} e
    JOIN ${tables.standard} d ON d.rid = e.rid) s`;
}

/** Pairs of the `n` records of a key that may match; `squares`: sum of the squares of its data sets' counts. */
function pairsOfKey(linkType: LinkType): Sql {
  if (linkType === 'link-only') return sql`(n * n - squares) / 2`;
  return linkType === 'dedupe' ? sql`(squares - n) / 2` : sql`n * (n - 1) / 2`;
}

function valueSql(part: number): Sql {
  return quoteIdentifier(`v${part}`);
}
