export type {
  CopyRows,
  Database,
  DatabaseOptions,
  EmbeddedMemory,
  FolderUser,
  Queryable,
  SqlValue,
  TransactionOptions,
} from './database.ts';
export { copyEmbedded, placeEmbedded } from './embedded-copy.ts';
export { type FolderHolder, folderHolder } from './folder-lock.ts';
export { type AppliedMigration, migrate } from './migrate.ts';
export { type DatabaseLocation, openDatabase } from './open-database.ts';
export { dumpServer, restoreServer } from './server-dump.ts';
export { StatementError } from './statement-error.ts';
