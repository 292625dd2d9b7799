import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { matchIndex } from '../src/cli/match-index.ts';
import { withExtract } from '../src/cli/read-extract.ts';
import { openDatabase } from '../src/database/index.ts';
import { hashFile, indexGazetteer, readSourceDefinition } from '../src/intake/index.ts';
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
const definitions = fileURLToPath(new URL('../src/intake/sources/definitions', import.meta.url));

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
    const gazetteer = globSync(join(borough, 'gazetteer/*.csv'))[0] ?? '';
    await keepGazetteer(db, await indexGazetteer(gazetteer), {
      fileName: basename(gazetteer),
      sha256: await hashFile(gazetteer),
      loadedBy: BY,
    });
    const kept = await keptGazetteer(db);
    const place = kept === null ? {} : { place: placeBy(kept.index) };
    const sources = readdirSync(definitions)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => readSourceDefinition(readFileSync(join(definitions, name), 'utf8'), name));
    const folders = globSync(join(borough, 'extracts/*/*')).map((path) => basename(path));
    for (const month of [...new Set(folders)].sort()) {
      const lastDay = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0));
      const asAt = lastDay.toISOString().slice(0, 10);
      for (const definition of sources) {
        const path = join(borough, 'extracts', '*', month, definition.extract.file ?? '');
        for (const file of globSync(path)) {
          progress.phase(`load ${definition.title}, ${month}`);
          await withExtract({ file, definition, asAt }, progress, (extract) =>
            loadExtract(db, extract, { acceptedBy: BY, progress, ...place }),
          );
        }
      }
      await matchIndex(db, { by: BY, progress });
    }
  } finally {
    await db.close();
  }
}
