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
  /** Whether what leads to where the person lives is not for the viewer: see `sealHides`. */
  readonly isAddressSealed: boolean;
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
  seal: number;
}

function version(row: VersionRow, cleared: Cleared): LinkedVersion {
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
    isAddressSealed: row.seal > 0 && !cleared.includes(row.person_id),
  };
}

function columnsAt({ until }: Moment): string {
  return `l.person_id, r.record_id, r.dataset_id, r.record_key, v.layout_id, v.line, v.received,
  v.uprn::text AS uprn, coalesce(v.valid_from, o.as_at) AS as_at, ${until} AS closed_as_at,
  l.weight, l.from_at AS linked_at, d.kind AS linked_by, l.seal`;
}

const UNTIL = `coalesce(v.valid_to, c.as_at, (v.closed_at AT TIME ZONE 'Europe/London')::date)`;

const OPENED = `JOIN extract o ON o.extract_id = v.opened_by AND o.status = 'loaded'`;
const CLOSED = `LEFT JOIN extract c ON c.extract_id = v.closed_by AND c.status = 'loaded'`;

/** As things stand, or as they stood at the moment that a parameter says. */
interface Moment {
  readonly opened: string;
  readonly closed: string;
  /** The first day on which a version was no longer said; null while it was. */
  readonly until: string;
  /** The links that hold, of those with a person or record and a seal; each way by its own index. */
  links(which: string): string;
}

const NOW: Moment = {
  opened: OPENED,
  closed: CLOSED,
  until: UNTIL,
  links: (which) => `SELECT * FROM link WHERE ${which} AND to_at IS NULL`,
};

function asOf(place: number): Moment {
  const at = `$${place}::timestamptz`;
  return {
    opened: `${OPENED} AND coalesce(v.recorded_at, o.loaded_at) < ${at}`,
    closed: `${CLOSED} AND c.loaded_at < ${at}`,
    // Of a feed, what came in its place may have come since.
    until: `CASE WHEN v.closed_at >= ${at} THEN NULL ELSE ${UNTIL} END`,
    links: (which) => `SELECT * FROM link WHERE ${which} AND to_at IS NULL AND from_at < ${at}
      UNION ALL SELECT * FROM link WHERE ${which} AND to_at IS NOT NULL AND to_at >= ${at} AND from_at < ${at}`,
  };
}

/** Whom a viewer sees though they are sealed. Without any, sealed rows are left out by the index. */
export type Cleared = readonly number[];

/** Those of some persons whom a viewer sees though they are sealed. */
function clearedOf(persons: readonly number[], cleared: Cleared): readonly number[] {
  const asked = new Set(persons);
  return cleared.filter((person) => asked.has(person));
}

/** Parameters of a statement, as they come to be numbered. */
class Parameters {
  readonly values: unknown[] = [];

  /** Takes a value; returns its place. */
  take(value: unknown): number {
    return this.values.push(value);
  }
}

function momentOf(asKnown: AsKnown, parameters: Parameters): Moment {
  return asKnown === null ? NOW : asOf(parameters.take(asKnown));
}

/**
 * The links of persons: those who are not sealed, or but for where they live, and those who are and
 * whom the viewer sees. The statement is another only for whoever may see one who is asked for.
 */
function linksOfPersons(
  { links }: Moment,
  persons: readonly number[],
  cleared: Cleared,
  parameters: Parameters,
): string {
  const open = links(`person_id = ANY($${parameters.take(persons)}::int[]) AND seal < 2`);
  const seen = clearedOf(persons, cleared);
  if (seen.length === 0) return open;
  return `${open} UNION ALL ${links(`person_id = ANY($${parameters.take(seen)}::int[]) AND seal >= 2`)}`;
}

/** All versions of the records of some persons, of some data sets; the oldest of a record first. */
export async function versionsOfPersons(
  tx: Queryable,
  persons: readonly number[],
  datasets: readonly number[],
  asKnown: AsKnown = null,
  cleared: Cleared = [],
): Promise<LinkedVersion[]> {
  const parameters = new Parameters();
  const moment = momentOf(asKnown, parameters);
  const rows = await tx.query<VersionRow>(
    `SELECT ${columnsAt(moment)}
     FROM (${linksOfPersons(moment, persons, cleared, parameters)}) l
       JOIN source_record r ON r.record_id = l.record_id AND r.dataset_id = ANY($${parameters.take(datasets)}::smallint[])
       JOIN record_version v ON v.record_id = r.record_id
       ${moment.opened}
       ${moment.closed}
       JOIN decision d ON d.decision_id = l.decision_id
     ORDER BY l.person_id, r.record_id, v.opened_by, v.line`,
    parameters.values,
  );
  return rows.map((row) => version(row, cleared));
}

const LATEST_VERSION = `CROSS JOIN LATERAL (
  SELECT w.* FROM record_version w
    JOIN extract x ON x.extract_id = w.opened_by AND x.status = 'loaded'
  WHERE w.record_id = r.record_id ORDER BY w.opened_by DESC, w.line DESC LIMIT 1
) v ${OPENED} ${CLOSED}`;

/** The latest version of each record of some persons. */
export async function latestVersionsOfPersons(
  tx: Queryable,
  persons: readonly number[],
  datasets: readonly number[],
  cleared: Cleared = [],
): Promise<LinkedVersion[]> {
  const parameters = new Parameters();
  const rows = await tx.query<VersionRow>(
    `SELECT ${columnsAt(NOW)}
     FROM (${linksOfPersons(NOW, persons, cleared, parameters)}) l
       JOIN source_record r ON r.record_id = l.record_id AND r.dataset_id = ANY($${parameters.take(datasets)}::smallint[])
       ${LATEST_VERSION}
       JOIN decision d ON d.decision_id = l.decision_id
     ORDER BY l.person_id, r.record_id`,
    parameters.values,
  );
  return rows.map((row) => version(row, cleared));
}

/** Data sets of people who consent to a purpose alone. */
export interface SeenByConsent {
  readonly datasets: readonly number[];
  readonly to: string;
}

/**
 * All versions of records at a property, of some data sets; `limit` at most. Of somebody whose
 * address is sealed there are none, as of somebody of whom everything is. Those who do not consent
 * are left out before `limit` counts, so that it does not tell of them.
 */
export async function versionsAtProperty(
  tx: Queryable,
  uprn: string,
  datasets: readonly number[],
  limit: number,
  asKnown: AsKnown = null,
  cleared: Cleared = [],
  byConsent: SeenByConsent | null = null,
): Promise<LinkedVersion[]> {
  const parameters = new Parameters();
  const at = `$${parameters.take(uprn)}::bigint`;
  const moment = momentOf(asKnown, parameters);
  const found = [`SELECT v.* FROM record_version v WHERE v.uprn = ${at} AND v.seal = 0`];
  const seals = ['seal = 0'];
  if (cleared.length > 0) {
    const seen = `person_id = ANY($${parameters.take(cleared)}::int[])`;
    found.push(`SELECT v.* FROM link m JOIN record_version v ON v.record_id = m.record_id
      WHERE m.${seen} AND m.to_at IS NULL AND m.seal > 0 AND v.seal > 0 AND v.uprn = ${at}`);
    seals.push(seen);
  }
  const own = `r.dataset_id = ANY($${parameters.take(datasets)}::smallint[])`;
  const [isSeen, consents] =
    byConsent === null
      ? [own, '']
      : [
          `(${own} OR r.dataset_id = ANY($${parameters.take(byConsent.datasets)}::smallint[]))`,
          `WHERE ${own} OR consents_to(l.person_id, $${parameters.take(byConsent.to)})`,
        ];
  const rows = await tx.query<VersionRow>(
    `SELECT ${columnsAt(moment)}
     FROM (${found.join(' UNION ALL ')}) v
       JOIN source_record r ON r.record_id = v.record_id AND ${isSeen}
       CROSS JOIN LATERAL (${moment.links(`record_id = v.record_id AND (${seals.join(' OR ')})`)}) l
       ${moment.opened}
       ${moment.closed}
       JOIN decision d ON d.decision_id = l.decision_id
     ${consents}
     ORDER BY r.record_id, v.opened_by, v.line LIMIT $${parameters.take(limit)}`,
    parameters.values,
  );
  return rows.map((row) => version(row, cleared));
}

/**
 * The latest version of records by data set and key, of persons who are not sealed, or cleared. Of
 * somebody whose address is sealed there is none: who belongs to whom leads to where they live.
 */
export async function versionsByKeys(
  tx: Queryable,
  keys: readonly { readonly datasetId: number; readonly key: string }[],
  cleared: Cleared = [],
): Promise<LinkedVersion[]> {
  if (keys.length === 0) return [];
  const parameters = new Parameters();
  const datasets = parameters.take(keys.map(({ datasetId }) => datasetId));
  const named = parameters.take(keys.map(({ key }) => key));
  const wanted = `unnest($${datasets}::smallint[], $${named}::text[]) AS k(dataset_id, record_key)`;
  const found = [
    `SELECT r.* FROM ${wanted}
       JOIN source_record r ON r.dataset_id = k.dataset_id AND r.record_key = k.record_key AND r.seal = 0`,
  ];
  const seals = ['l.seal = 0'];
  if (cleared.length > 0) {
    const seen = `person_id = ANY($${parameters.take(cleared)}::int[])`;
    found.push(`SELECT r.* FROM link m JOIN source_record r ON r.record_id = m.record_id
       JOIN ${wanted} ON k.dataset_id = r.dataset_id AND k.record_key = r.record_key
     WHERE m.${seen} AND m.to_at IS NULL AND m.seal > 0 AND r.seal > 0`);
    seals.push(`l.${seen}`);
  }
  const rows = await tx.query<VersionRow>(
    `SELECT ${columnsAt(NOW)}
     FROM (${found.join(' UNION ALL ')}) r
       JOIN link l ON l.record_id = r.record_id AND l.to_at IS NULL AND (${seals.join(' OR ')})
       ${LATEST_VERSION}
       JOIN decision d ON d.decision_id = l.decision_id
     ORDER BY r.record_id`,
    parameters.values,
  );
  return rows.map((row) => version(row, cleared));
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

function attached({ opened }: Moment, closedBefore: string): string {
  return `SELECT r.record_id, r.dataset_id, r.record_key, v.about, v.layout_id, v.line, v.received,
      coalesce(v.valid_from, o.as_at) AS as_at
    FROM source_record r JOIN record_version v ON v.record_id = r.record_id ${opened}
    WHERE v.about = ANY($1::text[]) AND r.dataset_id = ANY($2::smallint[])
      AND NOT EXISTS (SELECT 1 FROM extract c WHERE c.extract_id = v.closed_by AND c.status = 'loaded' ${closedBefore})
    ORDER BY r.record_id, v.opened_by, v.line LIMIT 500`;
}

const ATTACHED_NOW = attached(NOW, '');
const ATTACHED_THEN = attached(asOf(3), 'AND c.loaded_at < $3::timestamptz');

/** The facts that stand about some records or properties, as `record_version.about` names them. */
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

/**
 * Where the id of a person leads, itself included; at most some steps. Of somebody who is sealed,
 * but for where they live, it is null as of an id that nobody has.
 *
 * @param cleared whom the viewer sees though they are sealed
 */
export async function personAfterRedirects(
  tx: Queryable,
  person: number,
  cleared: Cleared = [],
): Promise<number | null> {
  const [row] = await tx.query<{ person_id: number }>(REDIRECTS, [person]);
  if (row !== undefined) return row.person_id;
  // For a viewer who sees nobody who is sealed, it ends here.
  if (cleared.length === 0) return null;
  if (cleared.includes(person)) return person;
  const [led] = await tx.query<{ redirect_to: number }>(
    `WITH led AS MATERIALIZED (SELECT person_id, redirect_to FROM person WHERE redirect_to = ANY($2::int[]))
     SELECT redirect_to FROM led WHERE person_id = $1`,
    [person, cleared],
  );
  return led?.redirect_to ?? null;
}

const REDIRECTS = `WITH RECURSIVE step AS (
    SELECT person_id, redirect_to, retired_at, 0 AS n FROM person WHERE person_id = $1 AND seal < 2
    UNION ALL
    SELECT p.person_id, p.redirect_to, p.retired_at, step.n + 1
    FROM step JOIN person p ON p.person_id = step.redirect_to AND p.seal < 2 WHERE step.n < 50
  ) SELECT person_id FROM step WHERE retired_at IS NULL ORDER BY n DESC LIMIT 1`;

/**
 * Whether something of an id is restricted: its person is sealed so that whoever has the id is told
 * that, and nothing else. Of one whose existence is sealed no row is read.
 */
export async function isRestricted(tx: Queryable, person: number): Promise<boolean> {
  const rows = await tx.query('SELECT 1 FROM person WHERE person_id = $1 AND seal = 2', [person]);
  return rows.length > 0;
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
