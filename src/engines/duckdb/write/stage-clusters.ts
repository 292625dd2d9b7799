import { quoteIdentifier, type Sql, sql } from '../../../linkage/index.ts';
import type { DuckDbEngine } from '../engine.ts';
import { clusterIds, datasetNames } from './names.ts';
import type { OutputFile, StagedRows } from './write-staged.ts';

/**
 * Makes ready `dataset,id,cluster_id`: every input record once, in input order, ids as received.
 * A cluster is called after its first record: its data set, a colon and its id, which stays
 * the same when records are added behind it. A colon in the name of a data set is written
 * `%3A`, so that no two clusters can have one name.
 *
 * @param clusters lowest record number of each record's cluster, by record number
 */
export async function stageClusters(
  engine: DuckDbEngine,
  datasets: readonly string[],
  clusters: Int32Array,
  files: readonly OutputFile[],
): Promise<StagedRows> {
  const table = 'cluster_of';
  await engine.run(
    sql`CREATE OR REPLACE TABLE ${quoteIdentifier(table)} (rid INTEGER, first INTEGER)`,
  );
  await engine.append(table, [clusters.map((_, rid) => rid), clusters]);
  const query: Sql = sql`SELECT ${datasetNames(datasets, sql`r.dataset`)} AS dataset, r.id AS id,
  ${clusterIds(datasets, sql`f`)} AS cluster_id
FROM records r JOIN ${quoteIdentifier(table)} c ON c.rid = r.rid JOIN records f ON f.rid = c.first
ORDER BY r.rid`;
  return { query, table, files };
}
