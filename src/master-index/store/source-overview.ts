import type { Queryable } from '../../database/index.ts';
import { EXTRACT, type ListedExtract, type ListedQuality } from './listings.ts';

/** How good the values of an attribute were in one extract of a source. */
export interface SourceMeasure extends ListedQuality {
  readonly source: string;
}

/** By source, the extract of the latest date that is loaded. */
export async function latestLoaded(db: Queryable): Promise<ReadonlyMap<string, ListedExtract>> {
  return bySource(
    await db.query<ListedExtract>(
      `SELECT DISTINCT ON (e.source_id) ${EXTRACT} FROM extract e JOIN source s USING (source_id)
       WHERE e.status = 'loaded' ORDER BY e.source_id, e.as_at DESC, e.extract_id DESC`,
    ),
  );
}

/** By source, the extract that was begun last, whatever became of it. */
export async function latestBegun(db: Queryable): Promise<ReadonlyMap<string, ListedExtract>> {
  return bySource(
    await db.query<ListedExtract>(
      `SELECT DISTINCT ON (e.source_id) ${EXTRACT} FROM extract e JOIN source s USING (source_id)
       ORDER BY e.source_id, e.extract_id DESC`,
    ),
  );
}

function bySource(extracts: readonly ListedExtract[]): ReadonlyMap<string, ListedExtract> {
  return new Map(extracts.map((extract) => [extract.source, extract]));
}

/**
 * One measure of every source, in the latest extracts of each in which it was taken: the latest
 * first.
 */
export async function listMeasure(
  db: Queryable,
  measure: string,
  extracts: number,
): Promise<readonly SourceMeasure[]> {
  return db.query<SourceMeasure & Record<string, unknown>>(
    `SELECT s.name AS source, e.extract_id AS extract, e.as_at AS "asAt",
       q.role, q.attribute, q.measure, q.count, q.among
     FROM source s CROSS JOIN LATERAL (
       SELECT e.extract_id, e.as_at FROM extract e
       WHERE e.source_id = s.source_id AND e.status = 'loaded' AND EXISTS (
         SELECT FROM data_quality d WHERE d.extract_id = e.extract_id AND d.measure = $1
       )
       ORDER BY e.as_at DESC, e.extract_id DESC LIMIT $2
     ) e JOIN data_quality q USING (extract_id)
     WHERE q.measure = $1
     ORDER BY s.name, e.as_at DESC, e.extract_id DESC, q.role, q.attribute`,
    [measure, extracts],
  );
}
