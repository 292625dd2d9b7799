import type { Queryable } from '../../database/index.ts';

/** What an extract came to. Counts are of rows but where they say otherwise. */
export interface ExtractCounts {
  readonly rows: number;
  /** Records of persons and facts in it. */
  readonly records: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly gone: number;
  readonly rejected: number;
  readonly filtered: number;
  /** By column of the file, in how many rows it is filled. */
  readonly filled: Readonly<Record<string, number>>;
}

export interface ExtractStart {
  readonly sourceId: number;
  readonly definitionId: number;
  readonly layoutId: number;
  readonly kind: 'full' | 'changes' | 'feed';
  readonly asAt: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly warnings: readonly string[];
  readonly acceptedBy: string | null;
}

/** An extract of a source that is loaded. */
export interface LoadedExtract {
  readonly extractId: number;
  readonly asAt: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly counts: Partial<ExtractCounts>;
}

/** The extracts of a source that are loaded, the latest as-at date first. */
export async function loadedExtracts(db: Queryable, sourceId: number): Promise<LoadedExtract[]> {
  const rows = await db.query<{
    extract_id: number;
    as_at: string;
    file_name: string;
    sha256: string;
    counts: Partial<ExtractCounts>;
  }>(
    `SELECT extract_id, as_at, file_name, sha256, counts FROM extract
     WHERE source_id = $1 AND status = 'loaded' AND kind <> 'feed'
     ORDER BY as_at DESC, extract_id DESC`,
    [sourceId],
  );
  return rows.map((row) => ({
    extractId: row.extract_id,
    asAt: row.as_at,
    fileName: row.file_name,
    sha256: row.sha256,
    counts: row.counts,
  }));
}

/** Begins an extract: nothing of it is seen until it is published. */
export async function beginExtract(tx: Queryable, start: ExtractStart): Promise<number> {
  const [row] = await tx.query<{ extract_id: number }>(
    `INSERT INTO extract (source_id, definition_id, layout_id, kind, as_at, file_name, sha256, status, warnings, accepted_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'loading', $8, $9) RETURNING extract_id`,
    [
      start.sourceId,
      start.definitionId,
      start.layoutId,
      start.kind,
      start.asAt,
      start.fileName,
      start.sha256,
      start.warnings,
      start.acceptedBy,
    ],
  );
  return row?.extract_id ?? 0;
}

/** Lets everything that an extract brought be seen, at once. */
export async function publishExtract(
  db: Queryable,
  extractId: number,
  counts: ExtractCounts,
): Promise<void> {
  await db.query(
    `UPDATE extract SET status = 'loaded', loaded_at = clock_timestamp(), counts = $2 WHERE extract_id = $1`,
    [extractId, JSON.stringify(counts)],
  );
}

/** Extracts of a source, or of all, whose loading was given up: by a crash, or by an error. */
export async function unfinishedExtracts(db: Queryable, sourceId?: number): Promise<number[]> {
  const rows = await db.query<{ extract_id: number }>(
    `SELECT extract_id FROM extract WHERE status = 'loading' AND ($1::int IS NULL OR source_id = $1) ORDER BY extract_id`,
    [sourceId ?? null],
  );
  return rows.map(({ extract_id }) => extract_id);
}

/**
 * Takes back some of what an unfinished extract did: at most `limit` versions. Returns how many;
 * 0 when nothing is left, and then the extract is marked.
 */
export async function takeBackExtract(
  tx: Queryable,
  extractId: number,
  limit: number,
): Promise<number> {
  const steps = [
    `DELETE FROM record_version WHERE ctid = ANY (ARRAY
       (SELECT ctid FROM record_version WHERE opened_by = $1 LIMIT $2)) RETURNING 1 AS n`,
    `UPDATE record_version SET closed_by = NULL WHERE ctid = ANY (ARRAY
       (SELECT ctid FROM record_version WHERE closed_by = $1 LIMIT $2)) RETURNING 1 AS n`,
    `DELETE FROM match_pending WHERE record_id IN
       (SELECT record_id FROM match_pending WHERE extract_id = $1 LIMIT $2) RETURNING 1 AS n`,
  ];
  for (const step of steps) {
    const done = await tx.query(step, [extractId, limit]);
    if (done.length > 0) return done.length;
  }
  await tx.query('DELETE FROM rejected_row WHERE extract_id = $1', [extractId]);
  await tx.query(`UPDATE extract SET status = 'rolled-back' WHERE extract_id = $1`, [extractId]);
  return 0;
}
