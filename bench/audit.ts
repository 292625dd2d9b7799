/**
 * What the audit costs a reader:
 *
 *   npx node bench/audit.ts --url postgres://...    a server; makes and drops a database
 *   npx node bench/audit.ts --folder DIR            embedded, in a folder that is made
 *   ... --seconds 1 --rounds 8 --readers 20 --rate 200 --verify 1000000
 *
 * Each reader runs transactions: one small read, then one entry of the audit. Ways to write it
 * take turns, so that what else the machine does falls on all of them. Throughput is with readers
 * that never pause; latency with readers that arrive at a rate, as people do.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import {
  auditEntry,
  canonicalFields,
  chainHash,
  chainStart,
  entryDigest,
} from '../src/access/audit/index.ts';
import { type AuditEntry, appendAudit, verifyAudit } from '../src/access/index.ts';
import { type Database, migrate, openDatabase, type Queryable } from '../src/database/index.ts';
import { machine } from './machine.ts';

const { values: options } = parseArgs({
  options: {
    url: { type: 'string' },
    folder: { type: 'string' },
    seconds: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '8' },
    readers: { type: 'string' },
    rate: { type: 'string', default: '200' },
    verify: { type: 'string', default: '1000000' },
  },
});
const seconds = Number(options.seconds);
const rounds = Number(options.rounds);
const readers = Number(options.readers ?? (options.url === undefined ? 1 : 20));
const rate = Number(options.rate);
const say = (text: string) => void process.stdout.write(`${text}\n`);

const ITEMS = [
  'address',
  'dateOfBirth',
  'email',
  'fact:balance',
  'forenames',
  'mobile',
  'postcode',
  'surname',
  'title',
  'uprn',
];
const PEOPLE = 200_000;
let requests = 0;

function someEntry(at = new Date()): AuditEntry {
  requests += 1;
  const person = Math.floor(Math.random() * PEOPLE);
  return {
    at,
    actor: `u-${Math.floor(Math.random() * 500)}`,
    service: 'council-tax',
    roles: ['officer'],
    purpose: 'collect-council-tax',
    action: 'read',
    outcome: 'done',
    agreements: ['a-electoral-council-tax', 'a-housing-council-tax'],
    subjects: [`0199d2c4-7f6e-7b11-8f4e-${String(person).padStart(12, '0')}`],
    items: ITEMS,
    request: `r-${requests}`,
    reference: null,
  };
}

/** The values of an entry in the order of its columns, and its digest: what every way has to make. */
function valuesOf(): unknown[] {
  const entry = auditEntry(someEntry());
  const digest = Buffer.from(entryDigest(canonicalFields(entry)), 'hex');
  const { at, actor, service, roles, purpose, action, outcome, agreements } = entry;
  const { subjects, items, request, reference } = entry;
  return [
    digest,
    at,
    actor,
    service,
    roles,
    purpose,
    action,
    outcome,
    agreements,
    subjects,
    items,
    request,
    reference,
  ];
}

const VALUES =
  '$2::timestamptz, $3, $4, $5::text[], $6, $7, $8, $9::text[], $10::text[], $11::text[], $12, $13';

/** A head that is one row, updated by every entry: `which` says the shard. */
const withHeadRow = (table: string, which: string) =>
  `WITH head AS (
     UPDATE ${table}_head SET seq = seq + 1, hash = sha256(hash || $1::bytea) WHERE shard = ${which}
     RETURNING shard, seq, hash
   ) INSERT INTO ${table}_entry SELECT shard, seq, ${VALUES}, hash FROM head RETURNING seq`;

const ways: Readonly<Record<string, (tx: Queryable) => Promise<unknown>>> = {
  'no audit': async () => {},
  'plain insert': (tx) =>
    tx.query(
      `INSERT INTO plain_entry SELECT 0, nextval('plain_seq'), ${VALUES}, $1::bytea`,
      valuesOf(),
    ),
  'one chain': (tx) => tx.query(withHeadRow('one', '0'), valuesOf()),
  'head rows, SKIP LOCKED': async (tx) => {
    const text = withHeadRow(
      'heads',
      '(SELECT shard FROM heads_head ORDER BY (shard + $14::int) % 64 LIMIT 1 FOR UPDATE SKIP LOCKED)',
    );
    const values = valuesOf();
    // Now and then the row that was locked is not the one that is updated, and there is none.
    while ((await tx.query(text, [...values, Math.floor(Math.random() * 64)])).length === 0);
  },
  'reeve: insert-only': (tx) => appendAudit(tx, someEntry()),
};

async function makePeers(db: Database): Promise<void> {
  await db.query('CREATE SEQUENCE plain_seq');
  for (const peer of ['plain', 'one', 'heads']) {
    await db.query(`CREATE TABLE ${peer}_entry (LIKE audit_entry INCLUDING INDEXES)`);
    await db.query(`ALTER TABLE ${peer}_entry ADD COLUMN hash bytea`);
    await db.query(
      `CREATE TABLE ${peer}_head (shard smallint PRIMARY KEY, seq bigint NOT NULL, hash bytea NOT NULL) WITH (fillfactor = 10)`,
    );
    await db.query(
      `INSERT INTO ${peer}_head SELECT n, 0, sha256(n::text::bytea) FROM generate_series(0, 63) AS n`,
    );
  }
  await db.query(
    'CREATE TABLE looked_up AS SELECT n AS id, md5(n::text) AS text FROM generate_series(1, 10000) AS n',
  );
  await db.query('CREATE UNIQUE INDEX ON looked_up (id)');
}

/** Milliseconds that transactions took, and that appending took of them. */
interface Times {
  readonly whole: number[];
  readonly append: number[];
}

async function transaction(db: Database, way: (tx: Queryable) => Promise<unknown>, times: Times) {
  const start = performance.now();
  let append = 0;
  await db.transaction(async (tx) => {
    await tx.query('SELECT text FROM looked_up WHERE id = $1', [
      1 + Math.floor(Math.random() * 1e4),
    ]);
    const from = performance.now();
    await way(tx);
    append = performance.now() - from;
  });
  times.whole.push(performance.now() - start);
  times.append.push(append);
}

async function withoutPause(db: Database, name: string, times: Times): Promise<number> {
  const way = ways[name]!;
  const start = performance.now();
  const end = start + seconds * 1000;
  const before = times.whole.length;
  await Promise.all(
    Array.from({ length: readers }, async () => {
      while (performance.now() < end) await transaction(db, way, times);
    }),
  );
  return ((times.whole.length - before) * 1000) / (performance.now() - start);
}

/** Transactions begin at the rate, whether or not those before are over: waiting counts. */
async function arriving(db: Database, name: string, times: Times): Promise<void> {
  const way = ways[name]!;
  const start = performance.now();
  const running: Promise<void>[] = [];
  for (let n = 0; n < rate * seconds; n++) {
    const wait = start + (n * 1000) / rate - performance.now();
    if (wait > 0) await pause(wait);
    running.push(transaction(db, way, times));
  }
  await Promise.all(running);
}

const quantile = (times: number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ??
  Number.NaN;
const median = (values: readonly number[]): number => quantile([...values], 0.5);
const noTimes = (): Times => ({ whole: [], append: [] });

async function compare(db: Database, title: string): Promise<void> {
  say(`\n${title}`);
  const names = Object.keys(ways);
  const rates = new Map(names.map((name) => [name, [] as number[]]));
  const paced = new Map(names.map((name) => [name, noTimes()]));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      rates.get(name)!.push(await withoutPause(db, name, noTimes()));
      await arriving(db, name, paced.get(name)!);
    }
  }
  const none = paced.get('no audit')!.whole;
  say(
    `| way | a second, ${readers} ${readers === 1 ? 'reader' : 'readers'} | at ${rate} a second: p50, p99 ms | added p50, p99 ms | of it appending p50, p99 ms |`,
  );
  say('|---|--:|--:|--:|--:|');
  for (const name of names) {
    const { whole, append } = paced.get(name)!;
    const at = (share: number) => quantile(whole, share);
    const added = (share: number) => (at(share) - quantile(none, share)).toFixed(2);
    say(
      `| ${name} | ${median(rates.get(name)!).toFixed(0)} | ${at(0.5).toFixed(2)}, ${at(0.99).toFixed(2)} | ${added(0.5)}, ${added(0.99)} | ${quantile(append, 0.5).toFixed(2)}, ${quantile(append, 0.99).toFixed(2)} |`,
    );
  }
}

/** Appends as many as fast as the database takes them, and verifies all. */
async function verifyMany(db: Database, entries: number): Promise<void> {
  const [log] = await db.query<{ id: string }>('SELECT id FROM audit_log');
  const heads = await db.query<{ shard: number; seq: number; hash: string }>(
    "SELECT DISTINCT ON (shard) shard, seq, encode(hash, 'hex') AS hash FROM audit_chain ORDER BY shard, seq DESC",
  );
  const chains = heads.map(({ shard, seq, hash }) => ({
    shard,
    seq,
    hash: seq === 0 ? chainStart(log?.id ?? '', shard) : hash,
  }));
  const places: (readonly [number, number, Uint8Array])[] = [];
  function* rows() {
    places.length = 0;
    for (let n = 0; n < Math.min(entries, 50_000); n++) {
      const entry = auditEntry(someEntry(new Date(Date.UTC(2026, 0, 1) + n)));
      const chain = chains[n % chains.length]!;
      chain.seq += 1;
      chain.hash = chainHash(chain.hash, entryDigest(canonicalFields(entry)));
      places.push([chain.shard, chain.seq, Buffer.from(chain.hash, 'hex')]);
      const { at, actor, service, roles, purpose, action, outcome, agreements } = entry;
      const { subjects, items, request, reference } = entry;
      yield [
        chain.shard,
        chain.seq,
        at,
        actor,
        service,
        roles,
        purpose,
        action,
        outcome,
        agreements,
        subjects,
        items,
        request,
        reference,
      ];
    }
  }
  const columns =
    'shard seq at actor service roles purpose action outcome agreements subjects items request reference';
  for (let done = 0; done < entries; done += 50_000) {
    await db.copyIn('audit_entry', columns.split(' '), rows());
    await db.copyIn('audit_chain', ['shard', 'seq', 'hash'], places);
  }
  await db.query('ANALYZE audit_entry');
  await db.query('ANALYZE audit_chain');
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    const found = await verifyAudit(db);
    const took = (performance.now() - start) / 1000;
    if (!found.isIntact) throw new Error(`the audit does not hold: ${found.firstBreak?.message}`);
    say(
      `verified ${found.entries} entries in ${took.toFixed(1)} s; the process took at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
    );
  }
  const [size] = await db.query<{ bytes: number }>(
    "SELECT (pg_total_relation_size('audit_entry') + pg_total_relation_size('audit_chain')) / (SELECT count(*) FROM audit_entry) AS bytes",
  );
  say(`${size?.bytes} bytes an entry on disk, indexes and chain included`);
}

async function run(db: Database, url?: string): Promise<void> {
  const migrations = mkdtempSync(join(tmpdir(), 'reeve-bench-'));
  copyFileSync(
    new URL('../src/master-index/migrations/0002_audit.sql', import.meta.url),
    join(migrations, '0001_audit.sql'),
  );
  await migrate(db, new URL(`${pathToFileURL(migrations)}/`));
  rmSync(migrations, { recursive: true });
  await makePeers(db);
  const { processor, cores, node } = machine();
  const [server] = await db.query<{ version: string; commit: string; fsync: string }>(
    "SELECT current_setting('server_version') AS version, current_setting('synchronous_commit') AS commit, current_setting('fsync') AS fsync",
  );
  say(
    `${processor}, ${cores} cores, Node ${node}; PostgreSQL ${server?.version}, ${db.kind}, synchronous_commit ${server?.commit}, fsync ${server?.fsync}`,
  );
  for (const name of Object.keys(ways)) await withoutPause(db, name, noTimes());
  await compare(db, 'Nothing else running');
  const checked = await verifyAudit(db);
  if (!checked.isIntact) throw new Error(`the audit does not hold: ${checked.firstBreak?.message}`);
  say(`\n${checked.entries} entries appended by then, and verified`);
  if (url !== undefined) await compareBesideBackup(db, url);
  if (Number(options.verify) > 0) await verifyMany(db, Number(options.verify));
}

/** With a transaction open that sees an old state, as a backup or an export is: dead rows stay. */
async function compareBesideBackup(db: Database, url: string): Promise<void> {
  const backup = await openDatabase({ url }, { connections: 1 });
  const { promise, resolve } = Promise.withResolvers<void>();
  const open = Promise.withResolvers<void>();
  const held = backup.transaction(
    async (tx) => {
      await tx.query('SELECT 1');
      open.resolve();
      await promise;
    },
    { isolation: 'repeatable read' },
  );
  await open.promise;
  await compare(db, 'While a backup holds a snapshot');
  resolve();
  await held;
  await backup.close();
}

if (options.url !== undefined) {
  const admin = await openDatabase({ url: options.url }, { connections: 1 });
  const name = `bench_audit_${process.pid}`;
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(options.url);
  url.pathname = `/${name}`;
  const db = await openDatabase({ url: url.href }, { connections: readers });
  try {
    await run(db, url.href);
  } finally {
    await db.close();
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.close();
  }
} else {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'reeve-bench-audit-'));
  const db = await openDatabase({ folder });
  try {
    await run(db);
  } finally {
    await db.close();
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
  }
}
