import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import { ReeveError } from '../../../kernel/index.ts';
import { type KeyTask, ValueDictionary } from '../../../linkage/batch/index.ts';
import {
  type EncodedRecords,
  type EncodeRequest,
  encodedValues,
  rowStride,
  type Sql,
  sharedInt32,
  sharedUint8,
  sql,
} from '../../../linkage/index.ts';
import {
  codeTexts,
  isMissing,
  LONGEST_INLINE,
  type RawTexts,
  TEXT_BYTES,
  type TextPart,
} from './code-texts.ts';
import type { ThreadedWorker } from './workers.ts';

/**
 * Reads records straight from DuckDB's vectors: a driver's value for each of millions of
 * texts would take most of the time that comparing them does.
 */
export async function encodeRecords(
  connection: DuckDBConnection,
  request: EncodeRequest,
  workers: readonly ThreadedWorker[],
): Promise<EncodedRecords> {
  const { recordCount, slots, classes, listQueries } = request;
  const stride = rowStride(slots + listQueries.length);
  requireSpace(recordCount, stride);
  const rows = sharedInt32(recordCount * stride);
  const datasets = sharedUint8(recordCount);
  const workerOf = (task: number): ThreadedWorker =>
    workers[task % workers.length] as ThreadedWorker;
  const tasks = await readKeys(connection, request, (rule) => ({
    rows,
    stride,
    offset: slots + rule,
  }));
  // The workers number the keys, and then a share of the texts, while this thread does the rest.
  const numbered = Promise.all(tasks.map((task, rule) => workerOf(rule).numberKeys(task)));
  // Whoever waits for the texts first still hears of a failure here.
  numbered.catch(() => {});

  const away = slotsOfWorkers(slots, classes);
  const batches = new Map(away.map((slot) => [slot, [] as TextPart[]]));
  const sent: Promise<void>[] = [];
  const send = (slot: number): void => {
    const parts = batches.get(slot) as TextPart[];
    if (parts.length === 0) return;
    batches.set(slot, []);
    const done = workerOf(slot).codeTexts({ slot, rows, stride, parts });
    done.catch(() => {});
    sent.push(done);
  };
  const dictionaries = Array.from({ length: slots }, () => new ValueDictionary());
  const classLists = classes.map(() => new GrowingBytes(request.rarestClass));
  await eachChunk(connection, request.query, recordCount, (chunk, count) => {
    const rids = int32Column(chunk, 0, count);
    const inDatasets = int32Column(chunk, 1, count);
    for (let i = 0; i < count; i++) datasets[rids[i] as number] = inDatasets[i] as number;
    for (let slot = 0; slot < slots; slot++) {
      const parts = batches.get(slot);
      const texts = rawTexts(chunk, 2 + slot, count);
      if (parts === undefined) {
        codeTexts(texts, rids, dictionaries[slot] as ValueDictionary, { rows, stride, slot });
      } else {
        parts.push({ ...texts, rids: rids.slice() });
        if (parts.length === PARTS_PER_TASK) send(slot);
      }
    }
    classLists.forEach((list, c) => {
      const values = int32Column(chunk, 2 + slots + c, count);
      const slot = classes[c] as number;
      for (let i = 0; i < count; i++) {
        const code = rows[(rids[i] as number) * stride + slot] as number;
        if (code !== 0) list.set(code, values[i] as number);
      }
    });
  });
  away.forEach(send);
  // Asynchronous, so that a failure here is not told before someone waits for all the others.
  const values = dictionaries.map(async (dictionary, slot) => {
    if (batches.has(slot)) return workerOf(slot).values(slot);
    const list = classLists[classes.indexOf(slot)];
    return encodedValues(dictionary, list?.shared(dictionary.count + 1) ?? null);
  });
  const [encoded, rules] = await Promise.all([Promise.all(values), numbered, ...sent]);
  return { recordCount, rows, stride, datasets, slots: encoded, rules };
}

/** Places in the rows are 32-bit numbers: beyond them, records would be read as others. */
function requireSpace(recordCount: number, stride: number): void {
  if (recordCount * stride <= 2 ** 31) return;
  const most = Math.floor(2 ** 31 / stride);
  throw new ReeveError(
    'compare/too-many-records',
    `With what this model compares, ${most.toLocaleString('en-GB')} records are the most that are linked at once, and these are ${recordCount.toLocaleString('en-GB')}`,
    { hint: 'Link fewer records, or compare fewer columns.' },
  );
}

/** Chunks of texts in one task of a worker. */
const PARTS_PER_TASK = 32;

/** The slots without classes: this thread has its hands full with reading. */
function slotsOfWorkers(slots: number, classes: readonly number[]): number[] {
  return Array.from({ length: slots }, (_, slot) => slot).filter((slot) => !classes.includes(slot));
}

/** The keys of every rule, in memory that workers share. */
async function readKeys(
  connection: DuckDBConnection,
  { recordCount, keyQuery, listQueries }: EncodeRequest,
  target: (rule: number) => NonNullable<KeyTask['target']>,
): Promise<KeyTask[]> {
  const tasks = listQueries.map((query, rule): KeyTask | null => {
    if (query !== null) return null;
    const halves = sharedInt32(2 * recordCount);
    const present = sharedUint8(recordCount);
    return { recordCount, records: null, halves, present, target: target(rule) };
  });
  const single = tasks.filter((task) => task !== null);
  await eachChunk(connection, keyQuery, recordCount, (chunk, count) => {
    const rids = int32Column(chunk, 0, count);
    single.forEach(({ halves, present }, k) => {
      const { data, valid } = keyColumn(chunk, 1 + k, count);
      const values = new Int32Array(data.buffer, data.byteOffset, count * 2);
      for (let i = 0; i < count; i++) {
        if (isMissing(valid, i)) continue;
        const rid = rids[i] as number;
        halves[2 * rid] = values[2 * i] as number;
        halves[2 * rid + 1] = values[2 * i + 1] as number;
        (present as Uint8Array)[rid] = 1;
      }
    });
  });
  const all: KeyTask[] = [];
  for (const [rule, query] of listQueries.entries()) {
    all.push(
      query === null
        ? (tasks[rule] as KeyTask)
        : await readKeyLists(connection, query, recordCount),
    );
  }
  return all;
}

/** Keys of a rule that can give a record several. */
async function readKeyLists(
  connection: DuckDBConnection,
  query: Sql,
  recordCount: number,
): Promise<KeyTask> {
  const records: Int32Array[] = [];
  const halves: Int32Array[] = [];
  await eachChunk(connection, query, await rowsOf(connection, query), (chunk, count) => {
    const { data } = keyColumn(chunk, 1, count);
    records.push(int32Column(chunk, 0, count).slice());
    halves.push(new Int32Array(data.buffer, data.byteOffset, count * 2).slice());
  });
  return {
    recordCount,
    records: joined(records),
    halves: joined(halves),
    present: null,
    target: null,
  };
}

function joined(parts: readonly Int32Array[]): Int32Array {
  const all = sharedInt32(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * Visits the rows of a query as the database makes them. To the driver a query that fails on
 * the way is one that has no more rows: without counting them, the records that did not come
 * would be compared as if they had no values.
 */
async function eachChunk(
  connection: DuckDBConnection,
  query: Sql,
  expected: number,
  visit: (chunk: DuckDBDataChunk, rows: number) => void,
): Promise<void> {
  const result = await connection.stream(query);
  let next = result.fetchChunk();
  let rows = 0;
  for (;;) {
    const chunk = await next;
    if (chunk === null || chunk.rowCount === 0) break;
    // The database makes the next chunk while this one is looked at.
    next = result.fetchChunk();
    next.catch(() => {});
    visit(chunk, chunk.rowCount);
    rows += chunk.rowCount;
  }
  if (rows === expected) return;
  // Run as a whole, the query tells what was wrong.
  await connection.run(sql`SELECT count(COLUMNS(*)) FROM (${query})`);
  throw new ReeveError('engine/incomplete', `The database gave ${rows} rows of ${expected}`, {
    hint: 'Run again; allow more memory with --memory if this comes back.',
  });
}

async function rowsOf(connection: DuckDBConnection, query: Sql): Promise<number> {
  const reader = await connection.runAndReadAll(sql`SELECT count(*) FROM (${query})`);
  return Number(reader.getRows()[0]?.[0]);
}

/** A vector's bytes, and a bit for each row that has a value; null where all have. */
interface RawColumn {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly valid: Uint8Array | null;
  readonly rows: number;
}

function rawColumn(chunk: DuckDBDataChunk, index: number, rows: number, width: number): RawColumn {
  const vector = duckdb.data_chunk_get_vector(chunk.chunk, index);
  const data = duckdb.vector_get_data(vector, rows * width) as Uint8Array<ArrayBuffer>;
  const valid = duckdb.vector_get_validity(vector, Math.ceil(rows / 64) * 8) as Uint8Array | null;
  return { data, valid, rows };
}

function int32Column(chunk: DuckDBDataChunk, index: number, rows: number): Int32Array {
  const { data } = rawColumn(chunk, index, rows, 4);
  return new Int32Array(data.buffer, data.byteOffset, rows);
}

function keyColumn(chunk: DuckDBDataChunk, index: number, rows: number): RawColumn {
  return rawColumn(chunk, index, rows, 8);
}

/** The texts of a column, in buffers of their own: the driver copies what it hands out. */
function rawTexts(chunk: DuckDBDataChunk, index: number, rows: number): RawTexts {
  const { data, valid } = rawColumn(chunk, index, rows, TEXT_BYTES);
  return { data, valid, long: longTexts(data, valid, rows) };
}

/**
 * Bytes of the texts that are behind pointers, one after the other. Those that lie so in
 * memory, as they mostly do, are fetched together.
 */
function longTexts(
  data: Uint8Array<ArrayBuffer>,
  valid: Uint8Array | null,
  rows: number,
): Uint8Array {
  const words = new Int32Array(data.buffer, data.byteOffset, rows * 4);
  const pointers = new BigUint64Array(data.buffer, data.byteOffset, rows * 2);
  const runs: Uint8Array[] = [];
  let first = -1;
  let end = 0n;
  const fetchRun = (): void => {
    if (first < 0) return;
    const start = pointers[first * 2 + 1] as bigint;
    const pointerAt = data.byteOffset + first * TEXT_BYTES + 8;
    runs.push(duckdb.get_data_from_pointer(data.buffer, pointerAt, Number(end - start)));
  };
  for (let row = 0; row < rows; row++) {
    const length = words[row * 4] as number;
    if (length <= LONGEST_INLINE || isMissing(valid, row)) continue;
    const start = pointers[row * 2 + 1] as bigint;
    if (first < 0 || start !== end) {
      fetchRun();
      first = row;
      end = start;
    }
    end += BigInt(length);
  }
  fetchRun();
  const [only] = runs;
  if (only === undefined || runs.length === 1) return only ?? new Uint8Array(0);
  const all = new Uint8Array(runs.reduce((sum, run) => sum + run.length, 0));
  let at = 0;
  for (const run of runs) {
    all.set(run, at);
    at += run.length;
  }
  return all;
}

/** Small numbers by code, as many codes as come. */
class GrowingBytes {
  readonly #filler: number;
  #bytes: Uint8Array<ArrayBuffer>;

  constructor(filler: number) {
    this.#filler = filler;
    this.#bytes = new Uint8Array(1 << 12).fill(filler);
  }

  set(index: number, value: number): void {
    if (index >= this.#bytes.length) {
      const larger = new Uint8Array(2 * Math.max(index, this.#bytes.length)).fill(this.#filler);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[index] = value;
  }

  /** The first `length` of them, in memory that workers share. */
  shared(length: number): Uint8Array {
    const bytes = sharedUint8(length).fill(this.#filler);
    bytes.set(this.#bytes.subarray(0, length));
    return bytes;
  }
}
