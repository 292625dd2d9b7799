/**
 * Writes docs/synthetic-error-rates.md from the table of error rates of the
 * synthetic borough. Run it after a change of that table: a test fails while
 * the page is stale.
 *
 *     node scripts/run.mjs scripts/synthetic-error-rates.ts
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ratesPage } from '../src/synthetic/borough/entry/rates-page.ts';

writeFileSync(
  fileURLToPath(new URL('../docs/synthetic-error-rates.md', import.meta.url)),
  ratesPage(),
);
