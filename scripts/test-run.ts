import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';

export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * Skips that no machine has to answer for: data that is not part of the
 * repository. Any other skip is of something the machine could have had.
 */
const excusedSkip = /^needs \.\.\/shared\//;

/** Seconds from which on it is said how long a file took. */
const LONG = 10;

/** Test files under `src` and `test`; with paths, only those below one of them. */
export function testFiles(root: string, paths: readonly string[] = []): string[] {
  const all = globSync('{src,test}/**/*.test.ts', {
    cwd: root,
    exclude: (path) => /(^|[\\/])(node_modules|planted|fixtures)$/.test(path),
  });
  const wanted = paths.map((path) => relative(root, path));
  return all
    .filter((file) => wanted.length === 0 || wanted.some((path) => file.startsWith(path)))
    .map((file) => join(root, file))
    .sort();
}

/**
 * Runs test files, each in a process of its own, and says how each file went.
 * What fails beside a failing test: a run without a test file, a file without
 * a test, a skip without a reason, and in CI a skip that is not excused.
 *
 * @param say called with text to show, as it comes
 */
export async function runTests(
  root: string,
  files: readonly string[],
  options: { ci: boolean; say(text: string): void },
): Promise<TestCounts> {
  const { ci, say } = options;
  const counts: TestCounts = { passed: 0, failed: 0, skipped: 0 };
  const fail = (what: string, detail = '') => {
    counts.failed += 1;
    say(`  ✗ ${what}\n${detail === '' ? '' : `${detail.trimEnd().replace(/^/gm, '      ')}\n`}`);
  };
  if (files.length === 0) {
    fail('no test was found', 'A run that tests nothing proves nothing.');
    return counts;
  }

  const printed = new Map<string, string>();
  const summaries = new Map<string, TestCounts>();
  const milliseconds = new Map<string, number>();
  const ofFile = (file: string): TestCounts => {
    const known = summaries.get(file) ?? { passed: 0, failed: 0, skipped: 0 };
    summaries.set(file, known);
    return known;
  };
  const stream = run({
    files: [...files],
    concurrency: Math.max(1, availableParallelism()),
    timeout: 240_000,
    // V8's protection of code pages loses track of some where threads with PGlite come and go, and
    // ends the process (nodejs/node#64500): a database for each test is such a coming and going.
    execArgv: ['--no-memory-protection-keys'],
  });
  for await (const event of stream) {
    if (event.type === 'test:stderr' || event.type === 'test:stdout') {
      const file = event.data.file ?? '';
      printed.set(file, (printed.get(file) ?? '') + event.data.message);
      continue;
    }
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const { data } = event;
    const file = data.file ?? data.name;
    const shown = relative(root, file);
    if (data.nesting === 0) {
      milliseconds.set(file, (milliseconds.get(file) ?? 0) + data.details.duration_ms);
    }
    // Node reports a file as a test of its own when no test in it was heard of.
    if (data.name === file || join(root, data.name) === file) {
      ofFile(file).failed += 1;
      if (event.type === 'test:pass') fail(`${shown}: ran no test`, printed.get(file));
      else fail(`${shown}: did not run`, printed.get(file));
      continue;
    }
    const title = `${shown}${data.line === undefined ? '' : `:${data.line}`}: ${data.name}`;
    if (event.type === 'test:fail' && data.todo === undefined) {
      // A suite or test fails with its parts; the part that failed has been counted.
      const { error } = event.data.details;
      if ('failureType' in error && error.failureType === 'subtestsFailed') continue;
      ofFile(file).failed += 1;
      fail(title, inspect(error.cause ?? error, { depth: 4 }));
    } else if (data.details.type === 'suite' && data.skip === undefined) {
    } else if (data.skip !== undefined || data.todo !== undefined) {
      const reason = typeof data.skip === 'string' ? data.skip : '';
      if (data.skip !== undefined && reason === '') {
        fail(`${title}: skipped without saying what it needs`);
      } else if (ci && !excusedSkip.test(reason)) {
        fail(`${title}: skipped in CI: ${reason === '' ? 'it is still to do' : reason}`);
      } else {
        counts.skipped += 1;
        ofFile(file).skipped += 1;
        say(`  - ${title}: ${reason === '' ? 'to do' : reason}\n`);
      }
    } else {
      counts.passed += 1;
      ofFile(file).passed += 1;
    }
  }
  for (const [file, { passed, failed, skipped }] of summaries) {
    const mark = failed > 0 ? '✗' : '✓';
    const rest = `${failed > 0 ? `, ${failed} failed` : ''}${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    const took = (milliseconds.get(file) ?? 0) / 1000;
    const long = took < LONG ? '' : ` (${took.toFixed(0)} s)`;
    say(`${mark} ${relative(root, file)}: ${passed} passed${rest}${long}\n`);
  }
  return counts;
}
