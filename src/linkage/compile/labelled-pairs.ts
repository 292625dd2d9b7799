import type { Dialect } from '../dialects/dialect.ts';
import type { ModelPlan } from '../model/plan.ts';
import { quoteIdentifier, type Sql, sql } from '../sql/index.ts';
import { linkTypeCondition } from './block.ts';
import { patternColumns } from './compare.ts';
import type { PatternLayout } from './layout.ts';
import { tables } from './tables.ts';

/** Compared pairs that are known to match; like `pairs`. */
export const labelledPairs = quoteIdentifier('labelled_pairs');

/** Name of the table of pairs to compare, `l` and `r`, for the engine to append to. */
export const GIVEN_LABELS = 'given_labels';

const givenLabels = quoteIdentifier(GIVEN_LABELS);

/** Creates the table of given pairs. */
export function createGivenLabels(): Sql {
  return sql`CREATE OR REPLACE TABLE ${givenLabels} (l INTEGER, r INTEGER)`;
}

/** Drops what reading the labels left. */
export function dropLabels(): readonly Sql[] {
  return [sql`DROP TABLE IF EXISTS ${givenLabels}`, sql`DROP TABLE IF EXISTS ${labelledPairs}`];
}

/** Compares the given pairs, each once. */
export function insertGivenLabels(plan: ModelPlan, layout: PatternLayout, dialect: Dialect): Sql {
  return insert(
    plan,
    layout,
    dialect,
    sql`(SELECT DISTINCT least(l, r) AS a, greatest(l, r) AS b FROM ${givenLabels})`,
  );
}

/** Compares all pairs of records with the same value of an input column that names the person. */
export function insertLabelsOfColumn(
  plan: ModelPlan,
  layout: PatternLayout,
  dialect: Dialect,
  column: Sql,
): Sql {
  return insert(
    plan,
    layout,
    dialect,
    sql`(SELECT x.rid AS a, y.rid AS b FROM ${tables.records} x
  JOIN ${tables.records} y ON x.${column} = y.${column} AND x.rid < y.rid)`,
  );
}

function insert(plan: ModelPlan, layout: PatternLayout, dialect: Dialect, pairs: Sql): Sql {
  return sql`INSERT INTO ${labelledPairs}
SELECT l.rid, r.rid, 0, ${patternColumns(plan, layout, dialect)}
FROM ${pairs} p JOIN ${tables.standard} l ON l.rid = p.a JOIN ${tables.standard} r ON r.rid = p.b
WHERE ${linkTypeCondition(plan.model.linkType)}`;
}
