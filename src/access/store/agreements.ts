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
}

interface VersionRow {
  version: number;
  sha256: string;
  file_name: string;
  put_in_force_by: string;
  put_in_force_at: string;
  ended_at: string | null;
}

const COLUMNS = 'version, sha256, file_name, put_in_force_by, put_in_force_at, ended_at';

function agreementVersion(row: VersionRow): AgreementVersion {
  return {
    version: row.version,
    sha256: row.sha256,
    fileName: row.file_name,
    putInForceBy: row.put_in_force_by,
    putInForceAt: row.put_in_force_at,
    endedAt: row.ended_at,
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

/** Ends the version in force and puts another in its place. Two at once: the second waits. */
export async function replaceVersion(
  tx: Queryable,
  given: {
    readonly content: string;
    readonly sha256: string;
    readonly fileName: string;
    readonly by: string;
    readonly at: string;
  },
): Promise<AgreementVersion> {
  await tx.query('LOCK TABLE sharing_policy IN SHARE ROW EXCLUSIVE MODE');
  await tx.query('UPDATE sharing_policy SET ended_at = $1 WHERE ended_at IS NULL', [given.at]);
  const [row] = await tx.query<VersionRow>(
    `INSERT INTO sharing_policy (content, sha256, file_name, put_in_force_by, put_in_force_at)
     VALUES ($1, $2, $3, $4, $5) RETURNING ${COLUMNS}`,
    [given.content, given.sha256, given.fileName, given.by, given.at],
  );
  return agreementVersion(row as VersionRow);
}
