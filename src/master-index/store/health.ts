import type { Queryable } from '../../database/index.ts';

/** What a database says of itself. */
export interface DatabaseHealth {
  /** Of PostgreSQL: `17.5`. */
  readonly version: string;
  readonly bytes: number;
  /** False of one that is recovering, or was set to be read only. */
  readonly isWritable: boolean;
  /** The last change of its tables, and when it was made. */
  readonly migration: { readonly name: string; readonly appliedAt: string };
  /** How many there were. */
  readonly migrations: number;
}

export async function databaseHealth(db: Queryable): Promise<DatabaseHealth> {
  const [row] = await db.query<{
    version: string;
    bytes: number;
    writable: boolean;
    name: string;
    applied_at: string;
    number: number;
  }>(
    `SELECT current_setting('server_version') AS version,
       pg_database_size(current_database()) AS bytes,
       NOT pg_is_in_recovery() AND current_setting('default_transaction_read_only') = 'off' AS writable,
       m.name, m.applied_at, m.number
     FROM schema_migration m ORDER BY m.number DESC LIMIT 1`,
  );
  return {
    version: row?.version.split(' ')[0] ?? '',
    bytes: row?.bytes ?? 0,
    isWritable: row?.writable ?? false,
    migration: { name: row?.name ?? '', appliedAt: row?.applied_at ?? '' },
    migrations: row?.number ?? 0,
  };
}

/** How many notes there are that a record is to be matched: `most` where there are as many or more. */
export async function countPending(db: Queryable, most: number): Promise<number> {
  const [row] = await db.query<{ n: number }>(
    'SELECT count(*) AS n FROM (SELECT FROM match_pending LIMIT $1) p',
    [most],
  );
  return row?.n ?? 0;
}
