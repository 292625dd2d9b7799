import {
  detectDateOrder,
  detectDayNumbers,
  parsePostcode,
  recogniseColumn,
} from '../../standards/index.ts';
import type { InputColumns } from '../compile/standardise.ts';
import { tables } from '../compile/tables.ts';
import type { LinkageEngine } from '../engine.ts';
import { quoteInteger, quoteLiteral, type Sql, sql } from '../sql/index.ts';

/** What is known of one input column before a model is chosen. */
export interface ColumnProfile {
  readonly name: string;
  readonly isArray: boolean;
  /** Records with a value, in each data set. */
  readonly filled: readonly number[];
  /** Distinct values. */
  readonly distinct: number;
  readonly kind: ReturnType<typeof recogniseColumn>['kind'];
  readonly reason: string;
  /** For dates written with numbers: that the month stands first. */
  readonly monthFirst: boolean;
  /** Whether Excel's day numbers stand among the dates. */
  readonly dayNumbers: boolean;
  /** Whether most values are UK postcodes. */
  readonly ukPostcodes: boolean;
}

/** Values that a column is recognised from. */
const SAMPLE = 2000;

/** Profiles every input column: how full it is, how varied, and what it seems to hold. */
export async function profileColumns(
  engine: LinkageEngine,
  input: InputColumns,
): Promise<ColumnProfile[]> {
  const profiles: ColumnProfile[] = [];
  for (const [name, column] of Object.entries(input.columns)) {
    const value = column.isArray
      ? sql`array_to_string(${column.sql}, ' ')`
      : sql`nullif(trim(${column.sql}), '')`;
    const present = sql`${value} IS NOT NULL AND upper(${value}) NOT IN (${missingWords()})`;
    const rows = await engine.rows(
      sql`SELECT dataset, count(*) AS n FROM ${tables.records} WHERE ${present} GROUP BY dataset ORDER BY dataset`,
    );
    const filled = input.datasets.map((_, index) =>
      Number(rows.find((row) => Number(row.dataset) === index)?.n ?? 0),
    );
    const [counted] = await engine.rows(
      sql`SELECT approx_count_distinct(${value}) AS n FROM ${tables.records} WHERE ${present}`,
    );
    const sample = await engine.rows(
      sql`SELECT ${value} AS value FROM ${tables.records} WHERE ${present} ORDER BY hash(rid) LIMIT ${quoteInteger(SAMPLE)}`,
    );
    const values = sample.map((row) => String(row.value));
    const recognition = recogniseColumn(name, values);
    profiles.push({
      name,
      isArray: column.isArray,
      filled,
      distinct: Number(counted?.n ?? 0),
      kind: recognition.kind,
      reason: recognition.reason,
      monthFirst: detectDateOrder(values) === 'month-first',
      dayNumbers: detectDayNumbers(values),
      ukPostcodes:
        recognition.kind === 'postcode' &&
        values.filter((value) => parsePostcode(value).value !== null).length > values.length / 2,
    });
  }
  return profiles;
}

/** What exports write where there is no value. */
function missingWords(): Sql {
  return sql`${quoteLiteral('NA')}, ${quoteLiteral('N/A')}, ${quoteLiteral('NULL')}, ${quoteLiteral('NAN')}`;
}
