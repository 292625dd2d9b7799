/**
 * Writes docs/synthetic-borough.md and its charts from a borough: from the one
 * in a folder, or else from one made for it. Run it after a change of the
 * generator: a test fails while the page is stale.
 *
 *     node scripts/run.mjs scripts/synthetic-borough-page.ts [FOLDER]
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { silentProgress } from '../src/kernel/index.ts';
import { generateBorough } from '../src/synthetic/index.ts';
import { boroughPage, PAGE_SETTINGS } from './synthetic-borough-page/page.ts';

const docs = fileURLToPath(new URL('../docs', import.meta.url));
const [given] = process.argv.slice(2);
const made = given === undefined ? mkdtempSync(join(tmpdir(), 'reeve-borough-page-')) : undefined;
try {
  if (made !== undefined) await generateBorough(PAGE_SETTINGS, made, silentProgress);
  const files = await boroughPage(given ?? made ?? '');
  rmSync(join(docs, 'images/synthetic-borough'), { recursive: true, force: true });
  for (const [path, text] of files) {
    const target = join(docs, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
} finally {
  if (made !== undefined) rmSync(made, { recursive: true, force: true });
}
