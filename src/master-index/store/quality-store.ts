import type { Queryable } from '../../database/index.ts';
import type { MeasuredQuality } from '../quality/measures.ts';

/** Keeps what was measured of an extract, in place of the same measures of it before. */
export async function putQuality(
  tx: Queryable,
  extractId: number,
  measured: readonly MeasuredQuality[],
): Promise<void> {
  if (measured.length === 0) return;
  await tx.query(
    `INSERT INTO data_quality (extract_id, role, attribute, measure, count, among)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::int[], $6::int[])
     ON CONFLICT (extract_id, role, attribute, measure)
       DO UPDATE SET count = excluded.count, among = excluded.among`,
    [
      extractId,
      measured.map(({ role }) => role),
      measured.map(({ attribute }) => attribute),
      measured.map(({ measure }) => measure),
      measured.map(({ count }) => count),
      measured.map(({ among }) => among),
    ],
  );
}

/** An extract whose records have not been compared with those of other sources. */
export interface UncomparedExtract {
  readonly extractId: number;
  readonly sourceId: number;
}

/**
 * The latest extract of every source, if it was not compared with others yet; `again`: in any case.
 * What an application submits comes one by one, in no extract.
 */
export async function uncomparedExtracts(
  db: Queryable,
  again: boolean,
): Promise<readonly UncomparedExtract[]> {
  const rows = await db.query<{ extract_id: number; source_id: number }>(
    `SELECT e.extract_id, e.source_id FROM source s CROSS JOIN LATERAL (
       SELECT extract_id, source_id FROM extract
       WHERE source_id = s.source_id AND status = 'loaded' AND kind <> 'feed'
       ORDER BY as_at DESC, extract_id DESC LIMIT 1
     ) e
     WHERE $1 OR NOT EXISTS (
       SELECT 1 FROM data_quality q WHERE q.extract_id = e.extract_id AND q.attribute = '' AND q.measure = 'unique'
     ) ORDER BY e.extract_id`,
    [again],
  );
  return rows.map(({ extract_id, source_id }) => ({ extractId: extract_id, sourceId: source_id }));
}

/** How many records there are by data set, among those with numbers from one to another. */
export async function recordCounts(
  db: Queryable,
  above: number,
  to: number,
): Promise<readonly { readonly datasetId: number; readonly records: number }[]> {
  const rows = await db.query<{ dataset_id: number; records: number }>(
    `SELECT dataset_id, count(*) AS records FROM source_record
     WHERE record_id > $1 AND record_id <= $2 GROUP BY dataset_id`,
    [above, to],
  );
  return rows.map(({ dataset_id, records }) => ({ datasetId: dataset_id, records }));
}

/** Of the records with numbers from one to another, each so-manieth by data set. */
export async function everySoMany(
  db: Queryable,
  steps: ReadonlyMap<number, number>,
  above: number,
  to: number,
): Promise<readonly number[]> {
  const rows = await db.query<{ record_id: number }>(
    `SELECT r.record_id FROM source_record r
       JOIN unnest($1::smallint[], $2::int[]) AS s(dataset_id, step) USING (dataset_id)
     WHERE r.record_id > $3 AND r.record_id <= $4 AND r.record_id % s.step = 0 ORDER BY r.record_id`,
    [[...steps.keys()], [...steps.values()], above, to],
  );
  return rows.map(({ record_id }) => record_id);
}

/** A record that its source holds now, with the person whose it is. */
export interface StandingRecord {
  readonly personId: number;
  readonly recordId: number;
  readonly datasetId: number;
  readonly layoutId: number;
  readonly line: number;
  readonly received: readonly (string | null)[];
  readonly uprn: string | null;
}

/** All records that are held now of the persons of some records: of none who is sealed. */
export async function standingRecords(
  db: Queryable,
  records: readonly number[],
): Promise<readonly StandingRecord[]> {
  const rows = await db.query<{
    person_id: number;
    record_id: number;
    dataset_id: number;
    layout_id: number;
    line: number;
    received: (string | null)[];
    uprn: string | null;
  }>(
    `SELECT l.person_id, l.record_id, r.dataset_id, v.layout_id, v.line, v.received, v.uprn::text AS uprn
     FROM link l JOIN source_record r USING (record_id)
       JOIN record_version v ON v.record_id = l.record_id AND v.closed_by IS NULL AND v.closed_at IS NULL
       JOIN extract o ON o.extract_id = v.opened_by AND o.status = 'loaded'
     WHERE l.to_at IS NULL AND l.seal = 0 AND l.person_id IN (
       SELECT person_id FROM link WHERE record_id = ANY($1::int[]) AND to_at IS NULL AND seal = 0
     ) ORDER BY l.person_id, l.record_id`,
    [records],
  );
  return rows.map((row) => ({
    personId: row.person_id,
    recordId: row.record_id,
    datasetId: row.dataset_id,
    layoutId: row.layout_id,
    line: row.line,
    received: row.received,
    uprn: row.uprn,
  }));
}

/** By source, the date of its latest extract. */
export async function latestAsAt(db: Queryable): Promise<ReadonlyMap<number, string>> {
  const rows = await db.query<{ source_id: number; as_at: string }>(
    `SELECT source_id, max(as_at) AS as_at FROM extract
     WHERE status = 'loaded' AND kind <> 'feed' GROUP BY source_id`,
  );
  return new Map(rows.map(({ source_id, as_at }) => [source_id, as_at]));
}
