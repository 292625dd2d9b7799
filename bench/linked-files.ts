import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse/sync';
import type { ScoredLink } from './pairwise.ts';

/** Calls back with the named columns of each row. No value may hold a line break. */
async function eachRow(
  path: string,
  columns: readonly string[],
  row: (values: readonly string[]) => void,
): Promise<void> {
  let places: readonly number[] | undefined;
  for await (const line of createInterface({
    input: createReadStream(path),
    crlfDelay: Infinity,
  })) {
    if (line === '') continue;
    // Nearly every line is without quotes, and splitting is many times faster.
    const values = line.includes('"') ? (parse(line)[0] as string[]) : line.split(',');
    if (places === undefined) {
      places = columns.map((column) => {
        const place = values.indexOf(column);
        if (place < 0) throw new Error(`${path} has no column ${column}`);
        return place;
      });
    } else {
      row(places.map((place) => values[place] as string));
    }
  }
}

/** Record id to a label: `clusters.csv` with `cluster_id`, or a truth file with its column. */
export async function readLabels(path: string, label: string): Promise<Map<string, string>> {
  const labels = new Map<string, string>();
  await eachRow(path, ['id', label], ([id, value]) => {
    if (labels.has(id as string)) throw new Error(`${path} has record ${id} twice`);
    labels.set(id as string, value as string);
  });
  return labels;
}

/** The links of `links.csv`, heaviest or not. */
export async function readLinks(path: string): Promise<ScoredLink[]> {
  const links: ScoredLink[] = [];
  await eachRow(path, ['id_l', 'id_r', 'match_weight'], ([left, right, weight]) => {
    links.push({ left: left as string, right: right as string, weight: Number(weight) });
  });
  return links;
}
