/**
 * `npm test`: the checks, then the tests, then one line with the counts of both.
 *
 *   npm test                    everything
 *   npm test -- src/linkage     only the tests below a path
 *   npm run check               only the checks
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Check, checks } from './checks.ts';
import { ensureChromium } from './chromium.ts';
import { ensureLibreOffice } from './libreoffice.ts';
import { startTestDatabases } from './test-databases.ts';
import { runTests, type TestCounts, testFiles } from './test-run.ts';

const root = process.cwd();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { checks: { type: 'boolean' }, tests: { type: 'boolean' } },
});
const paths = positionals.map((path) => resolve(root, path));
const withChecks = paths.length === 0 && values.tests !== true;
const withTests = values.checks !== true;
const ci = !['', '0', 'false'].includes(process.env.CI ?? '');
const say = (text: string) => void process.stdout.write(text);
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

async function runCheck(check: Check): Promise<boolean> {
  const started = performance.now();
  const { code, output } = await check.run(root);
  say(`${code === 0 ? '✓' : '✗'} ${check.name} (${seconds(started)})\n`);
  if (code !== 0) say(`${output.trimEnd().replace(/^/gm, '    ')}\n`);
  return code === 0;
}

/** Two at a time: the slowest waits on the disk, and more would only take turns. */
async function runChecks(): Promise<TestCounts> {
  const counts: TestCounts = { passed: 0, failed: 0, skipped: 0 };
  const waiting = [...checks];
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      if (await runCheck(check)) counts.passed += 1;
      else counts.failed += 1;
    }
  };
  await Promise.all([worker(), worker()]);
  return counts;
}

// Each test file is a process, which reads the same sources as the one before it.
process.env.NODE_COMPILE_CACHE ??= resolve(root, 'node_modules/.cache/compiled');

const started = performance.now();
const total: TestCounts = { passed: 0, failed: 0, skipped: 0 };
const add = (counts: TestCounts) => {
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
};

if (withChecks && withTests) {
  const reason = await ensureChromium();
  if (reason !== undefined) say(`No browser tests: ${reason}.\n`);
  const office = await ensureLibreOffice();
  if (office !== undefined) say(`No tests of spreadsheets in LibreOffice: ${office}.\n`);
}
if (withChecks) add(await runChecks());
if (withTests) {
  const files = testFiles(root, paths);
  const databases = await startTestDatabases(files);
  if (databases.missing !== undefined) say(`No tests on a server: ${databases.missing}.\n`);
  try {
    add(await runTests(root, files, { ci, say }));
  } finally {
    await databases.stop();
  }
}

say(`\nTook ${seconds(started)}.\n`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
say(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
