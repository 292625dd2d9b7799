import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import {
  commandProgress,
  type LinkSummary,
  linkFiles,
  numberFrom,
  servingProgram,
} from '../cli/index.ts';
import { csvLine, SAMPLE_TRUTH_COLUMN, sampleSources } from '../synthetic/index.ts';
import { serveFolder } from './serve-folder.ts';

/**
 * `npm run sample`: links extracts of three invented services, without a model, and serves what came
 * of it to this machine alone. PORT says where (8420, and the next free port if that is taken);
 * REEVE_SAMPLE_PEOPLE how many people there are, REEVE_SAMPLE_FOLDER where the files go.
 */
const FOLDER =
  process.env.REEVE_SAMPLE_FOLDER ?? fileURLToPath(new URL('../../tmp/sample', import.meta.url));
const DEFAULT_PORT = 8420;
const DEFAULT_PEOPLE = 6000;

async function start(): Promise<() => void> {
  const { PORT, REEVE_SAMPLE_PEOPLE } = process.env;
  const port = numberFrom(PORT, DEFAULT_PORT);
  const files = await writeSample(numberFrom(REEVE_SAMPLE_PEOPLE, DEFAULT_PEOPLE));
  process.stdout.write('Linking the records of three invented services:\n');
  for (const file of files) process.stdout.write(`  ${file}\n`);
  const progress = commandProgress(process.stderr);
  const summary = await linkFiles(
    {
      files,
      out: join(FOLDER, 'out'),
      truth: SAMPLE_TRUTH_COLUMN,
      type: 'link-and-dedupe',
      seed: 1,
    },
    progress,
  ).finally(() => progress.end());
  process.stdout.write(`${describe(summary)}\n`);
  const server = await serveFolder(join(FOLDER, 'out'), port, 'report.html');
  process.stdout.write(`\nThe report: ${server.address}\nStop with Ctrl-C.\n`);
  return () => {
    server.close();
    process.stdout.write('\n');
  };
}

async function writeSample(people: number): Promise<string[]> {
  const folder = join(FOLDER, 'in');
  await mkdir(folder, { recursive: true });
  return Promise.all(
    sampleSources({ people, seed: 1 }).map(async ({ name, columns, rows }) => {
      const path = join(folder, `${name}.csv`);
      await writeFile(path, [columns, ...rows].map(csvLine).join(''));
      return path;
    }),
  );
}

function describe(summary: LinkSummary): string {
  const { evaluation } = summary;
  const number = (value: number): string => value.toLocaleString('en-GB');
  const found = `${number(summary.records)} records are ${number(summary.clusters)} people, with ${number(summary.reviews)} pairs for a person to look at.`;
  if (evaluation === undefined) return found;
  const share = (value: number): string => `${(100 * value).toFixed(1)}%`;
  const { precision, recall } = evaluation.pairwise;
  return `${found}\nAgainst the truth, which Reeve did not see: ${share(precision)} of the pairs it linked are right, and it found ${share(recall)} of those there are.`;
}

await servingProgram(start);
