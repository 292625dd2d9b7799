import type { Queryable } from '../../database/index.ts';

/** A record by what its retention hangs on. */
export interface RecordAge {
  readonly recordId: number;
  readonly datasetId: number;
  readonly personId: number | null;
  /** As-at date of the extract that no longer had it; null while its source has it. */
  readonly noLongerSuppliedOn: string | null;
  /** As-at date of the extract that last said something new of it. */
  readonly lastChangedOn: string;
  /** Why it is kept whatever its age; null for no reason. */
  readonly heldFor: string | null;
}

/** Records of data sets with their ages, page by page in order of record: only what was not erased. */
export async function recordAges(
  db: Queryable,
  datasets: readonly number[],
  after: number,
  limit: number,
): Promise<readonly RecordAge[]> {
  const rows = await db.query<{
    record_id: number;
    dataset_id: number;
    person_id: number | null;
    no_longer_supplied_on: string | null;
    last_changed_on: string;
    held_for: string | null;
  }>(
    `SELECT r.record_id, r.dataset_id, l.person_id, v.last_changed_on, v.no_longer_supplied_on, h.reason AS held_for
     FROM source_record r
       CROSS JOIN LATERAL (
         SELECT coalesce(w.valid_from, o.as_at) AS last_changed_on,
           coalesce(w.valid_to, c.as_at, w.closed_at::date) AS no_longer_supplied_on
         FROM record_version w
           JOIN extract o ON o.extract_id = w.opened_by AND o.status = 'loaded'
           LEFT JOIN extract c ON c.extract_id = w.closed_by AND c.status = 'loaded'
         WHERE w.record_id = r.record_id ORDER BY w.opened_by DESC, w.line DESC LIMIT 1
       ) v
       LEFT JOIN link l ON l.record_id = r.record_id AND l.to_at IS NULL
       LEFT JOIN retention_hold h ON h.record_id = r.record_id
     WHERE r.record_id > $2 AND r.dataset_id = ANY($1::smallint[])
     ORDER BY r.record_id LIMIT $3`,
    [datasets, after, limit],
  );
  return rows.map((row) => ({
    recordId: row.record_id,
    datasetId: row.dataset_id,
    personId: row.person_id,
    noLongerSuppliedOn: row.no_longer_supplied_on,
    lastChangedOn: row.last_changed_on,
    heldFor: row.held_for,
  }));
}

/** That the content of a record was erased. */
export interface NotedErasure {
  readonly record: number;
  readonly source: string;
  /** `request`, `retention` or another code of why. */
  readonly why: string;
  readonly by: string;
  readonly at: string;
}

/** Erasures, the latest first. */
export async function listErasures(
  db: Queryable,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly NotedErasure[]> {
  return db.query<NotedErasure>(
    `SELECT e.record_id AS record, s.name AS source, e.why, e.erased_by AS by, e.erased_at AS at
     FROM erasure e JOIN source_record r USING (record_id) JOIN dataset USING (dataset_id) JOIN source s USING (source_id)
     ORDER BY e.erased_at DESC, e.record_id DESC LIMIT $1 OFFSET $2`,
    [limit, offset],
  );
}

/** How many records were erased, by why; how many are held whatever their age. */
export async function countErasures(
  db: Queryable,
): Promise<{ readonly erased: ReadonlyMap<string, number>; readonly held: number }> {
  const erased = await db.query<{ why: string; records: number }>(
    'SELECT why, count(*) AS records FROM erasure GROUP BY why ORDER BY why',
  );
  const [held] = await db.query<{ records: number }>(
    'SELECT count(*) AS records FROM retention_hold',
  );
  return {
    erased: new Map(erased.map(({ why, records }) => [why, records])),
    held: held?.records ?? 0,
  };
}

/** Keeps some records whatever their age. */
export async function holdRecords(
  tx: Queryable,
  records: readonly number[],
  held: { readonly reason: string; readonly by: string; readonly at: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO retention_hold (record_id, reason, held_by, held_at) SELECT unnest($1::int[]), $2, $3, $4
     ON CONFLICT (record_id) DO UPDATE SET reason = excluded.reason, held_by = excluded.held_by, held_at = excluded.held_at`,
    [records, held.reason, held.by, held.at],
  );
}

/** Lets go of records that were held. */
export async function releaseRecords(tx: Queryable, records: readonly number[]): Promise<void> {
  await tx.query('DELETE FROM retention_hold WHERE record_id = ANY($1::int[])', [records]);
}
