import { recordValues } from '../compile/profile.ts';
import type { InputColumns } from '../compile/standardise.ts';
import type { LinkageEngine } from '../engine.ts';
import { inputColumnsOf } from '../model/lineage.ts';
import type { ModelPlan, PlannedComparison } from '../model/plan.ts';
import { quoteIdentifier, type Sql, sql } from '../sql/index.ts';
import type { ComparedValue, RecordReference } from './report-data.ts';

/** What is shown of one record. */
export interface ShownRecord extends RecordReference {
  /** Input column -> value as received. */
  readonly raw: Readonly<Record<string, string | null>>;
  /** Model column -> standardised value. */
  readonly standard: Readonly<Record<string, string | null>>;
}

const WANTED = quoteIdentifier('report_records');

/** Reads records from the engine, for showing: a few at a time, never all. */
export class RecordReader {
  readonly #engine: LinkageEngine;
  readonly #plan: ModelPlan;
  readonly #datasets: readonly string[];
  readonly #inputs: readonly (readonly [string, Sql])[];

  constructor(
    engine: LinkageEngine,
    plan: ModelPlan,
    datasets: readonly string[],
    input: InputColumns | null,
  ) {
    this.#engine = engine;
    this.#plan = plan;
    this.#datasets = datasets;
    this.#inputs = Object.entries(input?.columns ?? {}).map(([name, column]) => [name, column.sql]);
  }

  /** The records of the given numbers, by number. */
  async read(rids: readonly number[]): Promise<Map<number, ShownRecord>> {
    const wanted = [...new Set(rids)].sort((a, b) => a - b);
    const records = new Map<number, ShownRecord>();
    if (wanted.length === 0) return records;
    await this.#engine.run(sql`CREATE OR REPLACE TABLE ${WANTED} (rid INTEGER)`);
    await this.#engine.append('report_records', [Int32Array.from(wanted)]);
    const inputs = this.#inputs.map(([, column]) => column);
    const rows = await this.#engine.rows(recordValues(this.#plan, inputs, WANTED));
    await this.#engine.run(sql`DROP TABLE ${WANTED}`);
    for (const row of rows) {
      records.set(Number(row.rid), {
        dataset: this.#datasets[Number(row.dataset)] ?? String(row.dataset),
        id: String(row.id),
        raw: Object.fromEntries(this.#inputs.map(([name], k) => [name, textOf(row[`in${k}`])])),
        standard: Object.fromEntries(
          this.#plan.columns.map(({ name }, k) => [name, textOf(row[`c${k}`])]),
        ),
      });
    }
    return records;
  }
}

/** What a comparison saw of a record: the input it comes from, and what standardising made of it. */
export function comparedValue(
  plan: ModelPlan,
  comparison: PlannedComparison,
  record: ShownRecord,
): ComparedValue {
  // A column that another comparison is about, such as the first name in a test for
  // swapped names, is shown there.
  const elsewhere = new Set(
    plan.comparisons.filter((other) => other !== comparison).map(({ name }) => name),
  );
  const own = comparison.columns.filter((column) => !elsewhere.has(column));
  const columns = own.length === 0 ? comparison.columns : own;
  const inputs = new Set(columns.flatMap((column) => [...inputColumnsOf(plan.model, column)]));
  // A constant, such as which source a record is of, is no value of the record.
  if (inputs.size === 0) return { raw: null, standard: null };
  const received = [...inputs].flatMap((name) => record.raw[name]?.trim() || []);
  const compared = distinctTexts(
    columns
      // What is derived for the comparison, such as a phonetic code, is not what anyone wrote.
      .filter((column) => plan.model.columns[column]?.derive === undefined)
      .flatMap((column) => record.standard[column] ?? []),
  );
  const standard = compared.length === 0 ? null : compared.join(' ');
  if (received.length === 0) return { raw: standard, standard: null };
  const raw = received.join(' ');
  const same = standard === null || standard.toLowerCase() === raw.toLowerCase();
  return { raw, standard: same ? null : standard };
}

/** Texts in order, without those that an earlier one holds already. */
function distinctTexts(texts: readonly string[]): string[] {
  return texts.filter(
    (text, i) =>
      !texts.some((other, j) => j !== i && other.includes(text) && (other !== text || j < i)),
  );
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
