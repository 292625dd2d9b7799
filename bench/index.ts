/**
 * The master index on the synthetic borough: loads every source, matches, and measures how long
 * each phase takes and how right the persons are by the truth, which the index never sees.
 *
 *   npx node bench/index.ts [--borough DIR | --people 20000 --seed 1] [--database FOLDER|URL]
 *     [--months N] [--delta 1%] [--fingerprint] [--standing]
 *
 * `--months` loads the first N monthly extracts, each matched as it comes; `--delta` another night's
 * on top, in which a share of the rows say something else. `--fingerprint` says what it all came to,
 * to compare two versions of the code. `--standing` goes on with the index that an earlier run left, for
 * the night's changes alone. Seconds are by the clock, and of processors.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  boroughDefinitions,
  extractsOf,
  gazetteerOf,
  monthsOf,
  truthRows,
} from '../scripts/borough.ts';
import { sourceReading } from '../src/cli/check-sample.ts';
import { placer } from '../src/cli/load.ts';
import { readExtract } from '../src/cli/read-extract.ts';
import { withRecords } from '../src/cli/session.ts';
import { openDatabase } from '../src/database/index.ts';
import { DuckDbEngine } from '../src/engines/duckdb/index.ts';
import { readGazetteer } from '../src/intake/index.ts';
import { dayAfter, silentProgress } from '../src/kernel/index.ts';
import {
  type ExtractToLoad,
  loadExtract,
  matchAll,
  matchPending,
  migrateIndex,
} from '../src/master-index/index.ts';
import { madeBorough } from './accuracy/borough/made-borough.ts';
import { nextNight } from './index-delta.ts';
import { fingerprint } from './index-fingerprint.ts';
import { machine } from './machine.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    borough: { type: 'string' },
    people: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    database: { type: 'string' },
    months: { type: 'string' },
    delta: { type: 'string' },
    fingerprint: { type: 'boolean', default: false },
    standing: { type: 'boolean', default: false },
  },
});

const borough =
  values.borough ??
  (await madeBorough(root, {
    people: Number(values.people),
    seed: Number(values.seed),
    noise: 1,
  }));
const folder = join(root, 'bench/tmp/index');
if (values.database === undefined && !values.standing)
  rmSync(folder, { recursive: true, force: true });
mkdirSync(join(root, 'bench/tmp'), { recursive: true });
const where = values.database ?? folder;
const db = await openDatabase(where.startsWith('postgres') ? { url: where } : { folder: where });
const seconds: Record<string, number> = {};
const processor: Record<string, number> = {};
const timed = async <T>(phase: string, work: () => Promise<T>): Promise<T> => {
  const start = performance.now();
  const before = process.cpuUsage();
  const done = await work();
  const { user, system } = process.cpuUsage(before);
  seconds[phase] = (seconds[phase] ?? 0) + (performance.now() - start) / 1000;
  processor[phase] = (processor[phase] ?? 0) + (user + system) / 1e6;
  return done;
};

/** Does something within a phase that is no part of it. */
const untimed = async <T>(phase: string, work: () => Promise<T>): Promise<T> => {
  const start = performance.now();
  const before = process.cpuUsage();
  const done = await work();
  const { user, system } = process.cpuUsage(before);
  seconds[phase] = (seconds[phase] ?? 0) - (performance.now() - start) / 1000;
  processor[phase] = (processor[phase] ?? 0) - (user + system) / 1e6;
  return done;
};

const begun = performance.now();
await timed('migrate', () => migrateIndex(db));
const place = await timed('gazetteer', async () =>
  placer(await readGazetteer(gazetteerOf(borough))),
);
const definitions = boroughDefinitions();
const share = values.delta === undefined ? 0 : Number.parseFloat(values.delta) / 100;
const nights = monthsOf(borough)
  .slice(0, Number(values.months ?? 1))
  .map((month) => ({ month, share: 0 }));
const lastMonth = nights.at(-1);
if (share > 0 && lastMonth !== undefined) nights.push({ ...lastMonth, share });
for (const [m, { month, share: shareChanged }] of nights.entries()) {
  if (values.standing && shareChanged === 0) continue;
  const counts = { rows: 0, records: 0, added: 0, changed: 0, gone: 0, rejected: 0 };
  const kind = shareChanged > 0 ? 'delta' : 'changes';
  const phase = m === 0 ? 'load' : `load ${kind}`;
  for (const { definition, file, asAt } of extractsOf(borough, month, definitions)) {
    await timed(phase, () =>
      withRecords([file], sourceReading(definition), silentProgress, async (read) => {
        // Made up between reading and loading, which is no part of either.
        const session =
          shareChanged > 0
            ? await untimed(phase, () => nextNight(read, definition, shareChanged))
            : read;
        const extract: ExtractToLoad = {
          ...(await timed('  of it read', () => readExtract(session, definition))),
          definition,
          fileName: basename(file),
          asAt: shareChanged > 0 ? dayAfter(asAt) : asAt,
        };
        const result = await loadExtract(db, extract, { place, acceptedBy: 'bench' });
        for (const [name, count] of Object.entries(result.counts)) {
          if (name in counts) counts[name as keyof typeof counts] += Number(count);
        }
      }),
    );
  }
  console.log(month, shareChanged > 0 ? kind : '', JSON.stringify(counts));
  if (m === 0) {
    const matched = await timed('match', async () => {
      const engine = await DuckDbEngine.open();
      try {
        return await matchAll(db, engine, { by: 'bench' });
      } finally {
        await engine.close();
      }
    });
    for (const [name, value] of Object.entries(matched.timings)) seconds[`  ${name}`] = value;
    console.log(JSON.stringify({ ...matched, timings: undefined }));
    told();
  } else {
    console.log(
      JSON.stringify(await timed(`match ${kind}`, () => matchPending(db, { by: 'bench' }))),
    );
  }
  if (shareChanged === 0) console.log(accuracy(await persons()));
}
console.log(machine());
told();
console.log(`all: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
console.log(`peak memory: ${(process.resourceUsage().maxRSS / 1024 ** 2).toFixed(2)} GiB`);
if (values.fingerprint) {
  for (const [name, print] of Object.entries(await fingerprint(db)))
    console.log(`${name}: ${print}`);
}
await db.close();

/** Says how long each phase took so far. */
function told(): void {
  for (const [phase, value] of Object.entries(seconds)) {
    const used = processor[phase];
    console.log(
      `${phase}: ${value.toFixed(1)} s${used === undefined ? '' : `, of processors ${used.toFixed(1)} s`}`,
    );
  }
}

/** Person of every record, by service and key, as the truth calls them. */
async function persons(): Promise<{ record: string; person: number }[]> {
  const rows = await db.query<{ name: string; record_key: string; person_id: number }>(
    `SELECT s.name, r.record_key, l.person_id FROM link l JOIN source_record r USING (record_id)
     JOIN dataset d USING (dataset_id) JOIN source s USING (source_id) WHERE l.to_at IS NULL`,
  );
  const systems = new Map(definitions.map(({ name, system }) => [name, system ?? name]));
  return rows.map((row) => ({
    record: `${systems.get(row.name)} ${row.record_key}`,
    person: row.person_id,
  }));
}

/** Pairwise precision and recall over the records that the truth knows. */
function accuracy(found: readonly { record: string; person: number }[]): string {
  const truth = new Map<string, string>();
  for (const row of truthRows(borough, 'records.csv')) {
    if (row.person) truth.set(`${row.source} ${row.key}`, row.person);
  }
  const both = new Map<string, number>();
  const ofTruth = new Map<string, number>();
  const ofIndex = new Map<number, number>();
  let known = 0;
  for (const { record, person } of found) {
    const is = truth.get(record);
    if (is === undefined) continue;
    known++;
    both.set(`${is} ${person}`, (both.get(`${is} ${person}`) ?? 0) + 1);
    ofTruth.set(is, (ofTruth.get(is) ?? 0) + 1);
    ofIndex.set(person, (ofIndex.get(person) ?? 0) + 1);
  }
  const pairs = (counts: Iterable<number>): number =>
    [...counts].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const right = pairs(both.values());
  return `${known} of ${found.length} records in the truth (${truth.size}); precision ${(right / pairs(ofIndex.values())).toFixed(4)}, recall ${(right / pairs(ofTruth.values())).toFixed(4)}`;
}
