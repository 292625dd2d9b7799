import {
  quoteIdentifier,
  quoteInteger,
  quoteLiteral,
  type Sql,
  sql,
} from '../../../linkage/index.ts';
import type { DuckDbEngine } from '../engine.ts';
import { datasetNames } from './names.ts';
import type { OutputFile, StagedRows } from './write-staged.ts';

/** Pairs of record numbers to write, in order, with their match weight (log2 odds) and probability. */
export interface PairRows {
  readonly l: Int32Array;
  readonly r: Int32Array;
  readonly weight: Float64Array;
  readonly probability: Float64Array;
  /** With reasons, a last column `reason` is written: `texts[codes[i]]`. */
  readonly reasons?: { readonly codes: Int32Array; readonly texts: readonly string[] };
}

/**
 * Makes ready `dataset_l,id_l,dataset_r,id_r,match_weight,match_probability` and, where the rows
 * have them, `reason`. Weights are rounded to six decimals, far below what they can mean.
 *
 * @param name of a table of its own while they are written
 */
export async function stagePairs(
  engine: DuckDbEngine,
  datasets: readonly string[],
  name: string,
  rows: PairRows,
  files: readonly OutputFile[],
): Promise<StagedRows> {
  const number = rows.l.map((_, i) => i);
  const codes = rows.reasons?.codes ?? new Int32Array(rows.l.length);
  const table = quoteIdentifier(name);
  await engine.run(
    sql`CREATE OR REPLACE TABLE ${table} (n INTEGER, l INTEGER, r INTEGER, weight DOUBLE, probability DOUBLE, reason INTEGER)`,
  );
  await engine.append(name, [number, rows.l, rows.r, rows.weight, rows.probability, codes]);
  const reason = rows.reasons === undefined ? sql`` : reasonColumn(rows.reasons.texts);
  const query: Sql = sql`SELECT ${datasetNames(datasets, sql`l.dataset`)} AS dataset_l, l.id AS id_l,
  ${datasetNames(datasets, sql`r.dataset`)} AS dataset_r, r.id AS id_r,
  round(p.weight, 6) AS match_weight, p.probability AS match_probability${reason}
FROM ${table} p JOIN records l ON l.rid = p.l JOIN records r ON r.rid = p.r
ORDER BY p.n`;
  return { query, table: name, files };
}

function reasonColumn(texts: readonly string[]): Sql {
  const branches = texts
    .map((text, k) => sql` WHEN ${quoteInteger(k)} THEN ${quoteLiteral(text)}`)
    .reduce((all, branch) => sql`${all}${branch}`);
  return sql`, CASE p.reason${branches} END AS reason`;
}
