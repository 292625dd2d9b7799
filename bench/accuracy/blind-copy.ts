import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { DuckDbEngine } from '../../src/engines/duckdb/index.ts';
import { csvLine, seededRandom } from '../../src/synthetic/index.ts';

/** A file with known truth, and how to make a copy that does not give it away. */
export interface TruthFile {
  readonly file: string;
  readonly truthColumn: string;
  readonly idColumn: string;
}

export interface BlindCopy {
  /** Path of the copy: no truth column, rows in random order, ids that say nothing. */
  readonly path: string;
  /** True person by the copy's id. */
  readonly truth: ReadonlyMap<string, string>;
  /** Path of the same copy with the truth in its last column, `TRUTH_COLUMN`, as CSV. */
  readonly known: string;
}

export const TRUTH_COLUMN = 'true_person';

/**
 * Copies a file so that nothing in the copy tells who is who: not a column,
 * not the order of the rows, not the ids (some data sets number the records
 * of a person).
 *
 * @throws Error where the file lacks the truth or the id column.
 */
export async function blindCopy(
  source: TruthFile & { readonly folder: string },
  to: { readonly folder: string; readonly seed: number },
): Promise<BlindCopy> {
  const from = join(source.folder, source.file);
  const path = join(to.folder, basename(source.file));
  const rows = extname(source.file) === '.parquet' ? await parquetRows(from) : csvRows(from);
  const header = rows.shift() ?? [];
  const truthPlace = header.indexOf(source.truthColumn);
  const idPlace = header.indexOf(source.idColumn);
  if (truthPlace < 0 || idPlace < 0) {
    throw new Error(`${source.file} lacks column ${source.truthColumn} or ${source.idColumn}`);
  }
  const random = seededRandom(to.seed);
  for (let i = rows.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [rows[i], rows[j]] = [rows[j] as string[], rows[i] as string[]];
  }
  const truth = new Map<string, string>();
  const copy = (row: readonly string[]): string[] => row.filter((_, place) => place !== truthPlace);
  const lines = [csvLine(copy(header))];
  const knownLines = [csvLine([...copy(header), TRUTH_COLUMN])];
  rows.forEach((row, i) => {
    const id = `x${String(i + 1).padStart(7, '0')}`;
    truth.set(id, row[truthPlace] as string);
    lines.push(csvLine(copy(row.with(idPlace, id))));
    knownLines.push(csvLine([...copy(row.with(idPlace, id)), row[truthPlace] as string]));
  });
  const written = extname(path) === '.parquet' ? path.replace(/parquet$/, 'csv') : path;
  writeFileSync(written, lines.join(''));
  if (written !== path) await toParquet(written, path);
  const known = join(to.folder, 'known', basename(written));
  mkdirSync(join(to.folder, 'known'));
  writeFileSync(known, knownLines.join(''));
  return { path, truth, known };
}

function csvRows(path: string): string[][] {
  return parse(readFileSync(path), { bom: true, relax_column_count: false }) as string[][];
}

async function parquetRows(path: string): Promise<string[][]> {
  const engine = await DuckDbEngine.open();
  try {
    const rows = await engine.rows(`SELECT * FROM read_parquet('${path.replaceAll("'", "''")}')`);
    const header = Object.keys(rows[0] ?? {});
    const text = (value: unknown): string => (value === null ? '' : String(value));
    return [header, ...rows.map((row) => header.map((column) => text(row[column])))];
  } finally {
    await engine.close();
  }
}

async function toParquet(csv: string, parquet: string): Promise<void> {
  const engine = await DuckDbEngine.open();
  try {
    await engine.run(
      `COPY (SELECT * FROM read_csv('${csv.replaceAll("'", "''")}', header = true, all_varchar = true)) ` +
        `TO '${parquet.replaceAll("'", "''")}' (FORMAT parquet)`,
    );
  } finally {
    await engine.close();
  }
}
