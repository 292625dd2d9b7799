/**
 * Counted agreement patterns: all that training needs to know of millions of
 * pairs. Row i is a pattern: `digits[i * width + k]` is comparison k's outcome
 * (0 missing, else cell + 1), found by the candidate rules in the bit mask
 * `rules[i]`, `counts[i]` times.
 */
export interface PatternCounts {
  readonly size: number;
  readonly width: number;
  readonly digits: Uint8Array;
  readonly rules: Int32Array;
  readonly counts: Float64Array;
}

/** Number of pairs that the patterns count. */
export function totalCount(patterns: PatternCounts): number {
  return patterns.counts.reduce((total, n) => total + n, 0);
}
