import type { ModelPlan } from '../model/plan.ts';
import { cellTable } from './parameters.ts';
import type { PatternCounts } from './pattern-counts.ts';
import { isFixed, pseudoCountsFor, startingM } from './starting-values.ts';

export interface LabelledM {
  /** `m[k][j]`, as in `Parameters`. */
  readonly m: Float64Array[];
  /** Labelled pairs in which comparison k could be made. */
  readonly matches: readonly number[];
}

/**
 * m from pairs that are known to match: the share of them at each level, with
 * the pseudo-counts of the starting values, so that a level that no labelled
 * pair shows is not impossible. Levels whose m is fixed keep it; a comparison
 * that no labelled pair could make keeps its starting values.
 *
 * @param labelled patterns of the pairs known to match; their rules are not used
 * @example
 * estimateMFromLabels(plan, await countGivenPatterns(engine, plan, layout, pairs)).m
 */
export function estimateMFromLabels(plan: ModelPlan, labelled: PatternCounts): LabelledM {
  const cells = cellTable(plan);
  const starting = startingM(plan);
  const pseudoCounts = pseudoCountsFor(plan);
  const matches: number[] = [];
  const m = plan.model.comparisons.map(({ levels }, k) => {
    const mass = Float64Array.from(pseudoCounts[k] ?? []);
    let total = 0;
    for (let i = 0; i < labelled.size; i++) {
      const digit = labelled.digits[i * labelled.width + k] ?? 0;
      if (digit === 0) continue;
      const level = cells.level[k]?.[digit - 1] ?? 0;
      const n = labelled.counts[i] ?? 0;
      mass[level] = (mass[level] ?? 0) + n;
      total += n;
    }
    matches.push(total);
    const start = starting[k] ?? mass;
    const fixed = levels.map((level) => isFixed(level, 'm'));
    const kept = start.reduce((sum, value, j) => sum + (fixed[j] ? value : 0), 0);
    const free = mass.reduce((sum, value, j) => sum + (fixed[j] ? 0 : value), 0);
    if (free === 0) return start;
    return mass.map((value, j) => (fixed[j] ? (start[j] ?? 0) : (value / free) * (1 - kept)));
  });
  return { m, matches };
}
