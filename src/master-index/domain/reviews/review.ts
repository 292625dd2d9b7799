import type { RecordPair } from '../ids.ts';

/**
 * Where a review stands. `open`: it waits for a steward. `linked`, `not-the-same`: a steward
 * has decided. `settled-by-new-data`: the matcher is sure by now, one way or the other.
 * `superseded`: the question is no longer there, because a record is gone or another decision
 * answers it.
 */
export type ReviewStatus =
  | 'open'
  | 'linked'
  | 'not-the-same'
  | 'settled-by-new-data'
  | 'superseded';

/** A doubtful match: whether two records are one person. */
export interface Review {
  /** That of the pair, whatever run finds it: see `pairKey`. */
  readonly key: string;
  readonly records: RecordPair;
  readonly status: ReviewStatus;
  /** log2 odds that they are one person, as last weighed. */
  readonly weight: number;
  /** How often a steward has looked and was not sure. */
  readonly notSure: number;
}
