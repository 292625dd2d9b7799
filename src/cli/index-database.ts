import { type Database, type DatabaseLocation, openDatabase } from '../database/index.ts';
import { ReeveError } from '../kernel/index.ts';
import { migrateIndex } from '../master-index/index.ts';

export const DATABASE_OPTION = [
  '--database <where>',
  'address of the index (postgres://...), or its folder; default: REEVE_DATABASE',
] as const;

/**
 * Where the index is: the address of a server, or else a folder. An empty name is none: it would
 * be the folder that whoever runs the command stands in.
 */
export function databaseLocation(where: string | undefined): DatabaseLocation {
  if (where === undefined || where === '') {
    throw new ReeveError('database/not-named', 'Nothing says where the index is', {
      hint: 'Give --database, or set REEVE_DATABASE: a folder, or the address of a PostgreSQL server.',
    });
  }
  return /^postgres(?:ql)?:/.test(where) ? { url: where } : { folder: where };
}

/** Opens the index, brings its tables up to date, does the work, and closes it. */
export async function withIndex<T>(
  where: string | undefined,
  command: string,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  const location = databaseLocation(where);
  const db = await openDatabase(location, { user: { command } });
  try {
    await migrateIndex(db);
    return await work(db);
  } finally {
    await db.close();
  }
}
