import type { Queryable, SqlValue } from '../../database/index.ts';

/** A record by what it can be found by. */
export interface SearchRecord {
  readonly recordId: number;
  readonly datasetId: number;
  readonly keys: readonly number[];
  /** How many of the keys, the last of them, lead to a place: these an address seal puts away. */
  readonly places: number;
  /** 0 for none; sealed rows are not in the index by which records are found. */
  readonly seal?: number;
}

/** Writes records that were not there before. */
export async function addSearchRecords(
  tx: Queryable,
  records: readonly SearchRecord[],
): Promise<void> {
  if (records.length === 0) return;
  await tx.copyIn(
    'search_record',
    ['record_id', 'dataset_id', 'keys', 'places', 'seal'],
    records.map(({ recordId, datasetId, keys, places, seal = 0 }): SqlValue[] => [
      recordId,
      datasetId,
      keys,
      places,
      seal,
    ]),
  );
}

/** Takes records out; returns the seals of those that had one. */
export async function removeSearchRecords(
  tx: Queryable,
  records: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (records.length === 0) return new Map();
  const rows = await tx.query<{ record_id: number; seal: number }>(
    'DELETE FROM search_record WHERE record_id = ANY($1::int[]) RETURNING record_id, seal',
    [records],
  );
  return new Map(
    rows.filter(({ seal }) => seal > 0).map(({ record_id, seal }) => [record_id, seal]),
  );
}

/**
 * Lets records be found by nothing: what their definitions leave out now. Their rows stay, with
 * their seals, for when they come back.
 */
export async function forgetSearchKeys(tx: Queryable, records: readonly number[]): Promise<void> {
  if (records.length === 0) return;
  await tx.query(
    `UPDATE search_record SET keys = '{}' WHERE record_id = ANY($1::int[]) AND keys <> '{}'`,
    [records],
  );
}

export interface NewSearchWord {
  readonly key: number;
  readonly word: string;
  readonly isFamily: boolean;
  readonly tags: readonly number[];
  readonly records: number;
}

/** Of some words, those that are not there yet. */
export async function unknownWords(
  tx: Queryable,
  keys: readonly number[],
): Promise<ReadonlySet<number>> {
  const rows = await tx.query<{ key: number }>(
    'SELECT key FROM search_word WHERE key = ANY($1::bigint[])',
    [keys],
  );
  const known = new Set(rows.map(({ key }) => key));
  return new Set(keys.filter((key) => !known.has(key)));
}

/** Adds words; of those that are there, keeps what is there. */
export async function addWords(tx: Queryable, words: readonly NewSearchWord[]): Promise<void> {
  if (words.length === 0) return;
  await tx.query(
    `INSERT INTO search_word (key, word, is_family, tags, records)
     SELECT (w->>'key')::bigint, w->>'word', (w->>'isFamily')::boolean,
       ARRAY(SELECT jsonb_array_elements_text(w->'tags')::bigint), (w->>'records')::int
     FROM jsonb_array_elements($1::jsonb) AS w ON CONFLICT (key) DO UPDATE SET records = excluded.records
     WHERE excluded.records > search_word.records`,
    [JSON.stringify(words)],
  );
}

/** Whether any record can be found. */
export async function hasSearchRecords(db: Queryable): Promise<boolean> {
  return (await db.query('SELECT 1 FROM search_record LIMIT 1')).length > 0;
}

/** The index by which records are found: made once the first are in. Sealed rows are not in it. */
export async function indexSearchRecords(db: Queryable): Promise<void> {
  await db.query(
    'CREATE INDEX IF NOT EXISTS search_record_keys ON search_record USING gin (keys) WITH (fastupdate = off) WHERE seal < 2',
  );
  // By these, relationships and stewards come upon records without touching those that are sealed.
  await db.query(
    'CREATE INDEX IF NOT EXISTS source_record_open ON source_record (dataset_id, record_key) WHERE seal = 0',
  );
  await db.query(
    'CREATE INDEX IF NOT EXISTS source_record_number ON source_record (record_id) WHERE seal < 2',
  );
  await db.query(
    'CREATE INDEX IF NOT EXISTS search_word_tags ON search_word USING gin (tags) WITH (fastupdate = off)',
  );
  // An embedded database does not do this by itself, and plans without it read whole tables.
  for (const table of [
    'search_record',
    'search_word',
    'source_record',
    'record_version',
    'link',
    'person',
    'review',
    'decision',
    'pair_constraint',
    'hanger',
    'extract',
  ]) {
    await db.query(`ANALYZE ${table}`);
  }
}

/** Words that share a tag with one that is asked for: the very words, then those that many records have. */
export async function wordsByTags(
  tx: Queryable,
  tags: readonly number[],
  exact: readonly number[],
  limit: number,
): Promise<{ key: number; word: string; isFamily: boolean; records: number }[]> {
  const rows = await tx.query<{ key: number; word: string; is_family: boolean; records: number }>(
    `SELECT key, word, is_family, records FROM search_word
     WHERE tags && $1::bigint[] ORDER BY key = ANY($2::bigint[]) DESC, records DESC, key LIMIT $3`,
    [tags, exact, limit],
  );
  return rows.map(({ key, word, is_family, records }) => ({
    key,
    word,
    isFamily: is_family,
    records,
  }));
}

/** A record that was found, with the person whose it is. */
export interface FoundRecord {
  readonly recordId: number;
  readonly personId: number;
  readonly datasetId: number;
  readonly keys: readonly number[];
}

/** Records must have a key of every one of these lists, each in data sets where it counts. */
export interface Probe {
  readonly all: readonly (readonly number[])[];
  readonly datasets: readonly number[];
  /** Only of people who consent to this purpose. */
  readonly consentTo?: string;
}

/** At most three lists of keys, as no more are asked for together. */
const LISTS = [1, 2, 3];

function conditionsOf(lists: number): string {
  return Array.from({ length: lists }, (_, i) => `AND s.keys && $${i + 3}::bigint[]`).join(' ');
}

const PROBES = LISTS.map((lists) => {
  const conditions = conditionsOf(lists);
  return `SELECT s.record_id, l.person_id, s.dataset_id, s.keys
    FROM (SELECT * FROM search_record s WHERE s.seal < 2 AND s.dataset_id = ANY($1::smallint[]) ${conditions} LIMIT $2) s
      JOIN link l ON l.record_id = s.record_id AND l.to_at IS NULL AND l.seal < 2`;
});

/** Those who do not consent are left out before `limit` counts, so that it does not tell of them. */
const PROBES_OF_CONSENTING = LISTS.map(
  (lists) => `SELECT s.record_id, l.person_id, s.dataset_id, s.keys
    FROM search_record s JOIN link l ON l.record_id = s.record_id AND l.to_at IS NULL AND l.seal < 2
    WHERE s.seal < 2 AND s.dataset_id = ANY($1::smallint[]) ${conditionsOf(lists)}
      AND consents_to(l.person_id, $${lists + 3}) LIMIT $2`,
);

/** The records that answer a probe, `limit` at most: in no order, so that no more are read. */
export async function recordsByKeys(
  tx: Queryable,
  { all, datasets, consentTo }: Probe,
  limit: number,
): Promise<FoundRecord[]> {
  const lists = all.slice(0, LISTS.length);
  const probes = consentTo === undefined ? PROBES : PROBES_OF_CONSENTING;
  const rows = await tx.query<FoundRow>(probes[lists.length - 1] as string, [
    datasets,
    limit,
    ...lists,
    ...(consentTo === undefined ? [] : [consentTo]),
  ]);
  return rows.map(found);
}

interface FoundRow {
  record_id: number;
  person_id: number;
  dataset_id: number;
  keys: number[];
}

function found(row: FoundRow): FoundRecord {
  return {
    recordId: row.record_id,
    personId: row.person_id,
    datasetId: row.dataset_id,
    keys: row.keys,
  };
}

/** All records of some persons, of data sets of which anything counts. */
export async function searchRecordsOfPersons(
  tx: Queryable,
  persons: readonly number[],
  datasets: readonly number[],
): Promise<FoundRecord[]> {
  const rows = await tx.query<FoundRow>(
    `SELECT s.record_id, l.person_id, s.dataset_id, s.keys
     FROM link l JOIN search_record s ON s.record_id = l.record_id AND s.seal < 2
     WHERE l.person_id = ANY($1::int[]) AND l.to_at IS NULL AND l.seal < 2
       AND s.dataset_id = ANY($2::smallint[])`,
    [persons, datasets],
  );
  return rows.map(found);
}

/** All records of persons whom a viewer sees though they are sealed. */
export async function searchRecordsOfCleared(
  tx: Queryable,
  cleared: readonly number[],
  datasets: readonly number[],
): Promise<FoundRecord[]> {
  if (cleared.length === 0) return [];
  const rows = await tx.query<FoundRow>(
    `SELECT s.record_id, l.person_id, s.dataset_id, s.keys || coalesce(s.sealed_keys, '{}') AS keys
     FROM link l JOIN search_record s ON s.record_id = l.record_id
     WHERE l.person_id = ANY($1::int[]) AND l.to_at IS NULL AND l.seal > 0
       AND s.dataset_id = ANY($2::smallint[])`,
    [cleared, datasets],
  );
  return rows.map(found);
}

/** About how many records can be found. */
export async function searchSize(tx: Queryable): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `SELECT greatest(reltuples, 1)::bigint AS n FROM pg_class WHERE oid = 'search_record'::regclass`,
  );
  return row?.n ?? 1;
}
