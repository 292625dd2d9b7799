import type { Queryable } from '../../database/index.ts';

/** How much an index holds, to know its copy by. */
export interface IndexCounts {
  readonly persons: number;
  readonly records: number;
  readonly versions: number;
  readonly links: number;
  readonly decisions: number;
  readonly auditEntries: number;
}

/** Counts everything: some seconds in a large index. */
export async function countIndex(db: Queryable): Promise<IndexCounts> {
  const [row] = await db.query<IndexCounts>(
    `SELECT (SELECT count(*) FROM person) AS persons, (SELECT count(*) FROM source_record) AS records,
       (SELECT count(*) FROM record_version) AS versions, (SELECT count(*) FROM link) AS links,
       (SELECT count(*) FROM decision) AS decisions,
       (SELECT count(*) FROM audit_entry) AS "auditEntries"`,
  );
  return row as IndexCounts;
}

/** The last migration that a database had, and the version of PostgreSQL that it is of. */
export async function schemaOf(
  db: Queryable,
): Promise<{ readonly migration: string; readonly postgresql: string }> {
  const [row] = await db.query<{ migration: string; postgresql: string }>(
    `SELECT (SELECT name FROM schema_migration ORDER BY number DESC LIMIT 1) AS migration,
       current_setting('server_version') AS postgresql`,
  );
  return { migration: row?.migration ?? '', postgresql: row?.postgresql ?? '' };
}

/** Whether a database has tables of an index, or of something else. */
export async function hasTables(db: Queryable): Promise<boolean> {
  const rows = await db.query(
    `SELECT 1 FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') LIMIT 1`,
  );
  return rows.length > 0;
}
