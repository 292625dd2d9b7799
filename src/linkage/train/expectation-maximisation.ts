import { type CellTable, cellWeights, type Parameters } from './parameters.ts';
import type { PatternCounts } from './pattern-counts.ts';

/**
 * Expectation maximisation for the Fellegi-Sunter model over counted patterns
 * (Dempster, Laird and Rubin, 1977; Winkler, 1988; Jaro, 1989). Exact: a
 * pattern's posterior is computed once, however many pairs have it.
 */
export interface EmSettings {
  /** Comparisons that take part; the others are ignored (their columns were blocked on). */
  readonly active: readonly boolean[];
  /** Whether u is estimated too; otherwise it stays as given. */
  readonly estimateU: boolean;
  readonly estimatePrior: boolean;
  /** `fixedM[k][j]`: that m stays as given. Default none. */
  readonly fixedM?: readonly (readonly boolean[])[];
  /**
   * Pseudo-counts added to the expected counts of m, `[k][j]`: a Dirichlet
   * prior that keeps a level never seen from probability 0. Default none.
   */
  readonly pseudoCounts?: readonly Float64Array[];
  readonly maxIterations: number;
  /** Stops when no parameter moves by more. */
  readonly tolerance: number;
}

export interface EmResult extends Parameters {
  readonly iterations: number;
  readonly converged: boolean;
  /** Sum of posteriors: how many matches are expected among the pairs. */
  readonly expectedMatches: number;
  /** Prior after each iteration. */
  readonly trace: readonly number[];
}

/** Runs EM from `start`. Deterministic. Shapes as in `Parameters`. */
export function expectationMaximisation(
  patterns: PatternCounts,
  cells: CellTable,
  start: Parameters,
  settings: EmSettings,
): EmResult {
  let current: Parameters = start;
  let expectedMatches = 0;
  const trace: number[] = [];
  for (let iteration = 1; iteration <= settings.maxIterations; iteration++) {
    const posterior = posteriors(patterns, cells, current, settings.active);
    const next = maximise(patterns, cells, posterior, current, settings);
    expectedMatches = next.matches;
    trace.push(next.parameters.prior);
    const change = largestChange(current, next.parameters, settings.active);
    current = next.parameters;
    if (change < settings.tolerance) {
      return { ...current, iterations: iteration, converged: true, expectedMatches, trace };
    }
  }
  return { ...current, iterations: settings.maxIterations, converged: false, expectedMatches, trace };
}

/** Probability of a match for each pattern, given the parameters. */
export function posteriors(
  patterns: PatternCounts,
  cells: CellTable,
  parameters: Parameters,
  active: readonly boolean[],
): Float64Array {
  const weights = cellWeights(cells, parameters);
  const { size, width, digits } = patterns;
  const priorWeight = Math.log2(parameters.prior / (1 - parameters.prior));
  const posterior = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let weight = priorWeight;
    for (let k = 0; k < width; k++) {
      if (active[k]) weight += weights[k]?.[digits[i * width + k] ?? 0] ?? 0;
    }
    posterior[i] = 1 / (1 + 2 ** -weight);
  }
  return posterior;
}

function maximise(
  patterns: PatternCounts,
  cells: CellTable,
  posterior: Float64Array,
  current: Parameters,
  settings: EmSettings,
): { parameters: Parameters; matches: number } {
  const { size, width, digits, counts } = patterns;
  const matchMass = current.m.map((levels) => new Float64Array(levels.length));
  const otherMass = current.u.map((levels) => new Float64Array(levels.length));
  let matches = 0;
  let total = 0;
  for (let i = 0; i < size; i++) {
    const n = counts[i] ?? 0;
    const match = n * (posterior[i] ?? 0);
    matches += match;
    total += n;
    for (let k = 0; k < width; k++) {
      const digit = digits[i * width + k] ?? 0;
      if (digit === 0 || !settings.active[k]) continue;
      const level = cells.level[k]?.[digit - 1] ?? 0;
      const forMatches = matchMass[k];
      const forOthers = otherMass[k];
      if (forMatches !== undefined) forMatches[level] = (forMatches[level] ?? 0) + match;
      if (forOthers !== undefined) forOthers[level] = (forOthers[level] ?? 0) + n - match;
    }
  }
  const m = current.m.map((old, k) =>
    settings.active[k]
      ? shares(matchMass[k] ?? old, old, settings.pseudoCounts?.[k], settings.fixedM?.[k])
      : old,
  );
  const u = current.u.map((old, k) =>
    settings.active[k] && settings.estimateU
      ? shares(otherMass[k] ?? old, old, undefined, undefined)
      : old,
  );
  const prior = settings.estimatePrior && total > 0 ? matches / total : current.prior;
  return { parameters: { m, u, prior }, matches };
}

/** Mass to probabilities; fixed ones keep their value and the rest share what is left. */
function shares(
  mass: Float64Array,
  old: Float64Array,
  pseudoCounts: Float64Array | undefined,
  fixed: readonly boolean[] | undefined,
): Float64Array {
  const smoothed = mass.map((value, j) => value + (pseudoCounts?.[j] ?? 0));
  let free = 0;
  let kept = 0;
  smoothed.forEach((value, j) => {
    if (fixed?.[j]) kept += old[j] ?? 0;
    else free += value;
  });
  if (free === 0) return old;
  return smoothed.map((value, j) => (fixed?.[j] ? (old[j] ?? 0) : (value / free) * (1 - kept)));
}

function largestChange(a: Parameters, b: Parameters, active: readonly boolean[]): number {
  let largest = Math.abs(a.prior - b.prior);
  const compare = (x: readonly Float64Array[], y: readonly Float64Array[]): void => {
    x.forEach((levels, k) => {
      if (!active[k]) return;
      levels.forEach((value, j) => {
        largest = Math.max(largest, Math.abs(value - (y[k]?.[j] ?? 0)));
      });
    });
  };
  compare(a.m, b.m);
  compare(a.u, b.u);
  return largest;
}
