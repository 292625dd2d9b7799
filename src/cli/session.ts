import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDbEngine, type LoadedRecords, loadRecords } from '../engines/duckdb/index.ts';
import type { HeaderRows } from '../intake/index.ts';
import type { Progress } from '../kernel/index.ts';
import { type LoadedInput, quoteIdentifier } from '../linkage/index.ts';
import type { CommandProgress } from './progress.ts';
import { makeFolderToRemove } from './temporary-folders.ts';

/** How the input files are to be read and what the database may use. */
export interface SessionOptions {
  readonly id?: string | undefined;
  /** Whether something else than a column says what records are known by. */
  readonly isKeyedElsewhere?: boolean | undefined;
  readonly truth?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly encoding?: string | undefined;
  readonly sheet?: string | undefined;
  readonly headerRow?: HeaderRows | undefined;
  readonly threads?: number | undefined;
  readonly memory?: string | undefined;
}

/** An engine with the input in its table of records. */
export interface Session {
  readonly engine: DuckDbEngine;
  readonly loaded: LoadedRecords;
  readonly input: LoadedInput;
  /** Seconds that reading took. */
  readonly readSeconds: number;
}

/** Progress that can ask the database how far a query is. */
type WatchedProgress = Progress & Partial<Pick<CommandProgress, 'watch'>>;

/** Opens an engine, loads the files, does the work, and clears up whatever happens. */
export async function withRecords<T>(
  files: readonly string[],
  options: SessionOptions,
  progress: WatchedProgress,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const temporary = makeFolderToRemove(join(tmpdir(), 'reeve-'));
  let engine: DuckDbEngine | undefined;
  try {
    const start = performance.now();
    engine = await DuckDbEngine.open({
      temporaryDirectory: join(temporary, 'spill'),
      ...(options.threads === undefined ? {} : { threads: options.threads }),
      ...(options.memory === undefined ? {} : { memoryLimit: options.memory }),
    });
    if (progress.watch !== undefined) await watchQueries(engine, progress.watch.bind(progress));
    const loaded = await loadRecords(
      engine.connection,
      files,
      {
        temporaryDirectory: temporary,
        ...(options.id === undefined ? {} : { id: options.id }),
        ...(options.isKeyedElsewhere === undefined
          ? {}
          : { isKeyedElsewhere: options.isKeyedElsewhere }),
        ...(options.truth === undefined ? {} : { truth: options.truth }),
        ...(options.delimiter === undefined ? {} : { delimiter: options.delimiter }),
        ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
        ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
        ...(options.headerRow === undefined ? {} : { headerRow: options.headerRow }),
      },
      progress,
    );
    const readSeconds = (performance.now() - start) / 1000;
    return await work({ engine, loaded, input: linkageInput(loaded), readSeconds });
  } finally {
    await engine?.close();
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Lets a bar show how far the database is with the query at hand. */
async function watchQueries(
  { connection }: DuckDbEngine,
  watch: NonNullable<CommandProgress['watch']>,
): Promise<void> {
  await connection.run('SET enable_progress_bar = true');
  await connection.run('SET enable_progress_bar_print = false');
  watch(() => {
    const { percentage } = connection.progress;
    // Negative while no query runs, or while the database cannot say.
    return percentage > 0 && percentage <= 100 ? percentage / 100 : undefined;
  });
}

/** The columns of the records as text, in order, in SQL: a list with commas between. */
export function textFields({ columns }: Pick<LoadedRecords, 'columns'>): string[] {
  return columns.map(({ field, isArray }) => {
    const column = quoteIdentifier(field);
    return isArray ? `array_to_string(${column}, ', ')` : column;
  });
}

/** What linking may see of the records: neither who they are called nor who they truly are. */
export function linkageInput(loaded: LoadedRecords): LoadedInput {
  return {
    datasets: loaded.datasets.map(({ name }) => name),
    datasetSizes: loaded.datasets.map(({ rows }) => rows),
    recordCount: loaded.rowCount,
    columns: Object.fromEntries(
      loaded.columns
        .filter(({ role }) => role === 'value')
        .map(({ name, field, isArray }) => [name, { sql: quoteIdentifier(field), isArray }]),
    ),
  };
}
