import type { DuckDbEngine } from '../../src/engines/duckdb/index.ts';
import { compareCandidates } from '../../src/linkage/comparison.ts';
import { patternLayout } from '../../src/linkage/compile/layout.ts';
import {
  type LinkageEngine,
  type MatchModel,
  prepareRecords,
  quoteIdentifier,
} from '../../src/linkage/index.ts';
import type { ModelPlan } from '../../src/linkage/model/plan.ts';
import type { RecordValues } from '../../src/linkage/score/value.ts';
import { columns } from './values.ts';

/** Columns of a model over the generated records, each as it is. */
export const modelColumns = Object.fromEntries(
  Object.entries(columns).map(([name, type]) => [name, { from: name, type }]),
);

/** The same engine without its own way of comparing. */
export function withoutComparison(engine: DuckDbEngine): LinkageEngine {
  return {
    dialect: engine.dialect,
    run: (text) => engine.run(text),
    rows: (text) => engine.rows(text),
    columns: (text) => engine.columns(text),
    append: (table, values) => engine.append(table, values),
    close: () => engine.close(),
  };
}

/** Makes the table of standardised records as it is, without reading text; data sets take turns. */
export async function load(
  engine: DuckDbEngine,
  chosen: MatchModel,
  records: readonly RecordValues[],
  datasets = 2,
): Promise<ModelPlan> {
  const names = Object.keys(columns);
  const fields = names.map((name) => quoteIdentifier(`in_${name}`));
  const types = Object.values(columns).map((type) => (type === 'text[]' ? 'VARCHAR[]' : 'VARCHAR'));
  const made = fields.map((field, k) => `${field} ${types[k]}`).join(', ');
  await engine.run(
    `CREATE OR REPLACE TABLE records (rid INTEGER, dataset UTINYINT, id VARCHAR, ${made})`,
  );
  const asText = (value: unknown): unknown =>
    typeof value === 'number' ? (Object.is(value, -0) ? '-0.0' : String(value)) : (value ?? null);
  await engine.append('records', [
    Int32Array.from(records.keys()),
    records.map((_, n) => n % datasets),
    records.map((_, n) => String(n)),
    ...names.map((name) => records.map((record) => asText(record[name]))),
  ] as never);
  return prepareRecords(engine, chosen, {
    datasets: Array.from({ length: datasets }, (_, n) => `d${n}`),
    columns: Object.fromEntries(
      names.map((name, k) => [
        name,
        { sql: fields[k] as never, isArray: types[k] === 'VARCHAR[]' },
      ]),
    ),
  });
}

/** All that comparing gives, in order: the counts, the pairs with their patterns, and random pairs' counts. */
export async function everything(engine: LinkageEngine, plan: ModelPlan, recordCount: number) {
  const layout = patternLayout(plan);
  const byRule: number[] = [];
  const comparison = await compareCandidates(engine, plan, layout, {
    recordCount,
    keepPairs: true,
    onRule: (_, pairs) => byRule.push(pairs),
  });
  try {
    const pairs = await engine.rows('SELECT * FROM pairs ORDER BY l, r');
    const table = {
      cells: plan.comparisons.map(({ cells }) =>
        Float64Array.from({ length: cells.length + 1 }, (_, digit) => digit - 1),
      ),
      prior: -20,
      relatives: null,
    };
    const rid = Int32Array.from({ length: recordCount }, (_, n) => n);
    return {
      byRule,
      pairs,
      counts: await comparison.counts(),
      random: await comparison.random({ recordCount, draws: 3000, seed: 5 }),
      score: await comparison.score(table as never, 3, 2 ** plan.blocking.length),
      within: await comparison.within(
        table as never,
        { rid, component: rid.map((n) => n - (n % 5)) },
        true,
      ),
    };
  } finally {
    await comparison.close();
  }
}
