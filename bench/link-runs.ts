import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readLabels, readLinks } from './linked-files.ts';
import { lastJsonLine, measure } from './measure.ts';
import { bestThreshold, scoreClusters, scoreThresholds } from './pairwise.ts';

/** The phases that both tools have, in the order they run. */
export const PHASES = ['start', 'read', 'u', 'EM', 'predict', 'cluster', 'write'] as const;

export type Phase = (typeof PHASES)[number];

/** One tool, once, over one file. */
export interface LinkRun {
  readonly tool: string;
  readonly version: string;
  readonly records: number;
  readonly candidatePairs: number;
  readonly wallSeconds: number;
  readonly peakBytes: number | null;
  /** Seconds; they add up to the wall time. */
  readonly phases: Readonly<Record<Phase, number>>;
  /** Seconds by the tool's own names. */
  readonly ownPhases: Readonly<Record<string, number>>;
  /** Threshold that the clusters were made at. */
  readonly threshold: number;
  /** Pairwise, on the clusters as written. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Best pairwise F1 of connected components, over every threshold on the pairs kept. */
  readonly bestF1: number;
}

interface RunOptions {
  readonly people: string;
  readonly truth: string;
  readonly threads: number;
  readonly out: string;
}

const here = fileURLToPath(new URL('.', import.meta.url));

/** What each tool calls the phases. What neither names is process start and imports. */
const PHASE_OF: Readonly<Record<string, Phase>> = {
  read: 'read',
  standardise: 'read',
  u: 'u',
  'random pairs': 'u',
  prior: 'EM',
  em: 'EM',
  train: 'EM',
  block: 'predict',
  compare: 'predict',
  count: 'predict',
  predict: 'predict',
  score: 'predict',
  cluster: 'cluster',
  write: 'write',
};

/** Links with Reeve's command line as it is installed: built. */
export async function reeveRun(options: RunOptions): Promise<LinkRun> {
  const measured = await measure(process.execPath, [
    join(here, '../dist/cli/main.js'),
    'link',
    options.people,
    ...['--model', join(here, 'model.json')],
    ...['--id', 'id'],
    ...['--out', options.out],
    ...['--no-report', '--json'],
  ]);
  const summary = lastJsonLine(measured.stdout) as {
    records: number;
    candidatePairs: number;
    thresholds: { link: number };
    timings: Record<string, number>;
  };
  return {
    tool: 'Reeve',
    version: '',
    records: summary.records,
    candidatePairs: summary.candidatePairs,
    wallSeconds: measured.wallSeconds,
    peakBytes: measured.peakBytes,
    phases: commonPhases(summary.timings, measured.wallSeconds),
    ownPhases: summary.timings,
    threshold: summary.thresholds.link,
    ...(await accuracy(options)),
  };
}

/** Links with Splink, in a Python of its own. */
export async function splinkRun(
  options: RunOptions & { readonly python: string },
): Promise<LinkRun> {
  const threshold = 0.95;
  const measured = await measure(options.python, [
    join(here, 'splink/run_splink.py'),
    options.people,
    ...['--out', options.out],
    ...['--threads', String(options.threads)],
    ...['--threshold', String(threshold)],
  ]);
  const summary = lastJsonLine(measured.stdout) as {
    version: string;
    duckdb: string;
    records: number;
    pairs: number;
    phases: Record<string, number>;
  };
  return {
    tool: 'Splink',
    version: `${summary.version}, DuckDB ${summary.duckdb}`,
    records: summary.records,
    candidatePairs: summary.pairs,
    wallSeconds: measured.wallSeconds,
    peakBytes: measured.peakBytes,
    phases: commonPhases(summary.phases, measured.wallSeconds),
    ownPhases: summary.phases,
    threshold,
    ...(await accuracy(options)),
  };
}

function commonPhases(own: Readonly<Record<string, number>>, wall: number): Record<Phase, number> {
  const phases = Object.fromEntries(PHASES.map((phase) => [phase, 0])) as Record<Phase, number>;
  let named = 0;
  for (const [name, seconds] of Object.entries(own)) {
    const phase = PHASE_OF[name];
    if (phase === undefined) throw new Error(`No common phase is known for "${name}"`);
    phases[phase] += seconds;
    named += seconds;
  }
  phases.start = Math.max(0, wall - named);
  return phases;
}

/** Both tools by the same code, from the files they wrote. */
async function accuracy(
  options: RunOptions,
): Promise<Pick<LinkRun, 'precision' | 'recall' | 'f1' | 'bestF1'>> {
  const truth = await readLabels(options.truth, 'cluster');
  const clusters = await readLabels(join(options.out, 'clusters.csv'), 'cluster_id');
  const { precision, recall, f1 } = scoreClusters(clusters, truth);
  const pairs = await readLinks(join(options.out, 'links.csv'));
  const reviews = join(options.out, 'reviews.csv');
  if (existsSync(reviews)) for (const link of await readLinks(reviews)) pairs.push(link);
  const best = bestThreshold(scoreThresholds(pairs, truth));
  if (best === undefined) throw new Error(`${basename(options.out)} has no links`);
  return { precision, recall, f1, bestF1: best.f1 };
}
