/**
 * A year of the master index on the synthetic borough: twelve monthly extracts after the first, each
 * matched as it comes. How right the persons are by the truth, whether their ids stay, and whether
 * the answer is that of matching everything at once.
 *
 *   npx node bench/index-year.ts [--people 20000 --seed 1] [--months 13] [--retrain N] [--save]
 *
 * `--retrain` trains the model anew every N months, and matches everything.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { boroughDefinitions, monthsOf } from '../scripts/borough.ts';
import { openDatabase } from '../src/database/index.ts';
import { DuckDbEngine } from '../src/engines/duckdb/index.ts';
import { planModel } from '../src/linkage/index.ts';
import {
  type MatchAllResult,
  matchAll,
  matchPending,
  migrateIndex,
  modelInForce,
} from '../src/master-index/index.ts';
import { madeBorough } from './accuracy/borough/made-borough.ts';
import { compareWithBatch } from './index-year/compare-with-batch.ts';
import { goldenFigures } from './index-year/golden.ts';
import { indexRecords, livePersons, ownValues, peopleOf } from './index-year/index-records.ts';
import { accuracyOf, type Persons, stabilityOf } from './index-year/measures.ts';
import { monthLoader } from './index-year/months.ts';
import { reportOfYear, saveYear, type YearMonth, type YearResult } from './index-year/report.ts';
import {
  asAsked,
  askedQuestions,
  byLikeliestPair,
  yieldByChance,
  yieldByRank,
} from './index-year/reviews.ts';
import { machine } from './machine.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    months: { type: 'string', default: '13' },
    retrain: { type: 'string' },
    borough: { type: 'string' },
    save: { type: 'boolean', default: false },
  },
});
const [people, seed] = [Number(values.people), Number(values.seed)];
const months = Number(values.months);
const retrain = values.retrain === undefined ? null : Number(values.retrain);
const borough = values.borough ?? (await madeBorough(root, { people, seed, noise: 1 }, months));
mkdirSync(join(root, 'bench/tmp'), { recursive: true });
const folder = mkdtempSync(join(root, 'bench/tmp/index-year-'));
const db = await openDatabase({ folder });
try {
  const result = await measureYear();
  console.log(reportOfYear(result));
  if (values.save) saveYear(root, result);
} finally {
  await db.close();
  rmSync(folder, { recursive: true, force: true });
}

async function measureYear(): Promise<YearResult> {
  await migrateIndex(db);
  const definitions = boroughDefinitions();
  const load = await monthLoader(db, borough, definitions);
  const measured: YearMonth[] = [];
  let first: { persons: Persons; values: Map<number, string> } | null = null;
  for (const month of monthsOf(borough).slice(0, months)) {
    const begun = performance.now();
    const loaded = await load(month);
    const loadedAt = performance.now();
    const done =
      first === null || (retrain !== null && measured.length % retrain === 0)
        ? await withEngine((engine) => matchAll(db, engine, { by: 'bench' }))
        : await matchPending(db, { by: 'bench' });
    const matchedAt = performance.now();
    const persons = await livePersons(db);
    const truth = peopleOf(await indexRecords(db, borough, definitions));
    const { model } = await modelInForce(db);
    const values = await ownValues(db, planModel(model));
    first ??= { persons, values };
    const { values: then } = first;
    const at: YearMonth = {
      month,
      allRecords: persons.size,
      ...accuracyOf(persons, truth),
      loadSeconds: (loadedAt - begun) / 1000,
      matchSeconds: (matchedAt - loadedAt) / 1000,
      changed: loaded.added + loaded.changed,
      refused: loaded.refused,
      moved: 'moved' in done ? done.moved : 0,
      reviewsOpened: 'moved' in done ? done.reviewsOpened : done.reviews,
      reviewsClosed: 'moved' in done ? done.reviewsClosed : 0,
      stability: stabilityOf(
        first.persons,
        persons,
        truth,
        (record) => values.get(record) !== then.get(record),
      ),
    };
    measured.push(at);
    console.error(JSON.stringify(at));
  }
  const records = await indexRecords(db, borough, definitions);
  const questions = await askedQuestions(db, records);
  const golden = await goldenFigures(db, borough, records, await livePersons(db));
  const { model } = await modelInForce(db);
  const same = await withEngine((engine) => compareWithBatch(db, engine, records, model));
  const trained = await withEngine((engine) => compareWithBatch(db, engine, records));
  const before = await livePersons(db);
  await withEngine((engine): Promise<MatchAllResult> => matchAll(db, engine, { by: 'bench' }));
  const after = await livePersons(db);
  return {
    people,
    seed,
    machine: machine(),
    link: model.thresholds?.link ?? 0,
    retrained: retrain,
    months: measured,
    reviews: {
      pairs: questions.reduce((sum, { pairs }) => sum + pairs, 0),
      questions: questions.length,
      byRank: yieldByRank(questions, asAsked),
      byLikeliestPair: yieldByRank(questions, byLikeliestPair),
      byChance: yieldByChance(questions),
    },
    same,
    trained,
    golden,
    rerun: stabilityOf(before, after, peopleOf(records), () => false),
  };
}

async function withEngine<T>(work: (engine: DuckDbEngine) => Promise<T>): Promise<T> {
  const engine = await DuckDbEngine.open();
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}
