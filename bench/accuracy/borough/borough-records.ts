import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { join, parse as parsePath } from 'node:path';
import { parse } from 'csv-parse';
import type { KnownRecord, PeopleGroup } from './evaluate-clusters.ts';
import { type ExtractRow, extractRows, keyOf, lastExtract } from './extract-rows.ts';
import { type Person, peopleGroups, type Relationship } from './people-groups.ts';
import { PERSON_FIELDS, PERSON_FILES, type PersonFile } from './person-files.ts';

/** Person files of a borough, as a matcher gets them and as they truly are. */
export interface BoroughRecords {
  readonly paths: readonly string[];
  /** Names of the data sets: those of the files without their ending. */
  readonly datasets: readonly string[];
  /** How many records each file has. They follow one another in `records`. */
  readonly sizes: readonly number[];
  readonly records: readonly KnownRecord[];
  readonly groups: readonly PeopleGroup[];
}

/** Reads the person files in the last extracts of a borough and who their records are. */
export async function readBorough(borough: string): Promise<BoroughRecords> {
  const truth = (name: string) => csvRows(join(borough, 'truth', name));
  const personOf = new Map<string, string>();
  for await (const { source, key, person } of truth('records.csv')) {
    if (person !== '') personOf.set(`${source}\n${key}`, person!);
  }
  const homes = new Map<string, number>();
  const homeOf = new Map<string, number>();
  for await (const { source, key, uprn, address } of truth('stated-addresses.csv')) {
    // The last statement counts: the file is in the order of the extracts.
    const home = uprn || address;
    if (home) homeOf.set(`${source}\n${key}`, numbered(homes, home));
  }
  const numbers = new Map<string, number>();
  const records: KnownRecord[] = [];
  const sizes = PERSON_FILES.map((each, file) => {
    const rows = extractRows(lastExtract(borough, each), each);
    for (const row of rows) {
      const record = `${each.source}\n${keyOf(row, each)}`;
      const person = personOf.get(record);
      records.push({
        file,
        person: person === undefined ? -1 : numbered(numbers, person),
        isBirthKnown: statedIn(row, each, 'born') !== '',
        home: homeOf.get(record) ?? -1,
      });
    }
    return rows.length;
  });
  const people: Person[] = [];
  for await (const { person = '', given = '', surname = '', born = '' } of truth('people.csv')) {
    if (numbers.has(person)) people.push({ person, given, surname, born });
  }
  const relationships: Relationship[] = [];
  for await (const { person = '', kind = '', other = '' } of truth('relationships.csv')) {
    relationships.push({ person, kind, other });
  }
  return {
    paths: PERSON_FILES.map((each) => lastExtract(borough, each)),
    datasets: PERSON_FILES.map(({ file }) => parsePath(file).name),
    sizes,
    records,
    groups: peopleGroups(people, relationships, numbers),
  };
}

/**
 * Writes what the person files say, as it stands in them, under common names; rows numbered from
 * 1 in each file. For programs that would otherwise need readers of their own. No truth is in it.
 */
export async function writeFields(borough: string, path: string): Promise<void> {
  await writeCsv(path, ['dataset', 'id', ...PERSON_FIELDS], function* () {
    for (const each of PERSON_FILES) {
      const dataset = parsePath(each.file).name;
      for (const [i, row] of extractRows(lastExtract(borough, each), each).entries()) {
        const values = PERSON_FIELDS.map((field) => statedIn(row, each, field));
        yield [dataset, String(i + 1), ...values];
      }
    }
  });
}

/** Writes the number of each record's person, empty for nobody, rows as in `writeFields`. */
export async function writePeople(
  { datasets, sizes, records }: BoroughRecords,
  path: string,
): Promise<void> {
  await writeCsv(path, ['dataset', 'id', 'person'], function* () {
    let at = 0;
    for (const [file, size] of sizes.entries()) {
      for (let row = 1; row <= size; row++) {
        const { person } = records[at++]!;
        yield [datasets[file]!, String(row), person === -1 ? '' : String(person)];
      }
    }
  });
}

/** A clustering of the records of a borough, and what its files lack or have too many of. */
export interface ReadClusters {
  readonly clusters: Int32Array;
  /** Records that stand in no cluster: the reader left them out. They count as alone. */
  readonly missing: number;
  /** Rows that are no records of the files. */
  readonly surplus: number;
}

/**
 * Reads a `clusters.csv` with ids that are row numbers or the values of a column.
 *
 * @throws Error where the ids of a data set are neither.
 */
export async function readClusters(
  path: string,
  borough: string,
  { datasets, sizes, records }: BoroughRecords,
): Promise<ReadClusters> {
  const labels = new Map(datasets.map((name) => [name, new Map<string, number>()]));
  const clusterNumbers = new Map<string, number>();
  for await (const { dataset = '', id = '', cluster_id: cluster = '' } of csvRows(path)) {
    const own = labels.get(dataset);
    if (own === undefined) throw new Error(`${path} has a data set ${dataset}, which is no file`);
    own.set(id, numbered(clusterNumbers, cluster));
  }
  const clusters = new Int32Array(records.length);
  let missing = 0;
  let surplus = 0;
  let at = 0;
  for (const [file, size] of sizes.entries()) {
    const own = labels.get(datasets[file]!)!;
    const ids = idsOf(own, size, borough, PERSON_FILES[file]!);
    surplus += own.size;
    for (const id of ids) {
      const cluster = own.get(id);
      if (cluster === undefined) missing++;
      else surplus--;
      clusters[at] = cluster ?? clusterNumbers.size + at;
      at++;
    }
  }
  return { clusters, missing, surplus };
}

function idsOf(
  known: ReadonlyMap<string, number>,
  size: number,
  borough: string,
  file: PersonFile,
): string[] {
  const numbersOfRows = Array.from({ length: size }, (_, i) => String(i + 1));
  const limit = known.size;
  const areRowNumbers = [...known.keys()].every((id) => /^\d+$/.test(id) && Number(id) <= limit);
  if (areRowNumbers) return numbersOfRows;
  const rows = extractRows(lastExtract(borough, file), file);
  const column = Object.keys(rows[0] ?? {}).find((name) =>
    rows.every((row) => known.has(row[name] ?? '')),
  );
  if (column === undefined) throw new Error(`No column of ${file.file} has the ids of its records`);
  return rows.map((row) => row[column]!);
}

function statedIn(
  row: ExtractRow,
  { fields }: PersonFile,
  field: (typeof PERSON_FIELDS)[number],
): string {
  const values = (fields[field] ?? []).map((column) => row[column] ?? '');
  return values.filter((value) => value !== '').join(' ');
}

function numbered(numbers: Map<string, number>, name: string): number {
  let number = numbers.get(name);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(name, number);
  }
  return number;
}

function csvRows(path: string): AsyncIterable<Readonly<Record<string, string>>> {
  return createReadStream(path).pipe(parse({ columns: true, bom: true }));
}

async function writeCsv(
  path: string,
  header: readonly string[],
  rows: () => Iterable<readonly string[]>,
): Promise<void> {
  const stream = createWriteStream(path);
  const line = (values: readonly string[]) =>
    `${values.map((value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(',')}\n`;
  stream.write(line(header));
  for (const row of rows()) if (!stream.write(line(row))) await once(stream, 'drain');
  stream.end();
  await once(stream, 'finish');
}
