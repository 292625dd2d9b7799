/**
 * Linkage of people on the synthetic borough: `reeve link` with no model and no options, on the
 * person files of all services as they stand, against the truth.
 *
 *   node bench/accuracy/borough.ts [--people 20000] [--seed 1] [--noise 1] [--threshold T ...]
 *     [--splink] [--ceiling] [--clusters FILE ...] [--no-reeve] [--json] [--save]
 *
 * `--splink` adds Splink with its ready-made person comparisons; `--ceiling` what boosted trees
 * reach that were trained on the truth of another borough with the same error rates; `--clusters`
 * clusters made otherwise. `--save` writes the figures to `bench/results`, keeps there what other
 * tools had on the same records, and writes the page anew.
 * Boroughs and clusters are kept in `bench/tmp/borough`.
 */
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { machine } from '../machine.ts';
import { lastJsonLine, type Measured, measure } from '../measure.ts';
import { splinkPython } from '../splink/environment.ts';
import {
  type BoroughRecords,
  readBorough,
  readClusters,
  writeFields,
  writePeople,
} from './borough/borough-records.ts';
import { evaluateClusters } from './borough/evaluate-clusters.ts';
import { type BoroughSettings, madeBorough } from './borough/made-borough.ts';
import { type BoroughResult, type Outcome, reportOf } from './borough/report.ts';

/** About as many people the ceiling is trained on; at least one borough of them. */
const TRAINING_PEOPLE = 100_000;

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  allowNegative: true,
  options: {
    people: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    noise: { type: 'string', default: '1' },
    threshold: { type: 'string', multiple: true, default: [] },
    reeve: { type: 'boolean', default: true },
    splink: { type: 'boolean', default: false },
    ceiling: { type: 'boolean', default: false },
    clusters: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
  },
});

const settings: BoroughSettings = {
  people: Number(values.people),
  seed: Number(values.seed),
  noise: Number(values.noise),
};
const borough = await madeBorough(root, settings);
const known = await readBorough(borough);
const outcomes: Outcome[] = [];
if (values.reeve) {
  outcomes.push({ ...(await reeve(known)), isDefault: true });
  for (const threshold of values.threshold) outcomes.push(await reeve(known, threshold));
}
if (values.splink) outcomes.push(...(await splink()));
if (values.ceiling) outcomes.push(...(await ceiling()));
for (const path of values.clusters) outcomes.push(await outcomeOf(path, basename(path), null));

const result: BoroughResult = { ...settings, machine: machine(), outcomes };
console.log(values.json ? JSON.stringify(result) : reportOf(result));
if (values.save) save(result);

/** As a user runs it: the files, and where the outputs go. */
async function reeve({ paths }: BoroughRecords, given?: string): Promise<Outcome> {
  const out = `${borough}.reeve`;
  const threshold = given === undefined ? [] : ['--threshold', given];
  const measured = await measure(process.execPath, [
    ...[join(root, 'src/cli/main.ts'), 'link', ...paths],
    ...['--out', out, '--json', ...threshold],
  ]);
  const { thresholds } = lastJsonLine(measured.stdout) as { thresholds: { link: number } };
  return outcomeOf(join(out, 'clusters.csv'), 'Reeve', thresholds.link, measured);
}

async function splink(): Promise<Outcome[]> {
  const fields = `${borough}.fields.csv`;
  await writeFields(borough, fields);
  const here = join(root, 'bench/splink');
  const python = splinkPython(join(root, 'bench/.venv'), join(here, 'requirements.txt'));
  return pythonOutcomes(python, 'Splink', join(here, 'borough.py'), [fields]);
}

/** Trained on boroughs of the same size and error rates, of which nothing else is alike. */
async function ceiling(): Promise<Outcome[]> {
  const fields = `${borough}.fields.csv`;
  await writeFields(borough, fields);
  const files = [fields];
  const boroughs = Math.max(1, Math.round(TRAINING_PEOPLE / settings.people));
  for (let i = 1; i <= boroughs; i++) {
    const training = await madeBorough(root, { ...settings, seed: settings.seed + i });
    const [said, truth] = [`${training}.fields.csv`, `${training}.people.csv`];
    await writeFields(training, said);
    await writePeople(await readBorough(training), truth);
    files.push('--training', said, truth);
  }
  const here = join(root, 'bench/accuracy');
  const python = splinkPython(
    join(root, 'bench/.venv-ceiling'),
    join(here, 'borough_ceiling_requirements.txt'),
  );
  return pythonOutcomes(python, 'Ceiling', join(here, 'borough_ceiling.py'), files);
}

/** Runs a script that writes `clusters-<threshold>.csv` to the folder behind `--out`. */
async function pythonOutcomes(
  python: string,
  tool: string,
  script: string,
  files: readonly string[],
): Promise<Outcome[]> {
  const out = `${borough}.${tool.toLowerCase()}`;
  mkdirSync(out, { recursive: true });
  const measured = await measure(python, [script, ...files, '--out', out]);
  const { thresholds } = lastJsonLine(measured.stdout) as { thresholds: number[] };
  const found: Outcome[] = [];
  for (const threshold of thresholds) {
    const path = join(out, `clusters-${threshold}.csv`);
    found.push(await outcomeOf(path, tool, threshold, measured));
  }
  return found;
}

async function outcomeOf(
  path: string,
  tool: string,
  threshold: number | null,
  measured?: Measured,
): Promise<Outcome> {
  const { clusters, missing, surplus } = await readClusters(path, borough, known);
  return {
    tool,
    threshold,
    seconds: measured?.wallSeconds ?? null,
    peakBytes: measured?.peakBytes ?? null,
    missing,
    surplus,
    evaluation: evaluateClusters(known.records, clusters, {
      files: known.datasets,
      groups: known.groups,
    }),
  };
}

/** What was saved of tools that were not run this time, on the same records. */
function keptOutcomes(path: string, { outcomes }: BoroughResult): Outcome[] {
  if (!existsSync(path)) return [];
  const earlier = (JSON.parse(readFileSync(path, 'utf8')) as BoroughResult).outcomes;
  const records = (outcome: Outcome | undefined) => outcome?.evaluation.totals.records;
  if (records(earlier[0]) !== records(outcomes[0])) return [];
  return earlier.filter((outcome) => !outcomes.some(({ tool }) => tool === outcome.tool));
}

/** Writes the figures, and the page of all that were saved. */
function save(measured: BoroughResult): void {
  const folder = join(root, 'bench/results');
  const path = join(
    folder,
    `borough-${measured.people}-seed${measured.seed}-noise${measured.noise}.json`,
  );
  const saved = { ...measured, outcomes: [...measured.outcomes, ...keptOutcomes(path, measured)] };
  writeFileSync(path, `${JSON.stringify(saved, null, 2)}\n`);
  const all = globSync('borough-*.json', { cwd: folder })
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as BoroughResult)
    .sort((a, b) => a.people - b.people || a.noise - b.noise || a.seed - b.seed);
  const { processor, cores, memoryBytes, node } = saved.machine;
  writeFileSync(
    join(folder, 'borough.md'),
    `${[
      '# Linkage of people on the synthetic borough',
      'Written by `node bench/accuracy/borough.ts --save`; `bench/README.md` says what is measured.',
      `${processor}, ${cores} cores, ${(memoryBytes / 2 ** 30).toFixed(1)} GiB, Node ${node}.`,
      ...all.map(reportOf),
    ].join('\n\n')}\n`,
  );
}
