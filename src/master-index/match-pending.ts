import type { Database, Queryable } from '../database/index.ts';
import { type Progress, ReeveError, silentProgress } from '../kernel/index.ts';
import {
  jsonOfValues,
  type MatchModel,
  type RecordMatcher,
  type RecordValues,
  recordMatcher,
  validateModel,
} from '../linkage/index.ts';
import { applyPartition } from './apply-partition.ts';
import { BatchSize } from './batch-size.ts';
import { gatherAtPlaces, valuesOf, type WeighedGroup, weighGroup } from './match-group.ts';
import { MATCH_COLUMNS, type MatchReader, matchReader, standardiserOf } from './matching-input.ts';
import type { SearchRow } from './reading/search-keys.ts';
import { putSearchRows } from './reading/write-search.ts';
import { reviewReason } from './review-reason.ts';
import { tellGrown } from './store/grown-tables.ts';
import {
  isModelApplied,
  latestVersionsOf,
  liveModel,
  liveModelState,
  lockMatching,
  type MatchRecord,
  makeMatchIndexes,
  matchRecordsOf,
  pendingRecords,
  putMatchRecords,
  removePending,
} from './store/match-store.ts';
import {
  addDecision,
  addReviews,
  closeReviews,
  liveLinksOf,
  type OpenReview,
} from './store/person-store.ts';
import { askLater, makeQuestions } from './store/review-store.ts';
import { forgetSearchKeys } from './store/search-store.ts';

export interface MatchPendingOptions {
  readonly by: string;
  /**
   * Milliseconds that a transaction should take at most, where requests wait for it; fewer records
   * are matched in each where they take longer.
   */
  readonly longest?: number;
  /** Records from which on no more persons are looked at together with those that have changed. */
  readonly largestGroup?: number;
  readonly progress?: Progress;
}

export interface MatchPendingResult {
  /** Records that were matched. */
  readonly records: number;
  /** Records whose person changed. */
  readonly moved: number;
  readonly reviewsOpened: number;
  readonly reviewsClosed: number;
}

/** Records matched in one transaction: readers of an embedded database wait for it. */
const BATCH = 20;
/** Records that are to be matched read at a time: each time, the list of all is put in order. */
const PAGE = 1000;
/** Tables that grow as records are matched, or that their foreign keys are to, by what they are read by. */
const GROWING = {
  match_record: 'record_id, keys, places',
  search_record: 'record_id',
  search_word: 'key',
  record_version: 'record_id',
  source_record: 'record_id',
  link: 'record_id, person_id, to_at',
  person: 'person_id',
  review: 'record_a, record_b, closed_at',
  hanger: 'person_id',
};

/**
 * Matches the records that have changed since they were matched last, by the model in force, each
 * against the whole index: with the answer that matching all of them at once would give.
 *
 * Every transaction leaves whole persons: killed at any point, the rest waits for the next run.
 *
 * Throws `match/no-model` before the first `matchAll`.
 */
export async function matchPending(
  db: Database,
  { by, progress = silentProgress, longest, largestGroup }: MatchPendingOptions,
): Promise<MatchPendingResult> {
  const model = await appliedModel(db);
  const matcher = recordMatcher(model.model, MATCH_COLUMNS);
  const reader = await matchReader(db);
  const done = { records: 0, moved: 0, reviewsOpened: 0, reviewsClosed: 0 };
  const size = new BatchSize(BATCH, longest);
  let decisionId: number | undefined;
  // A first run that was given up has not come as far.
  await makeMatchIndexes(db);
  progress.phase('match changes');
  let waiting: readonly number[] = [];
  // At each doubling: no table can have outgrown by much what the database knows of it.
  let toTell = 0;
  for (;;) {
    if (done.records >= toTell) {
      await tellGrown(db, GROWING);
      toTell = Math.max(2 * done.records, BATCH);
    }
    if (waiting.length === 0) waiting = await pendingRecords(db, PAGE);
    const pending = waiting.slice(0, size.records);
    waiting = waiting.slice(pending.length);
    if (pending.length === 0) return done;
    decisionId ??= await db.transaction((tx) => addDecision(tx, 'match', by));
    const decision = decisionId;
    const matching = {
      matcher,
      reader,
      modelId: model.modelId,
      decisionId: decision,
      ...(largestGroup === undefined ? {} : { largestGroup }),
    };
    let begun = 0;
    const matched = await db.transaction((tx) => {
      // From when it has its turn: until then nobody waits for it.
      begun = performance.now();
      return matchRecords(tx, matching, pending);
    });
    size.took(performance.now() - begun);
    done.records += pending.length;
    done.moved += matched.moved;
    done.reviewsOpened += matched.reviewsOpened;
    done.reviewsClosed += matched.reviewsClosed;
    progress.advance(done.records);
  }
}

/**
 * The model in force, where all records are matched by it.
 *
 * Throws `match/half-applied` while a run puts it in place, or after one that was given up: what
 * matching sees of some records is still that of the model before.
 */
export async function appliedModel(
  db: Queryable,
): Promise<Awaited<ReturnType<typeof modelInForce>>> {
  const live = await modelInForce(db);
  if (await isModelApplied(db)) return live;
  throw new ReeveError('match/half-applied', 'A match model is being put in place', {
    hint: 'Wait until "reeve match" has ended; if it was stopped, run it again.',
  });
}

/** The model in force, ready to run. */
export async function modelInForce(db: Queryable): Promise<{ modelId: number; model: MatchModel }> {
  const live = await liveModel(db);
  if (live === null) {
    throw new ReeveError('match/no-model', 'No match model is in force', {
      hint: 'Match all records once: reeve match.',
    });
  }
  return { modelId: live.modelId, model: validateModel(live.model) };
}

export interface Matching {
  readonly matcher: RecordMatcher;
  readonly reader: MatchReader;
  readonly modelId: number;
  readonly decisionId: number;
  readonly largestGroup?: number;
}

/** What is written by one model and read by another would say something else. */
async function requireInForce(tx: Queryable, modelId: number): Promise<void> {
  const live = await liveModelState(tx);
  if (live?.modelId === modelId && live.isApplied) return;
  throw new ReeveError('match/half-applied', 'Another match model was put in force meanwhile', {
    hint: 'What is left to match waits: run it again when "reeve match" has ended.',
  });
}

/** Matches some records, in the transaction of whoever has written them. */
export async function matchRecords(
  tx: Queryable,
  matching: Matching,
  pending: readonly number[],
): Promise<Omit<MatchPendingResult, 'records'>> {
  const { matcher } = matching;
  await lockMatching(tx);
  await requireInForce(tx, matching.modelId);
  await askLater(tx);
  const values = new Map<number, RecordValues>();
  await removePending(tx, pending);
  const changed = await readChanged(tx, matching, pending, values);
  const weighed = await weighGroup(tx, matcher, values, changed, matching.largestGroup);
  const { partition, best, personOf } = weighed;
  const applied = await applyPartition(tx, {
    partition,
    weightOf: (record) => best.get(record) ?? null,
    decisionId: matching.decisionId,
  });
  const now = new Map(personOf);
  partition.forEach((cluster, c) => {
    for (const record of cluster) now.set(record, applied.persons[c] as number);
  });
  const reviews = await updateReviews(tx, matching, {
    changed,
    decided: weighed.decided,
    open: weighed.open,
    pairs: weighed.pairs,
    looked: new Set(partition.flat()),
    personOf: now,
  });
  await makeQuestions(tx, askedAbout(applied.changed, reviews.pairs, now));
  await writeChanged(tx, matching, changed, values, weighed.keys);
  const { opened, closed } = reviews;
  return { moved: applied.moved, reviewsOpened: opened, reviewsClosed: closed };
}

/**
 * Persons such that all questions which may have changed are about one of them.
 *
 * @param changed those who have gained or lost a record
 * @param pairs of records of which a review was opened or closed
 */
function askedAbout(
  changed: readonly number[],
  pairs: readonly { readonly a: number; readonly b: number }[],
  personOf: ReadonlyMap<number, number>,
): number[] {
  const persons = new Set(changed);
  for (const { a, b } of pairs) {
    // Of the later record first: the person of the earlier one may have many questions.
    const both = [b, a].flatMap((record) => personOf.get(record) ?? []);
    const [first] = both;
    if (first !== undefined && !both.some((person) => persons.has(person))) persons.add(first);
  }
  return [...persons];
}

/**
 * The values of changed records as they are now, and of records at the same places where what is
 * gathered for them has changed with it: all that have to be matched.
 */
async function readChanged(
  tx: Queryable,
  { matcher, reader }: Matching,
  pending: readonly number[],
  values: Map<number, RecordValues>,
): Promise<Set<number>> {
  const standardise = standardiserOf(matcher);
  const changed = new Set<number>();
  const before = await matchRecordsOf(tx, pending);
  const search: SearchRow[] = [];
  const leftOut: number[] = [];
  for (const version of await latestVersionsOf(tx, pending)) {
    const input = reader.read(version);
    if (input === null) {
      leftOut.push(version.recordId);
      continue;
    }
    search.push(input.search);
    values.set(version.recordId, standardise(input));
    changed.add(version.recordId);
  }
  await putSearchRows(tx, search);
  await forgetSearchKeys(tx, leftOut);
  await gatherAtPlaces(
    tx,
    matcher,
    values,
    changed,
    before.flatMap((record) => record.places),
  );
  return changed;
}

/** Closes reviews that are settled, and opens those that new data brings. */
async function updateReviews(
  tx: Queryable,
  { matcher, decisionId }: Matching,
  {
    changed,
    decided,
    open,
    pairs,
    looked,
    personOf,
  }: Pick<WeighedGroup, 'decided' | 'open' | 'pairs'> & {
    readonly changed: ReadonlySet<number>;
    readonly looked: ReadonlySet<number>;
    readonly personOf: Map<number, number>;
  },
): Promise<{ opened: number; closed: number; pairs: readonly { a: number; b: number }[] }> {
  const never = new Set(
    decided.filter(({ kind }) => kind === 'never').map(({ a, b }) => `${a} ${b}`),
  );
  const outside = pairs.flatMap(({ a, b }) => [a, b]).filter((record) => !personOf.has(record));
  for (const { recordId, personId } of await liveLinksOf(tx, [...new Set(outside)])) {
    personOf.set(recordId, personId);
  }
  const wanted = new Map<string, OpenReview>();
  for (const { a, b, weight } of pairs) {
    const [one, other] = [personOf.get(a), personOf.get(b)];
    if (one === undefined || other === undefined || one === other || never.has(`${a} ${b}`))
      continue;
    wanted.set(`${a} ${b}`, {
      a,
      b,
      weight,
      reason: reviewReason(weight, matcher.thresholds.link),
    });
  }
  const closing: { a: number; b: number; outcome: string }[] = [];
  const standing = new Set<string>();
  for (const { a, b } of open) {
    const key = `${a} ${b}`;
    const isWeighedAnew = changed.has(a) || changed.has(b) || (looked.has(a) && looked.has(b));
    if (wanted.has(key) || !isWeighedAnew) {
      standing.add(key);
      continue;
    }
    const isOne = personOf.get(a) !== undefined && personOf.get(a) === personOf.get(b);
    closing.push({ a, b, outcome: isOne ? 'linked' : 'settled-by-new-data' });
  }
  for (const outcome of ['linked', 'settled-by-new-data']) {
    await closeReviews(
      tx,
      closing.filter((each) => each.outcome === outcome),
      outcome,
      decisionId,
    );
  }
  const opened = [...wanted].filter(([key]) => !standing.has(key)).map(([, review]) => review);
  await addReviews(tx, opened);
  return { opened: opened.length, closed: closing.length, pairs: [...opened, ...closing] };
}

async function writeChanged(
  tx: Queryable,
  { matcher, modelId }: Matching,
  changed: ReadonlySet<number>,
  values: ReadonlyMap<number, RecordValues>,
  keys: ReadonlyMap<number, readonly number[]>,
): Promise<void> {
  const rows = [...changed].map((recordId): MatchRecord => {
    const record = valuesOf(values, recordId);
    return {
      recordId,
      values: jsonOfValues(matcher.plan, record),
      keys: keys.get(recordId) ?? [],
      places: matcher.gatherKeys(record).flatMap(({ key }) => (key === null ? [] : [key])),
    };
  });
  await putMatchRecords(tx, modelId, rows);
}
