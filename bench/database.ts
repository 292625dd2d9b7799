/**
 * What loading and blocking keys cost on a database:
 *
 *   npx node bench/database.ts --folder DIR      embedded, in a folder that is made
 *   npx node bench/database.ts --url URL         a server, in a schema that is dropped after
 *   ... --records 1500000 --new 15000 --only load,gin,btree
 *
 * Each record has fifteen keys: ten that only records of its person share (7.5
 * records a person), three that about 30 share, and two that about 100 share.
 */
import { parseArgs } from 'node:util';
import { type Database, openDatabase, type Queryable } from '../src/database/index.ts';
import { machine } from './machine.ts';

const { values: options } = parseArgs({
  options: {
    folder: { type: 'string' },
    url: { type: 'string' },
    records: { type: 'string', default: '1500000' },
    new: { type: 'string', default: '15000' },
    only: { type: 'string', default: 'load,gin,btree' },
  },
});
const records = Number(options.records);
const added = Number(options.new);
const only = new Set(options.only.split(','));
const say = (text: string) => void process.stdout.write(`${text}\n`);

/** A number below 2^53 that depends on all of `parts` (multiplications after Murmur3's finaliser). */
function hash(group: number, rule: number): number {
  let high = Math.imul(group ^ (rule * 0x9e3779b1), 0x85ebca6b);
  high = Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  let low = Math.imul(group + rule * 0x27d4eb2f, 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 15), 0x85ebca6b);
  return (high >>> 11) * 2 ** 32 + ((low ^ (low >>> 16)) >>> 0);
}

function keysOf(record: number): number[] {
  const person = hash(record, 99) % Math.ceil(records / 7.5);
  return Array.from({ length: 15 }, (_, rule) => {
    if (rule < 10) return hash(person, rule);
    return hash(person % Math.ceil(records / (rule < 13 ? 30 : 100)), rule);
  });
}

const words = ['Alice Mary', 'Okonkwo', '14 Station Road, Wexham', 'WX1 2AB', '07700900123'];

function* receivedRows(): Generator<readonly (number | string | readonly string[])[]> {
  for (let record = 0; record < records; record += 1) {
    const texts = Array.from({ length: 15 }, (_, index) => `${words[index % 5]} ${record % 9973}`);
    yield [record, record % 11, texts, '2026-11-21'];
  }
}

function* keyArrays(): Generator<readonly (number | readonly number[])[]> {
  for (let record = 0; record < records; record += 1) yield [record, keysOf(record)];
}

function* keyRows(): Generator<readonly number[]> {
  for (let record = 0; record < records; record += 1) {
    for (const key of keysOf(record)) yield [key, record];
  }
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`${what}: ${seconds} s (process at most ${peak} MB so far)`);
  return result;
}

async function sizes(db: Database, table: string): Promise<void> {
  const [size] = await db.query<{ table: number; indexes: number }>(
    'SELECT pg_table_size($1::regclass) AS table, pg_indexes_size($1::regclass) AS indexes',
    [table],
  );
  const mb = (bytes = 0) => `${Math.round(bytes / 2 ** 20)} MB`;
  say(`  on disk: table ${mb(size?.table)}, indexes ${mb(size?.indexes)}`);
}

function quantiles(times: number[]): string {
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
  return `p50 ${at(0.5).toFixed(2)} ms, p99 ${at(0.99).toFixed(2)} ms, most ${at(1).toFixed(2)} ms`;
}

async function each(what: string, count: number, work: (index: number) => Promise<unknown>) {
  const times: number[] = [];
  const started = performance.now();
  for (let index = 0; index < count; index += 1) {
    const from = performance.now();
    await work(index);
    times.push(performance.now() - from);
  }
  const total = (performance.now() - started) / 1000;
  say(`${what}: ${total.toFixed(1)} s for ${count}; ${quantiles(times)}`);
}

/** Looks up the keys of records from all over. */
async function lookUps(db: Database, what: string, text: string): Promise<void> {
  let rows = 0;
  await each(`  ${what}`, 2000, async (index) => {
    const found = await db.query(text, [keysOf((index * 7919) % records)]);
    rows += found.length;
  });
  say(`    ${(rows / 2000).toFixed(0)} rows a look-up`);
}

/** Adds new records one by one, each in its own transaction, and then in batches of 50. */
async function additions(
  db: Database,
  first: number,
  insert: (to: Queryable, batch: readonly number[]) => Promise<unknown>,
): Promise<void> {
  await each(`  added one by one`, added, (index) => insert(db, [first + index]));
  const size = 50;
  await each(`  added in batches of ${size}`, added / size, (index) => {
    const start = first + added + index * size;
    return insert(
      db,
      Array.from({ length: size }, (_, each) => start + each),
    );
  });
}

async function loadReceived(db: Database): Promise<void> {
  await db.query('CREATE TABLE received (record int, source int, received text[], at date)');
  await timed(`COPY of ${records} rows of 15 texts`, () =>
    db.copyIn('received', ['record', 'source', 'received', 'at'], receivedRows()),
  );
  await sizes(db, 'received');
  await db.query('DROP TABLE received');
}

async function withGin(db: Database): Promise<void> {
  await db.query('CREATE TABLE key_array (record int, keys bigint[])');
  await timed(`COPY of ${records} rows of bigint[15]`, () =>
    db.copyIn('key_array', ['record', 'keys'], keyArrays()),
  );
  await timed('  GIN index', () =>
    db.query('CREATE INDEX key_array_keys ON key_array USING gin (keys)'),
  );
  await sizes(db, 'key_array');
  await timed('  ANALYZE', () => db.query('ANALYZE key_array'));
  const found = 'SELECT record FROM key_array WHERE keys && $1::bigint[]';
  await lookUps(db, 'keys of one record', found);
  const insert = (to: Queryable, batch: readonly number[]) =>
    to.query(
      `INSERT INTO key_array VALUES ${batch.map((_, at) => `($${2 * at + 1}, $${2 * at + 2})`).join(', ')}`,
      batch.flatMap((record) => [record, keysOf(record)]),
    );
  say('  with fastupdate (the default):');
  await additions(db, records, insert);
  await lookUps(db, 'keys of one record, after', found);
  await timed('  pending list cleaned', () =>
    db.query("SELECT gin_clean_pending_list('key_array_keys')"),
  );
  await db.query('ALTER INDEX key_array_keys SET (fastupdate = off)');
  say('  without fastupdate:');
  await additions(db, records + 2 * added, insert);
  await lookUps(db, 'keys of one record, after', found);
  await sizes(db, 'key_array');
  await db.query('DROP TABLE key_array');
}

async function withBtree(db: Database): Promise<void> {
  await db.query('CREATE TABLE key_row (key bigint, record int)');
  await timed(`COPY of ${15 * records} rows of (key, record)`, () =>
    db.copyIn('key_row', ['key', 'record'], keyRows()),
  );
  await timed('  B-tree on (key)', () => db.query('CREATE INDEX key_row_key ON key_row (key)'));
  await sizes(db, 'key_row');
  await timed('  ANALYZE', () => db.query('ANALYZE key_row'));
  const found = 'SELECT record FROM key_row WHERE key = ANY ($1::bigint[])';
  await lookUps(db, 'keys of one record', found);
  await db.query('DROP INDEX key_row_key');
  await timed('  B-tree on (key) INCLUDE (record)', () =>
    db.query('CREATE INDEX key_row_key ON key_row (key) INCLUDE (record)'),
  );
  await sizes(db, 'key_row');
  await timed('  VACUUM', () => db.query('VACUUM key_row'));
  await lookUps(db, 'keys of one record, index only', found);
  const insert = (to: Queryable, batch: readonly number[]) =>
    to.query(
      'INSERT INTO key_row SELECT key, record FROM unnest($1::bigint[], $2::int[]) AS new (key, record)',
      [batch.flatMap(keysOf), batch.flatMap((record) => Array.from({ length: 15 }, () => record))],
    );
  await additions(db, records, insert);
  await lookUps(db, 'keys of one record, after', found);
  await sizes(db, 'key_row');
  await db.query('DROP TABLE key_row');
}

const { folder, url } = options;
if ((folder === undefined) === (url === undefined)) throw new Error('Give --folder or --url.');
const db = await openDatabase(url === undefined ? { folder: folder! } : { url });
const { processor, cores, node } = machine();
say(`${cores} cores of ${processor}, Node ${node}; ${db.kind} database`);
const [server] = await db.query<{ version: string }>('SELECT version() AS version');
say(server?.version ?? '');
try {
  if (only.has('load')) await loadReceived(db);
  if (only.has('gin')) await withGin(db);
  if (only.has('btree')) await withBtree(db);
} finally {
  await db.close();
}
