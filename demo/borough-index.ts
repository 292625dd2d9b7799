import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { extractsOf, gazetteerOf, monthsOf } from '../scripts/borough.ts';
import { defaultAgreements, loadAgreements } from '../src/access/index.ts';
import { matchIndex } from '../src/cli/match-index.ts';
import { operator } from '../src/cli/operator.ts';
import { withExtract } from '../src/cli/read-extract.ts';
import { type Database, folderHolder, openDatabase } from '../src/database/index.ts';
import { hashFile, indexGazetteer } from '../src/intake/index.ts';
import { ReeveError, silentProgress } from '../src/kernel/index.ts';
import {
  keepGazetteer,
  keptGazetteer,
  loadExtract,
  migrateIndex,
  placeBy,
} from '../src/master-index/index.ts';
import { type BoroughSettings, generateBorough } from '../src/synthetic/index.ts';
import { keepBoroughCase } from './borough-case.ts';
import { KeptProgress } from './kept-progress.ts';
import {
  BY,
  FIRST_STEPS,
  loading,
  matching,
  type Step,
  type StepToCome,
  stepsToCome,
} from './later-months.ts';

/** Which borough the demonstration has. */
export interface DemoBorough {
  readonly people: number;
  /** Monthly extracts of each source. */
  readonly extracts: number;
  readonly seed: number;
  /** Its last month, `YYYY-MM`, where it is made now. */
  readonly until: string;
}

/** A borough that can be looked at. */
export interface ReadyBorough {
  /** The folder of the index. */
  readonly index: string;
  /** The name of somebody whom customer services know there, to look for. */
  readonly someone: string;
  /** The month of the latest extracts, `YYYY-MM`: an earlier start may have made it. */
  readonly until: string;
  /** What is still to be done, in order, by the server that has the index; empty when all is in. */
  readonly toCome: readonly StepToCome[];
}

/**
 * An index of a made-up borough, made on first use: the first month of its extracts loaded and
 * matched, and the agreements that Reeve starts with in force. What an earlier start did not bring as
 * far is made anew. The months after it are loaded while it is served: `takeSteps`.
 */
export async function boroughIndex(
  folder: string,
  { people, extracts, seed, until }: DemoBorough,
  step: Step,
): Promise<ReadyBorough> {
  const [index, borough] = [join(folder, 'index'), join(folder, 'borough')];
  const wanted = JSON.stringify({ people, extracts, seed, schema: schemaOf(), agreements: true });
  const steps = 2 + 2 * extracts;
  const progress = new KeptProgress(join(folder, 'ready.json'), wanted);
  if (progress.done === 0) {
    clear(folder, people, progress);
    mkdirSync(borough, { recursive: true });
    progress.note(0);
    const settings = { people, years: 3, extracts, seed, noise: 1, until };
    await makeFirstMonth(index, borough, settings, (title, at, work) =>
      step(title, at, steps, work),
    );
    progress.note(FIRST_STEPS);
  }
  return {
    index,
    someone: someoneIn(borough),
    until: monthsOf(borough).at(-1) ?? until,
    toCome: stepsToCome(borough, steps, progress),
  };
}

/**
 * Removes what an earlier start left in a folder that is to be made anew: what it did not finish, or
 * made for another version of Reeve. A folder that no start has marked as its own is not touched.
 *
 * @throws ReeveError `demo/other-files`, `demo/other-borough`, `database/in-use`
 */
function clear(folder: string, people: number, { isMarked, other }: KeptProgress): void {
  const there = existsSync(folder) ? readdirSync(folder) : [];
  if (there.length > 0 && !isMarked) {
    throw new ReeveError('demo/other-files', `${folder} has files that no start has made`, {
      hint: 'Name a folder that is empty, or not there yet, by REEVE_DEMO_FOLDER.',
    });
  }
  const made = other === null ? null : JSON.parse(other);
  if (made !== null && made.people !== people) {
    const size = Number(made.people).toLocaleString('en-GB');
    throw new ReeveError('demo/other-borough', `${folder} has a borough of ${size} people`, {
      hint: 'Remove the folder, or name another by REEVE_DEMO_FOLDER.',
    });
  }
  const holder = folderHolder(join(folder, 'index'));
  if (holder !== undefined) {
    throw new ReeveError('database/in-use', `A demonstration is running on ${folder}`, {
      hint: 'Stop it first.',
    });
  }
  rmSync(folder, { recursive: true, force: true });
}

/** Indexes of before a change of the tables are made anew. */
function schemaOf(): string {
  const folder = fileURLToPath(new URL('../src/master-index/migrations', import.meta.url));
  const texts = readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  return hash('sha256', texts.join('\n'));
}

async function makeFirstMonth(
  index: string,
  borough: string,
  settings: BoroughSettings,
  step: <T>(title: string, at: number, work: () => Promise<T>) => Promise<T>,
): Promise<void> {
  // In a thread of its own: it is ready before the borough is.
  const opening = openDatabase({ folder: index });
  try {
    const people = settings.people.toLocaleString('en-GB');
    const [db] = await step(`make up a borough of ${people} people`, 1, () =>
      Promise.all([opening, generateBorough(settings, borough, silentProgress)]),
    );
    const place = await step('read its gazetteer, and put agreements in force', 2, async () => {
      await migrateIndex(db);
      const text = readFileSync(defaultAgreements, 'utf8');
      await loadAgreements(db, operator(BY), {
        text,
        file: basename(fileURLToPath(defaultAgreements)),
      });
      return keepBoroughGazetteer(db, borough, BY);
    });
    const [month = ''] = monthsOf(borough);
    await step(loading(month), 3, async () => {
      for (const extract of extractsOf(borough, month)) {
        await withExtract(extract, silentProgress, (opened) =>
          loadExtract(db, opened, { acceptedBy: BY, ...place }),
        );
      }
    });
    const [first] = extractsOf(borough, month);
    await step(matching(month), FIRST_STEPS, () =>
      Promise.all([
        matchIndex(db, { by: BY, progress: silentProgress }),
        keepBoroughCase(db, borough, { month, asAt: first?.asAt ?? `${month}-28` }),
      ]),
    );
  } finally {
    await opening.then((db) => db.close());
  }
}

/** The first customer whom customer services have known from the first month to the latest. */
function someoneIn(borough: string): string {
  const months = monthsOf(borough);
  const first = new Set(openCustomers(borough, months[0] ?? ''));
  return openCustomers(borough, months.at(-1) ?? '').find((name) => first.has(name)) ?? '';
}

/** Names of customers whom customer services have not closed. */
function openCustomers(borough: string, month: string): string[] {
  const customers = extractsOf(borough, month).find(
    ({ definition }) => definition.name === 'customer-services-customers',
  );
  if (customers === undefined) return [];
  const rows: Record<string, string>[] = parse(readFileSync(customers.file), {
    columns: true,
    bom: true,
  });
  return rows
    .filter(({ CLOSED, DOB }) => CLOSED === '' && DOB !== '')
    .map(({ FIRST_NAME, SURNAME }) => `${FIRST_NAME} ${SURNAME}`);
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
