import type { ModelPlan } from '../model/plan.ts';
import { type GroupedPatterns, posteriorsOf } from './grouped-patterns.ts';
import type { Parameters } from './parameters.ts';
import { isFixed, startingU } from './starting-values.ts';

/** Every pair that may match, in two strata. All comparisons take part in both. */
export interface ComparablePairs {
  /** The candidate pairs, every one. */
  readonly candidates: GroupedPatterns;
  /** Pairs that no rule brings together, drawn at random. */
  readonly drawn: GroupedPatterns;
  /** Pairs that no rule brings together. */
  readonly outside: number;
}

/**
 * u from all candidate pairs, and from a draw of the others. What strangers rarely agree on, such
 * as a whole name, a draw alone would show a handful of times or not at all; blocking has found
 * most of it. Each pattern counts by its probability of being a non-match under the `current`
 * parameters, once there are any.
 *
 * A level that was not drawn may be rarer than a draw can show: it is taken to be as frequent as
 * the candidates show, but for no less than half a pair drawn (Jeffreys' prior), so that none is 0.
 * A comparison that no pair drawn could make goes by its starting u, but for what candidates show.
 */
export function estimateU(
  plan: ModelPlan,
  { candidates, drawn, outside }: ComparablePairs,
  current: Parameters | null,
): Float64Array[] {
  const inside = nonMatchMass(plan, candidates, current);
  const beyond = nonMatchMass(plan, drawn, current);
  const scale = outside / Math.max(1, drawn.total);
  // The draws of a small file repeat its pairs, and count for no more pairs than it has.
  const least = 0.5 * Math.max(1, scale);
  const starting = startingU(plan);
  return plan.model.comparisons.map(({ levels }, k) => {
    const [within, seen] = [inside[k] as Float64Array, beyond[k] as Float64Array];
    const start = starting[k] as Float64Array;
    const isSeen = seen.some((value) => value > 0);
    if (!isSeen && within.every((value) => value === 0)) return start;
    const isUnknown = !isSeen && outside > 0;
    return withFixed(
      within.map((value, j) =>
        isUnknown
          ? value + least * levels.length * (start[j] as number)
          : Math.max(least, value + scale * (seen[j] as number)),
      ),
      levels.map((level) => (isFixed(level, 'u') ? level.u : undefined)),
    );
  });
}

function nonMatchMass(
  plan: ModelPlan,
  pairs: GroupedPatterns,
  current: Parameters | null,
): Float64Array[] {
  const mass = plan.model.comparisons.map(({ levels }) => new Float64Array(levels.length));
  const posteriors = current === null ? null : posteriorsOf(pairs, current);
  for (let i = 0; i < pairs.size; i++) {
    const other =
      posteriors === null
        ? 1
        : Math.max(0, 1 - (posteriors.match[i] ?? 0) - (posteriors.relatives[i] ?? 0));
    const n = (pairs.counts[i] ?? 0) * other;
    for (let a = 0; a < pairs.width; a++) {
      const outcome = pairs.outcomes[i * pairs.width + a] ?? 0;
      if (outcome === 0) continue;
      const levels = mass[pairs.comparisonOf[outcome] ?? 0];
      const level = pairs.levelOf[outcome] ?? 0;
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
