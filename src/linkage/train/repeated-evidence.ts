import type { ModelPlan } from '../model/plan.ts';
import type { CellTable } from './parameters.ts';
import type { PatternCounts } from './pattern-counts.ts';

/** Pairs away from the commonest outcome that must agree before two comparisons count as one. */
const ENOUGH_PAIRS = 1000;

/** A comparison whose outcome another one always gives away. */
export interface RepeatedEvidence {
  /** Index of the comparison that adds nothing. */
  readonly comparison: number;
  /** Index of the comparison that says the same. */
  readonly repeats: number;
}

/**
 * Comparisons that are at the same level as another one in every pair, such as
 * two that read copies of one column. Given the other, such a comparison is as
 * certain for a match as for a non-match: it carries no evidence, and counting
 * it would count the other's twice. Claimed only on many pairs: in a tiny file
 * two good comparisons may well agree throughout.
 *
 * Of the two, the one with term-frequency adjustment is kept, else the first.
 */
export function findRepeatedEvidence(
  plan: ModelPlan,
  cells: CellTable,
  patterns: readonly PatternCounts[],
): RepeatedEvidence[] {
  const found: RepeatedEvidence[] = [];
  const dropped = new Set<number>();
  plan.comparisons.forEach((first, a) => {
    plan.comparisons.forEach((second, b) => {
      if (b <= a || first.levels.length !== second.levels.length) return;
      if (dropped.has(a) || dropped.has(b) || !alwaysSame(cells, patterns, a, b)) return;
      const adjusted = (k: number): boolean =>
        plan.comparisons[k]?.levels.some(({ termFrequency }) => termFrequency !== undefined) ??
        false;
      const [keep, drop] = adjusted(b) && !adjusted(a) ? [b, a] : [a, b];
      dropped.add(drop);
      found.push({ comparison: drop, repeats: keep });
    });
  });
  return found;
}

function alwaysSame(
  cells: CellTable,
  patterns: readonly PatternCounts[],
  a: number,
  b: number,
): boolean {
  const byLevel = new Map<number, number>();
  for (const { size, width, digits, counts } of patterns) {
    for (let i = 0; i < size; i++) {
      const level = levelOf(cells, a, digits[i * width + a] ?? 0);
      if (level !== levelOf(cells, b, digits[i * width + b] ?? 0)) return false;
      byLevel.set(level, (byLevel.get(level) ?? 0) + (counts[i] ?? 0));
    }
  }
  byLevel.delete(-1);
  const seen = [...byLevel.values()].sort((x, y) => y - x);
  return seen.slice(1).reduce((sum, n) => sum + n, 0) >= ENOUGH_PAIRS;
}

function levelOf(cells: CellTable, comparison: number, digit: number): number {
  return digit === 0 ? -1 : (cells.level[comparison]?.[digit - 1] ?? 0);
}
