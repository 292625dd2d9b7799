import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBType,
  INTEGER,
} from '@duckdb/node-api';
import {
  type Columns,
  duckdbDialect,
  type LinkageEngine,
  type ProcessComparison,
} from '../../linkage/index.ts';
import { encodeRecords } from './compare/encode-records.ts';
import { startWorkers } from './compare/workers.ts';
import { keepLeadingMarks } from './leading-mark.ts';

/** Rows in one DuckDB vector. */
const VECTOR_SIZE = 2048;

export interface DuckDbOptions {
  /** Default: one a core. The result does not depend on it. */
  readonly threads?: number;
  /** Such as `4GB`; beyond it DuckDB spills to `temporaryDirectory`. */
  readonly memoryLimit?: string;
  readonly temporaryDirectory?: string;
}

/**
 * A linkage engine on DuckDB, in process and in memory.
 *
 * @example
 * const engine = await DuckDbEngine.open({ threads: 2 });
 * try { ... } finally { await engine.close(); }
 */
export class DuckDbEngine implements LinkageEngine {
  readonly dialect = duckdbDialect;
  readonly connection: DuckDBConnection;
  readonly comparison: ProcessComparison = {
    start: async (request) => {
      const [row] = await this.rows(`SELECT current_setting('threads') AS threads`);
      const workers = startWorkers(Number(row?.threads));
      try {
        return { records: await encodeRecords(this.connection, request, workers), workers };
      } catch (error) {
        await Promise.all(workers.map((worker) => worker.close()));
        throw error;
      }
    },
  };
  readonly #instance: DuckDBInstance;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.connection = connection;
  }

  static async open(options: DuckDbOptions = {}): Promise<DuckDbEngine> {
    const settings: Record<string, string> = {
      // The engine numbers rows itself: keeping their order would only cost memory.
      preserve_insertion_order: 'false',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    };
    if (options.threads !== undefined) settings.threads = String(options.threads);
    if (options.memoryLimit !== undefined) settings.memory_limit = options.memoryLimit;
    if (options.temporaryDirectory !== undefined)
      settings.temp_directory = options.temporaryDirectory;
    keepLeadingMarks();
    const instance = await DuckDBInstance.create(':memory:', settings);
    return new DuckDbEngine(instance, await instance.connect());
  }

  /** A connection beside the engine's own: what runs on it runs at the same time. */
  async withConnection<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = await this.#instance.connect();
    try {
      return await work(connection);
    } finally {
      connection.closeSync();
    }
  }

  async run(sql: string): Promise<void> {
    await this.connection.run(sql);
  }

  async rows(sql: string): Promise<Record<string, unknown>[]> {
    const reader = await this.connection.runAndReadAll(sql);
    return reader
      .getRowObjectsJS()
      .map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [
            name,
            typeof value === 'bigint' ? Number(value) : value,
          ]),
        ),
      );
  }

  async columns(sql: string): Promise<Columns> {
    const result = await this.connection.run(sql);
    const names = result.columnNames();
    const rowCount = Number(result.rowCount);
    const types = result.columnTypes().map(String);
    const out: Columns = {};
    names.forEach((name, k) => {
      out[name] = emptyColumn(types[k] ?? 'VARCHAR', rowCount);
    });
    let row = 0;
    for (let index = 0; index < result.chunkCount; index++) {
      const chunk = result.getChunk(index);
      names.forEach((name, k) => {
        const target = out[name] as { set?: (items: unknown, at: number) => void };
        const vector = chunk.getColumnVector(k);
        if (target.set !== undefined) {
          target.set((vector as unknown as { items: unknown }).items, row);
        } else {
          const values = out[name] as unknown[];
          const list = types[k]?.endsWith('[]') ?? false;
          for (let i = 0; i < chunk.rowCount; i++) {
            const item = vector.getItem(i);
            values[row + i] =
              list && item !== null ? (item as unknown as { items: unknown[] }).items : item;
          }
        }
      });
      row += chunk.rowCount;
    }
    return out;
  }

  async append(
    table: string,
    columns: readonly (ArrayLike<number> | readonly (string | readonly string[] | null)[])[],
  ): Promise<void> {
    const rowCount = columns[0]?.length ?? 0;
    if (rowCount === 0) return;
    const appender = await this.connection.createAppender(table);
    const types: DuckDBType[] = columns.map((_, k) => appender.columnType(k));
    for (let start = 0; start < rowCount; start += VECTOR_SIZE) {
      const size = Math.min(VECTOR_SIZE, rowCount - start);
      const chunk = DuckDBDataChunk.create(types, size);
      columns.forEach((column, k) => {
        const vector = chunk.getColumnVector(k) as unknown as {
          items?: { set(source: ArrayLike<number>): void };
          setItem(index: number, value: unknown): void;
          flush(): void;
        };
        if (ArrayBuffer.isView(column) && vector.items !== undefined) {
          vector.items.set((column as unknown as Int32Array).subarray(start, start + size));
          vector.flush();
        } else {
          chunk.setColumnValues(
            k,
            Array.from({ length: size }, (_, i) => toDuckDb(column[start + i])),
          );
        }
      });
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  }

  async close(): Promise<void> {
    this.connection.closeSync();
    this.#instance.closeSync();
  }
}

function emptyColumn(type: string, length: number): Columns[string] {
  if (type === INTEGER.toString()) return new Int32Array(length);
  if (type === DOUBLE.toString()) return new Float64Array(length);
  if (type === 'BIGINT') return new BigInt64Array(length);
  return new Array<string | null>(length).fill(null);
}

function toDuckDb(value: unknown): never {
  // setColumnValues takes a wide union; a list arrives as a plain array.
  return (Array.isArray(value) ? { items: value } : (value ?? null)) as never;
}
