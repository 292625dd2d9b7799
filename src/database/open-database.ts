import type { Database, DatabaseOptions } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { openServer } from './server.ts';
import { databaseOn } from './statements.ts';

/** A folder of PGlite (`memory://` keeps nothing), or the address of a PostgreSQL server. */
export type DatabaseLocation = { readonly folder: string } | { readonly url: string };

/**
 * Opens a database: PGlite in a folder, which this process then owns until it
 * closes it or ends, or a PostgreSQL server (15 or later).
 *
 * PGlite does not fsync: what is committed survives the death of the process,
 * not of the machine. `memory://` in place of a folder keeps nothing.
 *
 * @throws ReeveError `database/in-use` when another process has the folder,
 *   `database/unreachable`, `/refused`, `/missing`, `/too-old`, `/encoding` of a server
 * @example
 * const db = await openDatabase({ url: 'postgres://reeve@localhost/reeve' });
 */
export async function openDatabase(
  location: DatabaseLocation,
  options: DatabaseOptions = {},
): Promise<Database> {
  return databaseOn(
    'folder' in location
      ? await openEmbedded(location.folder, options)
      : await openServer(location.url, options),
  );
}
