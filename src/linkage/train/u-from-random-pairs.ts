import type { ModelPlan } from '../model/plan.ts';
import { type GroupedPatterns, posteriorsOf } from './grouped-patterns.ts';
import type { Parameters } from './parameters.ts';
import { isFixed, startingU } from './starting-values.ts';

/**
 * u from pairs drawn at random. Nearly all of them are non-matches; in a small
 * or much duplicated file enough are matches to spoil the rare levels, so each
 * pattern counts by its probability of being a non-match under the `current`
 * parameters, once there are any.
 *
 * Half a pair is added to each level, so that none is 0 (Jeffreys' prior). The
 * draws of a small file repeat its pairs, and count for no more pairs than the
 * file has. A comparison that no random pair could make keeps its starting u.
 *
 * @param random grouped with every comparison taking part
 * @param comparablePairs number of distinct pairs that the draws are from
 */
export function estimateU(
  plan: ModelPlan,
  random: GroupedPatterns,
  comparablePairs: number,
  current: Parameters | null,
): Float64Array[] {
  const mass = nonMatchMass(plan, random, current);
  const scale = Math.min(1, comparablePairs / Math.max(1, random.total));
  const starting = startingU(plan);
  return plan.model.comparisons.map(({ levels }, k) => {
    const seen = mass[k] ?? new Float64Array(levels.length);
    const start = starting[k] ?? seen;
    if (seen.every((value) => value === 0)) return start;
    return withFixed(
      seen.map((value) => value * scale + 0.5),
      levels.map((level) => (isFixed(level, 'u') ? level.u : undefined)),
    );
  });
}

function nonMatchMass(
  plan: ModelPlan,
  random: GroupedPatterns,
  current: Parameters | null,
): Float64Array[] {
  const mass = plan.model.comparisons.map(({ levels }) => new Float64Array(levels.length));
  const posteriors = current === null ? null : posteriorsOf(random, current);
  for (let i = 0; i < random.size; i++) {
    const other =
      posteriors === null
        ? 1
        : Math.max(0, 1 - (posteriors.match[i] ?? 0) - (posteriors.relatives[i] ?? 0));
    const n = (random.counts[i] ?? 0) * other;
    for (let a = 0; a < random.width; a++) {
      const outcome = random.outcomes[i * random.width + a] ?? 0;
      if (outcome === 0) continue;
      const levels = mass[random.comparisonOf[outcome] ?? 0];
      const level = random.levelOf[outcome] ?? 0;
      if (levels !== undefined) levels[level] = (levels[level] ?? 0) + n;
    }
  }
  return mass;
}

function withFixed(mass: Float64Array, fixed: readonly (number | undefined)[]): Float64Array {
  const kept = fixed.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const free = mass.reduce((sum, value, j) => sum + (fixed[j] === undefined ? value : 0), 0);
  return mass.map((value, j) => fixed[j] ?? (value / free) * (1 - kept));
}
