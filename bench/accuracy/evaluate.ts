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
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writePeople } from '../generate.ts';
import { readLabels } from '../linked-files.ts';
import { measure } from '../measure.ts';
import { scoreClusters } from '../pairwise.ts';
import { type BlindCopy, blindCopy, TRUTH_COLUMN, type TruthFile } from './blind-copy.ts';

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
  /** Of Reeve's clusters over a grid of thresholds, by its own evaluation in a second run. */
  readonly bestF1: string;
  readonly seconds: string;
}

/** Makes a file to link in the folder, and says who is who in it. */
type Preparation = (folder: string) => Promise<BlindCopy>;

function copyOf(source: TruthFile): Preparation {
  return (folder) =>
    blindCopy({ ...source, folder: values.data }, { folder, seed: Number(values.seed) });
}

async function people(folder: string): ReturnType<Preparation> {
  const path = join(folder, 'people.csv');
  const truth = join(folder, 'truth.csv');
  writePeople({ records: 20_000, seed: Number(values.seed), out: path, truth });
  const labels = await readLabels(truth, 'cluster');
  const known = join(folder, 'known.csv');
  const [header, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const withTruth = lines.map((line) => `${line},${labels.get(line.slice(0, line.indexOf(',')))}`);
  writeFileSync(known, [`${header},${TRUTH_COLUMN}`, ...withTruth, ''].join('\n'));
  return { path, truth: labels, known };
}

async function evaluate(name: string, idColumn: string, prepare: Preparation): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-accuracy-'));
  try {
    const { path, truth, known } = await prepare(folder);
    const out = join(folder, 'out');
    const link = (file: string, ...options: readonly string[]) =>
      measure(process.execPath, [
        join(root, 'src/cli/main.ts'),
        'link',
        file,
        ...['--id', idColumn, '--no-report', '--json', ...options],
      ]);
    const measured = await link(path, '--out', out);
    const clusters = await readLabels(join(out, 'clusters.csv'), 'cluster_id');
    const { f1, precision, recall } = scoreClusters(clusters, truth);
    const evaluated = join(folder, 'evaluated');
    await link(known, '--truth', TRUTH_COLUMN, '--out', evaluated);
    const { best } = JSON.parse(readFileSync(join(evaluated, 'evaluation.json'), 'utf8')) as {
      best: { f1: number };
    };
    return {
      file: name,
      f1: f1.toFixed(4),
      precision: precision.toFixed(4),
      recall: recall.toFixed(4),
      bestF1: best.f1.toFixed(4),
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
