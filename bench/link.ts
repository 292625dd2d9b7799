/**
 * Reeve beside Splink: the same data, comparisons, blocking rules and machine, in one run.
 *
 *   npm run bench:link -- [--records 100000,1000000] [--no-peer] [--threads 2] [--runs 1] [--seed 1]
 *
 * Writes `bench/results/link-<records>.json`, and a table and a chart of the sizes run.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writePeople } from './generate.ts';
import { linkChart, linkTable } from './link-report.ts';
import { type LinkRun, reeveRun, splinkRun } from './link-runs.ts';
import { machine } from './machine.ts';
import { splinkPython } from './splink/environment.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

const { values } = parseArgs({
  allowNegative: true,
  options: {
    records: { type: 'string', default: '100000,1000000' },
    peer: { type: 'boolean', default: true },
    threads: { type: 'string', default: String(availableParallelism()) },
    runs: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
  },
});

// As it is installed, Reeve runs what is built.
execFileSync(process.execPath, [join(here, '../scripts/build.ts')], {
  cwd: join(here, '..'),
  stdio: ['ignore', 'ignore', 'inherit'],
});

/** Of several runs, the one with the median wall time. */
function median(runs: readonly LinkRun[]): LinkRun {
  const sorted = [...runs].sort((a, b) => a.wallSeconds - b.wallSeconds);
  return sorted[Math.floor((sorted.length - 1) / 2)] as LinkRun;
}

async function compare(records: number): Promise<readonly LinkRun[]> {
  const seed = Number(values.seed);
  const threads = Number(values.threads);
  const folder = join(here, 'tmp');
  const people = join(folder, `people-${records}.csv`);
  const truth = join(folder, `truth-${records}.csv`);
  console.error(`Making ${records.toLocaleString('en-GB')} records`);
  writePeople({ records, seed, out: people, truth });
  const python = values.peer
    ? splinkPython(join(here, '.venv'), join(here, 'splink/requirements.txt'))
    : undefined;
  const contenders: readonly ((run: number) => Promise<LinkRun>)[] = [
    (run) => reeveRun({ people, truth, threads, out: join(folder, `reeve-${records}-${run}`) }),
    ...(python === undefined
      ? []
      : [
          (run: number) =>
            splinkRun({
              python,
              people,
              truth,
              threads,
              out: join(folder, `splink-${records}-${run}`),
            }),
        ]),
  ];
  const runs: LinkRun[][] = contenders.map(() => []);
  // In turn, so that a machine that slows down slows them alike.
  for (let run = 1; run <= Number(values.runs); run++) {
    for (const [i, contender] of contenders.entries()) {
      const result = await contender(run);
      console.error(
        `${result.tool}: ${result.wallSeconds.toFixed(1)} s, F1 ${result.f1.toFixed(4)}`,
      );
      runs[i]?.push(result);
    }
  }
  const medians = runs.map(median);
  const results = join(here, 'results');
  mkdirSync(results, { recursive: true });
  writeFileSync(
    join(results, `link-${records}.json`),
    `${JSON.stringify({ records, seed, threads, machine: machine(), runs: medians, everyWallSeconds: runs.map((each) => each.map((run) => run.wallSeconds)) }, null, 2)}\n`,
  );
  return medians;
}

const bySize: { records: number; runs: readonly LinkRun[] }[] = [];
for (const records of values.records.split(',').map(Number)) {
  bySize.push({ records, runs: await compare(records) });
}
const table = linkTable(bySize, machine());
console.log(table);
// Without the peer there is nothing to compare: the committed comparison stays.
if (values.peer) {
  writeFileSync(join(here, 'results', 'link.md'), table);
  writeFileSync(join(here, 'results', 'link.svg'), await linkChart(bySize));
}
