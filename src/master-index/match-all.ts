import type { Database } from '../database/index.ts';
import { type Progress, ReeveError, silentProgress } from '../kernel/index.ts';
import {
  type ClusterConstraints,
  decidePairs,
  fitUkPersonModel,
  type LinkageEngine,
  type LinkResult,
  type LoadedInput,
  linkRecords,
  type MatchModel,
  REVIEW_REASONS,
  type RecordMatcher,
  recordMatcher,
  standardRecords,
  trainedModel,
  valuesOfJson,
} from '../linkage/index.ts';
import { applyPartition } from './apply-partition.ts';
import {
  MATCH_COLUMNS,
  type MatchColumn,
  type MatchReader,
  matchReader,
  OTHER_COLUMNS,
  OTHER_DATASET,
  personColumnsOf,
} from './matching-input.ts';
import type { SearchRow } from './reading/search-keys.ts';
import { replaceSearchRows, WordCount } from './reading/write-search.ts';
import {
  addMatchRecords,
  indexMatchRecords,
  latestVersions,
  liveModel,
  type MatchRecord,
  pendingExtracts,
  putMatchRecords,
  putModelInForce,
  removePending,
} from './store/match-store.ts';
import {
  addDecision,
  addLinks,
  addPersons,
  addReviews,
  allConstraints,
  type OpenReview,
  reservePersonIds,
} from './store/person-store.ts';
import { addWords, hasSearchRecords, indexSearchRecords } from './store/search-store.ts';

export interface MatchAllOptions {
  /** A trained model; else one is made of the records. */
  readonly model?: MatchModel;
  /** Who asked for it. */
  readonly by: string;
  /** The date the records are of, `YYYY-MM-DD`: who is a child follows from it. */
  readonly asAt?: string;
  readonly progress?: Progress;
}

export interface MatchAllResult {
  readonly records: number;
  readonly persons: number;
  readonly reviews: number;
  readonly modelId: number;
  /** Seconds by phase. */
  readonly timings: Readonly<Record<string, number>>;
}

/** Versions read at a time, and records written in one transaction. */
const PAGE = 5000;
const CHUNK = 1000;

/**
 * Matches all records of the index at once: a model is made and trained on them, unless one is
 * given, and put in force; persons keep their ids wherever most of their records stay together.
 *
 * Killed half-way, what was written stands, and the rest is matched by the next run: every
 * transaction leaves whole persons.
 *
 * Throws `match/nothing` where no record is there, and what linking throws.
 *
 * @param engine an empty one, for the time of the run
 */
export async function matchAll(
  db: Database,
  engine: LinkageEngine,
  options: MatchAllOptions,
): Promise<MatchAllResult> {
  const progress = options.progress ?? silentProgress;
  const timings: Record<string, number> = {};
  const timed = async <T>(phase: string, work: () => Promise<T>): Promise<T> => {
    progress.phase(phase);
    const start = performance.now();
    const done = await work();
    timings[phase] = (performance.now() - start) / 1000;
    return done;
  };
  const reader = await matchReader(db);
  const pendingOf = await pendingExtracts(db);
  const loaded = await timed('read records', () => fillEngine(db, engine, reader));
  const model = await timed('choose model', async () => {
    if (options.model !== undefined) return options.model;
    return fitUkPersonModel(engine, loaded.input, personColumnsOf(loaded.filled), {
      linkType: 'link-and-dedupe',
      ...settingsOf(loaded, reader),
      asAt: options.asAt ?? loaded.asAt,
    });
  });
  const constraints = await constraintsOf(db, loaded.records);
  const result = await timed('link', () =>
    linkRecords(engine, model, loaded.input, { keepPairs: false, constraints, progress }),
  );
  for (const [phase, seconds] of Object.entries(result.timings))
    timings[`link: ${phase}`] = seconds;
  const trained = trainedModel(result, { madeAt: new Date().toISOString(), madeBy: options.by });
  const matcher = recordMatcher(trained, MATCH_COLUMNS);
  const isFirst = (await liveModel(db)) === null;
  const modelId = await db.transaction((tx) => putModelInForce(tx, trained, options.by));
  const decisionId = await db.transaction((tx) => addDecision(tx, 'match-all', options.by));
  const written = await timed('write', () =>
    writeResult(db, engine, {
      result,
      matcher,
      records: loaded.records,
      constraints,
      modelId,
      decisionId,
      isFirst,
      pendingOf,
    }),
  );
  await timed('index', () => indexMatchRecords(db));
  await timed('index for search', () => indexSearchRecords(db));
  return { records: loaded.records.length, modelId, timings, ...written };
}

interface FilledEngine {
  readonly input: LoadedInput;
  /** Record ids by record number. */
  readonly records: Int32Array;
  readonly filled: ReadonlyMap<string, ReadonlySet<MatchColumn>>;
  /** Of the latest extract. */
  readonly asAt: string;
}

/** Puts the latest version of every record into the engine's table of records. */
async function fillEngine(
  db: Database,
  engine: LinkageEngine,
  reader: MatchReader,
): Promise<FilledEngine> {
  const fields = MATCH_COLUMNS.map((_, i) => `in_${i}`);
  await engine.run(
    `CREATE OR REPLACE TABLE records (rid INTEGER, dataset INTEGER, ${fields.map((field) => `${field} VARCHAR`).join(', ')})`,
  );
  const datasets = [...reader.populations.keys()].filter((name) => !name.startsWith('hub:'));
  datasets.push(OTHER_DATASET);
  const numberOf = new Map(datasets.map((dataset, i) => [dataset, i]));
  const sizes = datasets.map(() => 0);
  const filled = new Map<string, Set<MatchColumn>>([[OTHER_DATASET, new Set(OTHER_COLUMNS)]]);
  const records: number[] = [];
  const areNew = !(await hasSearchRecords(db));
  const words = new WordCount();
  let after = 0;
  let asAt = '';
  for (;;) {
    const page = await latestVersions(db, after, PAGE);
    const columns: (string | null)[][] = MATCH_COLUMNS.map(() => []);
    const numbers: number[] = [];
    const search: SearchRow[] = [];
    for (const version of page) {
      const input = reader.read(version);
      if (input === null) continue;
      search.push(input.search);
      const dataset = numberOf.get(input.dataset) ?? 0;
      numbers.push(dataset);
      sizes[dataset] = (sizes[dataset] ?? 0) + 1;
      records.push(version.recordId);
      if (version.asAt > asAt) asAt = version.asAt;
      const has = filled.get(input.dataset) ?? new Set<MatchColumn>();
      filled.set(input.dataset, has);
      MATCH_COLUMNS.forEach((column, i) => {
        const value = (input.raw[column] ?? null) as string | null;
        if (value !== null) has.add(column);
        columns[i]?.push(value);
      });
    }
    if (numbers.length > 0) {
      const first = records.length - numbers.length;
      await engine.append('records', [
        Int32Array.from(numbers, (_, i) => first + i),
        Int32Array.from(numbers),
        ...columns,
      ]);
    }
    for (let from = 0; from < search.length; from += CHUNK) {
      const some = search.slice(from, from + CHUNK);
      const open = await db.transaction((tx) => replaceSearchRows(tx, some, areNew));
      for (const row of open) words.add(row);
    }
    if (page.length < PAGE) break;
    after = page.at(-1)?.recordId ?? after;
  }
  for (const some of words.chunks(CHUNK)) await db.transaction((tx) => addWords(tx, some));
  if (records.length === 0) {
    throw new ReeveError('match/nothing', 'No record of a person is in the index', {
      hint: 'Load an extract first: reeve load DEFINITION FILE --as-at DATE.',
    });
  }
  return {
    records: Int32Array.from(records),
    filled,
    asAt,
    input: {
      datasets,
      datasetSizes: sizes,
      recordCount: records.length,
      columns: Object.fromEntries(
        MATCH_COLUMNS.map((column, i) => [
          column,
          { sql: `in_${i}` as LoadedInput['columns'][string]['sql'], isArray: false },
        ]),
      ),
    },
  };
}

function settingsOf({ filled }: FilledEngine, { populations }: MatchReader) {
  const those = (is: (population: NonNullable<ReturnType<typeof populations.get>>) => boolean) =>
    [...populations.values()]
      .filter((each) => filled.has(each.dataset) && is(each))
      .map(({ dataset }) => dataset);
  return {
    adults: those(({ holds }) => holds === 'adults'),
    children: those(({ holds }) => holds === 'children'),
    electors: those(({ registerOfElectors }) => registerOfElectors),
  };
}

async function constraintsOf(db: Database, records: Int32Array): Promise<ClusterConstraints> {
  const standing = await allConstraints(db);
  if (standing.length === 0) return {};
  const numberOf = new Map(Array.from(records, (record, i) => [record, i]));
  const pairs = (kind: 'always' | 'never') =>
    standing.flatMap((pair): [number, number][] => {
      const [a, b] = [numberOf.get(pair.a), numberOf.get(pair.b)];
      return pair.kind === kind && a !== undefined && b !== undefined ? [[a, b]] : [];
    });
  return { always: pairs('always'), never: pairs('never') };
}

interface MatchedRecords {
  readonly result: LinkResult;
  readonly matcher: RecordMatcher;
  readonly records: Int32Array;
  readonly constraints: ClusterConstraints;
  readonly modelId: number;
  readonly decisionId: number;
  readonly isFirst: boolean;
  /** Extracts that were seen, and whose records were to be matched, when the records were read. */
  readonly pendingOf: readonly number[];
}

async function writeResult(
  db: Database,
  engine: LinkageEngine,
  {
    result,
    matcher,
    records,
    constraints,
    modelId,
    decisionId,
    isFirst,
    pendingOf,
  }: MatchedRecords,
): Promise<{ persons: number; reviews: number }> {
  const { reviews } = decidePairs(result, constraints);
  const best = bestWeights(result);
  const numberOf = isFirst
    ? new Map<number, number>()
    : new Map(Array.from(records, (record, i) => [record, i]));
  for (let from = 0; from < records.length; from += CHUNK) {
    const to = Math.min(records.length, from + CHUNK);
    const made = await standardRecords(engine, result.plan, from, to);
    const rows = made.map((values, i): MatchRecord => {
      const parsed = valuesOfJson(result.plan, values);
      return {
        recordId: records[from + i] as number,
        values,
        keys: matcher.keys(parsed),
        places: matcher.gatherKeys(parsed).flatMap(({ key }) => (key === null ? [] : [key])),
      };
    });
    await db.transaction((tx) =>
      isFirst ? addMatchRecords(tx, modelId, rows) : putMatchRecords(tx, modelId, rows),
    );
  }
  const members = new Map<number, number[]>();
  result.clusters.forEach((root, record) => {
    const list = members.get(root);
    if (list === undefined) members.set(root, [record]);
    else list.push(record);
  });
  const clusters = [...members.values()];
  const id = (record: number): number => records[record] as number;
  let at = 0;
  while (at < clusters.length) {
    const some: number[][] = [];
    for (let size = 0; at < clusters.length && size < CHUNK; at++) {
      const cluster = clusters[at] as number[];
      some.push(cluster);
      size += cluster.length;
    }
    await db.transaction(async (tx) => {
      const flat = some.flat();
      if (isFirst) {
        const persons = await reservePersonIds(tx, some.length);
        await addPersons(tx, persons);
        await addLinks(
          tx,
          some.flatMap((cluster, c) =>
            cluster.map((record) => ({
              recordId: id(record),
              personId: persons[c] as number,
              decisionId,
              weight: best[record] as number | null,
            })),
          ),
        );
      } else {
        await applyPartition(tx, {
          partition: some.map((cluster) => cluster.map(id)),
          weightOf: (record) => best[numberOf.get(record) ?? -1] ?? null,
          decisionId,
        });
      }
      await removePending(tx, flat.map(id), pendingOf);
    });
  }
  const found = Array.from(reviews.l, (l, i): OpenReview => {
    const [a, b] = [id(l), id(reviews.r[i] as number)];
    return {
      a: Math.min(a, b),
      b: Math.max(a, b),
      weight: reviews.weight[i] as number,
      reason: REVIEW_REASONS[reviews.reason[i] as number] as string,
    };
  });
  if (!isFirst)
    await db.query(
      `UPDATE review SET closed_at = now(), outcome = 'matched-anew', decision_id = $1 WHERE closed_at IS NULL`,
      [decisionId],
    );
  for (let from = 0; from < found.length; from += CHUNK) {
    await db.transaction((tx) => addReviews(tx, found.slice(from, from + CHUNK)));
  }
  return { persons: clusters.length, reviews: found.length };
}

/** By record the weight of the best pair that holds it to its cluster; null for one alone. */
function bestWeights({ scored, clusters }: LinkResult): (number | null)[] {
  const best = new Array<number | null>(clusters.length).fill(null);
  const take = (record: number, weight: number): void => {
    const known = best[record];
    if (known === null || known === undefined || weight > known) best[record] = weight;
  };
  for (let i = 0; i < scored.l.length; i++) {
    const [l, r] = [scored.l[i] as number, scored.r[i] as number];
    if (clusters[l] !== clusters[r]) continue;
    const weight = scored.weight[i] as number;
    take(l, weight);
    take(r, weight);
  }
  return best;
}
