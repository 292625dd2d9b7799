import type { Database, Queryable } from '../database/index.ts';
import { type Progress, ReeveError, silentProgress } from '../kernel/index.ts';
import {
  jsonOfValues,
  type MatchModel,
  type RecordMatcher,
  type RecordValues,
  recordMatcher,
  validateModel,
  valuesOfJson,
} from '../linkage/index.ts';
import { applyPartition } from './apply-partition.ts';
import { MATCH_COLUMNS, type MatchReader, matchReader } from './matching-input.ts';
import { reviewReason } from './review-reason.ts';
import {
  candidatesByKeys,
  latestVersionsOf,
  liveModel,
  type MatchRecord,
  matchRecordsOf,
  pendingRecords,
  putMatchRecords,
  recordsAtPlaces,
  removePending,
} from './store/match-store.ts';
import {
  addDecision,
  addReviews,
  closeReviews,
  constraintsAmong,
  liveLinksOf,
  liveLinksOfPersons,
  type OpenReview,
  openReviewsOf,
} from './store/person-store.ts';
import { Together } from './together.ts';

export interface MatchPendingOptions {
  readonly by: string;
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
/**
 * Records looked at together at most. More hang together only through a value that says nothing;
 * those beyond are left as they are.
 */
const LARGEST_GROUP = 1500;

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
  { by, progress = silentProgress }: MatchPendingOptions,
): Promise<MatchPendingResult> {
  const model = await modelInForce(db);
  const matcher = recordMatcher(model.model, MATCH_COLUMNS);
  const reader = await matchReader(db);
  const done = { records: 0, moved: 0, reviewsOpened: 0, reviewsClosed: 0 };
  let decisionId: number | undefined;
  progress.phase('match changes');
  for (;;) {
    const pending = await pendingRecords(db, BATCH);
    if (pending.length === 0) return done;
    decisionId ??= await db.transaction((tx) => addDecision(tx, 'match', by));
    const decision = decisionId;
    const matched = await db.transaction((tx) =>
      matchRecords(tx, { matcher, reader, modelId: model.modelId, decisionId: decision }, pending),
    );
    done.records += pending.length;
    done.moved += matched.moved;
    done.reviewsOpened += matched.reviewsOpened;
    done.reviewsClosed += matched.reviewsClosed;
    progress.advance(done.records);
  }
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

interface Matching {
  readonly matcher: RecordMatcher;
  readonly reader: MatchReader;
  readonly modelId: number;
  readonly decisionId: number;
}

/** A pair of records and how likely it is one person. */
interface WeighedPair {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

async function matchRecords(
  tx: Queryable,
  matching: Matching,
  pending: readonly number[],
): Promise<Omit<MatchPendingResult, 'records'>> {
  const { matcher } = matching;
  const values = new Map<number, RecordValues>();
  const changed = await readChanged(tx, matching, pending, values);
  const { thresholds } = matcher;

  // What the changed records could be.
  const keys = new Map(
    [...changed].map((record) => [record, matcher.keys(valuesOf(values, record))]),
  );
  for (const found of await candidatesByKeys(tx, [...new Set([...keys.values()].flat())])) {
    if (!values.has(found.recordId)) {
      values.set(found.recordId, valuesOfJson(matcher.plan, found.values));
    }
  }
  const pairs: WeighedPair[] = [];
  const all = [...values.keys()];
  for (const a of changed) {
    for (const b of all) {
      if (a === b || (changed.has(b) && b < a)) continue;
      const [left, right] = [valuesOf(values, Math.min(a, b)), valuesOf(values, Math.max(a, b))];
      if (!matcher.areCandidates(left, right)) continue;
      const weight = matcher.weight(left, right);
      if (weight >= thresholds.review) pairs.push({ a: Math.min(a, b), b: Math.max(a, b), weight });
    }
  }

  // Whoever they hang together with: by strong pairs, by persons, and by decisions.
  const together = new Together();
  for (const record of changed) together.add(record);
  for (const { a, b, weight } of pairs) if (weight >= thresholds.link) together.join(a, b);
  const personOf = await closeOver(tx, together, thresholds.link);
  const missing = together.records().filter((record) => !values.has(record));
  for (const found of await matchRecordsOf(tx, missing)) {
    values.set(found.recordId, valuesOfJson(matcher.plan, found.values));
  }

  // Each group is clustered as all of it would be.
  const decided = await constraintsAmong(tx, together.records());
  const partition: number[][] = [];
  const scored = new Map<string, WeighedPair>(pairs.map((pair) => [`${pair.a} ${pair.b}`, pair]));
  for (const group of together.groups()) {
    const records = group.filter((record) => values.has(record)).sort((a, b) => a - b);
    const place = new Map(records.map((record, i) => [record, i]));
    const among = (kind: 'always' | 'never') =>
      decided.flatMap((pair): [number, number][] => {
        const [a, b] = [place.get(pair.a), place.get(pair.b)];
        return pair.kind === kind && a !== undefined && b !== undefined ? [[a, b]] : [];
      });
    const clustered = matcher.cluster(
      records.map((record) => valuesOf(values, record)),
      { always: among('always'), never: among('never') },
    );
    clustered.scored.l.forEach((l, i) => {
      const [a, b] = [records[l] as number, records[clustered.scored.r[i] as number] as number];
      scored.set(`${a} ${b}`, { a, b, weight: clustered.scored.weight[i] as number });
    });
    const clusters = Map.groupBy(records, (_, i) => clustered.clusters[i] as number);
    partition.push(...clusters.values());
  }
  const best = new Map<number, number>();
  const clusterOf = new Map(
    partition.flatMap((cluster, c) => cluster.map((record) => [record, c])),
  );
  for (const { a, b, weight } of scored.values()) {
    if (clusterOf.get(a) === undefined || clusterOf.get(a) !== clusterOf.get(b)) continue;
    for (const record of [a, b]) {
      best.set(record, Math.max(best.get(record) ?? Number.NEGATIVE_INFINITY, weight));
    }
  }
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
    decided,
    pairs: [...scored.values()],
    looked: new Set(together.records()),
    personOf: now,
  });
  await writeChanged(tx, matching, changed, values, keys);
  await removePending(tx, pending);
  return { moved: applied.moved, ...reviews };
}

function valuesOf(values: ReadonlyMap<number, RecordValues>, record: number): RecordValues {
  return values.get(record) as RecordValues;
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
  const changed = new Set<number>();
  const before = await matchRecordsOf(tx, pending);
  for (const version of await latestVersionsOf(tx, pending)) {
    const input = reader.read(version);
    if (input === null) continue;
    values.set(version.recordId, matcher.standardise(input.raw, input.dataset));
    changed.add(version.recordId);
  }
  if (matcher.plan.gathered.length === 0) return changed;
  const placesOf = (record: RecordValues) => matcher.gatherKeys(record);
  const places = new Set([
    ...before.flatMap((record) => record.places),
    ...[...values.values()].flatMap((record) =>
      placesOf(record).flatMap(({ key }) => (key === null ? [] : [key])),
    ),
  ]);
  const neighbours = new Map<number, RecordValues>(values);
  for (const found of await recordsAtPlaces(tx, [...places])) {
    if (!neighbours.has(found.recordId)) {
      neighbours.set(found.recordId, valuesOfJson(matcher.plan, found.values));
    }
  }
  const at = new Map<number, RecordValues[]>();
  for (const record of neighbours.values()) {
    for (const { key } of placesOf(record)) {
      if (key === null) continue;
      const list = at.get(key);
      if (list === undefined) at.set(key, [record]);
      else list.push(record);
    }
  }
  for (const [recordId, record] of neighbours) {
    const whole: Record<string, RecordValues[string]> = { ...record };
    let isOther = false;
    for (const { column, key } of placesOf(record)) {
      // Only places that were read whole say what there is.
      if (key !== null && !places.has(key)) continue;
      const gathered = key === null ? null : matcher.gathered(column, record, at.get(key) ?? []);
      isOther ||= JSON.stringify(gathered) !== JSON.stringify(record[column] ?? null);
      whole[column] = gathered;
    }
    if (changed.has(recordId)) values.set(recordId, whole);
    else if (isOther) {
      values.set(recordId, whole);
      changed.add(recordId);
    }
  }
  return changed;
}

/** Draws in all that hangs together with some records; returns the person of each. */
async function closeOver(
  tx: Queryable,
  together: Together,
  link: number,
): Promise<Map<number, number>> {
  const personOf = new Map<number, number>();
  let fresh = together.records();
  while (fresh.length > 0 && together.size < LARGEST_GROUP) {
    const known = new Set(together.records());
    const own = await liveLinksOf(tx, fresh);
    const persons = [...new Set(own.map(({ personId }) => personId))];
    const members = await liveLinksOfPersons(tx, persons);
    const first = new Map<number, number>();
    for (const { recordId, personId } of members) {
      personOf.set(recordId, personId);
      const other = first.get(personId);
      if (other === undefined) first.set(personId, recordId);
      together.join(other ?? recordId, recordId);
    }
    const now = together.records();
    // Strong pairs that were cut before, and decisions: what was weighed with them then.
    for (const { a, b, weight } of await openReviewsOf(tx, now)) {
      if (weight >= link) together.join(a, b);
    }
    for (const { a, b } of await constraintsAmong(tx, now)) together.join(a, b);
    fresh = together.records().filter((record) => !known.has(record));
  }
  return personOf;
}

/** Closes reviews that are settled, and opens those that new data brings. */
async function updateReviews(
  tx: Queryable,
  { matcher, decisionId }: Matching,
  {
    changed,
    decided,
    pairs,
    looked,
    personOf,
  }: {
    readonly changed: ReadonlySet<number>;
    readonly decided: readonly { kind: 'always' | 'never'; a: number; b: number }[];
    readonly pairs: readonly WeighedPair[];
    readonly looked: ReadonlySet<number>;
    readonly personOf: Map<number, number>;
  },
): Promise<{ reviewsOpened: number; reviewsClosed: number }> {
  const never = new Set(
    decided.filter(({ kind }) => kind === 'never').map(({ a, b }) => `${a} ${b}`),
  );
  const outside = pairs.flatMap(({ a, b }) => [a, b]).filter((record) => !personOf.has(record));
  for (const { recordId, personId } of await liveLinksOf(tx, [...new Set(outside)])) {
    personOf.set(recordId, personId);
  }
  const open = await openReviewsOf(tx, [...looked]);
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
  return { reviewsOpened: opened.length, reviewsClosed: closing.length };
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
