import type { MatchModel } from '../../src/linkage/model/match-model.ts';
import { type ModelPlan, planModel } from '../../src/linkage/model/plan.ts';
import type { Parameters } from '../../src/linkage/train/parameters.ts';
import type { PatternCounts } from '../../src/linkage/train/pattern-counts.ts';
import type { Random } from '../../src/synthetic/random.ts';

/** A population of pairs whose every parameter is known. */
export interface Truth {
  readonly m: readonly (readonly number[])[];
  readonly u: readonly (readonly number[])[];
  readonly prior: number;
  /** Share of pairs in which a comparison cannot be made; default 0. */
  readonly missing?: readonly number[];
}

/**
 * A plan with one comparison a column, `c0, c1, ...`, of as many levels as the
 * truth has, and blocking rules on the columns given by number.
 */
export function planFor(
  truth: Truth,
  blocking: readonly (readonly number[])[],
  change: Partial<MatchModel> = {},
): ModelPlan {
  const columns = truth.m.map((_, k) => `c${k}`);
  return planModel({
    format: 'reeve-match-model/1',
    linkType: 'dedupe',
    columns: Object.fromEntries(columns.map((name) => [name, { from: name }])),
    comparisons: columns.map((column, k) => ({
      name: column,
      levels: (truth.m[k] ?? []).map((_, j, all) => ({
        when:
          j === all.length - 1
            ? ('else' as const)
            : j === 0
              ? { exact: column }
              : { levenshtein: column, atMost: j },
      })),
    })),
    blocking: blocking.map((on) => ({ on: on.map((k) => `c${k}`) })),
    ...change,
  });
}

export function parametersOf({ m, u, prior }: Truth): Parameters {
  return {
    m: m.map((levels) => Float64Array.from(levels)),
    u: u.map((levels) => Float64Array.from(levels)),
    prior,
  };
}

/**
 * Expected counts of every pattern among `pairs` pairs: nothing drawn, exact.
 * A rule finds a pair when all its comparisons are at level 0.
 */
export function expectedPatterns(
  truth: Truth,
  pairs: number,
  blocking: readonly (readonly number[])[] = [],
): PatternCounts {
  const width = truth.m.length;
  const radices = truth.m.map(
    (levels, k) => levels.length + ((truth.missing?.[k] ?? 0) > 0 ? 1 : 0),
  );
  const size = radices.reduce((product, radix) => product * radix, 1);
  const digits = new Uint8Array(size * width);
  const counts = new Float64Array(size);
  const rules = new Int32Array(size);
  for (let i = 0; i < size; i++) {
    let rest = i;
    let match = truth.prior;
    let other = 1 - truth.prior;
    for (let k = 0; k < width; k++) {
      const radix = radices[k] ?? 1;
      const missing = truth.missing?.[k] ?? 0;
      const choice = rest % radix;
      rest = Math.floor(rest / radix);
      const digit = missing > 0 ? choice : choice + 1;
      digits[i * width + k] = digit;
      match *= digit === 0 ? missing : (1 - missing) * (truth.m[k]?.[digit - 1] ?? 0);
      other *= digit === 0 ? missing : (1 - missing) * (truth.u[k]?.[digit - 1] ?? 0);
    }
    counts[i] = pairs * (match + other);
    rules[i] = maskOf(digits.subarray(i * width, (i + 1) * width), blocking);
  }
  return { size, width, digits, rules, counts };
}

/** Patterns of `pairs` pairs drawn one by one. */
export function sampledPatterns(
  truth: Truth,
  pairs: number,
  random: Random,
  blocking: readonly (readonly number[])[] = [],
): PatternCounts {
  const width = truth.m.length;
  const byKey = new Map<string, number>();
  for (let i = 0; i < pairs; i++) {
    const of = random.chance(truth.prior) ? truth.m : truth.u;
    const digits = of.map((levels, k) => {
      if (random.chance(truth.missing?.[k] ?? 0)) return 0;
      let at = random.next();
      const level = levels.findIndex((share) => {
        at -= share;
        return at < 0;
      });
      return level < 0 ? levels.length : level + 1;
    });
    const key = digits.join(' ');
    byKey.set(key, (byKey.get(key) ?? 0) + 1);
  }
  const rows = [...byKey.keys()].sort().map((key) => key.split(' ').map(Number));
  return {
    size: rows.length,
    width,
    digits: Uint8Array.from(rows.flat()),
    rules: Int32Array.from(rows, (digits) => maskOf(digits, blocking)),
    counts: Float64Array.from(rows, (digits) => byKey.get(digits.join(' ')) ?? 0),
  };
}

/** The patterns that some rule finds: what blocking leaves of all pairs. */
export function foundByRules(patterns: PatternCounts): PatternCounts {
  const kept = Array.from(patterns.rules.keys()).filter((i) => patterns.rules[i] !== 0);
  const { width } = patterns;
  return {
    size: kept.length,
    width,
    digits: Uint8Array.from(
      kept.flatMap((i) => Array.from(patterns.digits.subarray(i * width, (i + 1) * width))),
    ),
    rules: Int32Array.from(kept, (i) => patterns.rules[i] ?? 0),
    counts: Float64Array.from(kept, (i) => patterns.counts[i] ?? 0),
  };
}

function maskOf(digits: ArrayLike<number>, blocking: readonly (readonly number[])[]): number {
  return blocking.reduce(
    (mask, rule, index) => mask + (rule.every((k) => digits[k] === 1) ? 2 ** index : 0),
    0,
  );
}

/** Largest difference between two sets of probabilities. */
export function largestError(
  found: readonly ArrayLike<number>[],
  truth: readonly (readonly number[])[],
): number {
  let largest = 0;
  truth.forEach((levels, k) => {
    levels.forEach((value, j) => {
      largest = Math.max(largest, Math.abs((found[k]?.[j] ?? Number.NaN) - value));
    });
  });
  return largest;
}
