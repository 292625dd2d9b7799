import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { csvToParquet, DuckDbEngine, type TypedColumn } from '../engines/duckdb/index.ts';
import { asSpreadsheetText, csvValue, ReeveError } from '../kernel/index.ts';
import {
  type ExportColumns,
  type ExportRows,
  type ExportSink,
  type ExportSummary,
  type ExportTable,
  type ExportType,
  type ExportValue,
  exportTables,
} from '../master-index/index.ts';
import { clearUnfinished } from './output-folder.ts';
import { makeFolderToRemove } from './temporary-folders.ts';

export type ExportFormat = 'csv' | 'parquet';

const STAGING = '.reeve-export-';
/** Personal data: for its owner alone. */
const OWN_FOLDER = 0o700;
const OWN_FILE = 0o600;

const PARQUET_TYPES = {
  whole: 'BIGINT',
  text: 'VARCHAR',
  date: 'DATE',
  moment: 'TIMESTAMPTZ',
  flag: 'BOOLEAN',
} as const satisfies Record<ExportType, TypedColumn['type']>;

/** What `manifest.json` says of a file. */
interface ExportedFile {
  readonly name: string;
  readonly table: ExportTable;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * A folder of exported tables that appears whole or not at all: it is written under a temporary
 * name beside the one asked for, and renamed when the export is in the audit.
 */
export class ExportFolder implements ExportSink {
  readonly #path: string;
  readonly #staging: string;
  readonly #format: ExportFormat;
  readonly #forSpreadsheets: boolean;
  #tables: ReadonlyMap<ExportTable, CsvTable> = new Map();

  private constructor(path: string, staging: string, format: ExportFormat, forSheets: boolean) {
    this.#path = path;
    this.#staging = staging;
    this.#format = format;
    this.#forSpreadsheets = forSheets;
  }

  /**
   * @throws ReeveError `output/not-a-folder`, `output/not-empty`: an export never mixes with another
   */
  static async at(
    out: string,
    format: ExportFormat,
    forSpreadsheets: boolean,
  ): Promise<ExportFolder> {
    const path = resolve(out);
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && !found.isDirectory()) {
      throw new ReeveError('output/not-a-folder', 'This is a file, not a folder', {
        location: { file: out },
        hint: 'Name a folder with --out.',
      });
    }
    if (found !== undefined && (await readdir(path)).length > 0) {
      throw new ReeveError('output/not-empty', 'There is something in this folder already', {
        location: { file: out },
        hint: 'Name a new folder with --out, for instance by the date.',
      });
    }
    const parent = dirname(path);
    await mkdir(parent, { recursive: true, mode: OWN_FOLDER });
    await clearUnfinished(parent, STAGING);
    const staging = makeFolderToRemove(join(parent, `${STAGING}${process.pid}-`));
    return new ExportFolder(path, staging, format, forSpreadsheets);
  }

  async begin(columns: ExportColumns): Promise<void> {
    await this.#close();
    const made = new Map<ExportTable, CsvTable>();
    this.#tables = made;
    for (const table of exportTables) {
      const guarded = columns[table].map(({ type }) => this.#forSpreadsheets && type === 'text');
      const file = await open(join(this.#staging, `${table}.csv`), 'w', OWN_FILE);
      made.set(table, new CsvTable(file, guarded));
      await made.get(table)?.write([columns[table].map(({ name }) => name)]);
    }
  }

  async write(rows: ExportRows): Promise<void> {
    for (const [table, file] of this.#tables) await file.write(rows[table]);
  }

  async complete(summary: ExportSummary): Promise<void> {
    await this.#close();
    if (this.#format === 'parquet') await this.#makeParquet(summary.columns);
    const files: ExportedFile[] = [];
    for (const table of exportTables) {
      const name = `${table}.${this.#format}`;
      const path = join(this.#staging, name);
      const { size: bytes } = await stat(path);
      files.push({ name, table, rows: summary.rows[table], bytes, sha256: await sha256Of(path) });
    }
    const { columns, rows: _, ...about } = summary;
    const manifest = {
      format: 'reeve-export/1',
      ...about,
      absence: 'That somebody is not in these files says nothing of them.',
      ...(this.#forSpreadsheets ? { guardedForSpreadsheets: true } : {}),
      files: files.map((file) => ({ ...file, columns: columns[file.table] })),
    };
    const file = await open(join(this.#staging, 'manifest.json'), 'wx', OWN_FILE);
    try {
      await file.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** Gives the folder its name. Returns the path of the manifest. */
  async release(): Promise<string> {
    await chmod(this.#staging, OWN_FOLDER);
    await rename(this.#staging, this.#path);
    return join(this.#path, 'manifest.json');
  }

  /** Removes what was written, after a failure; nothing after `release`. */
  async abandon(): Promise<void> {
    await this.#close();
    await rm(this.#staging, { recursive: true, force: true });
  }

  async #makeParquet(columns: ExportColumns): Promise<void> {
    const engine = await DuckDbEngine.open({ temporaryDirectory: join(this.#staging, 'spill') });
    try {
      for (const table of exportTables) {
        const csv = join(this.#staging, `${table}.csv`);
        const parquet = join(this.#staging, `${table}.parquet`);
        const typed = columns[table].map(({ name, type }) => ({ name, type: PARQUET_TYPES[type] }));
        await csvToParquet(engine, csv, parquet, typed);
        await chmod(parquet, OWN_FILE);
        await rm(csv);
      }
    } finally {
      await engine.close();
      await rm(join(this.#staging, 'spill'), { recursive: true, force: true });
    }
  }

  async #close(): Promise<void> {
    for (const file of this.#tables.values()) await file.close();
    this.#tables = new Map();
  }
}

/** A CSV file (RFC 4180, lines ending in LF): nothing for no value, `""` for an empty text. */
class CsvTable {
  readonly #file: FileHandle;
  readonly #guarded: readonly boolean[];

  constructor(file: FileHandle, guarded: readonly boolean[]) {
    this.#file = file;
    this.#guarded = guarded;
  }

  async write(rows: readonly (readonly ExportValue[])[]): Promise<void> {
    if (rows.length === 0) return;
    const text = rows
      .map((row) => row.map((value, i) => this.#cell(value, i)).join(','))
      .join('\n');
    await this.#file.appendFile(`${text}\n`);
  }

  async close(): Promise<void> {
    await this.#file.sync();
    await this.#file.close();
  }

  #cell(value: ExportValue, i: number): string {
    if (value === null) return '';
    if (typeof value !== 'string') return String(value);
    const text = this.#guarded[i] === true ? asSpreadsheetText(value) : value;
    return text === '' ? '""' : csvValue(text);
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
