import type { Queryable } from '../../database/index.ts';
import { addErasedKeys } from './erased-keys-store.ts';

/** A record by its source, role and key. */
export interface NamedRecord {
  readonly recordId: number;
  readonly source: string;
  readonly role: string;
  readonly key: string;
}

const NAMED = `SELECT r.record_id, s.name AS source, d.role, r.record_key
  FROM source_record r JOIN dataset d USING (dataset_id) JOIN source s USING (source_id)`;

interface NamedRow {
  record_id: number;
  source: string;
  role: string;
  record_key: string;
}

const named = (row: NamedRow): NamedRecord => ({
  recordId: row.record_id,
  source: row.source,
  role: row.role,
  key: row.record_key,
});

/**
 * Some records by name, with the facts that are kept about them, of which each is a record too.
 * Of those that are about others as well, before or after, `eraseContent` takes what is about these.
 */
export async function recordsWithFacts(
  db: Queryable,
  records: readonly number[],
): Promise<readonly NamedRecord[]> {
  const rows = await db.query<NamedRow>(
    `WITH asked AS (${NAMED} WHERE r.record_id = ANY($1::int[]))
     SELECT * FROM asked
     UNION ${NAMED} WHERE r.record_id IN (
       SELECT v.record_id FROM record_version v WHERE v.about IN (SELECT source || ':' || record_key FROM asked)
     ) AND NOT EXISTS (
       SELECT 1 FROM record_version v WHERE v.record_id = r.record_id
         AND v.about NOT IN (SELECT source || ':' || record_key FROM asked)
     ) ORDER BY record_id`,
    [records],
  );
  return rows.map(named);
}

/** The record of a name; null where there is none, or none any more. */
export async function recordsOfRole(
  db: Queryable,
  source: string,
  role: string,
): Promise<readonly NamedRecord[]> {
  const rows = await db.query<NamedRow>(`${NAMED} WHERE s.name = $1 AND d.role = $2`, [
    source,
    role,
  ]);
  return rows.map(named);
}

/** Those of some records that have a version of an extract begun before a moment each. */
export async function recordsBefore(
  db: Queryable,
  records: readonly { readonly recordId: number; readonly at: string }[],
): Promise<readonly number[]> {
  if (records.length === 0) return [];
  const rows = await db.query<{ record_id: number }>(
    `SELECT DISTINCT v.record_id FROM unnest($1::int[], $2::timestamptz[]) AS o(record_id, at)
       JOIN record_version v USING (record_id) JOIN extract e ON e.extract_id = v.opened_by
     WHERE e.started_at < o.at ORDER BY 1`,
    [records.map(({ recordId }) => recordId), records.map(({ at }) => at)],
  );
  return rows.map(({ record_id }) => record_id);
}

/** Records with a live link to some persons. */
export async function recordsOfPersons(
  db: Queryable,
  persons: readonly number[],
): Promise<readonly number[]> {
  const rows = await db.query<{ record_id: number }>(
    'SELECT record_id FROM link WHERE to_at IS NULL AND person_id = ANY($1::int[]) ORDER BY record_id',
    [persons],
  );
  return rows.map(({ record_id }) => record_id);
}

/** Those of some records that were erased. */
export async function erasedAmong(
  db: Queryable,
  records: readonly number[],
): Promise<ReadonlySet<number>> {
  const rows = await db.query<{ record_id: number }>(
    'SELECT record_id FROM erasure WHERE record_id = ANY($1::int[])',
    [records],
  );
  return new Set(rows.map(({ record_id }) => record_id));
}

/** Whether anything was erased since a moment. */
export async function isErasedSince(db: Queryable, since: string): Promise<boolean> {
  const rows = await db.query('SELECT 1 AS n FROM erasure WHERE erased_at >= $1 LIMIT 1', [since]);
  return rows.length > 0;
}

/** The id of the audit, which is that of the installation and stays when a backup is restored. */
export async function installation(db: Queryable): Promise<string> {
  const [row] = await db.query<{ id: string }>('SELECT id FROM audit_log');
  return row?.id ?? '';
}

/** A version of a record, with the rows of other records that it came in one line with. */
export interface VersionToErase {
  readonly recordId: number;
  readonly datasetId: number;
  readonly layoutId: number;
  readonly openedBy: number;
  readonly line: number;
  readonly asAt: string;
  readonly received: readonly (string | null)[];
}

interface VersionRow {
  record_id: number;
  dataset_id: number;
  layout_id: number;
  opened_by: number;
  line: number;
  as_at: string;
  received: (string | null)[];
}

const versionToErase = (row: VersionRow): VersionToErase => ({
  recordId: row.record_id,
  datasetId: row.dataset_id,
  layoutId: row.layout_id,
  openedBy: row.opened_by,
  line: row.line,
  asAt: row.as_at,
  received: row.received,
});

/**
 * All versions of some records, and those of other records that hold the same row: a birth is one
 * row of a child, a mother and a father. Of a feed there are no rows: its lines are counted by record.
 * Each line is looked up in the index by extract and line: with an OR, all versions were read.
 */
export async function versionsInSameRows(
  tx: Queryable,
  records: readonly number[],
): Promise<readonly VersionToErase[]> {
  const rows = await tx.query<VersionRow>(
    `WITH own AS (SELECT * FROM record_version WHERE record_id = ANY($1::int[])),
     line AS (
       SELECT DISTINCT opened_by, line FROM own JOIN extract e ON e.extract_id = opened_by WHERE e.kind <> 'feed'
     ),
     version AS (
       SELECT * FROM own
       UNION ALL
       SELECT o.* FROM line JOIN record_version o USING (opened_by, line) WHERE o.record_id <> ALL($1::int[])
     )
     SELECT v.record_id, r.dataset_id, v.layout_id, v.opened_by, v.line, e.as_at, v.received
     FROM version v JOIN source_record r USING (record_id) JOIN extract e ON e.extract_id = v.opened_by
     ORDER BY v.opened_by, v.line, v.record_id`,
    [records],
  );
  return rows.map(versionToErase);
}

/** Puts other values in place of what was received with a version. */
export async function replaceReceived(
  tx: Queryable,
  { recordId, openedBy, line }: VersionToErase,
  received: readonly (string | null)[],
): Promise<void> {
  await tx.query(
    `UPDATE record_version SET received = $4, row_records = 0, measured = ''
     WHERE record_id = $1 AND opened_by = $2 AND line = $3`,
    [recordId, openedBy, line, received],
  );
}

/** What is noted of an erasure. */
export interface ErasureNote {
  readonly why: string;
  readonly by: string;
  readonly at: string;
  readonly decisionId: number;
}

/**
 * Takes away all content of some records: what was received, what they are found and matched by,
 * free text about them. Links end. What stays is the number of each, and that it was erased.
 *
 * @returns the persons whose the records were
 */
export async function eraseContent(
  tx: Queryable,
  records: readonly (NamedRecord & { readonly digest: string })[],
  { why, by, at, decisionId }: ErasureNote,
): Promise<readonly number[]> {
  const ids = records.map(({ recordId }) => recordId);
  await tx.query(
    `DELETE FROM rejected_row j USING record_version v
     WHERE v.record_id = ANY($1::int[]) AND j.extract_id = v.opened_by AND j.line = v.line`,
    [ids],
  );
  await tx.query('DELETE FROM record_version WHERE record_id = ANY($1::int[])', [ids]);
  await tx.query('DELETE FROM record_version WHERE about = ANY($1::text[])', [
    records.map(({ source, key }) => `${source}:${key}`),
  ]);
  await tx.query('DELETE FROM match_record WHERE record_id = ANY($1::int[])', [ids]);
  await tx.query('DELETE FROM match_pending WHERE record_id = ANY($1::int[])', [ids]);
  await eraseSearch(tx, ids);
  const links = await tx.query<{ person_id: number }>(
    `UPDATE link SET to_at = greatest($2::timestamptz, from_at)
     WHERE to_at IS NULL AND record_id = ANY($1::int[]) RETURNING person_id`,
    [ids, at],
  );
  await tx.query(
    `UPDATE review SET closed_at = greatest($2::timestamptz, opened_at), outcome = 'erased', decision_id = $3
     WHERE closed_at IS NULL AND (record_a = ANY($1::int[]) OR record_b = ANY($1::int[]))`,
    [ids, at, decisionId],
  );
  await tx.query(
    `UPDATE decision SET reason = '(erased)' WHERE effects IS NOT NULL AND records && $1::int[]`,
    [ids],
  );
  await eraseOpinions(tx, ids);
  await tx.query(
    `UPDATE rectification SET note = '(erased)', answer = CASE WHEN answer IS NULL THEN NULL ELSE '(erased)' END
     WHERE record_id = ANY($1::int[])`,
    [ids],
  );
  await tx.query('DELETE FROM retention_hold WHERE record_id = ANY($1::int[])', [ids]);
  await tx.query(
    `UPDATE source_record SET record_key = 'erased:' || record_id WHERE record_id = ANY($1::int[])`,
    [ids],
  );
  await tx.query(
    `INSERT INTO erasure (record_id, key_digest, why, erased_by, erased_at, decision_id)
     SELECT e.record, e.digest, $3, $4, $5, $6 FROM unnest($1::int[], $2::text[]) AS e(record, digest)`,
    [ids, records.map(({ digest }) => digest), why, by, at, decisionId],
  );
  await addErasedKeys(tx, records);
  return [...new Set(links.map(({ person_id }) => person_id))];
}

/** What stewards wrote to each other about records; that and how they answered stays, for their figures. */
async function eraseOpinions(tx: Queryable, records: readonly number[]): Promise<void> {
  await tx.query(
    `UPDATE second_opinion SET note = '(erased)' WHERE record_a = ANY($1::int[]) OR record_b = ANY($1::int[])`,
    [records],
  );
  await tx.query(
    `UPDATE check_answer n SET note = '(erased)' FROM check_question c
     WHERE n.check_id = c.check_id AND (c.record_a = ANY($1::int[]) OR c.record_b = ANY($1::int[]))`,
    [records],
  );
  await tx.query(
    `UPDATE check_question SET settled_note = '(erased)'
     WHERE settled_note IS NOT NULL AND (record_a = ANY($1::int[]) OR record_b = ANY($1::int[]))`,
    [records],
  );
}

/** Takes records out of search, and words that none but they had. */
async function eraseSearch(tx: Queryable, records: readonly number[]): Promise<void> {
  const gone = await tx.query<{ keys: number[]; seal: number }>(
    'DELETE FROM search_record WHERE record_id = ANY($1::int[]) RETURNING keys, seal',
    [records],
  );
  const keys = [...new Set(gone.flatMap((row) => row.keys))];
  if (keys.length === 0) return;
  const counted = gone.filter(({ seal }) => seal < 2).flatMap((row) => row.keys);
  await recountWords(tx, keys, counted);
}

/**
 * Counts words anew, and takes out those that no record has.
 *
 * @param gone keys of records that were taken out: before there is an index to count by, words are
 *   one fewer for each
 */
export async function recountWords(
  tx: Queryable,
  keys: readonly number[],
  gone: readonly number[] = [],
): Promise<void> {
  await tx.query('SELECT seal_words($1::bigint[], $2::bigint[])', [keys, gone]);
  await tx.query(
    `DELETE FROM sealed_word w WHERE w.key = ANY($1::bigint[])
       AND NOT EXISTS (SELECT 1 FROM search_record s WHERE s.seal > 0 AND s.keys && ARRAY[w.key])`,
    [keys],
  );
}

/** Retires those of some persons who have no record left; free text of consent goes with them. */
export async function retireEmpty(
  tx: Queryable,
  persons: readonly number[],
  at: string,
): Promise<readonly number[]> {
  const rows = await tx.query<{ person_id: number }>(
    `UPDATE person p SET retired_at = $2, revision = revision + 1
     WHERE p.person_id = ANY($1::int[]) AND p.retired_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM link l WHERE l.person_id = p.person_id AND l.to_at IS NULL)
     RETURNING p.person_id`,
    [persons, at],
  );
  const gone = rows.map(({ person_id }) => person_id);
  await tx.query(
    `UPDATE consent_event SET note = NULL, on_behalf_by = CASE WHEN on_behalf_by IS NULL THEN NULL ELSE '(erased)' END
     WHERE consent_id IN (SELECT split_part(hanger_id, '/', 1) FROM hanger WHERE kind = 'consent' AND person_id = ANY($1::int[]))`,
    [gone],
  );
  await tx.query(
    'UPDATE person SET revision = revision + 1 WHERE person_id = ANY($1::int[]) AND retired_at IS NULL',
    [persons],
  );
  return gone;
}
