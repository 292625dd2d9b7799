import type { Database } from '../database/index.ts';
import { type Progress, silentProgress } from '../kernel/index.ts';
import {
  type ClusterConstraints,
  decidePairs,
  type LinkageEngine,
  type LinkResult,
  type MatchModel,
  REVIEW_REASONS,
  type RecordMatcher,
  recordMatcher,
  standardRecords,
  trainedModel,
  valuesOfJson,
} from '../linkage/index.ts';
import { ahead } from './ahead.ts';
import { applyPartition } from './apply-partition.ts';
import { DecidedSince } from './decided-since.ts';
import { linkIndex, phaseTimer } from './link-index.ts';
import { MATCH_COLUMNS } from './matching-input.ts';
import { provenanceOf } from './model-provenance.ts';
import { replaceSearchRows, WordCount } from './reading/write-search.ts';
import { erasedAmong, isErasedSince, recountWords } from './store/erasure-store.ts';
import {
  addMatchRecords,
  indexMatchRecords,
  liveModel,
  lockMatching,
  type MatchRecord,
  noteModelApplied,
  pendingExtracts,
  pendRecords,
  pendWhatCameSince,
  putMatchRecords,
  putModelInForce,
  removeAllPending,
} from './store/match-store.ts';
import {
  addDecision,
  addLinks,
  addPersons,
  addReviews,
  allLiveLinks,
  type DecidedPair,
  type OpenReview,
  reservePersonIds,
} from './store/person-store.ts';
import { askLater, makeAllQuestions } from './store/review-store.ts';
import {
  addWords,
  forgetSearchKeys,
  hasSearchRecords,
  indexSearchRecords,
} from './store/search-store.ts';
import { databaseClock } from './store/steward-store.ts';
import { Together } from './together.ts';
import { Turns } from './turns.ts';

export interface MatchAllOptions {
  /** A trained model; else one is made of the records. */
  readonly model?: MatchModel;
  /** Who asked for it. */
  readonly by: string;
  /** Who puts the model in force, where that is another than whoever runs this. */
  readonly putBy?: string;
  /** The date the records are of, `YYYY-MM-DD`: who is a child follows from it. */
  readonly asAt?: string;
  readonly progress?: Progress;
}

export interface MatchAllResult {
  readonly records: number;
  readonly persons: number;
  readonly reviews: number;
  readonly modelId: number;
  /** Comparisons, by name, of which the records taught nothing, so that what is usual was assumed. */
  readonly assumed: readonly string[];
  /** Seconds by phase. */
  readonly timings: Readonly<Record<string, number>>;
}

/** Records written in one transaction: readers of an embedded database wait for it. */
const CHUNK = 400;
/** Records read from the engine at a time: each query has its cost. */
const PAGE = 10 * CHUNK;
/** Notes that a record is to be matched, taken off at a time. */
const PENDING_CHUNK = 5000;

/**
 * Matches all records of the index at once: a model is made and trained on them, unless one is
 * given, and put in force; persons keep their ids wherever most of their records stay together.
 *
 * Persons on whom stewards decide while it runs are left as the decision leaves them, and matched by
 * the next `matchPending`.
 *
 * Killed half-way, what was written stands, every person whole; the model is known not to be
 * applied to all (`modelToApply`), and the next run goes on with it.
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
  const since = await databaseClock(db);
  const pendingOf = await pendingExtracts(db);
  const areNew = !(await hasSearchRecords(db));
  const words = new WordCount();
  const { result, records, constraints, decided, assumed, timings } = await linkIndex(db, engine, {
    ...options,
    async onPage(search, leftOut) {
      if (!areNew) await db.transaction((tx) => forgetSearchKeys(tx, leftOut));
      for (let from = 0; from < search.length; from += CHUNK) {
        const some = search.slice(from, from + CHUNK);
        const open = await db.transaction(async (tx) => {
          await lockMatching(tx);
          const gone = await erasedAmong(tx, some.map(idOf));
          return replaceSearchRows(tx, gone.size === 0 ? some : some.filter(isNotIn(gone)), areNew);
        });
        for (const row of open) words.add(row);
      }
    },
  });
  for (const some of words.chunks(CHUNK)) await db.transaction((tx) => addWords(tx, some));
  const timed = phaseTimer(timings, progress);
  const putBy = options.putBy ?? options.by;
  const trained = trainedModel(result, { ...provenanceOf(result, putBy) });
  const matcher = recordMatcher(trained, MATCH_COLUMNS);
  const isFirst = (await liveModel(db)) === null;
  const modelId = await db.transaction(async (tx) => {
    // Whoever matches by the one before has ended when this one is in force.
    await lockMatching(tx);
    return putModelInForce(tx, trained, putBy);
  });
  const decisionId = await db.transaction((tx) => addDecision(tx, 'match-all', options.by));
  const written = await timed('write', () =>
    writeResult(db, engine, {
      result,
      matcher,
      records,
      constraints,
      decided,
      modelId,
      decisionId,
      isFirst,
      pendingOf,
    }),
  );
  await timed('index', () => indexMatchRecords(db));
  await timed('index for search', () => indexSearchRecords(db));
  if (await isErasedSince(db, since)) {
    for (const some of words.chunks(CHUNK)) {
      const keys = some.map(({ key }) => key);
      await db.transaction((tx) => recountWords(tx, keys));
    }
  }
  await pendWhatCameSince(db, modelId, since);
  await noteModelApplied(db, modelId);
  return { records: records.length, modelId, assumed, timings, ...written };
}

interface MatchedRecords {
  readonly result: LinkResult;
  readonly matcher: RecordMatcher;
  readonly records: Int32Array;
  readonly constraints: ClusterConstraints;
  /** The decisions that they were linked under. */
  readonly decided: readonly DecidedPair[];
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
    decided,
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
  for await (const rows of ahead(matchRecordsOf(engine, result, matcher, records))) {
    await db.transaction(async (tx) => {
      await lockMatching(tx);
      const gone = await erasedAmong(tx, rows.map(idOf));
      const kept = gone.size === 0 ? rows : rows.filter(isNotIn(gone));
      await (isFirst ? addMatchRecords(tx, modelId, kept) : putMatchRecords(tx, modelId, kept));
    });
  }
  const members = new Map<number, number[]>();
  result.clusters.forEach((root, record) => {
    const list = members.get(root);
    if (list === undefined) members.set(root, [record]);
    else list.push(record);
  });
  const clusters = [...members.values()];
  const id = (record: number): number => records[record] as number;
  const groups = isFirst ? clusters.map((cluster) => [cluster]) : await byPersons(db, clusters, id);
  const since = new DecidedSince(decided);
  /** Records left as they are: with them something was decided that they were not linked under. */
  const asTheyAre = new Set<number>();
  let at = 0;
  while (at < groups.length) {
    const some: number[][][] = [];
    for (let size = 0; at < groups.length && size < CHUNK; at++) {
      const group = groups[at] as number[][];
      some.push(group);
      size += group.reduce((sum, { length }) => sum + length, 0);
    }
    await db.transaction(async (tx) => {
      await lockMatching(tx);
      // Nobody has a person to decide on before the first run.
      const about = isFirst ? new Set() : await since.among(tx, some.flat(2).map(id));
      const isDecidedOn = (group: number[][]) => group.flat().some((each) => about.has(id(each)));
      const taken =
        about.size === 0 ? some.flat() : some.filter((group) => !isDecidedOn(group)).flat();
      for (const each of about.size === 0 ? [] : some.filter(isDecidedOn).flat(2)) {
        asTheyAre.add(id(each));
      }
      const gone = await erasedAmong(tx, taken.flat().map(id));
      const kept =
        gone.size === 0
          ? taken
          : taken
              .map((cluster) => cluster.filter((record) => !gone.has(id(record))))
              .filter(({ length }) => length > 0);
      if (isFirst) {
        const persons = await reservePersonIds(tx, kept.length);
        await addPersons(tx, persons);
        await addLinks(
          tx,
          kept.flatMap((cluster, c) =>
            cluster.map((record) => ({
              recordId: id(record),
              personId: persons[c] as number,
              decisionId,
              weight: best[record] as number | null,
            })),
          ),
          await databaseClock(tx),
        );
      } else {
        await applyPartition(tx, {
          partition: kept.map((cluster) => cluster.map(id)),
          weightOf: (record) => best[numberOf.get(record) ?? -1] ?? null,
          decisionId,
        });
      }
    });
  }
  while ((await removeAllPending(db, pendingOf, PENDING_CHUNK)) > 0);
  // Matching them as records that have changed settles their reviews too.
  if (asTheyAre.size > 0) await pendRecords(db, [...asTheyAre]);
  // Person by person: the questions about somebody are made anew with each transaction that asks some.
  const clusterOf = (i: number): number => result.clusters[reviews.l[i] as number] as number;
  const byPerson = Array.from(reviews.l.keys()).sort((i, j) => clusterOf(i) - clusterOf(j));
  const found = byPerson.map((i): OpenReview => {
    const [a, b] = [id(reviews.l[i] as number), id(reviews.r[i] as number)];
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
    const some = found.slice(from, from + CHUNK);
    await db.transaction(async (tx) => {
      await lockMatching(tx);
      if (isFirst) await askLater(tx);
      const gone = await erasedAmong(tx, [...new Set(some.flatMap(({ a, b }) => [a, b]))]);
      await addReviews(
        tx,
        some.filter(({ a, b }) => ![a, b].some((each) => gone.has(each) || asTheyAre.has(each))),
      );
    });
  }
  if (isFirst) {
    await db.transaction(async (tx) => {
      await lockMatching(tx);
      await makeAllQuestions(tx);
    });
  }
  return { persons: clusters.length, reviews: found.length };
}

const idOf = ({ recordId }: { readonly recordId: number }): number => recordId;

/** Records that were erased since they were read: nothing of them is written. */
const isNotIn =
  (gone: ReadonlySet<number>) =>
  ({ recordId }: { readonly recordId: number }): boolean =>
    !gone.has(recordId);

/** What matching sees of the records, some at a time. */
async function* matchRecordsOf(
  engine: LinkageEngine,
  { plan }: LinkResult,
  matcher: RecordMatcher,
  records: Int32Array,
): AsyncGenerator<MatchRecord[]> {
  const turns = new Turns(2);
  for (let page = 0; page < records.length; page += PAGE) {
    const made = await standardRecords(engine, plan, page, page + PAGE);
    for (let from = 0; from < made.length; from += CHUNK) {
      const rows: MatchRecord[] = [];
      for (const [i, values] of made.slice(from, from + CHUNK).entries()) {
        if (turns.isOver) await turns.next();
        const parsed = valuesOfJson(plan, values);
        rows.push({
          recordId: records[page + from + i] as number,
          values,
          keys: matcher.keys(parsed),
          places: matcher.gatherKeys(parsed).flatMap(({ key }) => (key === null ? [] : [key])),
        });
      }
      yield rows;
    }
  }
}

/**
 * Clusters by what they share with others now: those that hold records of one person are decided
 * together. Apart, each would take the rest of the person for records that it does not look at,
 * and the person would never be split.
 */
async function byPersons(
  db: Database,
  clusters: readonly number[][],
  id: (record: number) => number,
): Promise<number[][][]> {
  const personOf = new Map(
    (await allLiveLinks(db)).map(({ recordId, personId }) => [recordId, personId]),
  );
  const firstOf = new Map<number, number>();
  const together = new Together();
  clusters.forEach((cluster, c) => {
    together.add(c);
    for (const record of cluster) {
      const person = personOf.get(id(record));
      if (person === undefined) continue;
      const other = firstOf.get(person);
      if (other === undefined) firstOf.set(person, c);
      else together.join(other, c);
    }
  });
  return together.groups().map((group) => group.map((c) => clusters[c] as number[]));
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
