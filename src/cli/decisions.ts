import { readFile } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import type { LoadedRecords } from '../engines/duckdb/index.ts';
import { ReeveError } from '../kernel/index.ts';
import { type LinkageEngine, sql, UnionFind } from '../linkage/index.ts';

const COLUMNS = ['dataset_l', 'id_l', 'dataset_r', 'id_r'] as const;

/** A pair that somebody decided on, with the line that says so. */
interface DecidedPair {
  readonly line: number;
  readonly l: { readonly dataset: string; readonly id: string };
  readonly r: { readonly dataset: string; readonly id: string };
}

/**
 * Pairs of record numbers from a file of decisions: CSV with the columns `dataset_l, id_l,
 * dataset_r, id_r`, and any others, so that `links.csv` and `reviews.csv` will do.
 *
 * Throws `decisions/*` with file and line: a missing file or column, a ragged row, a record
 * that is not in the input, a record paired with itself.
 */
export async function readDecisions(
  path: string,
  engine: LinkageEngine,
  loaded: LoadedRecords,
): Promise<(readonly [number, number])[]> {
  const pairs = parsePairs(await readText(path), path);
  if (pairs.length === 0) return [];
  await engine.run('CREATE OR REPLACE TABLE decided (n INTEGER, dataset INTEGER, id VARCHAR)');
  const sides = pairs.flatMap(({ l, r }) => [l, r]);
  const indexOf = new Map(loaded.datasets.map(({ name }, index) => [name, index]));
  await engine.append('decided', [
    Int32Array.from(sides, (_, n) => n),
    Int32Array.from(sides, ({ dataset }) => indexOf.get(dataset) ?? -1),
    sides.map(({ id }) => id),
  ]);
  const found = await engine.columns(
    sql`SELECT d.n AS n, min(r.rid) AS rid FROM decided d JOIN records r ON r.dataset = d.dataset AND r.id = d.id GROUP BY d.n`,
  );
  await engine.run('DROP TABLE decided');
  const rids = new Int32Array(sides.length).fill(-1);
  (found.n as Int32Array).forEach((n, i) => {
    rids[n] = (found.rid as Int32Array)[i] ?? -1;
  });
  return pairs.map((pair, k) => {
    const [l = -1, r = -1] = rids.subarray(2 * k, 2 * k + 2);
    const missing = l < 0 ? pair.l : r < 0 ? pair.r : undefined;
    if (missing !== undefined) throw unknownRecord(missing, path, pair.line, loaded);
    if (l === r) {
      throw new ReeveError('decisions/same-record', 'Both sides are the same record', {
        location: { file: path, line: pair.line },
        hint: 'Give two records.',
      });
    }
    return [l, r] as const;
  });
}

/**
 * Checks that no never-match pair is joined by always-match pairs, through other records or not.
 * Throws `decisions/contradiction`.
 */
export function checkDecisions(
  recordCount: number,
  never: readonly (readonly [number, number])[],
  always: readonly (readonly [number, number])[],
  files: { readonly never: string; readonly always: string },
): void {
  const joined = new UnionFind(recordCount);
  for (const [l, r] of always) joined.union(l, r);
  const index = never.findIndex(([l, r]) => joined.find(l) === joined.find(r));
  if (index < 0) return;
  throw new ReeveError(
    'decisions/contradiction',
    `Pair ${index + 1} must never match, and ${files.always} joins the two, if through other records`,
    { location: { file: files.never }, hint: 'Take the pair out of one of the two files.' },
  );
}

/**
 * Checks that always-match pairs join no two records of a data set that holds a person once.
 * Throws `decisions/contradiction`.
 *
 * @param exclusive data set of each record where that holds a person once, else -1
 */
export function checkOncePerDataset(
  always: readonly (readonly [number, number])[],
  exclusive: Int32Array,
  datasets: readonly string[],
  file: string,
): void {
  const joined = new UnionFind(exclusive.length);
  for (const [l, r] of always) joined.union(l, r);
  const seen = new Set<string>();
  for (const record of new Set(always.flat())) {
    const dataset = exclusive[record] ?? -1;
    if (dataset < 0) continue;
    const key = `${joined.find(record)} ${dataset}`;
    if (seen.has(key)) {
      throw new ReeveError(
        'decisions/contradiction',
        `Its pairs join two records of data set "${datasets[dataset]}", if through others, and the model says that it holds a person once`,
        {
          location: { file },
          hint: 'Take a pair out, or the data set out of clustering.oneRecordPer.',
        },
      );
    }
    seen.add(key);
  }
}

async function readText(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new ReeveError(
      'decisions/missing-file',
      code === 'ENOENT' ? 'There is no such file' : `The file cannot be read (${code})`,
      { location: { file: path }, hint: 'Check the path.', cause: error },
    );
  }
}

function parsePairs(text: string, path: string): DecidedPair[] {
  const rows = parseRows(text, path);
  const header = rows[0]?.record ?? [];
  const missing = COLUMNS.filter((name) => !header.includes(name));
  if (missing.length > 0) {
    throw new ReeveError('decisions/missing-column', `There is no column ${missing.join(', ')}`, {
      location: { file: path, line: 1 },
      hint: `The columns are ${COLUMNS.join(', ')}; others may follow.`,
    });
  }
  const [datasetL = 0, idL = 0, datasetR = 0, idR = 0] = COLUMNS.map((name) =>
    header.indexOf(name),
  );
  return rows.slice(1).map(({ record, line }) => ({
    line,
    l: { dataset: record[datasetL] ?? '', id: record[idL] ?? '' },
    r: { dataset: record[datasetR] ?? '', id: record[idR] ?? '' },
  }));
}

/** Rows with the line that each ends on: csv-parse counts the lines it has read. */
function parseRows(text: string, path: string): { record: string[]; line: number }[] {
  try {
    const rows = parse(text, { info: true, skip_empty_lines: true }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    return rows.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as unknown as { lines?: number };
    throw new ReeveError('decisions/malformed', 'The row does not have the columns of the header', {
      location: { file: path, ...(lines === undefined ? {} : { line: lines }) },
      hint: 'Check its commas and quotes.',
      cause: error,
    });
  }
}

function unknownRecord(
  record: { readonly dataset: string; readonly id: string },
  path: string,
  line: number,
  loaded: LoadedRecords,
): ReeveError {
  const names = loaded.datasets.map(({ name }) => name);
  const isDataset = names.includes(record.dataset);
  return new ReeveError(
    'decisions/unknown-record',
    isDataset
      ? `There is no record "${record.id}" in data set "${record.dataset}"`
      : `There is no data set "${record.dataset}"`,
    {
      location: { file: path, line },
      hint: isDataset
        ? 'Write ids exactly as in the input.'
        : `The data sets are: ${names.join(', ')}.`,
    },
  );
}
