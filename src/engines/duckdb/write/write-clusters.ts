import { type Sql, sql } from '../../../linkage/index.ts';
import type { DuckDbEngine } from '../engine.ts';
import { copyTo, type OutputFormat } from './copy.ts';
import { clusterIds, datasetNames } from './names.ts';

/** Name and format of one output file. */
export interface OutputFile {
  readonly path: string;
  readonly format: OutputFormat;
}

/**
 * Writes `dataset,id,cluster_id`: every input record once, in input order, ids as received.
 * A cluster is called after its first record: its data set, a colon and its id, which stays
 * the same when records are added behind it. A colon in the name of a data set is written
 * `%3A`, so that no two clusters can have one name.
 *
 * @param clusters lowest record number of each record's cluster, by record number
 */
export async function writeClusters(
  engine: DuckDbEngine,
  datasets: readonly string[],
  clusters: Int32Array,
  files: readonly OutputFile[],
): Promise<void> {
  const table = sql`cluster_of`;
  await engine.run(sql`CREATE OR REPLACE TABLE ${table} (rid INTEGER, first INTEGER)`);
  await engine.append('cluster_of', [clusters.map((_, rid) => rid), clusters]);
  const query: Sql = sql`SELECT ${datasetNames(datasets, sql`r.dataset`)} AS dataset, r.id AS id,
  ${clusterIds(datasets, sql`f`)} AS cluster_id
FROM records r JOIN ${table} c ON c.rid = r.rid JOIN records f ON f.rid = c.first
ORDER BY r.rid`;
  for (const file of files) await copyTo(engine, query, file.path, file.format);
  await engine.run(sql`DROP TABLE ${table}`);
}
