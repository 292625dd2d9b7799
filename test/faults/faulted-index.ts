import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { memoryFolder } from '../../scripts/memory-folder.ts';
import { verifyAudit } from '../../src/access/index.ts';
import { type Database, type DatabaseLocation, openDatabase } from '../../src/database/index.ts';
import type { MatchModel } from '../../src/linkage/index.ts';
import { migrateIndex } from '../../src/master-index/index.ts';
import { addHanger } from '../../src/master-index/store/hanger-store.ts';
import { type DatabaseKind, onDatabase, withLocation } from '../database/with-database.ts';
import { boroughExtracts } from '../master-index/borough-extracts.ts';
import { checkInvariants } from '../master-index/invariants.ts';
import { assertAllDone, assertLoadHolds } from '../master-index/load/load-invariants.ts';
import { doWork, program, type Work } from './load-and-match.ts';

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
  /** What was decided, in order, and whether it was taken back. */
  readonly decisions: readonly string[];
  /** Pairs that are held to. */
  readonly constraints: readonly string[];
  /** What hangs on persons, by their records. */
  readonly hangers: readonly string[];
}

/**
 * Makes an index of a small borough on a kind of database: its first month is loaded and all of it
 * matched, then a second month is loaded and its changes matched, then all is matched again, then a
 * steward merges, splits, moves, holds records to be one or two, and takes it back. Each of the four
 * can be made to die.
 *
 * @param sources of the borough's, all by default
 */
export async function withFaults(
  kind: DatabaseKind,
  use: (works: readonly FaultedWork[]) => Promise<void>,
  sources?: readonly string[],
): Promise<void> {
  const folder = mkdtempSync(join(memoryFolder(), 'reeve-faults-'));
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
                await doWork(db, again);
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
      const decisions = await onDatabase(start, whatAStewardDecides);
      await add('decide and undo', { extracts: [], match: 'none', decisions });
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
  assert.ok((await verifyAudit(db)).isIntact, 'the audit does not hold');
}

/**
 * A steward's day: the doubtful pair is merged, taken back, merged again and split by what was whose;
 * a record is moved, a pair held apart and one held together, and the last of it taken back. What
 * hangs on the two persons goes along.
 */
async function whatAStewardDecides(db: Database): Promise<NonNullable<Work['decisions']>> {
  const [pair] = await db.query<{ a: number; b: number }>(
    `SELECT a.person_id AS a, b.person_id AS b FROM review r
       JOIN link a ON a.record_id = r.record_a AND a.to_at IS NULL
       JOIN link b ON b.record_id = r.record_b AND b.to_at IS NULL
     WHERE r.closed_at IS NULL ORDER BY r.review_id LIMIT 1`,
  );
  const persons = await db.query<{ person: string; records: number[] }>(
    `SELECT person_id::text AS person, array_agg(record_id ORDER BY record_id) AS records FROM link
     WHERE to_at IS NULL GROUP BY person_id
     ORDER BY person_id IN ($1, $2) DESC, count(*) DESC, person_id LIMIT 6`,
    [pair?.a ?? null, pair?.b ?? null],
  );
  assert.ok(pair !== undefined && persons.length === 6, 'there is nothing to decide');
  await db.transaction(async (tx) => {
    for (const [n, { person, records }] of persons.slice(0, 2).entries()) {
      await addHanger(tx, { id: `lead:${n}`, kind: 'lead', person, record: null });
      await addHanger(tx, {
        id: `notification:${n}`,
        kind: 'notification',
        person,
        record: String(records[0]),
      });
    }
  });
  const [one, two, three, four, five, six] = persons.map(({ person, records }) => ({
    person,
    records: records.map(String),
  }));
  const first = (of: typeof one): string => of?.records[0] ?? '';
  const merge = { kind: 'merge', keep: one?.person ?? '', other: two?.person ?? '' } as const;
  return [
    merge,
    'undo',
    merge,
    { kind: 'split', person: one?.person ?? '', records: two?.records ?? [] },
    { kind: 'split', person: three?.person ?? '', records: [first(three)] },
    'undo',
    { kind: 'move', record: first(four), to: three?.person ?? '' },
    { kind: 'never-match', records: [first(three), first(five)] },
    { kind: 'always-match', records: [first(five), first(six)] },
    'undo',
  ];
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
  const decisions = await db.query<{ kind: string; undone: boolean }>(
    `SELECT kind, undone_by IS NOT NULL AS undone FROM decision WHERE effects IS NOT NULL
     ORDER BY decision_id`,
  );
  const constraints = await db.query<{ kind: string; a: string; b: string }>(
    `SELECT kind, ${name('v.record_a')} AS a, ${name('v.record_b')} AS b FROM pair_constraint v
     WHERE ended_by IS NULL`,
  );
  const hangers = await db.query<{ hanger_id: string; person_id: number }>(
    'SELECT hanger_id, person_id FROM hanger',
  );
  const recordsOf = Map.groupBy(links, (link) => link.person_id);
  const persons = recordsOf.values();
  return {
    versions: Object.fromEntries(
      versions.map(({ record, received }) => [record, JSON.stringify(received)] as const).sort(),
    ),
    persons: [...persons].map((of) => JSON.stringify(of.map(({ record }) => record).sort())).sort(),
    reviews: reviews.map(({ a, b }) => [a, b].sort().join(' with ')).sort(),
    decisions: decisions.map(({ kind, undone }) => `${kind}${undone ? ', undone' : ''}`),
    constraints: constraints.map(({ kind, a, b }) => `${kind} ${[a, b].sort().join(' ')}`).sort(),
    hangers: hangers
      .map(({ hanger_id, person_id }) => {
        const records = recordsOf.get(person_id)?.map(({ record }) => record) ?? [];
        // A copy has the id of the person whom it went to in its own; and the number of a seal that a
        // killed process had drawn is not drawn again.
        const name = hanger_id.split('/')[0]?.replace(/^seal:\d+$/, 'seal');
        return `${name} on ${records.sort().join(' ')}`;
      })
      .sort(),
  };
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
