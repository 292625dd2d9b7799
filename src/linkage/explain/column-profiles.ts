import { recogniseColumn } from '../../standards/index.ts';
import {
  commonestValues,
  countFilled,
  type ProfiledColumn,
  sampleValues,
} from '../compile/profile.ts';
import type { InputColumns } from '../compile/standardise.ts';
import { columnSql, tables } from '../compile/tables.ts';
import type { LinkageEngine } from '../engine.ts';
import { inputColumnsOf } from '../model/lineage.ts';
import type { ModelPlan } from '../model/plan.ts';
import { sql } from '../sql/index.ts';
import { type ColumnProfile, SMALLEST_COUNT } from './report-data.ts';

const COMMONEST = 5;

/** Records that a column is recognised from. */
const SAMPLE = 1000;

/**
 * Profiles the input's columns; the model's own where the input's are not known.
 */
export async function columnProfiles(
  engine: LinkageEngine,
  plan: ModelPlan,
  input: InputColumns | null,
  recordCount: number,
): Promise<ColumnProfile[]> {
  const sampleStep = Math.max(1, Math.floor(recordCount / SAMPLE));
  const profiles: ColumnProfile[] = [];
  for (const { name, column } of profiledColumns(plan, input)) {
    const byDataset = (await engine.rows(countFilled(column))).map((row) => ({
      filled: Number(row.filled),
      records: Number(row.records),
    }));
    const filled = byDataset.reduce((sum, each) => sum + each.filled, 0);
    // A data set without a single value lacks the column, or may as well.
    const records = byDataset.reduce((sum, each) => sum + (each.filled > 0 ? each.records : 0), 0);
    const common = await engine.rows(commonestValues(column, COMMONEST, SMALLEST_COUNT));
    const sample = await engine.rows(sampleValues(column, sampleStep));
    profiles.push({
      name,
      kind: recogniseColumn(
        name,
        sample.map(({ value }) => String(value)),
      ).kind,
      usedIn: usesOf(plan, name, input !== null),
      filled,
      filledShare: records === 0 ? 0 : filled / records,
      distinct: Number(common[0]?.distinct_values ?? 0),
      filledByDataset: byDataset.map((each) =>
        each.filled === 0 ? null : each.filled / each.records,
      ),
      commonest: common.flatMap(({ value, n }) =>
        value === null ? [] : [{ value: String(value), count: Number(n) }],
      ),
    });
  }
  return profiles;
}

function profiledColumns(
  plan: ModelPlan,
  input: InputColumns | null,
): { name: string; column: ProfiledColumn }[] {
  if (input === null) {
    return plan.columns.map(({ name }, index) => ({
      name,
      column: { table: tables.standard, value: columnSql(index) },
    }));
  }
  return Object.entries(input.columns).map(([name, column]) => ({
    name,
    column: {
      table: tables.records,
      value: column.isArray ? column.sql : sql`nullif(trim(${column.sql}), '')`,
    },
  }));
}

/** Comparisons and blocking rules that a column feeds. */
function usesOf(plan: ModelPlan, name: string, isInput: boolean): string[] {
  const feeds = (columns: readonly string[]): boolean =>
    columns.some((column) =>
      isInput ? inputColumnsOf(plan.model, column).has(name) : column === name,
    );
  const compared = plan.comparisons
    .filter(({ columns }) => feeds(columns))
    .map((each) => each.name);
  const blocks = plan.blocking.some(({ columns }) => feeds(columns));
  return [...compared, ...(blocks ? ['blocking'] : [])];
}
