import { type GroupedPatterns, outcomeRatios, relativeRatios } from './grouped-patterns.ts';
import type { Parameters } from './parameters.ts';

/**
 * Expectation maximisation for the Fellegi-Sunter model over counted patterns
 * (Dempster, Laird and Rubin, 1977; Winkler, 1988; Jaro, 1989). Exact: a
 * pattern's posterior is computed once, however many pairs have it.
 */
export interface EmSettings {
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
  /** Most passes over the patterns. */
  readonly maxIterations: number;
  /** Stops when a step moves no parameter by more. */
  readonly tolerance: number;
  /** Whether to leap ahead by squared extrapolation, which changes the way and not the end. Default true. */
  readonly accelerate?: boolean;
}

export interface EmResult extends Parameters {
  /** Passes over the patterns. */
  readonly iterations: number;
  readonly converged: boolean;
  /** Sum of posteriors: how many matches are expected among the pairs. */
  readonly expectedMatches: number;
  /** Expected matches at each level, `[k][j]`, without pseudo-counts; 0 where k takes no part. */
  readonly levelMatches: readonly Float64Array[];
  /** Prior after each step. */
  readonly trace: readonly number[];
}

/** Steps this many tolerances long are standing still, where no leap shortens the way. */
const CREEPING = 100;

/** One step's outcome, with the log posterior density of the parameters it started from. */
interface Step {
  readonly parameters: Parameters;
  readonly objective: number;
  readonly matches: number;
  readonly levelMatches: Float64Array[];
}

/**
 * Runs EM from `start` to a fixed point, for the comparisons that the patterns
 * were grouped by; the parameters of the others are returned as given.
 * Deterministic. Shapes as in `Parameters`.
 *
 * Steps are squared-extrapolated (SQUAREM, scheme S3: Varadhan and Roland,
 * "Simple and Globally Convergent Methods for Accelerating the Convergence of
 * Any EM Algorithm", Scandinavian Journal of Statistics 35, 2008): a leap is
 * kept only where it does not lower the objective.
 *
 * @example
 * const grouped = groupPatterns(patterns, cellTable(plan), plan.comparisons.map(() => true));
 * expectationMaximisation(grouped, start, {
 *   estimateU: true, estimatePrior: true, maxIterations: 500, tolerance: 1e-8,
 * }).m;
 */
export function expectationMaximisation(
  patterns: GroupedPatterns,
  start: Parameters,
  settings: EmSettings,
): EmResult {
  // With relatives, m follows the matches alone, so a step is not a plain ascent of
  // the objective and a leap cannot be judged by it.
  const accelerate = (settings.accelerate ?? true) && start.relatives === undefined;
  const trace: number[] = [];
  let iterations = 0;
  const step = (from: Parameters): Step => {
    iterations++;
    const result = emStep(patterns, from, settings);
    trace.push(result.parameters.prior);
    return result;
  };
  const finish = (last: Step, converged: boolean): EmResult => ({
    ...last.parameters,
    iterations,
    converged,
    expectedMatches: last.matches,
    levelMatches: last.levelMatches,
    trace,
  });

  let from = start;
  let first = step(from);
  while (true) {
    const change = largestChange(patterns, from, first.parameters);
    if (change < settings.tolerance) return finish(first, true);
    if (iterations >= settings.maxIterations) {
      // Steps without leaps may creep on for ever along what the data hardly tell.
      return finish(first, !accelerate && change < CREEPING * settings.tolerance);
    }
    const second = step(first.parameters);
    const leapt = accelerate ? leap(patterns, from, first.parameters, second.parameters) : null;
    if (leapt === null) {
      from = first.parameters;
      first = second;
      continue;
    }
    const landed = step(leapt);
    if (landed.objective >= second.objective) {
      from = leapt;
      first = landed;
    } else {
      from = first.parameters;
      first = second;
    }
  }
}

function emStep(patterns: GroupedPatterns, current: Parameters, settings: EmSettings): Step {
  const { size, width, outcomes, counts, total } = patterns;
  const ratios = outcomeRatios(patterns, current);
  const related = current.relatives ?? 0;
  const ofRelatives = related > 0 ? relativeRatios(patterns, current) : null;
  const strangers = 1 - current.prior - related;
  const odds = current.prior / strangers;
  const mass = new Float64Array(ratios.length);
  // Pairs of relatives at each outcome: neither matches nor chance. They teach m
  // nothing, though theirs follows it: what is unlike them in the class, such as
  // neighbours, would else pull m down.
  const relativeMass = new Float64Array(ratios.length);
  let matches = 0;
  let relatives = 0;
  let logLikelihood = total * Math.log(strangers);
  for (let i = 0; i < size; i++) {
    const offset = i * width;
    let ratio = odds;
    for (let a = 0; a < width; a++) ratio *= ratios[outcomes[offset + a] as number] as number;
    // A product of many extreme ratios can leave the range of numbers; the posterior is then 0 or 1.
    if (!(ratio > 1e-290 && ratio < 1e290)) {
      ratio = clampedRatio(ratios, outcomes, offset, width, odds);
    }
    const n = counts[i] as number;
    let others = 1;
    if (ofRelatives !== null) {
      let forRelatives = related / strangers;
      let family = 1;
      for (let a = 0; a < width; a++) {
        const outcome = outcomes[offset + a] as number;
        forRelatives *= ofRelatives.factors[outcome] as number;
        family += ofRelatives.extras[outcome] as number;
      }
      if (!(forRelatives < 1e270)) {
        const odds = related / strangers;
        forRelatives = clampedRatio(ofRelatives.factors, outcomes, offset, width, odds);
      }
      forRelatives *= family;
      others += forRelatives;
    }
    const match = (n * ratio) / (others + ratio);
    const relative = (n * (others - 1)) / (others + ratio);
    matches += match;
    relatives += relative;
    logLikelihood += n * Math.log(others + ratio);
    for (let a = 0; a < width; a++) {
      const outcome = outcomes[offset + a] as number;
      mass[outcome] = (mass[outcome] as number) + match;
      if (relative > 0) relativeMass[outcome] = (relativeMass[outcome] as number) + relative;
    }
  }
  const levelMatches = current.m.map((levels) => new Float64Array(levels.length));
  const levelOthers = current.u.map((levels) => new Float64Array(levels.length));
  for (let outcome = 1; outcome < mass.length; outcome++) {
    const k = patterns.comparisonOf[outcome] as number;
    const level = patterns.levelOf[outcome] as number;
    const forMatches = levelMatches[k] as Float64Array;
    const forOthers = levelOthers[k] as Float64Array;
    forMatches[level] = (forMatches[level] ?? 0) + (mass[outcome] ?? 0);
    forOthers[level] =
      (forOthers[level] ?? 0) +
      (patterns.totals[outcome] ?? 0) -
      (mass[outcome] ?? 0) -
      (relativeMass[outcome] ?? 0);
  }
  const parameters = maximise(patterns, current, settings, {
    matches,
    relatives,
    levelMatches,
    levelOthers,
  });
  const objective =
    logLikelihood + chanceLogLikelihood(patterns, current) + logPrior(patterns, current, settings);
  return { parameters, objective, matches, levelMatches };
}

function clampedRatio(
  ratios: Float64Array,
  outcomes: Uint16Array,
  offset: number,
  width: number,
  odds: number,
): number {
  let log = Math.log2(odds);
  for (let a = 0; a < width; a++)
    log += Math.log2(ratios[outcomes[offset + a] as number] as number);
  // One outcome impossible for matches and one impossible for others say nothing between them.
  return Number.isNaN(log) ? odds : 2 ** Math.min(960, Math.max(-960, log));
}

/** The part of the log likelihood that says how likely the outcomes are by chance. */
function chanceLogLikelihood(patterns: GroupedPatterns, { u }: Parameters): number {
  let sum = 0;
  for (let outcome = 1; outcome < patterns.totals.length; outcome++) {
    const n = patterns.totals[outcome] ?? 0;
    const chance = u[patterns.comparisonOf[outcome] ?? 0]?.[patterns.levelOf[outcome] ?? 0] ?? 0;
    if (n > 0) sum += n * Math.log(chance);
  }
  return sum;
}

/** Log density of m under its Dirichlet prior, up to a constant. */
function logPrior(patterns: GroupedPatterns, { m }: Parameters, settings: EmSettings): number {
  let sum = 0;
  for (const k of patterns.comparisons) {
    settings.pseudoCounts?.[k]?.forEach((pseudo, j) => {
      if (pseudo > 0) sum += pseudo * Math.log(m[k]?.[j] ?? 0);
    });
  }
  return sum;
}

function maximise(
  patterns: GroupedPatterns,
  current: Parameters,
  settings: EmSettings,
  expected: {
    readonly matches: number;
    readonly relatives: number;
    readonly levelMatches: readonly Float64Array[];
    readonly levelOthers: readonly Float64Array[];
  },
): Parameters {
  const m = [...current.m];
  const u = [...current.u];
  for (const k of patterns.comparisons) {
    const matches = expected.levelMatches[k] ?? new Float64Array(0);
    const pseudo = settings.pseudoCounts?.[k];
    m[k] = shares(matches, m[k] ?? matches, pseudo, settings.fixedM?.[k]);
    if (settings.estimateU) {
      u[k] = shares(expected.levelOthers[k] ?? matches, u[k] ?? matches, undefined, undefined);
    }
  }
  const { total } = patterns;
  const prior = settings.estimatePrior && total > 0 ? expected.matches / total : current.prior;
  // Beyond these bounds the odds are no numbers; a prior this extreme is reported all the same.
  const bounded = Math.min(1 - 1e-15, Math.max(1e-300, prior));
  if (current.relatives === undefined) return { m, u, prior: bounded };
  const share = total > 0 ? expected.relatives / total : current.relatives;
  // Strangers keep a share, so that the odds stay numbers.
  const relatives = Math.min(share, 1 - bounded - 1e-9 * (1 - bounded));
  return { m, u, prior: bounded, relatives: Math.max(0, relatives) };
}

/** Mass to probabilities; fixed ones keep their value and the rest share what is left. */
function shares(
  mass: Float64Array,
  old: Float64Array,
  pseudoCounts: Float64Array | undefined,
  fixed: readonly boolean[] | undefined,
): Float64Array {
  const smoothed = mass.map((value, j) => Math.max(0, value) + (pseudoCounts?.[j] ?? 0));
  let free = 0;
  let kept = 0;
  smoothed.forEach((value, j) => {
    if (fixed?.[j]) kept += old[j] ?? 0;
    else free += value;
  });
  if (free === 0) return old;
  return smoothed.map((value, j) => (fixed?.[j] ? (old[j] ?? 0) : (value / free) * (1 - kept)));
}

/**
 * Squared extrapolation through three successive points; null where it leads
 * out of the probabilities, or no further than the last point.
 */
function leap(
  patterns: GroupedPatterns,
  a: Parameters,
  b: Parameters,
  c: Parameters,
): Parameters | null {
  let moved = 0;
  let bent = 0;
  eachParameter(patterns, (read) => {
    const r = read(b) - read(a);
    const v = read(c) - read(b) - r;
    moved += r * r;
    bent += v * v;
  });
  if (bent === 0) return null;
  const length = -Math.sqrt(moved / bent);
  if (!(length < -1)) return null;
  let possible = true;
  const at = (x: number, y: number, z: number): number => {
    const value = x - 2 * length * (y - x) + length * length * (z - 2 * y + x);
    if (!(value >= 0 && value <= 1)) possible = false;
    // A level at 0 would stay there: it may only get there by itself.
    if (value === 0 && z > 0) possible = false;
    return value;
  };
  const between = (
    x: readonly Float64Array[],
    y: readonly Float64Array[],
    z: readonly Float64Array[],
  ): Float64Array[] =>
    x.map((levels, k) =>
      patterns.comparisons.includes(k)
        ? levels.map((value, j) => at(value, y[k]?.[j] ?? 0, z[k]?.[j] ?? 0))
        : levels,
    );
  const relatives =
    a.relatives === undefined
      ? {}
      : { relatives: at(a.relatives, b.relatives ?? 0, c.relatives ?? 0) };
  const leapt = {
    ...relatives,
    m: between(a.m, b.m, c.m),
    u: between(a.u, b.u, c.u),
    prior: at(a.prior, b.prior, c.prior),
  };
  const sum = leapt.prior + (leapt.relatives ?? 0);
  return possible && leapt.prior > 0 && sum < 1 ? leapt : null;
}

function eachParameter(
  patterns: GroupedPatterns,
  visit: (read: (parameters: Parameters) => number) => void,
): void {
  visit(({ prior }) => prior);
  visit(({ relatives }) => relatives ?? 0);
  const levelCounts = new Map<number, number>();
  patterns.levelOf.forEach((level, outcome) => {
    const k = patterns.comparisonOf[outcome] ?? -1;
    if (k >= 0) levelCounts.set(k, Math.max(levelCounts.get(k) ?? 0, level + 1));
  });
  for (const [k, levels] of levelCounts) {
    for (let j = 0; j < levels; j++) {
      visit(({ m }) => m[k]?.[j] ?? 0);
      visit(({ u }) => u[k]?.[j] ?? 0);
    }
  }
}

function largestChange(patterns: GroupedPatterns, a: Parameters, b: Parameters): number {
  let largest = 0;
  eachParameter(patterns, (read) => {
    largest = Math.max(largest, Math.abs(read(a) - read(b)));
  });
  return largest;
}
