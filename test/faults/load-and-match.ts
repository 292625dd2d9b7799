/**
 * Loads extracts and matches, in a process of its own that can be made to die:
 *
 *   node load-and-match.ts LOCATION WORK [N]
 *
 * LOCATION is a database as JSON, WORK a JSON file of {@link Work}. At the Nth write site, from 0,
 * the process kills itself; without N it runs to the end and prints the sites it came by.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { openDatabase } from '../../src/database/index.ts';
import { DuckDbEngine } from '../../src/engines/duckdb/index.ts';
import type { MatchModel } from '../../src/linkage/index.ts';
import { loadExtract, matchAll, matchPending } from '../../src/master-index/index.ts';
import { toLoad, type WholeExtract } from '../master-index/borough-extracts.ts';
import { watchWrites } from './write-sites.ts';

export const program = import.meta.filename;

export interface Work {
  readonly extracts: readonly WholeExtract[];
  /** `all`: by the model; `pending`: by the one in force. */
  readonly match: 'all' | 'pending';
  readonly model?: MatchModel;
}

async function main(): Promise<void> {
  const [location = '', work = '', fault] = process.argv.slice(2);
  const dieAt = fault === undefined ? Number.NaN : Number(fault);
  const { extracts, match, model }: Work = JSON.parse(readFileSync(work, 'utf8'));
  const sites: string[] = [];
  const opened = await openDatabase(JSON.parse(location), { memory: { pages: 32, index: 64 } });
  const db = watchWrites(opened, (site) => {
    if (sites.length === dieAt) process.kill(process.pid, 'SIGKILL');
    sites.push(site);
  });
  for (const extract of extracts) await loadExtract(db, toLoad(extract), { acceptedBy: 'a test' });
  if (match === 'all') {
    const engine = await DuckDbEngine.open({ threads: 1 });
    await matchAll(db, engine, { by: 'a test', ...(model === undefined ? {} : { model }) });
    await engine.close();
  } else {
    await matchPending(db, { by: 'a test' });
  }
  await db.close();
  process.stdout.write(JSON.stringify(sites));
}

if (import.meta.main) await main();
