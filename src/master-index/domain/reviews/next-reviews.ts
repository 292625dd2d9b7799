import type { StandingConstraints } from '../decisions/constraints.ts';
import { compareIds, type PersonId, pairKey, pairOf, type RecordId } from '../ids.ts';
import type { Review, ReviewStatus } from './review.ts';

/** A pair that a run of the matcher leaves to a steward. */
export interface DoubtfulPair {
  readonly records: readonly [RecordId, RecordId];
  /** log2 odds that they are one person. */
  readonly weight: number;
}

/** What a run of the matcher leaves behind, its links carried out. */
export interface AfterRun {
  readonly doubtful: Iterable<DoubtfulPair>;
  /** Whether the run weighed this record against all it might be one person with. */
  readonly weighed: (record: RecordId) => boolean;
  /** The person of a record now; undefined where the record is gone. */
  readonly personOf: (record: RecordId) => PersonId | undefined;
  readonly constraints: StandingConstraints;
}

export interface ReviewChanges {
  /** In order of pair. */
  readonly opened: readonly Review[];
  /** Reviews whose status or weight is another, as they are then. */
  readonly changed: readonly Review[];
}

/**
 * What becomes of reviews after a run of the matcher. A pair is open exactly where the matcher
 * doubts it, both records are there, they are two persons, and no decision answers it: one that
 * was answered opens again when the answer is taken back, one that new data settles closes
 * itself, and one that a decision answers through other records is superseded. A second run
 * that finds the same changes nothing.
 */
export function nextReviews(existing: Iterable<Review>, run: AfterRun): ReviewChanges {
  const doubtful = new Map<string, DoubtfulPair>();
  for (const pair of run.doubtful) {
    const key = pairKey(...pair.records);
    const known = doubtful.get(key);
    if (known === undefined || known.weight < pair.weight) doubtful.set(key, pair);
  }
  const opened: Review[] = [];
  const changed: Review[] = [];
  const seen = new Set<string>();
  for (const review of existing) {
    seen.add(review.key);
    const found = doubtful.get(review.key);
    const status = nextStatus(review, found !== undefined, run);
    const weight = status === 'open' ? (found?.weight ?? review.weight) : review.weight;
    if (status !== review.status || weight !== review.weight) {
      changed.push({ ...review, status, weight });
    }
  }
  for (const [key, { records, weight }] of doubtful) {
    if (seen.has(key)) continue;
    const review: Review = { key, records: pairOf(...records), status: 'open', weight, notSure: 0 };
    if (nextStatus(review, true, run) === 'open') opened.push(review);
  }
  return { opened: opened.sort(byPair), changed: changed.sort(byPair) };
}

function nextStatus(review: Review, isDoubtful: boolean, run: AfterRun): ReviewStatus {
  const { status } = review;
  const [a, b] = review.records;
  const [one, other] = [run.personOf(a), run.personOf(b)];
  /** What was closed stays as it was closed. */
  const closed = (as: ReviewStatus): ReviewStatus => (status === 'open' ? as : status);
  if (one === undefined || other === undefined) return closed('superseded');
  if (run.constraints.between(a, b) !== undefined) return closed('superseded');
  if (run.constraints.groupOf(a) === run.constraints.groupOf(b)) return closed('superseded');
  if (one === other) return closed('settled-by-new-data');
  if (isDoubtful) return 'open';
  return run.weighed(a) || run.weighed(b) ? closed('settled-by-new-data') : status;
}

function byPair(one: Review, other: Review): number {
  return (
    compareIds(one.records[0], other.records[0]) || compareIds(one.records[1], other.records[1])
  );
}
