import type { DuckDBConnection } from '@duckdb/node-api';
import { type Sql, sql } from '../../../linkage/index.ts';
import { rowsOf } from './database.ts';

export interface TypedField {
  readonly value: Sql;
  /** DuckDB's name of the type. */
  readonly type: string;
}

/**
 * SQL that writes typed columns as the plain text that a CSV file would hold: dates as ISO
 * 8601, a timestamp column that is midnight throughout as dates (data frames have no other
 * type for them), whole numbers without a decimal point, no exponents; lists element by element.
 *
 * @param onNested called for a type that has no plain text, such as a struct
 */
export async function plainText(
  connection: DuckDBConnection,
  source: Sql,
  fields: readonly TypedField[],
  onNested: (index: number, type: string) => never,
): Promise<{ text: Sql; isArray: boolean }[]> {
  const isMidnight = await midnightOnly(connection, source, fields);
  return fields.map(({ value, type }, k) => {
    const list = /^(.*?)\[\d*\]$/.exec(type);
    const element = list === null ? type : list[1]!;
    if (/^(STRUCT|MAP|UNION|VARIANT|GEOMETRY)\b|\]$/.test(element)) return onNested(k, type);
    if (list === null) return { text: scalarText(value, type, isMidnight.has(k)), isArray: false };
    const text = sql`list_transform(${value}, lambda e: ${scalarText(sql`e`, element, false)})`;
    return { text, isArray: true };
  });
}

async function midnightOnly(
  connection: DuckDBConnection,
  source: Sql,
  fields: readonly TypedField[],
): Promise<Set<number>> {
  const stamps = fields.flatMap(({ value, type }, k) =>
    type.startsWith('TIMESTAMP') ? [{ value: moment(value), k }] : [],
  );
  if (stamps.length === 0) return new Set();
  const checks = stamps.map(({ value }) => sql`[bool_and(date_trunc('day', ${value}) = ${value})]`);
  const joined = checks.reduce((list, check) => sql`${list} || ${check}`);
  const [row] = await rowsOf(connection, sql`SELECT ${joined} AS midnight FROM ${source}`);
  const midnight = row?.midnight as readonly (boolean | null)[];
  return new Set(stamps.filter((_, i) => midnight[i] === true).map(({ k }) => k));
}

/** A timestamp of any precision, with or without a zone, as one of microseconds in UTC. */
function moment(value: Sql): Sql {
  return sql`make_timestamp(epoch_us(${value}))`;
}

function scalarText(value: Sql, type: string, isDate: boolean): Sql {
  if (type === 'VARCHAR') return value;
  if (type.startsWith('TIMESTAMP')) {
    if (isDate) return sql`CAST(CAST(${moment(value)} AS DATE) AS VARCHAR)`;
    const text = sql`replace(CAST(${moment(value)} AS VARCHAR), ' ', 'T')`;
    return type.endsWith('WITH TIME ZONE') ? sql`${text} || 'Z'` : text;
  }
  const text = sql`CAST(${value} AS VARCHAR)`;
  if (type !== 'DOUBLE' && type !== 'FLOAT') return text;
  // Up to 2^53 every whole double is exact. An exponent is written out where 38 digits hold it.
  return sql`CASE WHEN abs(${value}) < 9007199254740992 AND trunc(${value}) = ${value}
    THEN CAST(CAST(${value} AS BIGINT) AS VARCHAR)
    WHEN NOT contains(${text}, 'e') THEN ${text}
    WHEN abs(${value}) < 1
    THEN coalesce(rtrim(CAST(TRY_CAST(${text} AS DECIMAL(38, 28)) AS VARCHAR), '0'), ${text})
    ELSE coalesce(CAST(TRY_CAST(${text} AS DECIMAL(38, 0)) AS VARCHAR), ${text}) END`;
}
