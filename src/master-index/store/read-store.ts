import type { Queryable } from '../../database/index.ts';

/** A moment up to which things were recorded; null for now. Exclusive: the start of the next day. */
export type AsKnown = string | null;

/** One version of one record of a person, with the link that makes it theirs. */
export interface LinkedVersion {
  readonly personId: number;
  readonly recordId: number;
  readonly datasetId: number;
  readonly recordKey: string;
  readonly layoutId: number;
  readonly line: number;
  readonly received: readonly (string | null)[];
  readonly uprn: string | null;
  /** As-at date of the extract that opened it; of a feed the date from which it is so. */
  readonly asAt: string;
  /** As-at date of the extract that closed it; null while the source says it. */
  readonly closedAsAt: string | null;
  /** log2 odds of the best pair that holds the record to the person; null for one alone. */
  readonly weight: number | null;
  /** Since when the record is the person's: ISO 8601. */
  readonly linkedAt: string;
  /** Kind of the decision that linked it. */
  readonly linkedBy: string;
}

interface VersionRow {
  person_id: number;
  record_id: number;
  dataset_id: number;
  record_key: string;
  layout_id: number;
  line: number;
  received: (string | null)[];
  uprn: string | null;
  as_at: string;
  closed_as_at: string | null;
  weight: number | null;
  linked_at: string;
  linked_by: string;
}

function version(row: VersionRow): LinkedVersion {
  return {
    personId: row.person_id,
    recordId: row.record_id,
    datasetId: row.dataset_id,
    recordKey: row.record_key,
    layoutId: row.layout_id,
    line: row.line,
    received: row.received,
    uprn: row.uprn,
    asAt: row.as_at,
    closedAsAt: row.closed_as_at,
    weight: row.weight,
    linkedAt: row.linked_at,
    linkedBy: row.linked_by,
  };
}

const COLUMNS = `l.person_id, r.record_id, r.dataset_id, r.record_key, v.layout_id, v.line, v.received,
  v.uprn::text AS uprn, coalesce(v.valid_from, o.as_at) AS as_at,
  coalesce(v.valid_to, c.as_at, (v.closed_at AT TIME ZONE 'Europe/London')::date) AS closed_as_at,
  l.weight, l.from_at AS linked_at, d.kind AS linked_by`;

const NOW = {
  link: 'l.to_at IS NULL',
  opened: `JOIN extract o ON o.extract_id = v.opened_by AND o.status = 'loaded'`,
  closed: `LEFT JOIN extract c ON c.extract_id = v.closed_by AND c.status = 'loaded'`,
};

/** The same as of a moment, which is the third parameter. */
const THEN = {
  link: 'l.from_at < $3::timestamptz AND (l.to_at IS NULL OR l.to_at >= $3::timestamptz)',
  opened: `${NOW.opened} AND coalesce(v.recorded_at, o.loaded_at) < $3::timestamptz`,
  closed: `${NOW.closed} AND c.loaded_at < $3::timestamptz`,
};

/** Whom a viewer sees though they are sealed. Without any, sealed rows are left out by the index. */
export type Cleared = readonly number[];

/** What a statement asks of the seal of a link; `place` is that of the list of who is cleared. */
function unsealed(cleared: Cleared, place: number): string {
  return cleared.length === 0
    ? 'l.seal = 0'
    : `(l.seal = 0 OR l.person_id = ANY($${place}::int[]))`;
}

/** The list of who is cleared, where the statement has a place for it. */
function clearance(cleared: Cleared): readonly Cleared[] {
  return cleared.length === 0 ? [] : [cleared];
}

function versionsOf({ link, opened, closed }: typeof NOW, seal: string): string {
  return `SELECT ${COLUMNS}
    FROM link l
      JOIN source_record r ON r.record_id = l.record_id AND r.dataset_id = ANY($2::smallint[])
      JOIN record_version v ON v.record_id = r.record_id
      ${opened}
      ${closed}
      JOIN decision d ON d.decision_id = l.decision_id
    WHERE l.person_id = ANY($1::int[]) AND ${seal} AND ${link}
    ORDER BY l.person_id, r.record_id, v.opened_by`;
}

/** All versions of the records of some persons, of some data sets; the oldest of a record first. */
export async function versionsOfPersons(
  tx: Queryable,
  persons: readonly number[],
  datasets: readonly number[],
  asKnown: AsKnown = null,
  cleared: Cleared = [],
): Promise<LinkedVersion[]> {
  const rows =
    asKnown === null
      ? await tx.query<VersionRow>(versionsOf(NOW, unsealed(cleared, 3)), [
          persons,
          datasets,
          ...clearance(cleared),
        ])
      : await tx.query<VersionRow>(versionsOf(THEN, unsealed(cleared, 4)), [
          persons,
          datasets,
          asKnown,
          ...clearance(cleared),
        ]);
  return rows.map(version);
}

const latestVersions = (seal: string): string => `SELECT ${COLUMNS}
  FROM link l
    JOIN source_record r ON r.record_id = l.record_id AND r.dataset_id = ANY($2::smallint[])
    CROSS JOIN LATERAL (
      SELECT w.* FROM record_version w
        JOIN extract x ON x.extract_id = w.opened_by AND x.status = 'loaded'
      WHERE w.record_id = r.record_id ORDER BY w.opened_by DESC LIMIT 1
    ) v
    ${NOW.opened}
    ${NOW.closed}
    JOIN decision d ON d.decision_id = l.decision_id
  WHERE l.person_id = ANY($1::int[]) AND ${seal} AND l.to_at IS NULL
  ORDER BY l.person_id, r.record_id`;

/** The latest version of each record of some persons. */
export async function latestVersionsOfPersons(
  tx: Queryable,
  persons: readonly number[],
  datasets: readonly number[],
  cleared: Cleared = [],
): Promise<LinkedVersion[]> {
  const rows = await tx.query<VersionRow>(latestVersions(unsealed(cleared, 3)), [
    persons,
    datasets,
    ...clearance(cleared),
  ]);
  return rows.map(version);
}

function versionsAt({ link, opened, closed }: typeof NOW, limit: number, seal: string): string {
  return `SELECT ${COLUMNS}
    FROM record_version v
      JOIN source_record r ON r.record_id = v.record_id AND r.dataset_id = ANY($2::smallint[])
      JOIN link l ON l.record_id = r.record_id AND ${seal} AND ${link}
      ${opened}
      ${closed}
      JOIN decision d ON d.decision_id = l.decision_id
    WHERE v.uprn = $1::bigint
    ORDER BY r.record_id, v.opened_by LIMIT $${limit}`;
}

/** All versions of records at a property, of some data sets; `limit` at most. */
export async function versionsAtProperty(
  tx: Queryable,
  uprn: string,
  datasets: readonly number[],
  limit: number,
  asKnown: AsKnown = null,
  cleared: Cleared = [],
): Promise<LinkedVersion[]> {
  const rows =
    asKnown === null
      ? await tx.query<VersionRow>(versionsAt(NOW, 3, unsealed(cleared, 4)), [
          uprn,
          datasets,
          limit,
          ...clearance(cleared),
        ])
      : await tx.query<VersionRow>(versionsAt(THEN, 4, unsealed(cleared, 5)), [
          uprn,
          datasets,
          asKnown,
          limit,
          ...clearance(cleared),
        ]);
  return rows.map(version);
}

/** The latest version of records by data set and key, of persons who are not sealed, or cleared. */
export async function versionsByKeys(
  tx: Queryable,
  keys: readonly { readonly datasetId: number; readonly key: string }[],
  cleared: Cleared = [],
): Promise<LinkedVersion[]> {
  if (keys.length === 0) return [];
  const rows = await tx.query<VersionRow>(
    `SELECT ${COLUMNS}
     FROM unnest($1::smallint[], $2::text[]) AS k(dataset_id, record_key)
       JOIN source_record r ON r.dataset_id = k.dataset_id AND r.record_key = k.record_key
       JOIN link l ON l.record_id = r.record_id AND l.to_at IS NULL AND ${unsealed(cleared, 3)}
       CROSS JOIN LATERAL (
         SELECT w.* FROM record_version w
           JOIN extract x ON x.extract_id = w.opened_by AND x.status = 'loaded'
         WHERE w.record_id = r.record_id ORDER BY w.opened_by DESC LIMIT 1
       ) v
       ${NOW.opened}
       ${NOW.closed}
       JOIN decision d ON d.decision_id = l.decision_id
     ORDER BY r.record_id`,
    [keys.map(({ datasetId }) => datasetId), keys.map(({ key }) => key), ...clearance(cleared)],
  );
  return rows.map(version);
}

/** A version of a row of facts about a record or a property. */
export interface AttachedVersion {
  readonly recordId: number;
  readonly datasetId: number;
  readonly recordKey: string;
  readonly about: string;
  readonly layoutId: number;
  readonly line: number;
  readonly received: readonly (string | null)[];
  readonly asAt: string;
}

interface AttachedRow {
  record_id: number;
  dataset_id: number;
  record_key: string;
  about: string;
  layout_id: number;
  line: number;
  received: (string | null)[];
  as_at: string;
}

function attached({ opened }: typeof NOW, closedBefore: string): string {
  return `SELECT r.record_id, r.dataset_id, r.record_key, r.about, v.layout_id, v.line, v.received,
      coalesce(v.valid_from, o.as_at) AS as_at
    FROM source_record r JOIN record_version v ON v.record_id = r.record_id ${opened}
    WHERE r.about = ANY($1::text[]) AND r.dataset_id = ANY($2::smallint[])
      AND NOT EXISTS (SELECT 1 FROM extract c WHERE c.extract_id = v.closed_by AND c.status = 'loaded' ${closedBefore})
    ORDER BY r.record_id, v.opened_by LIMIT 500`;
}

const ATTACHED_NOW = attached(NOW, '');
const ATTACHED_THEN = attached(THEN, 'AND c.loaded_at < $3::timestamptz');

/** The facts that stand about some records or properties, as `source_record.about` names them. */
export async function factsAbout(
  tx: Queryable,
  about: readonly string[],
  datasets: readonly number[],
  asKnown: AsKnown = null,
): Promise<AttachedVersion[]> {
  if (about.length === 0 || datasets.length === 0) return [];
  const rows =
    asKnown === null
      ? await tx.query<AttachedRow>(ATTACHED_NOW, [about, datasets])
      : await tx.query<AttachedRow>(ATTACHED_THEN, [about, datasets, asKnown]);
  return rows.map((row) => ({
    recordId: row.record_id,
    datasetId: row.dataset_id,
    recordKey: row.record_key,
    about: row.about,
    layoutId: row.layout_id,
    line: row.line,
    received: row.received,
    asAt: row.as_at,
  }));
}

/** Where the id of a person leads, itself included; at most some steps. */
export async function personAfterRedirects(tx: Queryable, person: number): Promise<number | null> {
  const [row] = await tx.query<{ person_id: number }>(
    `WITH RECURSIVE step AS (
       SELECT person_id, redirect_to, retired_at, 0 AS n FROM person WHERE person_id = $1
       UNION ALL
       SELECT p.person_id, p.redirect_to, p.retired_at, step.n + 1
       FROM step JOIN person p ON p.person_id = step.redirect_to WHERE step.n < 50
     ) SELECT person_id FROM step WHERE retired_at IS NULL ORDER BY n DESC LIMIT 1`,
    [person],
  );
  return row?.person_id ?? null;
}

/** The first moment after a day in the United Kingdom. */
export async function endOfDay(tx: Queryable, day: string): Promise<string> {
  const [row] = await tx.query<{ at: string }>(
    `SELECT (($1::date + 1)::timestamp AT TIME ZONE 'Europe/London') AS at`,
    [day],
  );
  return row?.at ?? day;
}

/**
 * What changes whenever the sources, their layouts or their extracts do. Every read begins with
 * it, so it also bars reading whole tables for the rest of the transaction: how many records have
 * one of some keys is badly guessed, and a wrong guess would read them all.
 */
export async function sourcesRevision(tx: Queryable): Promise<string> {
  const [row] = await tx.query<{ revision: string }>(
    `SELECT concat_ws(' ', (SELECT max(definition_id) FROM source_definition), (SELECT max(layout_id) FROM layout),
       (SELECT max(dataset_id) FROM dataset),
       (SELECT max(loaded_at) FROM extract WHERE status = 'loaded' AND kind <> 'feed')) AS revision,
       set_config('enable_seqscan', 'off', true)`,
  );
  return row?.revision ?? '';
}

/** By source, the as-at date of its latest full extract. */
export async function latestExtracts(tx: Queryable): Promise<ReadonlyMap<number, string>> {
  const rows = await tx.query<{ source_id: number; as_at: string }>(
    `SELECT source_id, max(as_at) AS as_at FROM extract
     WHERE status = 'loaded' AND kind = 'full' GROUP BY source_id`,
  );
  return new Map(rows.map(({ source_id, as_at }) => [source_id, as_at]));
}
