import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import type { KeyTask, PairWorker } from '../../../linkage/batch/index.ts';
import {
  type EncodedRecords,
  type EncodeRequest,
  encodedValues,
  rowStride,
  type Sql,
  sharedInt32,
  sharedUint8,
  ValueDictionary,
} from '../../../linkage/index.ts';

/** Bytes of one text in a vector of DuckDB: its length, then up to 12 bytes of text, or 4 and a pointer. */
const TEXT_BYTES = 16;
const LONGEST_INLINE = 12;

/**
 * Reads records straight from DuckDB's vectors: a driver's value for each of millions of
 * texts would take most of the time that comparing them does.
 */
export async function encodeRecords(
  connection: DuckDBConnection,
  request: EncodeRequest,
  workers: readonly PairWorker[],
): Promise<EncodedRecords> {
  const { recordCount, slots, classes, listQueries } = request;
  const stride = rowStride(slots + listQueries.length);
  const rows = sharedInt32(recordCount * stride);
  const datasets = sharedUint8(recordCount);
  const tasks = await readKeys(connection, request, (rule) => ({
    rows,
    stride,
    offset: slots + rule,
  }));
  // The workers number the keys while the texts are read here.
  const numbered = Promise.all(
    tasks.map((task, rule) => (workers[rule % workers.length] as PairWorker).numberKeys(task)),
  );
  // Whoever waits for the texts first still hears of a failure here.
  numbered.catch(() => {});

  const dictionaries = Array.from({ length: slots }, () => new ValueDictionary());
  const classLists = classes.map(() => new GrowingBytes(request.rarestClass));
  const rowCodes = new Int32Array(2048);
  await eachChunk(connection, request.query, (chunk, count) => {
    const rids = int32Column(chunk, 0, count);
    const inDatasets = int32Column(chunk, 1, count);
    for (let i = 0; i < count; i++) datasets[rids[i] as number] = inDatasets[i] as number;
    for (let s = 0; s < slots; s++) {
      encodeTexts(textColumn(chunk, 2 + s, count), dictionaries[s] as ValueDictionary, rowCodes);
      for (let i = 0; i < count; i++)
        rows[(rids[i] as number) * stride + s] = rowCodes[i] as number;
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
  return {
    recordCount,
    rows,
    stride,
    datasets,
    slots: dictionaries.map((dictionary, s) => {
      const list = classLists[classes.indexOf(s)];
      return encodedValues(dictionary, list?.shared(dictionary.count + 1) ?? null);
    }),
    rules: await numbered,
  };
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
  await eachChunk(connection, keyQuery, (chunk, count) => {
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
  await eachChunk(connection, query, (chunk, count) => {
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

async function eachChunk(
  connection: DuckDBConnection,
  query: Sql,
  visit: (chunk: DuckDBDataChunk, rows: number) => void,
): Promise<void> {
  const result = await connection.stream(query);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    visit(chunk, chunk.rowCount);
  }
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

function textColumn(chunk: DuckDBDataChunk, index: number, rows: number): RawColumn {
  return rawColumn(chunk, index, rows, TEXT_BYTES);
}

function isMissing(valid: Uint8Array | null, row: number): boolean {
  return valid !== null && (((valid[row >> 3] as number) >> (row & 7)) & 1) === 0;
}

/**
 * Writes the code of each row's text to `out`. Longer texts are behind pointers; those that
 * lie one after the other in memory, as they mostly do, are fetched together.
 */
function encodeTexts(
  { data, valid, rows }: RawColumn,
  dictionary: ValueDictionary,
  out: Int32Array,
): void {
  const words = new Int32Array(data.buffer, data.byteOffset, rows * 4);
  const pointers = new BigUint64Array(data.buffer, data.byteOffset, rows * 2);
  for (let row = 0; row < rows; ) {
    const length = words[row * 4] as number;
    if (isMissing(valid, row)) out[row++] = 0;
    else if (length <= LONGEST_INLINE) {
      out[row] = dictionary.code(data, row * TEXT_BYTES + 4, length);
      row++;
    } else row = encodeRun(row);
  }

  /** Encodes the long texts from `first` on that are adjacent in memory; returns the row after them. */
  function encodeRun(first: number): number {
    const start = pointers[first * 2 + 1] as bigint;
    let end = start;
    let after = first;
    for (; after < rows; after++) {
      const length = words[after * 4] as number;
      // Missing and inline texts between them have no part in the run.
      if (isMissing(valid, after) || length <= LONGEST_INLINE) continue;
      if ((pointers[after * 2 + 1] as bigint) !== end) break;
      end += BigInt(length);
    }
    const bytes = duckdb.get_data_from_pointer(
      data.buffer,
      data.byteOffset + first * TEXT_BYTES + 8,
      Number(end - start),
    );
    let at = 0;
    for (let row = first; row < after; row++) {
      const length = words[row * 4] as number;
      if (isMissing(valid, row)) out[row] = 0;
      else if (length <= LONGEST_INLINE) {
        out[row] = dictionary.code(data, row * TEXT_BYTES + 4, length);
      } else {
        out[row] = dictionary.code(bytes, at, length);
        at += length;
      }
    }
    return after;
  }
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
