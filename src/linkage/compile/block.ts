import type { Dialect } from '../dialects/dialect.ts';
import type { LinkType } from '../model/match-model.ts';
import type { ModelPlan, PlannedRule } from '../model/plan.ts';
import { joinSql, quoteInteger, type Sql, sql } from '../sql/index.ts';
import { patternColumns, standardReferences } from './compare.ts';
import { compileExpression } from './expression.ts';
import type { PatternLayout } from './layout.ts';
import { keySql, patternSql, tables } from './tables.ts';

/**
 * Candidate rules: blocking rules, then deterministic rules, each with one key
 * column in `standard`. A pair carries a bit for each rule whose key it shares,
 * so that training can take the pairs of any one rule without another pass.
 */
export function candidateRules(plan: ModelPlan): readonly PlannedRule[] {
  return [...plan.blocking, ...plan.deterministic];
}

/**
 * A rule's key over one record. A hash of the values: 64 bits are cheap to join
 * on, and two keys that collide only add a candidate pair. Null where any part
 * is missing; a list of keys where the rule explodes a column.
 */
export function keyExpression(plan: ModelPlan, rule: PlannedRule, dialect: Dialect): Sql {
  const reference = standardReferences(plan);
  const parts = rule.keys.map((key) => ({
    sql: compileExpression(key, dialect, reference),
    exploded: key.kind === 'column' && rule.explode.includes(key.column),
  }));
  const present = joinSql(
    parts.map((part) => sql`(${part.sql}) IS NOT NULL`),
    ' AND ',
  );
  const plain = parts.filter((part) => !part.exploded).map((part) => part.sql);
  const lists = parts.filter((part) => part.exploded).map((part) => part.sql);
  if (lists.length === 0) {
    return sql`CASE WHEN ${present} THEN ${dialect.relations.hash(plain)} END`;
  }
  return sql`CASE WHEN ${present} THEN ${dialect.relations.hashElements(lists, plain)} END`;
}

/** Whether two records may pair at all, beyond `l.rid < r.rid`. */
export function linkTypeCondition(linkType: LinkType): Sql {
  if (linkType === 'link-only') return sql`l.dataset <> r.dataset`;
  return linkType === 'dedupe' ? sql`l.dataset = r.dataset` : sql`TRUE`;
}

/**
 * Inserts the pairs that rule `index` finds and no earlier rule did, with the
 * mask of rules they satisfy and their pattern.
 */
export function insertPairs(
  plan: ModelPlan,
  layout: PatternLayout,
  dialect: Dialect,
  index: number,
): Sql {
  const rules = candidateRules(plan);
  return sql`INSERT INTO ${tables.pairs}
SELECT l.rid, r.rid, ${ruleMask(rules, dialect)}, ${patternColumns(plan, layout, dialect)}
FROM ${newPairs(plan, dialect, index)}`;
}

/** `FROM` clause of the pairs that rule `index` finds and no earlier rule did, as `l` and `r`. */
export function newPairs(plan: ModelPlan, dialect: Dialect, index: number): Sql {
  const rules = candidateRules(plan);
  const rule = rules[index];
  const key = keySql(index);
  const earlier = rules
    .slice(0, index)
    .map((other, k) => sql`AND NOT ${sharesKey(other, k, dialect)}`);
  const where = sql`${linkTypeCondition(plan.model.linkType)} ${joinSql(earlier, ' ')}`;
  if (rule !== undefined && rule.explode.length > 0) {
    const exploded = dialect.relations.explodedRows(tables.standard, key);
    return sql`(SELECT DISTINCT a.rid AS lr, b.rid AS rr FROM ${exploded} a
  JOIN ${exploded} b ON a.key = b.key AND a.rid < b.rid) x
  JOIN ${tables.standard} l ON l.rid = x.lr JOIN ${tables.standard} r ON r.rid = x.rr
WHERE ${where}`;
  }
  return sql`${tables.standard} l JOIN ${tables.standard} r ON l.${key} = r.${key} AND l.rid < r.rid
WHERE ${where}`;
}

function sharesKey(rule: PlannedRule, index: number, dialect: Dialect): Sql {
  const key = keySql(index);
  const shared =
    rule.explode.length > 0
      ? dialect.relations.listsOverlap(sql`l.${key}`, sql`r.${key}`)
      : sql`l.${key} = r.${key}`;
  return sql`coalesce(${shared}, FALSE)`;
}

function ruleMask(rules: readonly PlannedRule[], dialect: Dialect): Sql {
  const bits = rules.map(
    (rule, k) => sql`CAST(${sharesKey(rule, k, dialect)} AS INTEGER) * ${quoteInteger(2 ** k)}`,
  );
  return bits.slice(1).reduce((total, bit) => sql`${total} + ${bit}`, bits[0] ?? sql`0`);
}

/** Creates the empty table of pairs. */
export function createPairs(layout: PatternLayout, table: Sql): Sql {
  const patterns = layout.groups.map((_, g) => sql`${patternSql(g)} BIGINT`);
  return sql`CREATE OR REPLACE TABLE ${table} (l INTEGER, r INTEGER, rules INTEGER, ${joinSql(patterns, ', ')})`;
}

/**
 * Pairs of records drawn at random, with the mask of rules they satisfy and their
 * patterns: `draws` of them, by a hash of seed and draw number, so that the draw
 * depends on nothing but the seed. A record against itself is dropped.
 */
export function insertRandomPairs(
  plan: ModelPlan,
  layout: PatternLayout,
  dialect: Dialect,
  options: { recordCount: number; draws: number; seed: number },
): Sql {
  return sql`INSERT INTO ${tables.randomPairs}
SELECT l.rid, r.rid, ${ruleMask(candidateRules(plan), dialect)}, ${patternColumns(plan, layout, dialect)}
FROM (${drawPairs(dialect, options)}) d
  JOIN ${tables.standard} l ON l.rid = d.l
  JOIN ${tables.standard} r ON r.rid = d.r
WHERE ${linkTypeCondition(plan.model.linkType)}`;
}

/** The draws of `insertRandomPairs`. Columns: l, r. */
export function drawPairs(
  dialect: Dialect,
  options: { recordCount: number; draws: number; seed: number },
): Sql {
  const count = quoteInteger(options.recordCount);
  const seed = quoteInteger(options.seed);
  const draw = (salt: number): Sql =>
    sql`CAST(${dialect.relations.hash([sql`i`, seed, quoteInteger(salt)])} % ${count} AS INTEGER)`;
  return sql`SELECT least(a, b) AS l, greatest(a, b) AS r
FROM (SELECT ${draw(1)} AS a, ${draw(2)} AS b FROM ${dialect.relations.series(options.draws)} s(i)) s
WHERE a <> b`;
}

/** Counts of patterns, by the rules that found the pair. Columns: rules, p0.., n. */
export function countPatterns(layout: PatternLayout, table: Sql): Sql {
  const patterns = joinSql(
    layout.groups.map((_, g) => patternSql(g)),
    ', ',
  );
  return sql`SELECT rules, ${patterns}, count(*) AS n FROM ${table} GROUP BY ALL ORDER BY ALL`;
}
