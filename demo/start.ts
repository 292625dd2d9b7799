/**
 * `npm start`: a made-up borough, its services' extracts loaded and matched, and the pages for
 * staff on it, for this machine alone. PORT says where (8420, and the next for signing in);
 * REEVE_DEMO_PEOPLE how many people live there, REEVE_DEMO_FOLDER where it is kept.
 */
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { commandProgress, numberFrom, servingProgram } from '../src/cli/index.ts';
import { boroughIndex } from './borough-index.ts';
import { serveDemo } from './pages.ts';
import { madeUpStaff } from './staff.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DEFAULT_PORT = 8420;
const DEFAULT_PEOPLE = 20_000;
const EXTRACTS = 3;

async function start(): Promise<() => unknown> {
  const { PORT, REEVE_DEMO_PEOPLE, REEVE_DEMO_FOLDER } = process.env;
  const port = numberFrom(PORT, DEFAULT_PORT);
  const people = numberFrom(REEVE_DEMO_PEOPLE, DEFAULT_PEOPLE);
  const folder = REEVE_DEMO_FOLDER ?? join(ROOT, 'tmp', 'demo');
  const progress = commandProgress(process.stderr);
  const index = await boroughIndex(
    folder,
    { people, extracts: EXTRACTS, seed: 1 },
    progress,
  ).finally(() => progress.end());
  const pages = await serveDemo(index, { pages: port, provider: port + 1 });
  process.stdout.write(
    `\nThe hub of Wexmere, a borough that is made up: ${pages.address.href}\nSign in as one of:\n`,
  );
  for (const { name, does } of madeUpStaff(new Date().toISOString().slice(0, 10))) {
    process.stdout.write(`  ${name.padEnd(18)} ${does}\n`);
  }
  process.stdout.write('\nStop with Ctrl-C.\n');
  return () => pages.close().then(() => process.stdout.write('\n'));
}

await servingProgram(start);
