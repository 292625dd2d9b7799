import { type AppliedMigration, type Database, migrate } from '../../database/index.ts';

/** Brings the tables of a database to what this version needs. */
export function migrateIndex(db: Database): Promise<readonly AppliedMigration[]> {
  return migrate(db, new URL('../migrations/', import.meta.url));
}
