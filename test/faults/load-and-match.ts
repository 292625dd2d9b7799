/**
 * Loads extracts, matches, and decides as a steward, in a process of its own that can be made to
 * die:
 *
 *   node load-and-match.ts LOCATION WORK [N]
 *
 * LOCATION is a database as JSON, WORK a JSON file of {@link Work}. At the Nth write site, from 0,
 * the process kills itself; without N it runs to the end and prints the sites it came by.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { type Database, openDatabase } from '../../src/database/index.ts';
import { DuckDbEngine } from '../../src/engines/duckdb/index.ts';
import type { MatchModel } from '../../src/linkage/index.ts';
import {
  loadExtract,
  makeDecision,
  matchAll,
  matchPending,
  type StewardRequest,
} from '../../src/master-index/index.ts';
import { toLoad, type WholeExtract } from '../master-index/borough-extracts.ts';
import { contextOf } from '../master-index/stewardship/database-index.ts';
import { watchWrites } from './write-sites.ts';

export const program = import.meta.filename;

export interface Work {
  readonly extracts: readonly WholeExtract[];
  /** `all`: by the model; `pending`: by the one in force. */
  readonly match: 'all' | 'pending' | 'none';
  readonly model?: MatchModel;
  /** What a steward decides, one after another; `undo` takes back what was decided last. */
  readonly decisions?: readonly (StewardRequest | 'undo')[];
}

/** Does what is left of a piece of work: all of it, where none of it was done. */
export async function doWork(db: Database, work: Work): Promise<void> {
  const { extracts, match, model, decisions = [] } = work;
  for (const extract of extracts) await loadExtract(db, toLoad(extract), { acceptedBy: 'a test' });
  if (match === 'all') {
    const engine = await DuckDbEngine.open({ threads: 1 });
    try {
      await matchAll(db, engine, { by: 'a test', ...(model === undefined ? {} : { model }) });
    } finally {
      await engine.close();
    }
  } else if (match === 'pending') {
    await matchPending(db, { by: 'a test' });
  }
  if (decisions.length > 0) await decide(db, decisions);
}

/** A steward goes on after the last decision that is there: each is there whole, or not at all. */
async function decide(db: Database, decisions: NonNullable<Work['decisions']>): Promise<void> {
  const made = await db.query<{ id: string }>(
    'SELECT decision_id::text AS id FROM decision WHERE effects IS NOT NULL ORDER BY decision_id',
  );
  let last = made.at(-1)?.id ?? '';
  for (const asked of decisions.slice(made.length)) {
    const request: StewardRequest = asked === 'undo' ? { kind: 'undo', decision: last } : asked;
    last = (await makeDecision(db, contextOf(), request, { reason: 'Seen on the form' })).decision;
  }
}

async function main(): Promise<void> {
  const [location = '', work = '', fault] = process.argv.slice(2);
  const dieAt = fault === undefined ? Number.NaN : Number(fault);
  const sites: string[] = [];
  const opened = await openDatabase(JSON.parse(location), { memory: { pages: 32, index: 64 } });
  const db = watchWrites(opened, (site) => {
    if (sites.length === dieAt) process.kill(process.pid, 'SIGKILL');
    sites.push(site);
  });
  await doWork(db, JSON.parse(readFileSync(work, 'utf8')));
  await db.close();
  process.stdout.write(JSON.stringify(sites));
}

if (import.meta.main) await main();
