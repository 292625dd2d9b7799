import type { ComponentPairs } from './cluster/cluster.ts';
import {
  candidateRules,
  countPatterns,
  createPairs,
  insertPairs,
  insertRandomPairs,
} from './compile/block.ts';
import { patternColumns } from './compile/compare.ts';
import { type PatternLayout, unpackPattern } from './compile/layout.ts';
import { patternSql, tables } from './compile/tables.ts';
import type { Columns, LinkageEngine } from './engine.ts';
import type { ModelPlan } from './model/plan.ts';
import type { ScoredPairs } from './score/scored-pairs.ts';
import { patternWeight, type WeightTable } from './score/weights.ts';
import { joinSql, quoteIdentifier, quoteInteger, quoteNumber, type Sql, sql } from './sql/index.ts';
import type { PatternCounts } from './train/pattern-counts.ts';

/** Finds and compares the candidate pairs, rule by rule; `onRule` hears how many each added. */
export async function comparePairs(
  engine: LinkageEngine,
  plan: ModelPlan,
  layout: PatternLayout,
  onRule: (rule: number, pairs: number) => void,
): Promise<number> {
  await engine.run(createPairs(layout, tables.pairs));
  let total = 0;
  for (let index = 0; index < candidateRules(plan).length; index++) {
    await engine.run(insertPairs(plan, layout, engine.dialect, index));
    const [row] = await engine.rows(sql`SELECT count(*) AS n FROM ${tables.pairs}`);
    const after = Number(row?.n);
    onRule(index, after - total);
    total = after;
  }
  return total;
}

/** Draws and compares random pairs and counts their patterns. */
export async function countRandomPatterns(
  engine: LinkageEngine,
  plan: ModelPlan,
  layout: PatternLayout,
  options: { recordCount: number; draws: number; seed: number },
): Promise<PatternCounts> {
  await engine.run(createPairs(layout, tables.randomPairs));
  await engine.run(insertRandomPairs(plan, layout, engine.dialect, options));
  const counts = await readPatterns(engine, layout, tables.randomPairs);
  await engine.run(sql`DROP TABLE ${tables.randomPairs}`);
  return counts;
}

/** The patterns in a table of pairs, counted by the rules that found them. */
export async function readPatterns(
  engine: LinkageEngine,
  layout: PatternLayout,
  table: Sql,
): Promise<PatternCounts> {
  const columns = await engine.columns(countPatterns(layout, table));
  const rules = columns.rules as Int32Array;
  return {
    size: rules.length,
    width: layout.width,
    digits: unpackAll(columns, layout, rules.length),
    rules,
    counts: Float64Array.from(columns.n as BigInt64Array, Number),
  };
}

/**
 * The pairs of weight `floor` or more, in order of l and r; with `whatever`, those too whose
 * rule mask is that or more (deterministic rules come last in it), whatever their weight.
 */
export async function scorePairs(
  engine: LinkageEngine,
  layout: PatternLayout,
  table: WeightTable,
  floor: number,
  whatever?: number,
): Promise<ScoredPairs> {
  const patterns = joinSql(
    layout.groups.map((_, g) => patternSql(g)),
    ', ',
  );
  const columns = await engine.columns(sql`SELECT ${patterns} FROM ${tables.pairs} GROUP BY ALL`);
  const packed = layout.groups.map((_, g) => columns[`p${g}`] as BigInt64Array);
  const size = packed[0]?.length ?? 0;
  const digits = unpackAll(columns, layout, size);
  const kept: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < size; i++) {
    const weight = patternWeight(table, digits, i * layout.width);
    if (weight < floor && whatever === undefined) continue;
    kept.push(i);
    weights.push(weight);
  }
  const types = layout.groups.map((_, g) => sql`${patternSql(g)} BIGINT`);
  await engine.run(
    sql`CREATE OR REPLACE TABLE ${tables.weights} (${joinSql(types, ', ')}, weight DOUBLE)`,
  );
  await engine.append('pattern_weights', [
    ...packed.map((column) => BigInt64Array.from(kept, (i) => column[i] ?? 0n) as never),
    Float64Array.from(weights),
  ]);
  const where =
    whatever === undefined
      ? sql``
      : sql`WHERE weight >= ${quoteNumber(floor)} OR rules >= ${quoteInteger(whatever)}`;
  const scored = await engine.columns(
    sql`SELECT l, r, rules, weight FROM ${tables.pairs} JOIN ${tables.weights} USING (${patterns}) ${where} ORDER BY l, r`,
  );
  return {
    l: scored.l as Int32Array,
    r: scored.r as Int32Array,
    weight: scored.weight as Float64Array,
    rules: scored.rules as Int32Array,
  };
}

const MEMBERS = quoteIdentifier('component_members');

/**
 * Compares all pairs inside given components, blocked or not: `component[i]` is
 * the component of record `rid[i]`. In order of component, l and r.
 */
export async function scoreWithinComponents(
  engine: LinkageEngine,
  plan: ModelPlan,
  layout: PatternLayout,
  table: WeightTable,
  members: { readonly rid: Int32Array; readonly component: Int32Array },
): Promise<ComponentPairs> {
  await engine.run(sql`CREATE OR REPLACE TABLE ${MEMBERS} (rid INTEGER, component INTEGER)`);
  await engine.append('component_members', [members.rid, members.component]);
  const columns = await engine.columns(sql`WITH member AS (
  SELECT m.component, s.* FROM ${MEMBERS} m JOIN ${tables.standard} s ON s.rid = m.rid)
SELECT l.rid AS l, r.rid AS r, l.component AS component, ${patternColumns(plan, layout, engine.dialect)}
FROM member l JOIN member r ON l.component = r.component AND l.rid < r.rid
ORDER BY 3, 1, 2`);
  await engine.run(sql`DROP TABLE ${MEMBERS}`);
  const l = columns.l as Int32Array;
  const { width } = layout;
  const digits = unpackAll(columns, layout, l.length);
  const weight = Float64Array.from(l, (_, i) => patternWeight(table, digits, i * width));
  return {
    l,
    r: columns.r as Int32Array,
    component: columns.component as Int32Array,
    weight,
    outcomes: { digits, width },
  };
}

function unpackAll(columns: Columns, layout: PatternLayout, size: number): Uint8Array {
  const digits = new Uint8Array(size * layout.width);
  const packed = layout.groups.map((_, g) => columns[`p${g}`] as BigInt64Array);
  for (let i = 0; i < size; i++) {
    unpackPattern(
      layout,
      packed.map((column) => Number(column[i])),
      digits,
      i * layout.width,
    );
  }
  return digits;
}
