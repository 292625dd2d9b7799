import type { ModelPlan } from '../model/plan.ts';

/** Weight, in matches, of the starting values against the data: enough to keep a level from 0. */
const PSEUDO_MATCHES = 2;

/**
 * Where EM starts, and what its pseudo-counts lean to: the model's own m where
 * given, else most matches at the strongest level and the rest falling off by
 * halves, with one in ten at `else`.
 */
export function startingM(plan: ModelPlan): Float64Array[] {
  return plan.model.comparisons.map(({ levels }) => {
    const guess = levels.map((_, j) =>
      j === levels.length - 1 ? 0.1 : 0.8 * 2 ** -(2 * j),
    );
    return normalised(levels.map((level, j) => level.m ?? guess[j] ?? 0.1));
  });
}

/** The model's own u where given, else a guess: agreement is rare. */
export function startingU(plan: ModelPlan): Float64Array[] {
  return plan.model.comparisons.map(({ levels }) =>
    normalised(
      levels.map((level, j) => level.u ?? (j === levels.length - 1 ? 1 : 0.01 * 2 ** j)),
    ),
  );
}

/** Dirichlet pseudo-counts for m, `[comparison][level]`. */
export function pseudoCountsFor(plan: ModelPlan): Float64Array[] {
  return startingM(plan).map((levels) => levels.map((value) => value * PSEUDO_MATCHES));
}

function normalised(values: readonly number[]): Float64Array {
  const total = values.reduce((sum, value) => sum + value, 0);
  return Float64Array.from(values, (value) => value / total);
}
