/**
 * Accuracy of `reeve link` with no configuration, on files whose truth is known.
 *
 *   node bench/accuracy/evaluate.ts [--data ../shared/data] [--seed 1] [name ...]
 *
 * Each file is copied without its truth column, with its rows in random order
 * and ids that say nothing; the clusters are scored here, by code that shares
 * nothing with Reeve's own evaluation. `people` are 20,000 generated records, which
 * need no data folder.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writePeople } from '../generate.ts';
import { readLabels, readLinks } from '../linked-files.ts';
import { measure } from '../measure.ts';
import { bestThreshold, scoreClusters, scoreThresholds } from '../pairwise.ts';
import { blindCopy, type TruthFile } from './blind-copy.ts';

const FILES: readonly TruthFile[] = [
  { file: 'febrl1.csv', truthColumn: 'truth', idColumn: 'id' },
  { file: 'febrl2.csv', truthColumn: 'truth', idColumn: 'id' },
  { file: 'febrl3.csv', truthColumn: 'truth', idColumn: 'id' },
  { file: 'fake_1000.csv', truthColumn: 'cluster', idColumn: 'unique_id' },
  { file: 'rldata500.csv', truthColumn: 'ent_id', idColumn: 'rec_id' },
  { file: 'historical_50k.parquet', truthColumn: 'cluster', idColumn: 'unique_id' },
];

const root = fileURLToPath(new URL('../..', import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: join(root, '../shared/data') },
    seed: { type: 'string', default: '1' },
  },
});

interface Row {
  readonly file: string;
  readonly f1: string;
  readonly precision: string;
  readonly recall: string;
  /** Of connected components of links and reviews, over all thresholds. */
  readonly bestF1: string;
  readonly seconds: string;
}

/** Makes a file to link in the folder, and says who is who in it. */
type Preparation = (folder: string) => Promise<{
  readonly path: string;
  readonly truth: ReadonlyMap<string, string>;
}>;

function copyOf(source: TruthFile): Preparation {
  return (folder) =>
    blindCopy({ ...source, folder: values.data }, { folder, seed: Number(values.seed) });
}

async function people(folder: string): ReturnType<Preparation> {
  const path = join(folder, 'people.csv');
  const truth = join(folder, 'truth.csv');
  writePeople({ records: 20_000, seed: Number(values.seed), out: path, truth });
  return { path, truth: await readLabels(truth, 'cluster') };
}

async function evaluate(name: string, idColumn: string, prepare: Preparation): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-accuracy-'));
  try {
    const { path, truth } = await prepare(folder);
    const out = join(folder, 'out');
    const measured = await measure(process.execPath, [
      join(root, 'src/cli/main.ts'),
      'link',
      path,
      ...['--id', idColumn],
      ...['--out', out],
      ...['--no-report', '--json'],
    ]);
    const clusters = await readLabels(join(out, 'clusters.csv'), 'cluster_id');
    const { f1, precision, recall } = scoreClusters(clusters, truth);
    const pairs = await readLinks(join(out, 'links.csv'));
    for (const pair of await readLinks(join(out, 'reviews.csv'))) pairs.push(pair);
    return {
      file: name,
      f1: f1.toFixed(4),
      precision: precision.toFixed(4),
      recall: recall.toFixed(4),
      bestF1: bestThreshold(scoreThresholds(pairs, truth))?.f1.toFixed(4) ?? 'no links',
      seconds: measured.wallSeconds.toFixed(1),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const isWanted = (name: string): boolean =>
  positionals.length === 0 || positionals.some((start) => name.startsWith(start));
const rows: Row[] = [];
async function add(name: string, idColumn: string, prepare: Preparation): Promise<void> {
  const row = await evaluate(name, idColumn, prepare);
  console.error(`${name}: F1 ${row.f1}`);
  rows.push(row);
}

for (const source of FILES.filter(({ file }) => isWanted(file))) {
  if (existsSync(join(values.data, source.file))) {
    await add(source.file, source.idColumn, copyOf(source));
  } else {
    console.error(`Skipped: there is no ${source.file} in ${values.data}`);
  }
}
if (isWanted('people')) await add('people', 'id', people);
if (rows.length > 0) console.table(rows);
