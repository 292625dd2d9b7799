import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import {
  type LoadedRecords,
  type LoadOptions,
  loadRecords,
} from '../../src/engines/duckdb/read/load-records.ts';
import type { Progress } from '../../src/kernel/index.ts';

/** What a file of a case holds: text is written as UTF-8; a function writes the file itself. */
export type Content =
  | string
  | Uint8Array
  | ((path: string, database: DuckDBConnection) => Promise<void>);

/** A folder and a database for one test file; `close` removes both. */
export class Bench {
  readonly folder: string;
  readonly connection: DuckDBConnection;
  readonly #instance: DuckDBInstance;
  #cases = 0;

  private constructor(folder: string, instance: DuckDBInstance, connection: DuckDBConnection) {
    this.folder = folder;
    this.#instance = instance;
    this.connection = connection;
  }

  static async open(threads = 2): Promise<Bench> {
    const folder = await mkdtemp(join(tmpdir(), 'reeve-test-input-'));
    const instance = await DuckDBInstance.create(':memory:', {
      threads: String(threads),
      // As the engine sets them: the reader must not rely on the defaults.
      preserve_insertion_order: 'false',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    return new Bench(folder, instance, await instance.connect());
  }

  async close(): Promise<void> {
    this.connection.closeSync();
    this.#instance.closeSync();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Writes the files of a case into a folder of its own, and returns that folder. */
  async write(files: Readonly<Record<string, Content>>): Promise<string> {
    const folder = join(this.folder, `case-${this.#cases++}`);
    await mkdir(folder);
    for (const [name, content] of Object.entries(files)) {
      const path = join(folder, name);
      if (typeof content === 'function') await content(path, this.connection);
      else await writeFile(path, content);
    }
    return folder;
  }

  /** Loads files; says what was noted, and whether temporary files were left behind. */
  async load(
    paths: readonly string[],
    options: Omit<LoadOptions, 'temporaryDirectory'> = {},
  ): Promise<{ loaded: LoadedRecords; notes: string[] }> {
    const notes: string[] = [];
    const progress: Progress = { phase() {}, advance() {}, note: (note) => notes.push(note) };
    const loaded = await loadRecords(
      this.connection,
      paths,
      { ...options, temporaryDirectory: this.temporaryDirectory },
      progress,
    );
    return { loaded, notes };
  }

  get temporaryDirectory(): string {
    return join(this.folder, 'temporary');
  }

  /** Files in the temporary directory: none may be left after a load. */
  async leftovers(): Promise<string[]> {
    return readdir(this.temporaryDirectory).catch(() => []);
  }

  /** Tables and views in the database. */
  async tables(): Promise<string[]> {
    const reader = await this.connection.runAndReadAll(
      `SELECT table_name AS name FROM duckdb_tables() UNION ALL
       SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY name`,
    );
    return reader.getRows().map((row) => String(row[0]));
  }

  /** Rows of a query, as plain values. */
  async rows(query: string): Promise<unknown[][]> {
    return (await this.connection.runAndReadAll(query)).getRowsJson();
  }
}
