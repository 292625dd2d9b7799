import { createReadStream } from 'node:fs';
import { mkdir, open, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ReeveError } from '../kernel/index.ts';
import type { Database, Queryable } from './database.ts';

/** Where PGlite keeps its files in the folder of an embedded database. */
const CLUSTER = 'postgresql';
const OWN_FOLDER = 0o700;
const OWN_FILE = 0o600;

/**
 * Copies the files of an embedded database that this process has open into a new folder. Nothing
 * else runs on it meanwhile: it has one connection, which waits. The copy is what the database
 * would be if the process ended now, and is opened like that.
 *
 * Who copies a folder by other means while a process has it gets files of different moments.
 *
 * @param folder of the database
 * @param to a folder that is not there, or is empty
 * @param describe reads what the copy will be, before anything else can change it
 * @example await copyEmbedded(db, 'data/index', 'backups/2026-11-21', (tx) => describeIndex(tx));
 */
export async function copyEmbedded<T>(
  db: Database,
  folder: string,
  to: string,
  describe: (tx: Queryable) => Promise<T>,
): Promise<T> {
  if (db.kind !== 'embedded') {
    throw new ReeveError('database/not-embedded', 'A server has no folder to copy');
  }
  await db.query('CHECKPOINT');
  return db.transaction(
    async (tx) => {
      const description = await describe(tx);
      await copyFolder(join(resolve(folder), CLUSTER), join(to, CLUSTER), { toDisk: true });
      return description;
    },
    { readOnly: true },
  );
}

/** Puts copied files into a folder that no process has, which is a database then. */
export async function placeEmbedded(from: string, folder: string): Promise<void> {
  // As the database itself, it does not wait for the disk: the copy is there still.
  await copyFolder(join(from, CLUSTER), join(folder, CLUSTER), { toDisk: false });
}

/** Files copied at a time. */
const AT_ONCE = 16;

/** Copies a folder with all in it: empty folders are needed too. */
async function copyFolder(
  from: string,
  to: string,
  { toDisk }: { readonly toDisk: boolean },
): Promise<void> {
  await mkdir(to, { recursive: true, mode: OWN_FOLDER });
  const entries = await readdir(from, { withFileTypes: true });
  for (const entry of entries.filter((each) => each.isDirectory())) {
    await copyFolder(join(from, entry.name), join(to, entry.name), { toDisk });
  }
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  for (let n = 0; n < files.length; n += AT_ONCE) {
    const some = files.slice(n, n + AT_ONCE);
    await Promise.all(some.map((name) => copyFile(join(from, name), join(to, name), toDisk)));
  }
}

async function copyFile(from: string, to: string, toDisk: boolean): Promise<void> {
  const file = await open(to, 'wx', OWN_FILE);
  try {
    for await (const chunk of createReadStream(from, { highWaterMark: 1 << 20 })) {
      await file.writeFile(chunk as Buffer);
    }
    if (toDisk) await file.sync();
  } finally {
    await file.close();
  }
}
