import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { extractsOf, gazetteerOf, monthsOf } from '../scripts/borough.ts';
import { defaultAgreements, loadAgreements } from '../src/access/index.ts';
import { matchIndex } from '../src/cli/match-index.ts';
import { operator } from '../src/cli/operator.ts';
import { withExtract } from '../src/cli/read-extract.ts';
import { type Database, openDatabase } from '../src/database/index.ts';
import { hashFile, indexGazetteer } from '../src/intake/index.ts';
import { silentProgress } from '../src/kernel/index.ts';
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
  /** Its last month, `YYYY-MM`, where it is made now. */
  readonly until: string;
}

const BY = 'reeve demo';

/** A borough that is ready to be looked at. */
export interface ReadyBorough {
  /** The folder of the index. */
  readonly index: string;
  /** The name of somebody whom customer services know there, to look for. */
  readonly someone: string;
  /** The month of the latest extracts, `YYYY-MM`: an earlier start may have made it. */
  readonly until: string;
}

/** Does a step of the making, and says so: its number, how many there are, and what it does. */
export type Step = <T>(title: string, at: number, of: number, work: () => Promise<T>) => Promise<T>;

/**
 * An index of a made-up borough: made on first use, all its extracts loaded and matched, and the
 * agreements that Reeve starts with in force; what an earlier start left unfinished is made anew.
 */
export async function boroughIndex(
  folder: string,
  { people, extracts, seed, until }: DemoBorough,
  step: Step,
): Promise<ReadyBorough> {
  const [index, borough] = [join(folder, 'index'), join(folder, 'borough')];
  const stamp = join(folder, 'ready.json');
  const wanted = JSON.stringify({ people, extracts, seed, schema: schemaOf(), agreements: true });
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(borough, { recursive: true });
    const steps = 2 + 2 * extracts;
    await step(`make up a borough of ${people.toLocaleString('en-GB')} people`, 1, steps, () =>
      generateBorough(
        { people, years: 3, extracts, seed, noise: 1, until },
        borough,
        silentProgress,
      ),
    );
    await fill(index, borough, (title, at, work) => step(title, at + 1, steps, work));
    writeFileSync(stamp, wanted);
  }
  return { index, someone: someoneIn(borough), until: monthsOf(borough).at(-1) ?? until };
}

/** Indexes of before a change of the tables are made anew. */
function schemaOf(): string[] {
  const migrations = new URL('../src/master-index/migrations', import.meta.url);
  return readdirSync(migrations).sort();
}

async function fill(
  index: string,
  borough: string,
  step: <T>(title: string, at: number, work: () => Promise<T>) => Promise<T>,
): Promise<void> {
  const db = await openDatabase({ folder: index });
  try {
    const place = await step('read its gazetteer, and put agreements in force', 1, async () => {
      await migrateIndex(db);
      const text = readFileSync(defaultAgreements, 'utf8');
      await loadAgreements(db, operator(BY), {
        text,
        file: basename(fileURLToPath(defaultAgreements)),
      });
      return keepBoroughGazetteer(db, borough, BY);
    });
    for (const [i, month] of monthsOf(borough).entries()) {
      await step(`load what its services sent in ${month}`, 2 + 2 * i, async () => {
        for (const extract of extractsOf(borough, month)) {
          await withExtract(extract, silentProgress, (opened) =>
            loadExtract(db, opened, { acceptedBy: BY, ...place }),
          );
        }
      });
      await step(`match it: who is who in ${month}`, 3 + 2 * i, () =>
        matchIndex(db, { by: BY, progress: silentProgress }),
      );
    }
  } finally {
    await db.close();
  }
}

/** The first customer whom customer services have not closed, in the latest month. */
function someoneIn(borough: string): string {
  const customers = extractsOf(borough, monthsOf(borough).at(-1) ?? '').find(
    ({ definition }) => definition.name === 'customer-services-customers',
  );
  if (customers === undefined) return '';
  const rows: Record<string, string>[] = parse(readFileSync(customers.file), {
    columns: true,
    bom: true,
  });
  const open = rows.find(({ CLOSED, DOB }) => CLOSED === '' && DOB !== '');
  return open === undefined ? '' : `${open.FIRST_NAME} ${open.SURNAME}`;
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
