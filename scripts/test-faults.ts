/**
 * `npm run test:faults`: kills processes that load, match and decide at every write site that has a name,
 * on both databases. `npm test` does so at a few.
 *
 *   npm run test:faults            each site at its first, a middle and its last write
 *   npm run test:faults -- --all   every single write: hours
 *
 * The time it takes is that of the kills: each site is died at in a process of its own, and the work
 * done again. With four sources on a server there are 152 sites with a name, and each took 5 to 20
 * seconds on two cores that eight others shared; on an embedded database, longer.
 */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { startTestDatabases } from './test-databases.ts';

const FILE = 'scripts/faults-at-every-site.ts';

const { values } = parseArgs({ options: { all: { type: 'boolean', default: false } } });
const databases = await startTestDatabases(['test/faults/faulted-index.ts']);
if (databases.missing !== undefined) {
  process.stdout.write(`No faults on a server: ${databases.missing}.\n`);
}
try {
  const child = spawn(process.execPath, ['--test', '--test-reporter=spec', FILE], {
    stdio: 'inherit',
    env: { ...process.env, ...(values.all ? { REEVE_FAULTS: 'all' } : {}) },
  });
  process.exitCode = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
} finally {
  await databases.stop();
}
