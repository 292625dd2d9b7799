import type { Queryable } from '../../database/index.ts';
import type { MeasuredQuality } from '../quality/measures.ts';
import type { ExtractCounts } from './extracts.ts';

/** A source as it is listed. */
export interface ListedSource {
  readonly name: string;
  readonly service: string;
  readonly registeredAt: string;
  /** Kinds of its records: of persons, and of facts. */
  readonly roles: readonly { readonly role: string; readonly isPerson: boolean }[];
  readonly latestExtract: {
    readonly extract: number;
    readonly asAt: string;
    readonly loadedAt: string;
  } | null;
}

/** An extract as it is listed. */
export interface ListedExtract {
  readonly extract: number;
  readonly source: string;
  readonly kind: 'full' | 'changes' | 'feed';
  readonly asAt: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly status: 'loading' | 'loaded' | 'rolled-back';
  readonly counts: Partial<ExtractCounts>;
  readonly warnings: readonly string[];
  readonly acceptedBy: string | null;
  readonly startedAt: string;
  readonly loadedAt: string | null;
}

/** A row, or a value, that was not taken. */
export interface ListedRejection {
  readonly line: number;
  readonly column: string;
  readonly received: string;
  readonly reason: string;
}

/** How good the values of an attribute were in one extract. */
export interface ListedQuality extends MeasuredQuality {
  readonly extract: number;
  readonly asAt: string;
}

/** All sources, by name. */
export async function listSources(db: Queryable): Promise<ListedSource[]> {
  return db.query<ListedSource>(
    `SELECT s.name, s.service, s.recorded_at AS "registeredAt",
       coalesce((
         SELECT json_agg(json_build_object('role', d.role, 'isPerson', d.is_person) ORDER BY d.dataset_id)
         FROM dataset d WHERE d.source_id = s.source_id
       ), '[]') AS roles,
       (
         SELECT json_build_object(
           'extract', e.extract_id, 'asAt', e.as_at,
           'loadedAt', to_char(e.loaded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
         )
         FROM extract e WHERE e.source_id = s.source_id AND e.status = 'loaded'
         ORDER BY e.as_at DESC, e.extract_id DESC LIMIT 1
       ) AS "latestExtract"
     FROM source s ORDER BY s.name`,
  );
}

/** Columns of an extract as it is listed; `e` is the extract, `s` its source. */
export const EXTRACT = `e.extract_id AS extract, s.name AS source, e.kind, e.as_at AS "asAt",
  e.file_name AS "fileName", e.sha256, e.status, e.counts, e.warnings,
  e.accepted_by AS "acceptedBy", e.started_at AS "startedAt", e.loaded_at AS "loadedAt"`;

/** Extracts, of a source where one is named, the latest begun first; `limit` of them below an id. */
export async function listExtracts(
  db: Queryable,
  { source, below, limit }: { source?: string | undefined; below: number | null; limit: number },
): Promise<ListedExtract[]> {
  return db.query<ListedExtract>(
    `SELECT ${EXTRACT} FROM extract e JOIN source s USING (source_id)
     WHERE ($1::text IS NULL OR s.name = $1) AND ($2::int IS NULL OR e.extract_id < $2)
     ORDER BY e.extract_id DESC LIMIT $3`,
    [source ?? null, below, limit],
  );
}

/** One extract; undefined where there is none of that id. */
export async function oneExtract(db: Queryable, id: number): Promise<ListedExtract | undefined> {
  const [row] = await db.query<ListedExtract>(
    `SELECT ${EXTRACT} FROM extract e JOIN source s USING (source_id) WHERE e.extract_id = $1`,
    [id],
  );
  return row;
}

/** What was not taken of an extract, by line and column; `limit` of them from an offset on. */
export async function listRejections(
  db: Queryable,
  extract: number,
  offset: number,
  limit: number,
): Promise<ListedRejection[]> {
  return db.query<ListedRejection>(
    `SELECT line, column_name AS "column", received, reason FROM rejected_row
     WHERE extract_id = $1 ORDER BY line, column_name, reason, received OFFSET $2 LIMIT $3`,
    [extract, offset, limit],
  );
}

/** How good a source's values were, extract by extract, the latest first. */
export async function listQuality(
  db: Queryable,
  source: string,
  extracts: number,
): Promise<ListedQuality[]> {
  return db.query<ListedQuality & Record<string, unknown>>(
    `SELECT q.extract_id AS extract, e.as_at AS "asAt", q.role, q.attribute, q.measure, q.count, q.among
     FROM data_quality q JOIN (
       SELECT e.extract_id, e.as_at FROM extract e JOIN source s USING (source_id)
       WHERE s.name = $1 AND e.status = 'loaded' AND EXISTS (
         SELECT FROM data_quality d WHERE d.extract_id = e.extract_id
       )
       ORDER BY e.as_at DESC, e.extract_id DESC LIMIT $2
     ) e USING (extract_id)
     ORDER BY e.as_at DESC, q.extract_id DESC, q.role, q.attribute, q.measure`,
    [source, extracts],
  );
}
