import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import {
  type Beginning,
  embeddedTemplates,
  SERVER_TEMPLATE,
  serverTemplate,
} from '../../scripts/database-templates.ts';
import { type Cluster, skipWithoutPostgresql, startCluster } from '../../scripts/postgresql.ts';
import {
  type Database,
  type DatabaseLocation,
  type DatabaseOptions,
  openDatabase,
} from '../../src/database/index.ts';

export type DatabaseKind = Database['kind'];
export const databaseKinds: readonly DatabaseKind[] = ['embedded', 'server'];

/** The `skip` of a test on a kind of database: false where it can be had, else the reason. */
export function skipWithout(kind: DatabaseKind): false | string {
  return kind === 'server' ? skipWithoutPostgresql() : false;
}

/**
 * For tests on one kind of database, each on one of its own: with the tables of an index, in which
 * there are no records, unless it is to begin with nothing.
 *
 * @example
 * for (const kind of databaseKinds) {
 *   describe(kind, { skip: skipWithout(kind) }, () => {
 *     const on = emptyDatabase(kind);
 *     test('a loan is found by its borrower', on(async (db) => {}));
 *   });
 * }
 */
export function emptyDatabase(kind: DatabaseKind, beginning: Beginning = 'index') {
  return (work: (db: Database, location: DatabaseLocation) => Promise<void>) => () =>
    withDatabase(kind, work, { beginning });
}

/** Gives `work` a database of its own as `emptyDatabase`, which is gone after it. */
export function withDatabase<T>(
  kind: DatabaseKind,
  work: (db: Database, location: DatabaseLocation) => Promise<T>,
  { beginning = 'index', ...options }: DatabaseOptions & { readonly beginning?: Beginning } = {},
): Promise<T> {
  return withLocation(
    kind,
    (location) => onDatabase(location, (db) => work(db, location), options),
    beginning,
  );
}

/** Opens a database for `work` alone: a folder has one owner at a time, and commands open it too. */
export async function onDatabase<T>(
  location: DatabaseLocation,
  work: (db: Database) => T | Promise<T>,
  options: DatabaseOptions = {},
): Promise<T> {
  const db = await openDatabase(location, { memory: { pages: 32, index: 64 }, ...options });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

/** A place as commands are told it: the folder, or the address. */
export function placeOf(location: DatabaseLocation): string {
  return 'folder' in location ? location.folder : location.url;
}

/** Gives `work` the place of such a database that nothing has opened, for a process of its own to. */
export async function withLocation<T>(
  kind: DatabaseKind,
  work: (location: DatabaseLocation) => Promise<T>,
  beginning: Beginning = 'index',
): Promise<T> {
  return kind === 'embedded' ? inFolder(work, beginning) : onServer(work, beginning);
}

async function inFolder<T>(
  work: (location: DatabaseLocation) => Promise<T>,
  beginning: Beginning,
): Promise<T> {
  const made = await templates();
  // Beside what it is copied from, so that it goes with it when a test is killed.
  const parent = mkdtempSync(join(made, 'reeve-database-'));
  try {
    // Making a cluster takes seconds, copying one a tenth of one.
    const folder = join(parent, 'data');
    cpSync(join(made, beginning), folder, { recursive: true });
    return await work({ folder });
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

async function onServer<T>(
  work: (location: DatabaseLocation) => Promise<T>,
  beginning: Beginning,
): Promise<T> {
  const address = await clusterUrl();
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  const admin = await openDatabase({ url: address }, { connections: 1 });
  try {
    const template = beginning === 'index' ? ` TEMPLATE ${SERVER_TEMPLATE}` : '';
    await admin.query(`CREATE DATABASE ${name}${template}`);
    try {
      const url = new URL(address);
      url.pathname = `/${name}`;
      return await work({ url: url.href });
    } finally {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    }
  } finally {
    await admin.close();
  }
}

let ownCluster: Promise<Cluster> | undefined;
let ownTemplates: Promise<string> | undefined;

/** The server that the test run shares; for a file that is run alone, one of its own. */
async function clusterUrl(): Promise<string> {
  const shared = process.env.REEVE_TEST_POSTGRESQL;
  if (shared !== undefined) return shared;
  ownCluster ??= startCluster().then(async (cluster) => {
    await serverTemplate(cluster.url);
    return cluster;
  });
  return (await ownCluster).url;
}

async function templates(): Promise<string> {
  const shared = process.env.REEVE_TEST_PGLITE;
  if (shared !== undefined) return shared;
  ownTemplates ??= embeddedTemplates();
  return ownTemplates;
}

after(async () => {
  if (ownCluster !== undefined) await (await ownCluster).stop();
  if (ownTemplates !== undefined) rmSync(await ownTemplates, { recursive: true, force: true });
});
