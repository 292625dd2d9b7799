import { ReeveError } from '../../kernel/index.ts';
import { shareInput } from '../model/lineage.ts';
import type { ModelPlan } from '../model/plan.ts';
import { type DegenerateFinding, findDegenerate } from './degenerate.ts';
import { type EmResult, expectationMaximisation, posteriors } from './expectation-maximisation.ts';
import { type CellTable, cellTable, type Parameters } from './parameters.ts';
import { type PatternCounts, patternsOfRule, totalCount } from './pattern-counts.ts';
import { pseudoCountsFor, startingM, startingU } from './starting-values.ts';
import { estimateU } from './u-from-random-pairs.ts';

/** What training was given, besides the model. */
export interface TrainingInput {
  /** Patterns of pairs drawn at random. */
  readonly random: PatternCounts;
  /** Patterns of candidate pairs, with the rules that found them. */
  readonly blocked: PatternCounts;
  /** Number of pairs of records that may match at all, blocked or not. */
  readonly comparablePairs: number;
  /** Prior from deterministic rules; when absent it is estimated from the candidate pairs. */
  readonly prior?: number;
}

/** One run of EM on the pairs of one blocking rule. */
export interface TrainingSession {
  readonly rule: string;
  readonly pairs: number;
  readonly trained: readonly string[];
  readonly iterations: number;
  readonly converged: boolean;
  /** Share of matches among the rule's pairs. */
  readonly prior: number;
  readonly expectedMatches: number;
  /** m by comparison that took part. */
  readonly m: Readonly<Record<string, readonly number[]>>;
  readonly findings: readonly DegenerateFinding[];
}

export interface TrainedParameters {
  readonly parameters: Parameters;
  readonly sessions: readonly TrainingSession[];
  readonly notes: readonly string[];
}

const OUTER_ITERATIONS = 3;

/**
 * Estimates u from random pairs, then m by expectation maximisation in one
 * session a blocking rule: the pairs of the rule, without the comparisons whose
 * columns it blocks on, which agree by construction and would teach EM that
 * everything matches. A comparison's m is the mean over its sessions, on the
 * log-odds scale, weighted by expected matches. u is then corrected for the
 * matches among the random pairs, and all of it repeated.
 *
 * Throws `training/degenerate` with the reasons when what comes out cannot be
 * right, and `training/no-sessions` when no rule leaves anything to train.
 */
export function trainParameters(plan: ModelPlan, input: TrainingInput): TrainedParameters {
  const cells = cellTable(plan);
  const notes: string[] = [];
  let m = startingM(plan);
  let u = estimateU(plan, cells, input.random, null);
  let prior = input.prior ?? startingPrior(input);
  let sessions: TrainingSession[] = [];
  for (let outer = 0; outer < OUTER_ITERATIONS; outer++) {
    sessions = runSessions(plan, cells, input, { m, u, prior });
    m = combineSessions(plan, sessions, m);
    if (input.prior === undefined) prior = estimatePrior(input, cells, { m, u, prior });
    u = estimateU(plan, cells, input.random, { m, u, prior });
  }
  const untrained = plan.comparisons.filter(
    ({ name }) => !sessions.some((session) => session.trained.includes(name)),
  );
  for (const { name } of untrained) {
    notes.push(
      `m of "${name}" could not be trained: every blocking rule uses its columns. It keeps its starting values.`,
    );
  }
  const parameters = { m, u, prior };
  refuseDegenerate(plan, parameters, sessions);
  return { parameters, sessions, notes };
}

function runSessions(
  plan: ModelPlan,
  cells: CellTable,
  input: TrainingInput,
  current: Parameters,
): TrainingSession[] {
  const settings = plan.model.training ?? {};
  const sessions: TrainingSession[] = [];
  plan.blocking.forEach((rule, index) => {
    const active = plan.comparisons.map(
      ({ columns }) => !shareInput(plan.model, columns, rule.columns),
    );
    const patterns = patternsOfRule(input.blocked, index);
    const pairs = totalCount(patterns);
    if (pairs === 0 || active.filter(Boolean).length < 2) return;
    const result = expectationMaximisation(
      patterns,
      cells,
      { m: startingM(plan), u: current.u, prior: startingSessionPrior(patterns, cells, current) },
      {
        active,
        estimateU: false,
        estimatePrior: true,
        fixedM: plan.model.comparisons.map(({ levels }) =>
          levels.map(({ fixed }) => fixed === 'm' || fixed === 'both'),
        ),
        pseudoCounts: pseudoCountsFor(plan),
        maxIterations: settings.maxIterations ?? 500,
        tolerance: settings.tolerance ?? 1e-5,
      },
    );
    sessions.push(describeSession(plan, rule.description, pairs, active, result, current.u));
  });
  if (sessions.length === 0) {
    throw new ReeveError('training/no-sessions', 'No blocking rule leaves anything to train', {
      location: { field: 'blocking' },
      hint: 'Give at least one rule that finds pairs and leaves two comparisons it does not block on.',
    });
  }
  return sessions;
}

/** A first guess of the share of matches: what the current weights say of these pairs, kept off the bounds. */
function startingSessionPrior(patterns: PatternCounts, cells: CellTable, current: Parameters): number {
  const posterior = posteriors(patterns, cells, current, current.m.map(() => true));
  let matches = 0;
  posterior.forEach((value, i) => {
    matches += value * (patterns.counts[i] ?? 0);
  });
  return Math.min(0.5, Math.max(1e-4, matches / totalCount(patterns)));
}

function describeSession(
  plan: ModelPlan,
  rule: string,
  pairs: number,
  active: readonly boolean[],
  result: EmResult,
  u: readonly Float64Array[],
): TrainingSession {
  const trained = plan.comparisons.filter((_, k) => active[k]).map(({ name }) => name);
  return {
    rule,
    pairs,
    trained,
    iterations: result.iterations,
    converged: result.converged,
    prior: result.prior,
    expectedMatches: result.expectedMatches,
    m: Object.fromEntries(
      plan.comparisons.flatMap(({ name }, k) =>
        active[k] ? [[name, Array.from(result.m[k] ?? [])]] : [],
      ),
    ),
    findings: findDegenerate(plan, active, { m: result.m, u, prior: result.prior }, result),
  };
}

/** Weighted mean of the sessions' m, on the log-odds scale; sessions that went wrong do not count. */
function combineSessions(
  plan: ModelPlan,
  sessions: readonly TrainingSession[],
  current: readonly Float64Array[],
): Float64Array[] {
  return plan.comparisons.map(({ name, levels }, k) => {
    const sound = sessions.filter(({ m, findings }) => m[name] !== undefined && findings.length === 0);
    const old = current[k] ?? new Float64Array(levels.length);
    if (sound.length === 0) return old;
    const weights = sound.map(({ expectedMatches }) => expectedMatches + 1);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const combined = levels.map((_, j) => {
      const logOdds = sound.reduce((sum, session, s) => {
        const value = clampProbability(session.m[name]?.[j] ?? 0);
        return sum + (weights[s] ?? 0) * Math.log(value / (1 - value));
      }, 0);
      return 1 / (1 + Math.exp(-logOdds / total));
    });
    const all = combined.reduce((sum, value) => sum + value, 0);
    return Float64Array.from(combined, (value) => value / all);
  });
}

function clampProbability(value: number): number {
  return Math.min(1 - 1e-12, Math.max(1e-12, value));
}

/** One match for every hundred records, as a start: found from the counts, then estimated. */
function startingPrior(input: TrainingInput): number {
  return Math.min(0.1, Math.max(1e-12, (0.05 * totalCount(input.blocked)) / input.comparablePairs));
}

/**
 * Share of matches among all pairs: the expected matches among the candidate
 * pairs, over all pairs, repeated until it stands still. Assumes that blocking
 * loses few matches; those it loses cannot be counted.
 */
function estimatePrior(input: TrainingInput, cells: CellTable, start: Parameters): number {
  let prior = start.prior;
  const active = start.m.map(() => true);
  for (let i = 0; i < 100; i++) {
    const posterior = posteriors(input.blocked, cells, { ...start, prior }, active);
    let matches = 0;
    posterior.forEach((value, row) => {
      matches += value * (input.blocked.counts[row] ?? 0);
    });
    const next = Math.min(0.5, Math.max(1e-14, matches / input.comparablePairs));
    if (Math.abs(next - prior) < 1e-4 * prior) return next;
    prior = next;
  }
  return prior;
}

function refuseDegenerate(
  plan: ModelPlan,
  parameters: Parameters,
  sessions: readonly TrainingSession[],
): void {
  const sound = sessions.filter(({ findings }) => findings.length === 0);
  const findings =
    sound.length === 0
      ? sessions.flatMap((session) => session.findings)
      : findDegenerate(plan, plan.comparisons.map(() => true), parameters, { converged: true });
  if (findings.length === 0) return;
  throw new ReeveError(
    'training/degenerate',
    `Training went wrong: ${findings.map(({ message }) => message).join('; ')}`,
    {
      hint: 'Add a blocking rule on other columns, fix m for the comparison, or train from labels.',
    },
  );
}

export { startingU };
