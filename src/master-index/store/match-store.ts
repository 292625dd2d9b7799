import { holdIdentities } from '../../access/index.ts';
import type { Queryable, SqlValue } from '../../database/index.ts';

/** The latest version of a record of a person, open or not. */
export interface LatestVersion {
  readonly recordId: number;
  readonly datasetId: number;
  readonly layoutId: number;
  readonly received: readonly (string | null)[];
  readonly line: number;
  /** As-at date of the extract that opened it. */
  readonly asAt: string;
  readonly uprn: string | null;
}

/**
 * Of some records, told by `of`. The latest of each is sorted out of all their versions at once:
 * looked up record by record it took seven times as long.
 */
const latestSql = (of: (column: string) => string): string =>
  `SELECT v.record_id, r.dataset_id, v.layout_id, v.received, v.line, v.uprn, v.as_at
   FROM (
     SELECT DISTINCT ON (w.record_id)
       w.record_id, w.layout_id, w.received, w.line, w.uprn::text AS uprn, e.as_at
     FROM record_version w JOIN extract e ON e.extract_id = w.opened_by AND e.status = 'loaded'
     WHERE ${of('w.record_id')}
     ORDER BY w.record_id, w.opened_by DESC, w.line DESC
   ) v
     JOIN source_record r ON r.record_id = v.record_id AND ${of('r.record_id')}
     JOIN dataset d ON d.dataset_id = r.dataset_id AND d.is_person
   ORDER BY v.record_id`;
const LATEST_BETWEEN = latestSql((column) => `${column} > $1 AND ${column} <= $2`);
const LATEST_AMONG = latestSql((column) => `${column} = ANY($1::int[])`);

interface LatestRow {
  record_id: number;
  dataset_id: number;
  layout_id: number;
  received: (string | null)[];
  line: number;
  uprn: string | null;
  as_at: string;
}

function latest(row: LatestRow): LatestVersion {
  return {
    recordId: row.record_id,
    datasetId: row.dataset_id,
    layoutId: row.layout_id,
    received: row.received,
    line: row.line,
    asAt: row.as_at,
    uprn: row.uprn,
  };
}

/** The highest number of a record; 0 where there is none. */
export async function lastRecord(db: Queryable): Promise<number> {
  const [row] = await db.query<{ last: number | null }>(
    'SELECT max(record_id) AS last FROM source_record',
  );
  return row?.last ?? 0;
}

/** The latest versions of those records of persons numbered after one and up to another, in order. */
export async function latestVersions(
  db: Queryable,
  after: number,
  upTo: number,
): Promise<LatestVersion[]> {
  const rows = await db.query<LatestRow>(LATEST_BETWEEN, [after, upTo]);
  return rows.map(latest);
}

/** The latest versions of some records; those that are of no person, or not seen yet, are left out. */
export async function latestVersionsOf(
  db: Queryable,
  records: readonly number[],
): Promise<LatestVersion[]> {
  const rows = await db.query<LatestRow>(LATEST_AMONG, [records]);
  return rows.map(latest);
}

/**
 * Waits until nobody else matches, decides or seals, and keeps others out until the transaction ends:
 * two that change who is one person at once could each undo what the other relied on.
 */
export async function lockMatching(tx: Queryable): Promise<void> {
  await holdIdentities(tx);
}

/** Records whose versions have changed, and are seen: some of them, in order. */
export async function pendingRecords(db: Queryable, limit: number): Promise<number[]> {
  const rows = await db.query<{ record_id: number }>(
    `SELECT DISTINCT p.record_id FROM match_pending p JOIN extract e USING (extract_id)
     WHERE e.status = 'loaded' ORDER BY p.record_id LIMIT $1`,
    [limit],
  );
  return rows.map(({ record_id }) => record_id);
}

/**
 * Takes records off the list of those to be matched, as far as what changed them is seen: what an
 * extract that is still loading changes in them is matched when it is seen. To be called before
 * their versions are read.
 */
export async function removePending(tx: Queryable, records: readonly number[]): Promise<void> {
  await tx.query(
    `DELETE FROM match_pending p USING extract e
     WHERE p.record_id = ANY($1::int[]) AND e.extract_id = p.extract_id AND e.status = 'loaded'`,
    [records],
  );
}

/**
 * Takes all records off the list that some extracts put there, `limit` at most: after a run over
 * all records. Returns how many.
 */
export async function removeAllPending(
  db: Queryable,
  extracts: readonly number[],
  limit: number,
): Promise<number> {
  const [row] = await db.query<{ removed: number }>(
    `WITH removed AS (
       DELETE FROM match_pending WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM match_pending WHERE extract_id = ANY($1::int[]) LIMIT $2
       )) RETURNING 1
     ) SELECT count(*) AS removed FROM removed`,
    [extracts, limit],
  );
  return row?.removed ?? 0;
}

/** Extracts that are seen and of which records are to be matched. */
export async function pendingExtracts(db: Queryable): Promise<number[]> {
  const rows = await db.query<{ extract_id: number }>(
    `SELECT e.extract_id FROM extract e WHERE e.status = 'loaded'
       AND EXISTS (SELECT 1 FROM match_pending p WHERE p.extract_id = e.extract_id)`,
  );
  return rows.map(({ extract_id }) => extract_id);
}

/** The match model that is in force; null before the first. */
export async function liveModel(
  db: Queryable,
): Promise<{ modelId: number; model: unknown } | null> {
  const [row] = await db.query<{ model_id: number; model: unknown }>(
    'SELECT model_id, model FROM match_model WHERE is_live',
  );
  return row === undefined ? null : { modelId: row.model_id, model: row.model };
}

/**
 * Which model is in force, and whether all records are matched by it; null before the first. A
 * model is never changed, so whoever has read one need not read it again.
 */
export async function liveModelState(
  db: Queryable,
): Promise<{ modelId: number; isApplied: boolean } | null> {
  const [row] = await db.query<{ model_id: number; applied: boolean }>(
    'SELECT model_id, applied_at IS NOT NULL AS applied FROM match_model WHERE is_live',
  );
  return row === undefined ? null : { modelId: row.model_id, isApplied: row.applied };
}

/** Whether all records are matched by the model in force: null before the first. */
export async function isModelApplied(db: Queryable): Promise<boolean | null> {
  const [row] = await db.query<{ applied: boolean }>(
    'SELECT applied_at IS NOT NULL AS applied FROM match_model WHERE is_live',
  );
  return row?.applied ?? null;
}

/**
 * Makes pending what a run over all records cannot have seen: records that were submitted or
 * decided on since it began, and those that others matched by the model before.
 */
export async function pendWhatCameSince(
  db: Queryable,
  modelId: number,
  since: string,
): Promise<void> {
  await db.query(
    `INSERT INTO match_pending (record_id, extract_id)
     SELECT record_id, opened_by FROM record_version WHERE recorded_at >= $2
     UNION
     SELECT r.record_id, (SELECT max(v.opened_by) FROM record_version v WHERE v.record_id = r.record_id)
     FROM (
       SELECT record_id FROM match_record WHERE model_id <> $1
       UNION SELECT unnest(ARRAY[c.record_a, c.record_b])
       FROM pair_constraint c JOIN decision d ON d.decision_id IN (c.decision_id, c.ended_by)
       WHERE d.decided_at >= $2
     ) r WHERE EXISTS (SELECT 1 FROM record_version v WHERE v.record_id = r.record_id)
     ON CONFLICT DO NOTHING`,
    [modelId, since],
  );
}

/** Makes some records pending, as changed by what said of them last. */
export async function pendRecords(db: Queryable, records: readonly number[]): Promise<void> {
  await db.query(
    `INSERT INTO match_pending (record_id, extract_id)
     SELECT record_id, max(opened_by) FROM record_version WHERE record_id = ANY($1::int[])
     GROUP BY record_id ON CONFLICT DO NOTHING`,
    [records],
  );
}

/** Notes that all records are matched by a model. */
export async function noteModelApplied(db: Queryable, modelId: number): Promise<void> {
  await db.query('UPDATE match_model SET applied_at = now() WHERE model_id = $1', [modelId]);
}

/** Keeps a trained model and puts it in force. */
export async function putModelInForce(tx: Queryable, model: object, by: string): Promise<number> {
  await tx.query('UPDATE match_model SET is_live = false WHERE is_live');
  const [row] = await tx.query<{ model_id: number }>(
    'INSERT INTO match_model (model, made_by, is_live) VALUES ($1, $2, true) RETURNING model_id',
    [JSON.stringify(model), by],
  );
  return row?.model_id ?? 0;
}

/** What matching sees of a record. */
export interface MatchRecord {
  readonly recordId: number;
  /** JSON array of the model's columns. */
  readonly values: string;
  readonly keys: readonly number[];
  readonly places: readonly number[];
}

/** Writes records that matching has not seen before. */
export async function addMatchRecords(
  tx: Queryable,
  modelId: number,
  records: readonly MatchRecord[],
): Promise<void> {
  await tx.copyIn(
    'match_record',
    ['record_id', 'model_id', 'values', 'keys', 'places'],
    records.map(({ recordId, values, keys, places }): SqlValue[] => [
      recordId,
      modelId,
      values,
      keys,
      places,
    ]),
  );
}

/** Writes records in place of what matching saw of them. */
export async function putMatchRecords(
  tx: Queryable,
  modelId: number,
  records: readonly MatchRecord[],
): Promise<void> {
  await tx.query('DELETE FROM match_record WHERE record_id = ANY($1::int[])', [
    records.map(({ recordId }) => recordId),
  ]);
  await addMatchRecords(tx, modelId, records);
}

/** Records that are not sealed, and those that are: each by indexes of their own. */
const SEALS = [
  { name: 'open', seal: 'seal = 0' },
  { name: 'sealed', seal: 'seal > 0' },
] as const;

/** The same statement on the records of each of some seals: all, unless told which. */
function ofEach(
  select: (seal: string) => string,
  seals: readonly { seal: string }[] = SEALS,
): string {
  return seals.map(({ seal }) => select(seal)).join(' UNION ALL ');
}

/** The indexes by which candidates are found, where they are not there yet. */
export async function makeMatchIndexes(db: Queryable): Promise<void> {
  for (const column of ['keys', 'places']) {
    for (const { name, seal } of SEALS) {
      await db.query(
        `CREATE INDEX IF NOT EXISTS match_record_${column}_${name} ON match_record USING gin (${column}) WITH (fastupdate = off) WHERE ${seal}`,
      );
    }
  }
}

/** Makes the indexes once the first records are in, and tells the database what is in them. */
export async function indexMatchRecords(db: Queryable): Promise<void> {
  await makeMatchIndexes(db);
  await db.query('ANALYZE match_record');
}

export interface StoredValues {
  readonly recordId: number;
  readonly values: string;
}

/**
 * Records that share a key with one that is looked for, each with those it shares. Each key is
 * looked up by itself, and so is each record: of a list of a hundred keys the database thinks too
 * little of what comparing lists costs, and compares them all; and it takes a key for one that half a
 * hundredth of all records have, and reads all of them to have their values.
 *
 * @param which of the records are looked at. Matching that is kept looks at all, or it would be
 *   wrong; whoever only asks is answered as if those that are sealed, be it the address alone, were
 *   not there.
 */
export async function candidatesByKeys(
  db: Queryable,
  keys: readonly number[],
  which: 'all' | 'unsealed' = 'all',
): Promise<(StoredValues & { keys: readonly number[] })[]> {
  const found = ofEach(
    (seal) =>
      `SELECT has.record_id, key FROM unnest($1::bigint[]) AS asked(key) CROSS JOIN LATERAL (
         SELECT record_id FROM match_record WHERE keys @> ARRAY[asked.key] AND ${seal} OFFSET 0
       ) has`,
    which === 'all' ? SEALS : SEALS.slice(0, 1),
  );
  const rows = await db.query<{ record_id: number; values: string; keys: number[] }>(
    `SELECT shared.record_id, m."values", shared.keys
     FROM (SELECT record_id, array_agg(key) AS keys FROM (${found}) found GROUP BY record_id) shared
       CROSS JOIN LATERAL (SELECT "values" FROM match_record WHERE record_id = shared.record_id LIMIT 1) m
     ORDER BY record_id`,
    [keys],
  );
  return rows.map((row) => ({ recordId: row.record_id, values: row.values, keys: row.keys }));
}

/** Records at places, with the places they are at. */
export async function recordsAtPlaces(
  db: Queryable,
  places: readonly number[],
): Promise<(StoredValues & { places: readonly number[] })[]> {
  const found = ofEach(
    (seal) =>
      `SELECT record_id, "values", places FROM unnest($1::bigint[]) AS asked(place)
         JOIN match_record ON places @> ARRAY[asked.place] AND ${seal}`,
  );
  const rows = await db.query<{ record_id: number; values: string; places: number[] }>(
    `SELECT DISTINCT ON (record_id) record_id, "values", places FROM (${found}) found ORDER BY record_id`,
    [places],
  );
  return rows.map((row) => ({ recordId: row.record_id, values: row.values, places: row.places }));
}

/** What matching sees of some records. */
export async function matchRecordsOf(
  db: Queryable,
  records: readonly number[],
): Promise<(StoredValues & { keys: readonly number[]; places: readonly number[] })[]> {
  const rows = await db.query<{
    record_id: number;
    values: string;
    keys: number[];
    places: number[];
  }>(
    'SELECT record_id, "values", keys, places FROM match_record WHERE record_id = ANY($1::int[]) ORDER BY record_id',
    [records],
  );
  return rows.map((row) => ({
    recordId: row.record_id,
    values: row.values,
    keys: row.keys,
    places: row.places,
  }));
}
