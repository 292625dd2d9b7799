import type { Queryable } from '../../database/index.ts';

/** A file of sharing agreements as it was loaded. */
export interface AgreementVersion {
  readonly version: number;
  readonly sha256: string;
  readonly fileName: string;
  readonly putInForceBy: string;
  /** ISO 8601, UTC. */
  readonly putInForceAt: string;
  /** Null for the one in force. */
  readonly endedAt: string | null;
  /** Why it was put in force; null of a file that was loaded without saying so. */
  readonly reason: string | null;
}

interface VersionRow {
  version: number;
  sha256: string;
  file_name: string;
  put_in_force_by: string;
  put_in_force_at: string;
  ended_at: string | null;
  reason: string | null;
}

const COLUMNS = 'version, sha256, file_name, put_in_force_by, put_in_force_at, ended_at, reason';

function agreementVersion(row: VersionRow): AgreementVersion {
  return {
    version: row.version,
    sha256: row.sha256,
    fileName: row.file_name,
    putInForceBy: row.put_in_force_by,
    putInForceAt: row.put_in_force_at,
    endedAt: row.ended_at,
    reason: row.reason,
  };
}

/** The version in force; null before the first. */
export async function versionInForce(db: Queryable): Promise<AgreementVersion | null> {
  const [row] = await db.query<VersionRow>(
    `SELECT ${COLUMNS} FROM sharing_policy WHERE ended_at IS NULL`,
  );
  return row === undefined ? null : agreementVersion(row);
}

/** What was loaded as a version, as it stood in its file. */
export async function contentOfVersion(db: Queryable, version: number): Promise<string | null> {
  const [row] = await db.query<{ content: string }>(
    'SELECT content FROM sharing_policy WHERE version = $1',
    [version],
  );
  return row?.content ?? null;
}

/** All versions, newest first. */
export async function agreementVersions(db: Queryable): Promise<readonly AgreementVersion[]> {
  const rows = await db.query<VersionRow>(
    `SELECT ${COLUMNS} FROM sharing_policy ORDER BY version DESC`,
  );
  return rows.map(agreementVersion);
}

/** Contents of versions that a text stands in, the oldest first. */
export async function contentsNaming(db: Queryable, text: string): Promise<readonly string[]> {
  const rows = await db.query<{ content: string }>(
    'SELECT content FROM sharing_policy WHERE position($1 in content) > 0 ORDER BY version',
    [text],
  );
  return rows.map(({ content }) => content);
}

/** Until the transaction ends nobody else puts a version in force. */
export async function holdVersions(tx: Queryable): Promise<void> {
  await tx.query('LOCK TABLE sharing_policy IN SHARE ROW EXCLUSIVE MODE');
}

/** Ends the version in force and puts another in its place. Two at once: the second waits. */
export async function replaceVersion(
  tx: Queryable,
  given: {
    readonly content: string;
    readonly sha256: string;
    readonly fileName: string;
    readonly by: string;
    readonly at: string;
    readonly reason?: string | undefined;
  },
): Promise<AgreementVersion> {
  await holdVersions(tx);
  await tx.query('UPDATE sharing_policy SET ended_at = $1 WHERE ended_at IS NULL', [given.at]);
  const [row] = await tx.query<VersionRow>(
    `INSERT INTO sharing_policy (content, sha256, file_name, put_in_force_by, put_in_force_at, reason)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${COLUMNS}`,
    [given.content, given.sha256, given.fileName, given.by, given.at, given.reason ?? null],
  );
  return agreementVersion(row as VersionRow);
}
