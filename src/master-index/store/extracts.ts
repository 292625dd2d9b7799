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
  /** Records of which the source still sends what was erased here: left out. */
  readonly erased: number;
  /** Records that are open and whose row was rejected: they stay as they were. */
  readonly kept: number;
  /**
   * Of a full extract: records that it does not have, and that stay open all the same, as rows
   * without a key may be theirs.
   */
  readonly unsure: number;
  /** By role, rows that do not say which record they are. */
  readonly keyless: Readonly<Record<string, number>>;
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
  readonly definitionId: number;
  readonly kind: 'full' | 'changes';
  readonly asAt: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly counts: Partial<ExtractCounts>;
  /** Whether it looked wrong, and somebody said that it is right. */
  readonly isAccepted: boolean;
}

/** The extracts of a source that are loaded, the latest as-at date first. */
export async function loadedExtracts(db: Queryable, sourceId: number): Promise<LoadedExtract[]> {
  const rows = await db.query<{
    extract_id: number;
    definition_id: number;
    kind: 'full' | 'changes';
    as_at: string;
    file_name: string;
    sha256: string;
    counts: Partial<ExtractCounts>;
    is_accepted: boolean;
  }>(
    `SELECT extract_id, definition_id, kind, as_at, file_name, sha256, counts,
       accepted_by IS NOT NULL AS is_accepted
     FROM extract
     WHERE source_id = $1 AND status = 'loaded' AND kind <> 'feed'
     ORDER BY as_at DESC, extract_id DESC`,
    [sourceId],
  );
  return rows.map((row) => ({
    extractId: row.extract_id,
    definitionId: row.definition_id,
    kind: row.kind,
    asAt: row.as_at,
    fileName: row.file_name,
    sha256: row.sha256,
    counts: row.counts,
    isAccepted: row.is_accepted,
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

/** Lets everything that an extract brought be seen, at once; false where it was taken back meanwhile. */
export async function publishExtract(
  tx: Queryable,
  extractId: number,
  counts: ExtractCounts,
): Promise<boolean> {
  const published = await tx.query(
    `UPDATE extract SET status = 'loaded', loaded_at = clock_timestamp(), counts = $2
     WHERE extract_id = $1 AND status = 'loading' RETURNING 1 AS n`,
    [extractId, JSON.stringify(counts)],
  );
  return published.length > 0;
}

/**
 * Whether an extract is still being loaded, and keeps it so until the transaction ends: what is
 * written of it in that transaction cannot be missed by whoever takes it back.
 */
export async function isLoading(tx: Queryable, extractId: number): Promise<boolean> {
  const rows = await tx.query(
    `SELECT 1 AS n FROM extract WHERE extract_id = $1 AND status = 'loading' FOR SHARE`,
    [extractId],
  );
  return rows.length > 0;
}

/** As `isLoading`, and nobody else writes of it until the transaction ends. */
export async function holdLoading(tx: Queryable, extractId: number): Promise<boolean> {
  const rows = await tx.query(
    `SELECT 1 AS n FROM extract WHERE extract_id = $1 AND status = 'loading' FOR UPDATE`,
    [extractId],
  );
  return rows.length > 0;
}

/** Extracts of a source, or of all, whose loading was given up: by a crash, or by an error. */
export async function unfinishedExtracts(db: Queryable, sourceId?: number): Promise<number[]> {
  const rows = await db.query<{ extract_id: number }>(
    `SELECT extract_id FROM extract WHERE status IN ('loading', 'withdrawn')
       AND ($1::int IS NULL OR source_id = $1) ORDER BY extract_id`,
    [sourceId ?? null],
  );
  return rows.map(({ extract_id }) => extract_id);
}

/** Withdraws an extract that is not seen yet: from then on nothing more is written of it. */
export async function withdrawExtract(db: Queryable, extractId: number): Promise<void> {
  await db.query(
    `UPDATE extract SET status = 'withdrawn' WHERE extract_id = $1 AND status = 'loading'`,
    [extractId],
  );
}

/**
 * Takes back some of what a withdrawn extract did: at most `limit` versions. Returns how many;
 * 0 when nothing is left, and then the extract is marked. The numbers of new records stay, for
 * when they come again.
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
    `DELETE FROM match_pending WHERE ctid = ANY (ARRAY
       (SELECT ctid FROM match_pending WHERE extract_id = $1 LIMIT $2)) RETURNING 1 AS n`,
    `DELETE FROM rejected_row WHERE ctid = ANY (ARRAY
       (SELECT ctid FROM rejected_row WHERE extract_id = $1 LIMIT $2)) RETURNING 1 AS n`,
  ];
  for (const step of steps) {
    const done = await tx.query(step, [extractId, limit]);
    if (done.length > 0) return done.length;
  }
  await tx.query(
    `UPDATE extract SET status = 'rolled-back' WHERE extract_id = $1 AND status = 'withdrawn'`,
    [extractId],
  );
  return 0;
}

/** Why rows were not taken, with how many. */
export interface RejectionReason {
  readonly column: string;
  /** With no number in it, which would be another for every row, but for the line of the first. */
  readonly reason: string;
  readonly count: number;
}

/** Why rows of an extract were not taken, the most frequent reason first. */
export async function rejectionReasons(
  db: Queryable,
  extractId: number,
): Promise<RejectionReason[]> {
  return db.query<{ column: string; reason: string; count: number }>(
    `SELECT "column", regexp_replace(CASE WHEN differ THEN regexp_replace(first, 'line [0-9]+', '\\& (the first of them)') ELSE first END,
         '(?<!line |[0-9])[0-9]+', '…', 'g') AS reason, count
     FROM (
       SELECT column_name AS "column", regexp_replace(reason, '[0-9]+', '…', 'g') AS alike,
         (array_agg(reason ORDER BY line))[1] AS first, min(reason) <> max(reason) AS differ, count(*) AS count
       FROM rejected_row WHERE extract_id = $1 GROUP BY 1, 2
     ) alike ORDER BY count DESC, "column", alike`,
    [extractId],
  );
}

/** A row, or a value of one, that was not taken. */
export interface RejectedRow {
  readonly line: number;
  readonly column: string;
  /** As received: personal data. */
  readonly value: string;
  readonly reason: string;
}

/** What was not taken of an extract, in the order of its file. */
export async function rejectedRows(db: Queryable, extractId: number): Promise<RejectedRow[]> {
  return db.query<{ line: number; column: string; value: string; reason: string }>(
    `SELECT line, column_name AS "column", received AS "value", reason FROM rejected_row
     WHERE extract_id = $1 ORDER BY line, column_name, reason`,
    [extractId],
  );
}
