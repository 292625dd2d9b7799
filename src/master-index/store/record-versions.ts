import type { Queryable, SqlValue } from '../../database/index.ts';

/** A record that a source has sent. */
export interface OpenRecord {
  readonly recordId: number;
  readonly key: string;
  /** Of the open version; NaN where a record that is known is not open: it may come back. */
  readonly digest: number;
  /** Of the open version: the extract that opened it, and whether its address is matched. */
  readonly openedBy: number;
  readonly isPlaced: boolean;
  /** See `NewVersion`; 0 where there is no open version. */
  readonly rowRecords: number;
  readonly measured: string;
}

/** Records of a data set that a source has sent, page by page, in order of their keys. */
export async function openRecords(
  db: Queryable,
  datasetId: number,
  after: string,
  limit: number,
): Promise<OpenRecord[]> {
  const rows = await db.query<{
    record_id: number;
    record_key: string;
    digest: number | null;
    opened_by: number | null;
    is_placed: boolean;
    row_records: number | null;
    measured: string | null;
  }>(
    `SELECT r.record_id, r.record_key, v.digest, v.opened_by, v.uprn IS NOT NULL AS is_placed, v.row_records, v.measured
     FROM source_record r
       LEFT JOIN record_version v ON v.record_id = r.record_id AND v.closed_by IS NULL AND v.closed_at IS NULL
     WHERE r.dataset_id = $1 AND r.record_key > $2
     ORDER BY r.record_key LIMIT $3`,
    [datasetId, after, limit],
  );
  return rows.map((row) => ({
    recordId: row.record_id,
    key: row.record_key,
    digest: row.digest ?? Number.NaN,
    openedBy: row.opened_by ?? 0,
    isPlaced: row.is_placed,
    rowRecords: row.row_records ?? 0,
    measured: row.measured ?? '',
  }));
}

/** Numbers for records that are new. */
export async function reserveRecordIds(tx: Queryable, count: number): Promise<number[]> {
  if (count === 0) return [];
  // In a row but for where another load takes some meanwhile: the list is sent only then.
  const [row] = await tx.query<{ first: number; ids: number[] | null }>(
    `SELECT min(id) AS first, CASE WHEN max(id) - min(id) >= count(*) THEN array_agg(id ORDER BY id) END AS ids
     FROM (
       SELECT nextval(pg_get_serial_sequence('source_record', 'record_id')) AS id
       FROM generate_series(1, $1::int)
     ) AS taken`,
    [count],
  );
  const { first, ids } = row as { first: number; ids: number[] | null };
  return ids ?? Array.from({ length: count }, (_, i) => first + i);
}

export interface NewRecord {
  readonly recordId: number;
  readonly datasetId: number;
  readonly key: string;
}

export interface NewVersion {
  readonly recordId: number;
  /** Of facts: the record or property that they are about. */
  readonly about: string | null;
  readonly line: number;
  readonly digest: number;
  readonly received: readonly (string | null)[];
  readonly uprn: string | null;
  readonly addressConfidence: number | null;
  /**
   * Records that its row had, where there is no more to say of the row than that: nothing in it was
   * rejected, left out or to be sealed. 0 where the row is to be read each time.
   */
  readonly rowRecords: number;
  /** What `ExtractQuality` found in it. */
  readonly measured: string;
}

/** What one small transaction of a load writes. */
export interface VersionChunk {
  readonly extractId: number;
  readonly layoutId: number;
  readonly records: readonly NewRecord[];
  /** Records whose open version ends: it is followed by another, or by none. */
  readonly closed: readonly number[];
  readonly versions: readonly NewVersion[];
  /** Records of persons among them, to be matched again. */
  readonly pending: readonly number[];
}

/** Writes a chunk: all of it, or nothing. */
export async function writeChunk(tx: Queryable, chunk: VersionChunk): Promise<void> {
  if (chunk.records.length > 0) {
    await tx.copyIn(
      'source_record',
      ['record_id', 'dataset_id', 'record_key'],
      chunk.records.map((record): SqlValue[] => [record.recordId, record.datasetId, record.key]),
    );
  }
  if (chunk.closed.length > 0) {
    await tx.query(
      `UPDATE record_version SET closed_by = $1
       WHERE record_id = ANY($2::int[]) AND closed_by IS NULL AND closed_at IS NULL`,
      [chunk.extractId, chunk.closed],
    );
  }
  if (chunk.versions.length > 0) {
    await tx.copyIn(
      'record_version',
      [
        'record_id',
        'opened_by',
        'layout_id',
        'line',
        'digest',
        'received',
        'uprn',
        'address_confidence',
        'about',
        'row_records',
        'measured',
      ],
      chunk.versions.map((version): SqlValue[] => [
        version.recordId,
        chunk.extractId,
        chunk.layoutId,
        version.line,
        version.digest,
        version.received,
        version.uprn,
        version.addressConfidence,
        version.about,
        version.rowRecords,
        version.measured,
      ]),
    );
  }
  const isNew = new Set(chunk.records.map(({ recordId }) => recordId));
  const [added, others] = [
    chunk.pending.filter((record) => isNew.has(record)),
    chunk.pending.filter((record) => !isNew.has(record)),
  ];
  if (added.length > 0) {
    await tx.copyIn(
      'match_pending',
      ['record_id', 'extract_id'],
      added.map((record) => [record, chunk.extractId]),
    );
  }
  await addPending(tx, chunk.extractId, others);
}

/** The numbers of records by data set and key, in their order; null of one that is not there. */
export async function recordIdsOf(
  tx: Queryable,
  keys: readonly { readonly datasetId: number; readonly key: string }[],
): Promise<(number | null)[]> {
  const rows = await tx.query<{ record_id: number | null }>(
    `SELECT r.record_id FROM unnest($1::smallint[], $2::text[]) WITH ORDINALITY AS k(dataset_id, record_key, n)
       LEFT JOIN source_record r USING (dataset_id, record_key) ORDER BY n`,
    [keys.map(({ datasetId }) => datasetId), keys.map(({ key }) => key)],
  );
  return rows.map(({ record_id }) => record_id);
}

/** Notes records that are to be matched once an extract is seen. */
export async function addPending(
  tx: Queryable,
  extractId: number,
  records: readonly number[],
): Promise<void> {
  if (records.length === 0) return;
  await tx.query(
    `INSERT INTO match_pending (record_id, extract_id) SELECT unnest($1::int[]), $2
     ON CONFLICT DO NOTHING`,
    [records, extractId],
  );
}

/** Rows that were not taken, with what was wrong. */
export async function writeRejections(
  tx: Queryable,
  extractId: number,
  rejections: readonly {
    readonly line: number;
    readonly column: string;
    readonly value: string;
    readonly reason: string;
    /** Digests of the records that were not taken, as `erased_key` has them. */
    readonly digests: readonly string[];
  }[],
): Promise<void> {
  if (rejections.length === 0) return;
  await tx.copyIn(
    'rejected_row',
    ['extract_id', 'line', 'column_name', 'received', 'reason', 'record_digests'],
    rejections.map(({ line, column, value, reason, digests }): SqlValue[] => [
      extractId,
      line,
      column,
      value,
      reason,
      digests,
    ]),
  );
}
