import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Progress } from '../../kernel/index.ts';
import { seededRandom } from '../random.ts';
import { dayOf, firstDayOf, isoDay, isoMonth, lastDayOf, type Month, monthOf } from './calendar.ts';
import { KeyedRandom } from './chance.ts';
import { Texts } from './columns.ts';
import { Clerk } from './entry/clerk.ts';
import { ERROR_RATES, scaledRates } from './entry/rates.ts';
import { ExtractWriter, type ManifestFile } from './extract/extract-writer.ts';
import { buildGazetteer } from './gazetteer/build.ts';
import { writeGazetteer } from './gazetteer/dtf.ts';
import { OutsideAddresses } from './gazetteer/outside.ts';
import { Naming } from './names/naming.ts';
import { planters } from './plants/index.ts';
import { type Planter, Plants } from './plants/plant.ts';
import { boroughSources } from './sources/index.ts';
import { Office } from './sources/office.ts';
import type { Source } from './sources/source.ts';
import { TruthWriter } from './truth/truth-writer.ts';
import { Identity } from './world/identity.ts';
import { LifeCourse } from './world/life-course.ts';
import { World } from './world/world.ts';

export interface BoroughSettings {
  /** About how many people live in it. */
  readonly people: number;
  /** Years it is lived through after the years that give it a past. */
  readonly years: number;
  /** Monthly extracts of each source, the last of them at the end. */
  readonly extracts: number;
  readonly seed: number;
  /** 1 for the published error rates, 0 for none, 2 for twice as many. */
  readonly noise: number;
  /** The last month that is lived through, `YYYY-MM`. Default March 2025, the end of a financial year. */
  readonly until?: string;
}

/** What was made. */
export interface BoroughManifest {
  readonly format: typeof MANIFEST_FORMAT;
  readonly settings: BoroughSettings;
  readonly historyFrom: string;
  readonly asAt: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly files: readonly ManifestFile[];
}

const MANIFEST_FORMAT = 'reeve-synthetic-borough/1';

/** Whether a text is the manifest of a borough: such a folder may be replaced by another. */
export function isBoroughManifest(text: string): boolean {
  try {
    return (JSON.parse(text) as { format?: unknown }).format === MANIFEST_FORMAT;
  } catch {
    return false;
  }
}

const DEFAULT_UNTIL = '2025-03';
/** Years lived before the first of the years asked for: they give people former addresses and services stale records. */
const PAST_YEARS = 5;
/** About 2.36 people a household (Census 2021, England and Wales); 3% of homes empty, 0.7% of people in care homes. */
const PEOPLE_PER_DWELLING = 2.36 * 0.97 * 1.007;
const EMPTY_HOMES = 0.03;
/** People outside who use the borough's services, for each who lives in it. Illustrative. */
const NEIGHBOURS = 0.035;

/**
 * Makes a borough in a folder that exists and is empty: `gazetteer/`,
 * `extracts/SOURCE/YYYY-MM/`, `truth/` and `manifest.json`. The same settings
 * make the same bytes on every machine.
 *
 * @param parts other sources or planters than the borough's own, for tests.
 * @example
 * await generateBorough({ people: 20_000, years: 3, extracts: 12, seed: 1, noise: 1 }, folder, progress);
 */
export async function generateBorough(
  settings: BoroughSettings,
  folder: string,
  progress: Progress,
  parts: { readonly sources?: readonly Source[]; readonly planters?: readonly Planter[] } = {},
): Promise<BoroughManifest> {
  const { people, years, extracts, seed } = settings;
  const lastMonth = lastMonthOf(settings);
  progress.phase('laying out the borough');
  const texts = new Texts();
  const dwellings = Math.round(people / PEOPLE_PER_DWELLING);
  const gazetteer = buildGazetteer(texts, { seed, people, dwellings });
  const world = new World(gazetteer);
  const life = new LifeCourse(world, seededRandom(seed ^ 0x11fe), new Naming());
  const firstMonth = lastMonth - (years + PAST_YEARS) * 12 + 1;
  const opening = firstDayOf(firstMonth);
  life.found(opening, { emptyHomes: EMPTY_HOMES, neighbours: Math.round(people * NEIGHBOURS) });
  world.forgetEvents();

  const outside = new OutsideAddresses(seed);
  const identity = new Identity(world, seed);
  const plants = new Plants();
  const sources = parts.sources ?? boroughSources();
  const offices = sources.map((source) => {
    const rates = scaledRates(ERROR_RATES[source.name].rates, settings.noise);
    const clerk = new Clerk({ world, identity, outside }, source.name, rates, seed);
    const { name } = source;
    return new Office({
      source: name,
      world,
      identity,
      plants,
      clerk,
      lastMonth,
      seed,
    });
  });
  for (const name of ['gazetteer', 'extracts', 'truth']) mkdirSync(join(folder, name));
  const truth = new TruthWriter(join(folder, 'truth'), world, outside);
  sources.forEach((source, i) => {
    const office = offices[i] as Office;
    office.now = firstMonth;
    source.open(office, opening);
  });

  const files: ManifestFile[] = [];
  const planting = (parts.planters ?? planters()).map((planter) => ({
    planter,
    random: new KeyedRandom(seed, `plant/${planter.kind}`),
  }));
  progress.phase('living', (years + PAST_YEARS) * 12);
  for (let month = firstMonth; month <= lastMonth; month++) {
    life.live(month);
    for (const { planter, random } of planting) {
      planter.plant({
        world,
        plants,
        first: firstDayOf(month),
        last: lastDayOf(month),
        monthsLeft: lastMonth - month,
        random,
        newcomer: (...given) => life.newcomer(...given),
      });
    }
    truth.events();
    for (const office of offices) office.now = month;
    hearAll(world, sources, offices);
    sources.forEach((source, i) => {
      source.work(offices[i] as Office, month);
    });
    world.forgetEvents();
    if (month > lastMonth - extracts) {
      sources.forEach((source, i) => {
        files.push(...writeExtract(folder, source, offices[i] as Office, month, truth));
      });
    }
    progress.advance(month - firstMonth + 1);
    // Lets an interrupt through: everything else here is done at one go.
    await new Promise((resolve) => setImmediate(resolve));
  }

  progress.phase('writing the truth');
  files.push(...writeGazetteer(gazetteer, join(folder, 'gazetteer'), lastDayOf(lastMonth)));
  files.push(
    ...truth.finish(
      plants,
      sources.map(({ name }) => name),
    ),
  );
  const manifest: BoroughManifest = {
    format: MANIFEST_FORMAT,
    settings,
    historyFrom: isoDay(opening),
    asAt: isoDay(lastDayOf(lastMonth)),
    counts: counted(world, plants, files),
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, {
    mode: 0o600,
  });
  return manifest;
}

function lastMonthOf({ until = DEFAULT_UNTIL }: BoroughSettings): Month {
  const [year = 0, month = 0] = until.split('-').map(Number);
  return monthOf(dayOf(year, month, 1));
}

/** Tells every source of everything that happened in a month, in order. */
function hearAll(world: World, sources: readonly Source[], offices: readonly Office[]): void {
  const { events } = world;
  for (let e = 0; e < world.eventCount; e++) {
    const event = {
      kind: events.kind.get(e),
      day: events.day.get(e),
      person: events.person.get(e),
      other: events.other.get(e),
      from: events.from.get(e),
      to: events.to.get(e),
      household: events.household.get(e),
    };
    sources.forEach((source, i) => {
      source.hear(offices[i] as Office, event);
    });
  }
}

function writeExtract(
  folder: string,
  source: Source,
  office: Office,
  month: Month,
  truth: TruthWriter,
): ManifestFile[] {
  const relative = `extracts/${source.name}/${isoMonth(month)}`;
  mkdirSync(join(folder, relative), { recursive: true });
  const writers = source.layouts.map(
    (layout) =>
      new ExtractWriter(
        join(folder, relative, layout.file),
        layout,
        [month, office.lastMonth],
        (row) => truth.record(source.name, month, row),
      ),
  );
  source.extract(office, month, writers);
  return writers.flatMap((writer) => writer.close(relative));
}

function counted(
  world: World,
  plants: Plants,
  files: readonly ManifestFile[],
): Readonly<Record<string, number>> {
  const { gazetteer, people } = world;
  let residents = 0;
  for (let p = 0; p < world.personCount; p++) if (people.household.get(p) >= 0) residents += 1;
  let dwellings = 0;
  for (let p = 0; p < gazetteer.length; p++) if (gazetteer.isDwelling(p)) dwellings += 1;
  const planted = plants.standing();
  const cases = planted.filter(([, { resembles }]) => resembles < 0).length;
  return {
    residents,
    people: world.personCount,
    properties: gazetteer.length,
    dwellings,
    streets: gazetteer.streetCount,
    extractRows: files.reduce(
      (sum, file) => sum + (file.path.startsWith('extracts/') ? file.rows : 0),
      0,
    ),
    plantedCases: cases,
    lookAlikes: planted.length - cases,
  };
}
