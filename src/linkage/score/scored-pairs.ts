/** Scored pairs in columns of equal length: record numbers with l < r, and log2 odds. */
export interface ScoredPairs {
  readonly l: Int32Array;
  readonly r: Int32Array;
  readonly weight: Float64Array;
  /** Bit mask of the candidate rules that the pair satisfies. */
  readonly rules: Int32Array;
}
