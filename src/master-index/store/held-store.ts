import type { Queryable } from '../../database/index.ts';

/** A version of a record, with where it came from. */
export interface HeldVersion {
  readonly recordId: number;
  readonly datasetId: number;
  readonly layoutId: number;
  readonly line: number;
  readonly received: readonly (string | null)[];
  readonly uprn: string | null;
  readonly asAt: string;
  /** The first day on which the source no longer said so; null while it does. */
  readonly until: string | null;
  /** Of facts: the record or property that this version is about. */
  readonly about: string | null;
  readonly fileName: string;
  readonly loadedAt: string;
}

/** All versions of some records that are seen, the oldest of each record first. */
export async function heldVersions(
  db: Queryable,
  records: readonly number[],
): Promise<readonly HeldVersion[]> {
  const rows = await db.query<{
    record_id: number;
    dataset_id: number;
    layout_id: number;
    line: number;
    received: (string | null)[];
    uprn: string | null;
    as_at: string;
    until: string | null;
    about: string | null;
    file_name: string;
    loaded_at: string;
  }>(
    `SELECT v.record_id, r.dataset_id, v.layout_id, v.line, v.received, v.uprn::text AS uprn,
       coalesce(v.valid_from, o.as_at) AS as_at, coalesce(v.valid_to, c.as_at, v.closed_at::date) AS until,
       v.about, o.file_name, coalesce(v.recorded_at, o.loaded_at) AS loaded_at
     FROM record_version v
       JOIN source_record r USING (record_id)
       JOIN extract o ON o.extract_id = v.opened_by AND o.status = 'loaded'
       LEFT JOIN extract c ON c.extract_id = v.closed_by AND c.status = 'loaded'
     WHERE v.record_id = ANY($1::int[]) ORDER BY v.record_id, v.opened_by, v.line`,
    [records],
  );
  return rows.map((row) => ({
    recordId: row.record_id,
    datasetId: row.dataset_id,
    layoutId: row.layout_id,
    line: row.line,
    received: row.received,
    uprn: row.uprn,
    asAt: row.as_at,
    until: row.until,
    about: row.about,
    fileName: row.file_name,
    loadedAt: row.loaded_at,
  }));
}

/** A record of a person, and since when it is. */
export interface HeldRecord {
  readonly recordId: number;
  readonly datasetId: number;
  readonly key: string;
  /** Of facts: the record or property that they are about; null for a record of the person. */
  readonly about: string | null;
  readonly linkedAt: string | null;
  readonly linkedBy: string | null;
  /** log2 odds by which it was linked; null for a record alone. */
  readonly weight: number | null;
}

/** The records that are a person now, and the facts that are kept about them. */
export async function heldRecords(db: Queryable, person: number): Promise<readonly HeldRecord[]> {
  const rows = await db.query<{
    record_id: number;
    dataset_id: number;
    record_key: string;
    about: string | null;
    linked_at: string | null;
    linked_by: string | null;
    weight: number | null;
  }>(
    `WITH own AS (
       SELECT r.record_id, r.dataset_id, r.record_key, l.from_at AS linked_at, e.kind AS linked_by, l.weight,
         s.name || ':' || r.record_key AS named
       FROM link l JOIN source_record r USING (record_id) JOIN dataset d USING (dataset_id) JOIN source s USING (source_id)
         JOIN decision e USING (decision_id)
       WHERE l.person_id = $1 AND l.to_at IS NULL
     )
     SELECT record_id, dataset_id, record_key, NULL AS about, linked_at, linked_by, weight FROM own
     UNION ALL
     SELECT DISTINCT r.record_id, r.dataset_id, r.record_key, v.about, NULL::timestamptz, NULL, NULL::real
     FROM record_version v JOIN source_record r USING (record_id)
     WHERE v.about IN (SELECT named FROM own)
     ORDER BY record_id`,
    [person],
  );
  return rows.map((row) => ({
    recordId: row.record_id,
    datasetId: row.dataset_id,
    key: row.record_key,
    about: row.about,
    linkedAt: row.linked_at,
    linkedBy: row.linked_by,
    weight: row.weight,
  }));
}

/** What was decided on a person's records, oldest first: by whom is for who may know. */
export async function decisionsOn(
  db: Queryable,
  persons: readonly number[],
): Promise<readonly { readonly kind: string; readonly at: string; readonly records: number }[]> {
  return db.query<{ kind: string; at: string; records: number }>(
    `SELECT d.kind, d.decided_at AS at, count(*) AS records
     FROM link l JOIN decision d USING (decision_id) WHERE l.person_id = ANY($1::int[])
     GROUP BY d.decision_id, d.kind, d.decided_at ORDER BY d.decided_at, d.decision_id`,
    [persons],
  );
}

/** What a steward wrote of some records and others: which stewards is for who may know. */
export async function opinionsOn(
  db: Queryable,
  records: readonly number[],
): Promise<readonly { readonly at: string; readonly note: string }[]> {
  const about = (table: string) =>
    `(${table}.record_a = ANY($1::int[]) OR ${table}.record_b = ANY($1::int[]))`;
  return db.query<{ at: string; note: string }>(
    `SELECT o.asked_at AS at, o.note FROM second_opinion o WHERE ${about('o')}
     UNION ALL
     SELECT n.answered_at, n.note FROM check_question c JOIN check_answer n USING (check_id) WHERE ${about('c')}
     UNION ALL
     SELECT c.settled_at, c.settled_note FROM check_question c WHERE c.settled_at IS NOT NULL AND ${about('c')}
     ORDER BY 1, 2`,
    [records],
  );
}

/** What is wrong in a record, as it was passed to its source. */
export interface Rectification {
  readonly id: number;
  readonly recordId: number;
  readonly item: string;
  readonly note: string;
  readonly askedAt: string;
  readonly answeredAt: string | null;
  readonly answer: string | null;
}

interface RectificationRow {
  rectification_id: number;
  record_id: number;
  item: string;
  note: string;
  asked_at: string;
  answered_at: string | null;
  answer: string | null;
}

const rectification = (row: RectificationRow): Rectification => ({
  id: row.rectification_id,
  recordId: row.record_id,
  item: row.item,
  note: row.note,
  askedAt: row.asked_at,
  answeredAt: row.answered_at,
  answer: row.answer,
});

const RECTIFICATION = 'rectification_id, record_id, item, note, asked_at, answered_at, answer';

/** Notes that something in a record is wrong, for its source; null of a record that is not there. */
export async function addRectification(
  tx: Queryable,
  given: { readonly record: number; readonly item: string; readonly note: string },
  by: string,
  at: string,
): Promise<Rectification | null> {
  const [row] = await tx.query<RectificationRow>(
    `INSERT INTO rectification (record_id, item, note, asked_by, asked_at)
     SELECT record_id, $2, $3, $4, $5 FROM source_record WHERE record_id = $1 RETURNING ${RECTIFICATION}`,
    [given.record, given.item, given.note, by, at],
  );
  return row === undefined ? null : rectification(row);
}

/** Notes what a source answered; null where none waits. */
export async function answerRectification(
  tx: Queryable,
  id: number,
  answer: string,
  at: string,
): Promise<Rectification | null> {
  const [row] = await tx.query<RectificationRow>(
    `UPDATE rectification SET answer = $2, answered_at = $3
     WHERE rectification_id = $1 AND answered_at IS NULL RETURNING ${RECTIFICATION}`,
    [id, answer, at],
  );
  return row === undefined ? null : rectification(row);
}

/** What was passed to sources of some records, or, of none named, all that waits for an answer. */
export async function rectificationsOf(
  db: Queryable,
  records: readonly number[] | null,
): Promise<readonly Rectification[]> {
  const rows = await db.query<RectificationRow>(
    `SELECT ${RECTIFICATION} FROM rectification
     WHERE ${records === null ? '$1::int[] IS NULL AND answered_at IS NULL' : 'record_id = ANY($1::int[])'} ORDER BY rectification_id`,
    [records],
  );
  return rows.map(rectification);
}
