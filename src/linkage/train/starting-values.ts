import type { Level } from '../model/match-model.ts';
import type { ModelPlan } from '../model/plan.ts';

/**
 * Weight, in matches, of the starting values against the data: enough to keep
 * a level from 0, and what a comparison rests on where there are no matches.
 */
const PSEUDO_MATCHES = 2;

/**
 * Where EM starts, and what its pseudo-counts lean to: the model's own m where
 * given, else most matches at the strongest level and the rest falling off by
 * quarters, with one in ten at `else`.
 */
export function startingM(plan: ModelPlan): Float64Array[] {
  return plan.model.comparisons.map(({ levels }) =>
    complete(
      levels,
      'm',
      levels.map((_, j) => (j === levels.length - 1 ? 0.1 : 0.8 * 4 ** -j)),
    ),
  );
}

/** The model's own u where given, else a guess: agreement is rare. */
export function startingU(plan: ModelPlan): Float64Array[] {
  return plan.model.comparisons.map(({ levels }) =>
    complete(
      levels,
      'u',
      levels.map((_, j) => (j === levels.length - 1 ? 1 : 0.01 * 2 ** j)),
    ),
  );
}

/** Dirichlet pseudo-counts for m, `[comparison][level]`. */
export function pseudoCountsFor(plan: ModelPlan): Float64Array[] {
  return startingM(plan).map((levels) => levels.map((value) => value * PSEUDO_MATCHES));
}

/** Whether a level's m, or u, keeps its given value. */
export function isFixed(level: Level, kind: 'm' | 'u'): boolean {
  return (level.fixed === kind || level.fixed === 'both') && level[kind] !== undefined;
}

/** Whether all m, or u, of comparison k are fixed, so that nothing is to be trained. */
export function allFixed(plan: ModelPlan, k: number, kind: 'm' | 'u'): boolean {
  return plan.model.comparisons[k]?.levels.every((level) => isFixed(level, kind)) ?? false;
}

/** Least that the levels without a value share between them. */
const LEAST_SHARE = 1e-6;

/** Given values as they are; the guesses share what those leave. */
function complete(
  levels: readonly Level[],
  kind: 'm' | 'u',
  guess: readonly number[],
): Float64Array {
  const given = levels.map((level) => level[kind]);
  const sum = (values: readonly (number | undefined)[]): number =>
    values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const kept = sum(given);
  const guessed = sum(guess.filter((_, j) => given[j] === undefined));
  if (guessed === 0) return Float64Array.from(given, (value) => (value ?? 0) / kept);
  const left = Math.max(LEAST_SHARE, 1 - kept);
  return Float64Array.from(given, (value, j) => value ?? ((guess[j] ?? 0) / guessed) * left);
}
