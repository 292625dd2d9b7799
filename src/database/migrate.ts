import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ReeveError } from '../kernel/index.ts';
import type { Database, Queryable } from './database.ts';
import type { Session } from './statements.ts';

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

/** A migration that this call applied. */
export interface AppliedMigration {
  readonly number: number;
  readonly name: string;
}

/** Held while a migration is applied, so that of two processes one waits. Any number of our own would do. */
const lockNumber = 7_338_633_383;

/**
 * Brings a database to what the folder says: each `NNNN_name.sql` in it applied
 * once, in order, in a transaction of its own, and recorded with its checksum.
 *
 * @param folder of the files, numbered from 0001 without a gap
 * @returns those applied now: empty when there was nothing to do
 * @throws ReeveError `database/migration-*` when an applied file was changed, a
 *   file is missing, or the database was made by a later version of the program
 * @example
 * await migrate(db, new URL('./migrations/', import.meta.url));
 */
export async function migrate(db: Database, folder: URL): Promise<AppliedMigration[]> {
  const migrations = readMigrations(folder);
  const applied: AppliedMigration[] = [];
  for (;;) {
    const next = await db.transaction((tx) => applyNext(tx, migrations));
    if (next === undefined) return applied;
    applied.push({ number: next.number, name: next.name });
  }
}

/** Applies the first that was not; undefined when all were. */
async function applyNext(
  tx: Queryable,
  migrations: readonly Migration[],
): Promise<Migration | undefined> {
  const session = tx as Session;
  await session.script('SET LOCAL statement_timeout = 0');
  await tx.query('SELECT pg_advisory_xact_lock($1::bigint)', [lockNumber]);
  await session.script(`CREATE TABLE IF NOT EXISTS schema_migration (
    number integer PRIMARY KEY,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
  )`);
  const applied = await tx.query<{ number: number; name: string; checksum: string }>(
    'SELECT number, name, checksum FROM schema_migration ORDER BY number',
  );
  for (const [index, { number, name, checksum }] of applied.entries()) {
    const file = migrations[index];
    if (file === undefined) {
      throw new ReeveError(
        'database/migration-newer',
        `The database has migration ${name}, which this version of the program does not know`,
        { hint: 'Run the version that the database was last used with, or a later one.' },
      );
    }
    if (file.number !== number) {
      throw new ReeveError('database/migration-gap', `Migration ${file.name} was not recorded`, {
        hint: 'A later one was: restore the table schema_migration from a backup.',
      });
    }
    if (file.name !== name || file.checksum !== checksum) {
      throw new ReeveError(
        'database/migration-changed',
        `Migration ${name} was changed after it was applied`,
        {
          location: { file: `${file.name}.sql` },
          hint: 'Put the file back as it was, and make the change in a new migration.',
        },
      );
    }
  }
  const next = migrations[applied.length];
  if (next === undefined) return undefined;
  await session.script(next.text);
  await tx.query('INSERT INTO schema_migration (number, name, checksum) VALUES ($1, $2, $3)', [
    next.number,
    next.name,
    next.checksum,
  ]);
  return next;
}

function readMigrations(folder: URL): Migration[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return files.map((file, index) => {
    const number = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(file)?.[1]);
    if (number !== index + 1) {
      throw new ReeveError(
        'database/migration-number',
        `Migration ${index + 1} is not where it belongs`,
        {
          location: { file: fileURLToPath(new URL(file, folder)) },
          hint: 'Files are named 0001_name.sql, 0002_name.sql and so on, without a gap.',
        },
      );
    }
    // A checkout may have changed line ends: they are no change of the migration.
    const text = readFileSync(new URL(file, folder), 'utf8').replaceAll('\r\n', '\n');
    const checksum = createHash('sha256').update(text).digest('hex');
    return { number, name: file.replace(/\.sql$/, ''), text, checksum };
  });
}
