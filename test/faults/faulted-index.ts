import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { type Database, type DatabaseLocation, openDatabase } from '../../src/database/index.ts';
import { DuckDbEngine } from '../../src/engines/duckdb/index.ts';
import type { MatchModel } from '../../src/linkage/index.ts';
import { loadExtract, matchAll, matchPending, migrateIndex } from '../../src/master-index/index.ts';
import { type DatabaseKind, withLocation } from '../database/with-database.ts';
import { boroughExtracts, toLoad } from '../master-index/borough-extracts.ts';
import { checkInvariants } from '../master-index/invariants.ts';
import { assertAllDone, assertLoadHolds } from '../master-index/load/load-invariants.ts';
import { program, type Work } from './load-and-match.ts';

/** Something that is done to an index, and at which a process can die. */
export interface FaultedWork {
  readonly name: string;
  /** Every write site it comes by, in order: one name may come many times. */
  readonly sites: readonly string[];
  /** Kills a process at a site, lets another do the work again, and asserts that all is as it should be. */
  dieAt(site: number): Promise<void>;
}

/** What an index came to: without the numbers that it gave and the times. */
interface Outcome {
  /** By record, what is received of it now. */
  readonly versions: Readonly<Record<string, string>>;
  /** Records of each person. */
  readonly persons: readonly string[];
  /** Pairs that wait for a steward. */
  readonly reviews: readonly string[];
}

/**
 * Makes an index of a small borough on a kind of database: its first month is loaded and all of it
 * matched, then a second month is loaded and its changes matched, then all is matched again. Each
 * of the three can be made to die.
 *
 * @param sources of the borough's, all by default
 */
export async function withFaults(
  kind: DatabaseKind,
  use: (works: readonly FaultedWork[]) => Promise<void>,
  sources?: readonly string[],
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-faults-'));
  try {
    await withLocation(kind, async (empty) => {
      const states = new States(folder, empty);
      const extracts = (await boroughExtracts({ people: 200, months: 2, seed: 3 })).map((month) =>
        month.filter(({ definition }) => sources?.includes(definition.name) ?? true),
      );
      await onDatabase(empty, migrateIndex);
      const works: FaultedWork[] = [];
      let start = empty;
      let model: MatchModel | undefined;
      const add = async (name: string, work: Work): Promise<void> => {
        const from = start;
        const whole = await states.copy(from);
        const file = join(folder, `${works.length}.json`);
        writeFileSync(file, JSON.stringify(work));
        const ended = await run(whole, file);
        assert.equal(ended.code, 0, ended.stderr);
        const expected = await onDatabase(whole, async (db) => {
          await assertHolds(db);
          await assertAllDone(db);
          const [live] = await db.query<{ model: MatchModel }>(
            'SELECT model FROM match_model WHERE is_live',
          );
          model = live?.model;
          return outcomeOf(db);
        });
        const again: Work = model === undefined ? work : { ...work, model };
        writeFileSync(file, JSON.stringify(again));
        works.push({
          name,
          sites: JSON.parse(ended.stdout) as string[],
          dieAt: (site) =>
            states.withCopy(from, async (location) => {
              const died = await run(location, file, site);
              assert.equal(died.signal, 'SIGKILL', `it did not die at ${site}: ${died.stderr}`);
              await onDatabase(location, async (db) => {
                await assertHolds(db);
                await workOn(db, again);
                await assertHolds(db);
                await assertAllDone(db);
                assert.deepEqual(await outcomeOf(db), expected);
              });
            }),
        });
        start = whole;
      };
      const [first = [], second = []] = extracts;
      await add('load and match all', { extracts: first, match: 'all' });
      await add('load and match changes', { extracts: second, match: 'pending' });
      await add('match all again', { extracts: [], match: 'all', ...(model && { model }) });
      try {
        await use(works);
      } finally {
        await states.remove();
      }
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function assertHolds(db: Database): Promise<void> {
  await checkInvariants(db);
  await assertLoadHolds(db);
}

async function workOn(db: Database, { extracts, match, model }: Work): Promise<void> {
  for (const extract of extracts) await loadExtract(db, toLoad(extract), { acceptedBy: 'a test' });
  if (match === 'pending') {
    await matchPending(db, { by: 'a test' });
    return;
  }
  const engine = await DuckDbEngine.open({ threads: 1 });
  try {
    await matchAll(db, engine, { by: 'a test', ...(model === undefined ? {} : { model }) });
  } finally {
    await engine.close();
  }
}

async function outcomeOf(db: Database): Promise<Outcome> {
  const name = (record: string) =>
    `(SELECT s.name || ' ' || d.role || ' ' || r.record_key FROM source_record r JOIN dataset d USING (dataset_id)
      JOIN source s USING (source_id) WHERE r.record_id = ${record})`;
  const versions = await db.query<{ record: string; received: (string | null)[] }>(
    `SELECT ${name('v.record_id')} AS record, received FROM record_version v
     WHERE closed_by IS NULL AND closed_at IS NULL`,
  );
  const links = await db.query<{ record: string; person_id: number }>(
    `SELECT ${name('l.record_id')} AS record, person_id FROM link l WHERE to_at IS NULL`,
  );
  const reviews = await db.query<{ a: string; b: string }>(
    `SELECT ${name('v.record_a')} AS a, ${name('v.record_b')} AS b FROM review v WHERE closed_at IS NULL`,
  );
  const persons = Map.groupBy(links, (link) => link.person_id).values();
  return {
    versions: Object.fromEntries(
      versions.map(({ record, received }) => [record, JSON.stringify(received)] as const).sort(),
    ),
    persons: [...persons].map((of) => JSON.stringify(of.map(({ record }) => record).sort())).sort(),
    reviews: reviews.map(({ a, b }) => [a, b].sort().join(' with ')).sort(),
  };
}

async function onDatabase<T>(
  location: DatabaseLocation,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  const db = await openDatabase(location, { memory: { pages: 32, index: 64 } });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(location: DatabaseLocation, work: string, site?: number): Promise<Ended> {
  const args = [program, JSON.stringify(location), work];
  const child = spawn(process.execPath, site === undefined ? args : [...args, String(site)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...said }));
  });
}

/** Copies of databases that nobody has open. */
class States {
  readonly #folder: string;
  readonly #admin: string | undefined;
  readonly #made: DatabaseLocation[] = [];
  #copies = 0;

  constructor(folder: string, empty: DatabaseLocation) {
    this.#folder = folder;
    this.#admin = 'url' in empty ? urlOf(empty.url, 'postgres') : undefined;
  }

  async copy(from: DatabaseLocation): Promise<DatabaseLocation> {
    const made = await this.#copy(from);
    this.#made.push(made);
    return made;
  }

  async withCopy(
    from: DatabaseLocation,
    work: (location: DatabaseLocation) => Promise<void>,
  ): Promise<void> {
    const made = await this.#copy(from);
    try {
      await work(made);
    } finally {
      await this.#remove(made);
    }
  }

  async remove(): Promise<void> {
    for (const made of this.#made) await this.#remove(made);
  }

  async #copy(from: DatabaseLocation): Promise<DatabaseLocation> {
    this.#copies++;
    if ('folder' in from) {
      const folder = join(this.#folder, `data-${this.#copies}`);
      cpSync(from.folder, folder, { recursive: true });
      return { folder };
    }
    const name = `faults_${crypto.randomUUID().replaceAll('-', '')}`;
    const source = new URL(from.url).pathname.slice(1);
    await this.#asAdmin(`CREATE DATABASE ${name} TEMPLATE ${source}`);
    return { url: urlOf(from.url, name) };
  }

  async #remove(made: DatabaseLocation): Promise<void> {
    if ('folder' in made) rmSync(made.folder, { recursive: true, force: true });
    else await this.#asAdmin(`DROP DATABASE ${new URL(made.url).pathname.slice(1)} WITH (FORCE)`);
  }

  async #asAdmin(statement: string): Promise<void> {
    const admin = await openDatabase({ url: this.#admin ?? '' }, { connections: 1 });
    try {
      await admin.query(statement);
    } finally {
      await admin.close();
    }
  }
}

/** The address of another database of the same server. */
function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
