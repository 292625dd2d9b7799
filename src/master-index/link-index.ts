import type { Database } from '../database/index.ts';
import { type Progress, ReeveError, silentProgress } from '../kernel/index.ts';
import {
  type ClusterConstraints,
  fitUkPersonModel,
  type LinkageEngine,
  type LinkResult,
  type LoadedInput,
  linkRecords,
  type MatchModel,
  type Thresholds,
} from '../linkage/index.ts';
import { ahead } from './ahead.ts';
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
import { type LatestVersion, lastRecord, latestVersions } from './store/match-store.ts';
import { allConstraints, type DecidedPair } from './store/person-store.ts';
import { Turns } from './turns.ts';

export interface LinkIndexOptions {
  /** A model, trained or not; else one is made of the records. */
  readonly model?: MatchModel;
  /** In place of the model's own, be it given or made. */
  readonly thresholds?: Thresholds;
  /** The date the records are of, `YYYY-MM-DD`: who is a child follows from it. */
  readonly asAt?: string;
  readonly progress?: Progress;
  /** Sees what the records can be found by, as they are read, and those that are left out now. */
  readonly onPage?: (rows: readonly SearchRow[], leftOut: readonly number[]) => Promise<void>;
}

/** All records of the index, linked. Nothing of it is written. */
export interface LinkedIndex {
  readonly result: LinkResult;
  /** Record ids by record number. */
  readonly records: Int32Array;
  readonly constraints: ClusterConstraints;
  /** All decisions on pairs that stood then, those on records that are left out included. */
  readonly decided: readonly DecidedPair[];
  /** Comparisons, by name, of which the records taught nothing, so that what is usual was assumed. */
  readonly assumed: readonly string[];
  /** Seconds by phase. */
  readonly timings: Record<string, number>;
}

/** Versions read at a time. */
const PAGE = 5000;

/**
 * Links all records of the index at once, under all standing decisions. Reads only.
 *
 * Throws `match/nothing` where no record is there, and what linking throws.
 *
 * @param engine an empty one, for the time of the run
 */
export async function linkIndex(
  db: Database,
  engine: LinkageEngine,
  options: LinkIndexOptions,
): Promise<LinkedIndex> {
  const progress = options.progress ?? silentProgress;
  const timings: Record<string, number> = {};
  const timed = phaseTimer(timings, progress);
  const reader = await matchReader(db);
  const loaded = await timed('read records', () => fillEngine(db, engine, reader, options.onPage));
  const chosen = await timed('choose model', async () => {
    if (options.model !== undefined) return options.model;
    return fitUkPersonModel(engine, loaded.input, personColumnsOf(loaded.filled), {
      linkType: 'link-and-dedupe',
      ...settingsOf(loaded, reader),
      asAt: options.asAt ?? loaded.asAt,
    });
  });
  const { thresholds = chosen.thresholds } = options;
  const model = thresholds === undefined ? chosen : { ...chosen, thresholds };
  const decided = await allConstraints(db);
  const constraints = constraintsOf(decided, loaded.records);
  const result = await timed('link', () =>
    linkRecords(engine, model, loaded.input, {
      keepPairs: false,
      constraints,
      progress,
      // A first small source teaches too little to train by. What is usual stands in for it, which
      // nobody who brought a model of their own is told that it may.
      whenDegenerate: options.model === undefined ? 'assume' : 'refuse',
    }),
  );
  for (const [phase, seconds] of Object.entries(result.timings)) {
    timings[`link: ${phase}`] = seconds;
  }
  const assumed = assumedIn(result);
  return { result, records: loaded.records, constraints, decided, assumed, timings };
}

function assumedIn({ training }: LinkResult): string[] {
  const kept = training?.origins.filter(({ m }) => m === 'given' || m === 'assumed') ?? [];
  return kept.map(({ name }) => name);
}

/** Notes how long phases take, and tells the progress of them. */
export function phaseTimer(
  timings: Record<string, number>,
  progress: Progress,
): <T>(phase: string, work: () => Promise<T>) => Promise<T> {
  return async (phase, work) => {
    progress.phase(phase);
    const start = performance.now();
    const done = await work();
    timings[phase] = (performance.now() - start) / 1000;
    return done;
  };
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
  onPage: LinkIndexOptions['onPage'],
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
  let asAt = '';
  const turns = new Turns(2);
  let seen: Promise<void> | undefined;
  for await (const page of ahead(pagesOf(db))) {
    const columns: (string | null)[][] = MATCH_COLUMNS.map(() => []);
    const numbers: number[] = [];
    const search: SearchRow[] = [];
    const leftOut: number[] = [];
    for (const version of page) {
      if (turns.isOver) await turns.next();
      const input = reader.read(version);
      if (input === null) {
        leftOut.push(version.recordId);
        continue;
      }
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
    await seen;
    seen = onPage?.(search, leftOut);
    seen?.catch(() => {});
  }
  await seen;
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

/** The latest versions of all records of persons, page by page. */
async function* pagesOf(db: Database): AsyncGenerator<LatestVersion[]> {
  const last = await lastRecord(db);
  for (let after = 0; after < last; after += PAGE) yield latestVersions(db, after, after + PAGE);
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

function constraintsOf(standing: readonly DecidedPair[], records: Int32Array): ClusterConstraints {
  if (standing.length === 0) return {};
  const numberOf = new Map(Array.from(records, (record, i) => [record, i]));
  const pairs = (kind: 'always' | 'never') =>
    standing.flatMap((pair): [number, number][] => {
      const [a, b] = [numberOf.get(pair.a), numberOf.get(pair.b)];
      return pair.kind === kind && a !== undefined && b !== undefined ? [[a, b]] : [];
    });
  return { always: pairs('always'), never: pairs('never') };
}
