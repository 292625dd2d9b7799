import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import {
  type EncodedRecords,
  type EncodeRequest,
  encodedValues,
  KeyNumbering,
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
): Promise<EncodedRecords> {
  const { recordCount, slots, classes, keyQueries } = request;
  const stride = rowStride(slots + keyQueries.length);
  const table = sharedInt32(recordCount * stride);
  const datasets = sharedUint8(recordCount);
  const dictionaries = Array.from({ length: slots }, () => new ValueDictionary());
  const classLists = classes.map(() => new GrowingBytes(request.rarestClass));
  const numberings = keyQueries.map(() => new KeyNumbering());
  const single = numberings.filter((_, k) => keyQueries[k] === null);
  const rowCodes = new Int32Array(2048);

  await eachChunk(connection, request.query, (chunk, rows) => {
    const rids = int32Column(chunk, 0, rows);
    const inDatasets = int32Column(chunk, 1, rows);
    for (let i = 0; i < rows; i++) datasets[rids[i] as number] = inDatasets[i] as number;
    for (let s = 0; s < slots; s++) {
      encodeTexts(textColumn(chunk, 2 + s, rows), dictionaries[s] as ValueDictionary, rowCodes);
      for (let i = 0; i < rows; i++)
        table[(rids[i] as number) * stride + s] = rowCodes[i] as number;
    }
    classLists.forEach((list, c) => {
      const values = int32Column(chunk, 2 + slots + c, rows);
      const slot = classes[c] as number;
      for (let i = 0; i < rows; i++) {
        const code = table[(rids[i] as number) * stride + slot] as number;
        if (code !== 0) list.set(code, values[i] as number);
      }
    });
    single.forEach((numbering, k) => {
      addKeys(numbering, rids, keyColumn(chunk, 2 + slots + classes.length + k, rows));
    });
  });
  for (const [k, query] of keyQueries.entries()) {
    if (query === null) continue;
    await eachChunk(connection, query, (chunk, rows) => {
      addKeys(
        numberings[k] as KeyNumbering,
        int32Column(chunk, 0, rows),
        keyColumn(chunk, 1, rows),
      );
    });
  }
  return {
    recordCount,
    rows: table,
    stride,
    datasets,
    slots: dictionaries.map((dictionary, s) => {
      const list = classLists[classes.indexOf(s)];
      return encodedValues(dictionary, list?.shared(dictionary.count + 1) ?? null);
    }),
    rules: numberings.map((numbering, k) =>
      numbering.ruleKeys(
        recordCount,
        keyQueries[k] === null
          ? (record, key) => {
              table[record * stride + slots + k] = key;
            }
          : null,
      ),
    ),
  };
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

function addKeys(
  numbering: KeyNumbering,
  rids: Int32Array,
  { data, valid, rows }: RawColumn,
): void {
  const halves = new Int32Array(data.buffer, data.byteOffset, rows * 2);
  for (let i = 0; i < rows; i++) {
    if (isMissing(valid, i)) continue;
    numbering.add(rids[i] as number, halves[2 * i] as number, halves[2 * i + 1] as number);
  }
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
