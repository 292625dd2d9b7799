import type { Subject } from '../model/match-model.ts';
import { type CellTable, type Parameters, relativeRatio } from './parameters.ts';
import type { PatternCounts } from './pattern-counts.ts';

/**
 * Patterns made ready for many passes: only the comparisons that take part,
 * equal rows added up, and outcomes that weigh the same made one. An outcome
 * is an index into flat arrays; outcome 0 is "missing" and weighs nothing.
 */
export interface GroupedPatterns {
  readonly size: number;
  /** Number of comparisons that take part. */
  readonly width: number;
  /** `outcomes[i * width + a]`: outcome of pattern i in the a-th comparison that takes part. */
  readonly outcomes: Uint16Array;
  readonly counts: Float64Array;
  readonly total: number;
  /** Which comparisons take part, in order. */
  readonly comparisons: readonly number[];
  /** Comparison and level of each outcome; -1 for outcome 0. */
  readonly comparisonOf: Int32Array;
  readonly levelOf: Int32Array;
  /** log2 that the outcome's term-frequency class adds to its level's weight. */
  readonly adjustmentOf: Float64Array;
  /** Pairs with each outcome. */
  readonly totals: Float64Array;
  /** By comparison, what it speaks of. */
  readonly about: readonly Subject[];
}

/**
 * Groups patterns for the comparisons that `active` names. Outcomes of one
 * level whose classes weigh the same are one: nothing that training computes
 * depends on which of them it was.
 *
 * @param rule takes only pairs that this candidate rule finds; all when null
 */
export function groupPatterns(
  patterns: PatternCounts,
  cells: CellTable,
  active: readonly boolean[],
  rule: number | null = null,
): GroupedPatterns {
  const comparisons = active.flatMap((takesPart, k) => (takesPart ? [k] : []));
  const table = outcomeTable(cells, comparisons);
  const rows = rowsOfRule(patterns, rule);
  const group = new Int32Array(rows.length);
  let groups = rows.length === 0 ? 0 : 1;
  comparisons.forEach((k, a) => {
    const outcomeOf = table.ofDigit[a] ?? [];
    const renumber = numbering(groups * table.size);
    for (let row = 0; row < rows.length; row++) {
      const digit = patterns.digits[(rows[row] as number) * patterns.width + k] as number;
      // A group and an outcome together number the finer group.
      group[row] = renumber.number((group[row] as number) * table.size + (outcomeOf[digit] ?? 0));
    }
    groups = renumber.count();
  });
  return { ...fill(patterns, rows, group, groups, comparisons, table), about: cells.about };
}

/** Largest range of keys that an array is spent on. */
const LARGEST_TABLE = 2 ** 23;

/** Numbers the keys below `range` from 0 in the order in which they are first asked for. */
function numbering(range: number): { number(key: number): number; count(): number } {
  let next = 0;
  if (range > LARGEST_TABLE) {
    const known = new Map<number, number>();
    return {
      number: (key) => {
        const found = known.get(key);
        if (found !== undefined) return found;
        known.set(key, next);
        return next++;
      },
      count: () => next,
    };
  }
  // Holds the number + 1, so that a fresh array needs no filling.
  const known = new Int32Array(range);
  return {
    number: (key) => {
      const found = known[key] as number;
      if (found > 0) return found - 1;
      known[key] = ++next;
      return next - 1;
    },
    count: () => next,
  };
}

interface OutcomeTable {
  readonly size: number;
  readonly ofDigit: readonly (readonly number[])[];
  readonly comparisonOf: number[];
  readonly levelOf: number[];
  readonly adjustmentOf: number[];
}

function outcomeTable(cells: CellTable, comparisons: readonly number[]): OutcomeTable {
  const comparisonOf = [-1];
  const levelOf = [-1];
  const adjustmentOf = [0];
  const ofDigit = comparisons.map((k) => {
    const known = new Map<string, number>();
    const outcomes = [0];
    cells.level[k]?.forEach((level, cell) => {
      const adjustment = cells.adjustment[k]?.[cell] ?? 0;
      const key = `${level} ${adjustment}`;
      let outcome = known.get(key);
      if (outcome === undefined) {
        outcome = levelOf.length;
        known.set(key, outcome);
        comparisonOf.push(k);
        levelOf.push(level);
        adjustmentOf.push(adjustment);
      }
      outcomes.push(outcome);
    });
    return outcomes;
  });
  return { size: levelOf.length, ofDigit, comparisonOf, levelOf, adjustmentOf };
}

function rowsOfRule(patterns: PatternCounts, rule: number | null): Int32Array {
  const rows = new Int32Array(patterns.size);
  let kept = 0;
  for (let i = 0; i < patterns.size; i++) {
    // Masks hold at most 30 rules, so bitwise operators see them whole.
    if (rule === null || (((patterns.rules[i] ?? 0) >>> rule) & 1) === 1) rows[kept++] = i;
  }
  return rows.subarray(0, kept);
}

function fill(
  patterns: PatternCounts,
  rows: Int32Array,
  group: Int32Array,
  size: number,
  comparisons: readonly number[],
  table: OutcomeTable,
): Omit<GroupedPatterns, 'about'> {
  const width = comparisons.length;
  const outcomes = new Uint16Array(size * width);
  const counts = new Float64Array(size);
  const totals = new Float64Array(table.size);
  let total = 0;
  for (let row = 0; row < rows.length; row++) {
    const i = rows[row] as number;
    const n = patterns.counts[i] as number;
    const g = group[row] as number;
    counts[g] = (counts[g] as number) + n;
    total += n;
    for (let a = 0; a < width; a++) {
      const digit = patterns.digits[i * patterns.width + (comparisons[a] as number)] as number;
      const outcome = (table.ofDigit[a] as readonly number[])[digit] as number;
      outcomes[g * width + a] = outcome;
      totals[outcome] = (totals[outcome] as number) + n;
    }
  }
  return {
    size,
    width,
    outcomes,
    counts,
    total,
    comparisons,
    comparisonOf: Int32Array.from(table.comparisonOf),
    levelOf: Int32Array.from(table.levelOf),
    adjustmentOf: Float64Array.from(table.adjustmentOf),
    totals,
  };
}

/**
 * For each pattern, how much likelier it is for a match than for a non-match:
 * the product of its outcomes' m / u. What the posterior needs beside a prior.
 */
export function likelihoodRatios(patterns: GroupedPatterns, parameters: Parameters): Float64Array {
  return products(patterns, outcomeRatios(patterns, parameters));
}

/** For each pattern, how much likelier it is for two people of one household than for strangers. */
export function relativeLikelihoods(
  patterns: GroupedPatterns,
  parameters: Parameters,
): Float64Array {
  const { factors, extras } = relativeRatios(patterns, parameters);
  const { size, width, outcomes } = patterns;
  return products(patterns, factors).map((product, i) => {
    let sum = 1;
    for (let a = 0; a < width && i < size; a++) {
      sum += extras[outcomes[i * width + a] as number] as number;
    }
    return product * sum;
  });
}

function products(patterns: GroupedPatterns, outcomeRatio: Float64Array): Float64Array {
  const { size, width, outcomes } = patterns;
  const weights = outcomeRatio.map(Math.log2);
  const ratios = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let weight = 0;
    for (let a = 0; a < width; a++) weight += weights[outcomes[i * width + a] as number] as number;
    ratios[i] = 2 ** Math.min(1000, Math.max(-1000, weight));
  }
  return ratios;
}

/** m / u of each outcome, its class adjustment included; 1 for "missing". */
export function outcomeRatios(patterns: GroupedPatterns, { m, u }: Parameters): Float64Array {
  return patterns.levelOf.length === 0
    ? new Float64Array(0)
    : Float64Array.from(patterns.levelOf, (level, outcome) => {
        if (level < 0) return 1;
        const k = patterns.comparisonOf[outcome] ?? 0;
        const ratio = (m[k]?.[level] ?? 0) / (u[k]?.[level] ?? 0);
        return ratio * 2 ** (patterns.adjustmentOf[outcome] ?? 0);
      });
}

/** `relativeRatio` of each outcome; factor 1 and extra 0 for "missing". */
export function relativeRatios(
  patterns: GroupedPatterns,
  parameters: Parameters,
): { factors: Float64Array; extras: Float64Array } {
  const ratios = Array.from(patterns.levelOf, (level, outcome) =>
    level < 0
      ? { factor: 1, extra: 0 }
      : relativeRatio(
          patterns,
          parameters,
          patterns.comparisonOf[outcome] ?? 0,
          level,
          patterns.adjustmentOf[outcome] ?? 0,
        ),
  );
  return {
    factors: Float64Array.from(ratios, ({ factor }) => factor),
    extras: Float64Array.from(ratios, ({ extra }) => extra),
  };
}

/** Probabilities of each pattern to be a match, and to be of two people of one household. */
export function posteriorsOf(
  patterns: GroupedPatterns,
  parameters: Parameters,
): { match: Float64Array; relatives: Float64Array } {
  const related = parameters.relatives ?? 0;
  const strangers = 1 - parameters.prior - related;
  const match = likelihoodRatios(patterns, parameters);
  const relatives =
    related > 0 ? relativeLikelihoods(patterns, parameters) : new Float64Array(patterns.size);
  for (let i = 0; i < patterns.size; i++) {
    const forMatch = (parameters.prior / strangers) * (match[i] ?? 0);
    const forRelatives = (related / strangers) * (relatives[i] ?? 0);
    const all = 1 + forMatch + forRelatives;
    match[i] = forMatch / all;
    relatives[i] = forRelatives / all;
  }
  return { match, relatives };
}
