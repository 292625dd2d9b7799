import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { extractsOf, gazetteerOf, monthsOf } from '../scripts/borough.ts';
import { matchIndex } from '../src/cli/match-index.ts';
import { withExtract } from '../src/cli/read-extract.ts';
import { type Database, openDatabase } from '../src/database/index.ts';
import { hashFile, indexGazetteer } from '../src/intake/index.ts';
import type { Progress } from '../src/kernel/index.ts';
import {
  keepGazetteer,
  keptGazetteer,
  loadExtract,
  migrateIndex,
  placeBy,
} from '../src/master-index/index.ts';
import { generateBorough } from '../src/synthetic/index.ts';

/** Which borough the demonstration has. */
export interface DemoBorough {
  readonly people: number;
  /** Monthly extracts of each source. */
  readonly extracts: number;
  readonly seed: number;
}

const BY = 'reeve demo';

/**
 * The folder of an index of a made-up borough: made on first use, all its extracts loaded and
 * matched; what an earlier start left unfinished is made anew.
 */
export async function boroughIndex(
  folder: string,
  { people, extracts, seed }: DemoBorough,
  progress: Progress,
): Promise<string> {
  const index = join(folder, 'index');
  const stamp = join(folder, 'ready.json');
  const wanted = JSON.stringify({ people, extracts, seed, schema: schemaOf() });
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return index;
  rmSync(folder, { recursive: true, force: true });
  const borough = join(folder, 'borough');
  mkdirSync(borough, { recursive: true });
  progress.phase('make up a borough');
  await generateBorough({ people, years: 3, extracts, seed, noise: 1 }, borough, progress);
  await fill(index, borough, progress);
  writeFileSync(stamp, wanted);
  return index;
}

/** Indexes of before a change of the tables are made anew. */
function schemaOf(): string[] {
  const migrations = new URL('../src/master-index/migrations', import.meta.url);
  return readdirSync(migrations).sort();
}

async function fill(index: string, borough: string, progress: Progress): Promise<void> {
  const db = await openDatabase({ folder: index });
  try {
    await migrateIndex(db);
    progress.phase('read gazetteer');
    const place = await keepBoroughGazetteer(db, borough, BY);
    for (const month of monthsOf(borough)) {
      for (const { file, definition, asAt } of extractsOf(borough, month)) {
        progress.phase(`load ${definition.title}, ${month}`);
        await withExtract({ file, definition, asAt }, progress, (extract) =>
          loadExtract(db, extract, { acceptedBy: BY, progress, ...place }),
        );
      }
      await matchIndex(db, { by: BY, progress });
    }
  } finally {
    await db.close();
  }
}

/** Keeps the gazetteer of a borough in an index; gives what loads find addresses by. */
export async function keepBoroughGazetteer(
  db: Database,
  borough: string,
  by: string,
): Promise<{ readonly place?: ReturnType<typeof placeBy> }> {
  const gazetteer = gazetteerOf(borough);
  await keepGazetteer(db, await indexGazetteer(gazetteer), {
    fileName: basename(gazetteer),
    sha256: await hashFile(gazetteer),
    loadedBy: by,
  });
  const kept = await keptGazetteer(db);
  return kept === null ? {} : { place: placeBy(kept.index) };
}
