import type { ModelPlan } from '../model/plan.ts';
import { posteriors } from './expectation-maximisation.ts';
import type { CellTable, Parameters } from './parameters.ts';
import type { PatternCounts } from './pattern-counts.ts';

/**
 * u from pairs drawn at random. Nearly all of them are non-matches; in a small
 * or much duplicated file enough are matches to spoil the rare levels, so each
 * pattern counts by its probability of being a non-match under the `current`
 * parameters, once there are any.
 *
 * Half a pair is added to each level, shared by its size, so that none is 0.
 */
export function estimateU(
  plan: ModelPlan,
  cells: CellTable,
  random: PatternCounts,
  current: Parameters | null,
): Float64Array[] {
  const posterior =
    current === null
      ? null
      : posteriors(random, cells, current, plan.comparisons.map(() => true));
  return plan.model.comparisons.map(({ levels }, k) => {
    const mass = new Float64Array(levels.length);
    for (let i = 0; i < random.size; i++) {
      const digit = random.digits[i * random.width + k] ?? 0;
      if (digit === 0) continue;
      const level = cells.level[k]?.[digit - 1] ?? 0;
      mass[level] = (mass[level] ?? 0) + (random.counts[i] ?? 0) * (1 - (posterior?.[i] ?? 0));
    }
    return withFixed(
      mass.map((value) => value + 0.5),
      levels.map((level) =>
        level.fixed === 'u' || level.fixed === 'both' ? level.u : undefined,
      ),
    );
  });
}

function withFixed(mass: Float64Array, fixed: readonly (number | undefined)[]): Float64Array {
  const kept = fixed.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const free = mass.reduce((sum, value, j) => sum + (fixed[j] === undefined ? value : 0), 0);
  return mass.map((value, j) => fixed[j] ?? (value / free) * (1 - kept));
}
