import type { ModelPlan } from '../model/plan.ts';

/**
 * How a pair's outcomes are packed into integers: each comparison is one digit,
 * 0 for missing and cell + 1 otherwise; digits are packed in mixed radix into
 * as few numbers below 2^53 as hold them, so that JavaScript reads them exactly.
 */
export interface PatternLayout {
  readonly groups: readonly PatternGroup[];
  /** Number of comparisons. */
  readonly width: number;
}

export interface PatternGroup {
  /** Comparisons in the group, in order, with the value of one unit of their digit. */
  readonly digits: readonly {
    readonly comparison: number;
    readonly unit: number;
    readonly radix: number;
  }[];
}

const LARGEST = 2 ** 53;

export function patternLayout(plan: ModelPlan): PatternLayout {
  const groups: { comparison: number; unit: number; radix: number }[][] = [];
  let size = Number.POSITIVE_INFINITY;
  plan.comparisons.forEach(({ cells }, comparison) => {
    const radix = cells.length + 1;
    if (size * radix >= LARGEST) {
      groups.push([]);
      size = 1;
    }
    groups.at(-1)?.push({ comparison, unit: size, radix });
    size *= radix;
  });
  return { groups: groups.map((digits) => ({ digits })), width: plan.comparisons.length };
}

/** Digits of one packed pattern, written to `out` from `offset`. */
export function unpackPattern(
  layout: PatternLayout,
  packed: readonly number[],
  out: Uint8Array,
  offset: number,
): void {
  layout.groups.forEach((group, g) => {
    const value = packed[g] ?? 0;
    for (const { comparison, unit, radix } of group.digits) {
      out[offset + comparison] = Math.floor(value / unit) % radix;
    }
  });
}
