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

/** The patterns of pairs that rule `index` finds; all when `index` is null. */
export function patternsOfRule(patterns: PatternCounts, index: number | null): PatternCounts {
  if (index === null) return patterns;
  const bit = 2 ** index;
  const chosen: number[] = [];
  for (let i = 0; i < patterns.size; i++) {
    if (Math.floor((patterns.rules[i] ?? 0) / bit) % 2 === 1) chosen.push(i);
  }
  const { width } = patterns;
  const digits = new Uint8Array(chosen.length * width);
  chosen.forEach((i, row) => {
    digits.set(patterns.digits.subarray(i * width, (i + 1) * width), row * width);
  });
  return {
    size: chosen.length,
    width,
    digits,
    rules: Int32Array.from(chosen, (i) => patterns.rules[i] ?? 0),
    counts: Float64Array.from(chosen, (i) => patterns.counts[i] ?? 0),
  };
}

export function totalCount(patterns: PatternCounts): number {
  return patterns.counts.reduce((total, n) => total + n, 0);
}
