import type { Queryable } from '../database/index.ts';
import { type RecordMatcher, type RecordValues, valuesOfJson } from '../linkage/index.ts';
import { candidatesByKeys, matchRecordsOf, recordsAtPlaces } from './store/match-store.ts';
import {
  constraintsAmong,
  type DecidedPair,
  liveLinksOf,
  liveLinksOfPersons,
  type OpenReview,
  openReviewsOf,
} from './store/person-store.ts';
import { Together } from './together.ts';

/** A pair of records and how likely it is one person. */
export interface WeighedPair {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/** Changed records, with all that they hang together with, clustered as all of it would be. */
export interface WeighedGroup {
  /** Blocking keys of the changed records. */
  readonly keys: ReadonlyMap<number, readonly number[]>;
  /** Pairs at or above the review threshold. */
  readonly pairs: readonly WeighedPair[];
  /** Which records are one person. */
  readonly partition: readonly (readonly number[])[];
  /** By record the weight of the best pair that holds it to its cluster. */
  readonly best: ReadonlyMap<number, number>;
  /** Person of each record, before. */
  readonly personOf: ReadonlyMap<number, number>;
  readonly decided: readonly DecidedPair[];
  /** Open reviews of the records. */
  readonly open: readonly OpenReview[];
}

/**
 * Records from which on no more are drawn in, but for the rest of the persons touched by then. More
 * hang together only through a value that says nothing; persons beyond are left as they are.
 */
const LARGEST_GROUP = 1500;

/**
 * Finds what changed records could be, draws in all that hangs together with them, and clusters
 * it: with the answer that clustering the whole index would give. Reads only.
 *
 * @param values of the changed records, gathered columns included; those of others are added
 * @param largest records from which on no more persons are drawn in
 */
export async function weighGroup(
  tx: Queryable,
  matcher: RecordMatcher,
  values: Map<number, RecordValues>,
  changed: ReadonlySet<number>,
  largest = LARGEST_GROUP,
): Promise<WeighedGroup> {
  const { thresholds } = matcher;

  // What the changed records could be.
  const keys = new Map(
    [...changed].map((record) => [record, matcher.keys(valuesOf(values, record))]),
  );
  // By key, who has it: only pairs with a key in common are looked at, not all of the batch.
  const having = new Map<number, number[]>();
  const note = (record: number, shared: readonly number[]): void => {
    for (const key of shared) {
      const list = having.get(key);
      if (list === undefined) having.set(key, [record]);
      else list.push(record);
    }
  };
  for (const [record, own] of keys) note(record, own);
  for (const found of await candidatesByKeys(tx, [...having.keys()])) {
    if (!values.has(found.recordId)) {
      values.set(found.recordId, valuesOfJson(matcher.plan, found.values));
    }
    // What a changed record had before is not what it has.
    if (!changed.has(found.recordId)) note(found.recordId, found.keys);
  }
  const pairs: WeighedPair[] = [];
  for (const [a, own] of keys) {
    const others = new Set(own.flatMap((key) => having.get(key) ?? []));
    for (const b of others) {
      if (a === b || (changed.has(b) && b < a)) continue;
      const [left, right] = [valuesOf(values, Math.min(a, b)), valuesOf(values, Math.max(a, b))];
      if (!matcher.areCandidates(left, right)) continue;
      const weight = matcher.weightToReview(left, right);
      if (weight !== null) pairs.push({ a: Math.min(a, b), b: Math.max(a, b), weight });
    }
  }

  // Whoever they hang together with: by strong pairs, by persons, and by decisions.
  const together = new Together();
  for (const record of changed) together.add(record);
  for (const { a, b, weight } of pairs) if (weight >= thresholds.link) together.join(a, b);
  const { personOf, decided, open } = await closeOver(tx, together, thresholds.link, largest);
  const missing = together.records().filter((record) => !values.has(record));
  for (const found of await matchRecordsOf(tx, missing)) {
    values.set(found.recordId, valuesOfJson(matcher.plan, found.values));
  }

  // Each group is clustered as all of it would be.
  const partition: number[][] = [];
  const scored = new Map<string, WeighedPair>(pairs.map((pair) => [`${pair.a} ${pair.b}`, pair]));
  for (const group of together.groups()) {
    const records = group.filter((record) => values.has(record)).sort((a, b) => a - b);
    const place = new Map(records.map((record, i) => [record, i]));
    const decidedHere = (kind: 'always' | 'never') =>
      decided.flatMap((pair): [number, number][] => {
        const [a, b] = [place.get(pair.a), place.get(pair.b)];
        return pair.kind === kind && a !== undefined && b !== undefined ? [[a, b]] : [];
      });
    const clustered = matcher.cluster(
      records.map((record) => valuesOf(values, record)),
      { always: decidedHere('always'), never: decidedHere('never') },
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
  return { keys, pairs: [...scored.values()], partition, best, personOf, decided, open };
}

/** Values of a record that has some. */
export function valuesOf(values: ReadonlyMap<number, RecordValues>, record: number): RecordValues {
  return values.get(record) as RecordValues;
}

/**
 * Fills the gathered columns of changed records, and adds to the changed those at the same places
 * for whom what is gathered has changed with them. Reads only.
 *
 * @param before places at which the changed records were until now
 */
export async function gatherAtPlaces(
  tx: Queryable,
  matcher: RecordMatcher,
  values: Map<number, RecordValues>,
  changed: Set<number>,
  before: readonly number[],
): Promise<void> {
  if (matcher.plan.gathered.length === 0) return;
  const placesOf = (record: RecordValues) => matcher.gatherKeys(record);
  const places = new Set([
    ...before,
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
}

/** Draws in all that hangs together with some records: the person of each, and what ties them. */
async function closeOver(
  tx: Queryable,
  together: Together,
  link: number,
  largest: number,
): Promise<Pick<WeighedGroup, 'personOf' | 'decided' | 'open'>> {
  const personOf = new Map<number, number>();
  const decided = new Map<string, DecidedPair>();
  const open = new Map<string, OpenReview>();
  const read = new Set<number>();
  /** What is open and decided of the records that have come in since. */
  const readTies = async (): Promise<void> => {
    const unread = together.records().filter((record) => !read.has(record));
    if (unread.length === 0) return;
    for (const record of unread) read.add(record);
    for (const review of await openReviewsOf(tx, unread)) {
      open.set(`${review.a} ${review.b}`, review);
    }
    for (const pair of await constraintsAmong(tx, unread)) {
      decided.set(`${pair.kind} ${pair.a} ${pair.b}`, pair);
    }
  };
  let fresh = together.records();
  while (fresh.length > 0 && together.size < largest) {
    const known = new Set(together.records());
    await drawInPersons(tx, together, personOf, fresh);
    await readTies();
    // Strong pairs that were cut before, and decisions: what was weighed with them then.
    for (const { a, b, weight } of open.values()) if (weight >= link) together.join(a, b);
    for (const { a, b } of decided.values()) together.join(a, b);
    fresh = together.records().filter((record) => !known.has(record));
  }
  // Clustered without the rest of their person, they would leave it.
  if (fresh.length > 0) await drawInPersons(tx, together, personOf, fresh);
  await readTies();
  return { personOf, decided: [...decided.values()], open: [...open.values()] };
}

/** Draws in all records of the persons of some. */
async function drawInPersons(
  tx: Queryable,
  together: Together,
  personOf: Map<number, number>,
  records: readonly number[],
): Promise<void> {
  const own = await liveLinksOf(tx, records);
  const persons = [...new Set(own.map(({ personId }) => personId))];
  const first = new Map<number, number>();
  for (const { recordId, personId } of await liveLinksOfPersons(tx, persons)) {
    personOf.set(recordId, personId);
    const other = first.get(personId);
    if (other === undefined) first.set(personId, recordId);
    together.join(other ?? recordId, recordId);
  }
}
