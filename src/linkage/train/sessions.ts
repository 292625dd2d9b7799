import { shareInput } from '../model/lineage.ts';
import type { ModelPlan } from '../model/plan.ts';
import { type DegenerateFinding, findDegenerate, isSound } from './degenerate.ts';
import { type EmResult, expectationMaximisation } from './expectation-maximisation.ts';
import { type GroupedPatterns, groupPatterns } from './grouped-patterns.ts';
import type { CellTable, Parameters } from './parameters.ts';
import type { PatternCounts } from './pattern-counts.ts';
import { isFixed, pseudoCountsFor, startingM } from './starting-values.ts';

/** One run of EM on the pairs of one blocking rule. */
export interface TrainingSession {
  readonly rule: string;
  readonly pairs: number;
  readonly trained: readonly string[];
  readonly iterations: number;
  readonly converged: boolean;
  /** Share of matches among the rule's pairs. */
  readonly prior: number;
  /** Share of pairs of two people of one household; null where the session could not tell them. */
  readonly relatives: number | null;
  readonly expectedMatches: number;
  /** m by comparison that took part. */
  readonly m: Readonly<Record<string, readonly number[]>>;
  /** Expected matches in which the comparison could be made, by comparison that took part. */
  readonly matches: Readonly<Record<string, number>>;
  readonly findings: readonly DegenerateFinding[];
  /** Whether its m counts; a session that went wrong is only reported. */
  readonly sound: boolean;
}

/** A session's unchanging part: its pairs, and the comparisons that its rule leaves. */
export interface PlannedSession {
  readonly rule: string;
  /** Index of the rule. */
  readonly index: number;
  readonly active: readonly boolean[];
  readonly patterns: GroupedPatterns;
}

/**
 * Highest share of matches that a session starts from. A low start lets EM find a
 * small class that agrees on much before a large one that agrees on some.
 */
const HIGHEST_START = 0.1;

/** Share of relatives that a session starts from. */
const STARTING_RELATIVES = 0.1;

/** Whether a model tells people of one household apart from one person. */
export function reckonsWithRelatives(plan: ModelPlan): boolean {
  return (
    plan.comparisons.some(({ about }) => about === 'household') &&
    plan.comparisons.some(({ about }) => about === 'person')
  );
}

/** Relatives show in a session by what is each person's own. */
function tellsRelatives(plan: ModelPlan, active: readonly boolean[]): boolean {
  return (
    reckonsWithRelatives(plan) &&
    plan.comparisons.some(({ about }, k) => active[k] && about === 'person')
  );
}

const DEFAULT_MAX_ITERATIONS = 1000;
const DEFAULT_TOLERANCE = 1e-7;

/** Steps without leaps are many: they stop earlier, still well within what the data can tell. */
const TOLERANCE_WITH_RELATIVES = 1e-5;

/**
 * The comparisons that can be trained on a rule's pairs: those that share no
 * input column with it, and no content. Values that the rule makes equal would
 * teach EM that everything matches.
 */
function comparisonsLeftBy(
  plan: ModelPlan,
  ruleColumns: readonly string[],
  usable: readonly boolean[],
  contained: readonly (readonly [string, string])[],
): boolean[] {
  const holdsPartOf = (columns: readonly string[]): boolean =>
    contained.some(
      ([a, b]) =>
        (columns.includes(a) && ruleColumns.includes(b)) ||
        (columns.includes(b) && ruleColumns.includes(a)),
    );
  return plan.comparisons.map(
    ({ columns }, k) =>
      usable[k] === true && !shareInput(plan.model, columns, ruleColumns) && !holdsPartOf(columns),
  );
}

/** Fewest comparisons whose joint distribution tells matches from others. */
const FEWEST_COMPARISONS = 2;

/** The sessions that a model's rules allow; without pairs some of them cannot run. */
export function planSessions(
  plan: ModelPlan,
  cells: CellTable,
  blocked: PatternCounts,
  usable: readonly boolean[],
  contained: readonly (readonly [string, string])[],
): PlannedSession[] {
  return plan.blocking.flatMap((rule, index) => {
    const active = comparisonsLeftBy(plan, rule.columns, usable, contained);
    if (active.filter(Boolean).length < FEWEST_COMPARISONS) return [];
    const patterns = groupPatterns(blocked, cells, active, index);
    return [{ rule: rule.description, index, active, patterns }];
  });
}

/**
 * Runs a session with u as it is.
 *
 * @param current parameters so far; its prior is that of all pairs
 * @param shareByAll share of matches among the rule's pairs by every comparison
 * @param before the session's result in the round before, from where it goes on
 */
export function runSession(
  plan: ModelPlan,
  session: PlannedSession,
  current: Parameters,
  shareByAll: number,
  before: TrainingSession | undefined,
): TrainingSession {
  const { active, patterns } = session;
  const settings = plan.model.training ?? {};
  const goOn = before?.sound === true ? before : undefined;
  const start: Parameters = {
    m: startingM(plan).map((levels, k) => {
      const found =
        goOn === undefined ? undefined : ofComparison(goOn.m, plan.comparisons[k]?.name);
      return found === undefined ? levels : Float64Array.from(found);
    }),
    u: current.u,
    prior: goOn?.prior ?? Math.min(HIGHEST_START, Math.max(1e-4, shareByAll)),
    ...(tellsRelatives(plan, active) ? { relatives: goOn?.relatives ?? STARTING_RELATIVES } : {}),
  };
  const result = expectationMaximisation(patterns, start, {
    estimateU: false,
    estimatePrior: true,
    fixedM: plan.model.comparisons.map(({ levels }) => levels.map((level) => isFixed(level, 'm'))),
    pseudoCounts: pseudoCountsFor(plan),
    maxIterations: settings.maxIterations ?? DEFAULT_MAX_ITERATIONS,
    tolerance:
      settings.tolerance ??
      (start.relatives === undefined ? DEFAULT_TOLERANCE : TOLERANCE_WITH_RELATIVES),
  });
  const findings = findDegenerate(plan, active, result, current.u, shareByAll);
  return describe(plan, session, result, findings);
}

function describe(
  plan: ModelPlan,
  { rule, active, patterns }: PlannedSession,
  result: EmResult,
  findings: readonly DegenerateFinding[],
): TrainingSession {
  const named = <T>(value: (k: number) => T): Record<string, T> =>
    Object.fromEntries(
      plan.comparisons.flatMap(({ name }, k) => (active[k] ? [[name, value(k)]] : [])),
    );
  return {
    rule,
    pairs: patterns.total,
    trained: plan.comparisons.filter((_, k) => active[k]).map(({ name }) => name),
    iterations: result.iterations,
    converged: result.converged,
    prior: result.prior,
    relatives: result.relatives ?? null,
    expectedMatches: result.expectedMatches,
    m: named((k) => Array.from(result.m[k] ?? [])),
    matches: named((k) => sumOf(result.levelMatches[k])),
    findings,
    sound: isSound(findings, active.filter(Boolean).length),
  };
}

/** A session's value of a comparison, whose name may be one that every object has. */
export function ofComparison<T>(
  values: Readonly<Record<string, T>>,
  name: string | undefined,
): T | undefined {
  return name !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
}

function sumOf(values: Float64Array | undefined): number {
  return values?.reduce((sum, value) => sum + value, 0) ?? 0;
}

/** What the sessions together say of one comparison's m. */
export interface CombinedM {
  readonly m: Float64Array;
  /** Expected matches it rests on. */
  readonly matches: number;
}

/**
 * A comparison's m over its sessions: the mean on the log-odds scale, weighted
 * by expected matches. Sessions that went wrong do not count, nor those in
 * which the comparison came out reversed. Null where none is left.
 */
export function combineSessions(
  name: string,
  levelCount: number,
  sessions: readonly TrainingSession[],
): CombinedM | null {
  const sound = sessions.filter(
    ({ m, sound, findings }) =>
      sound &&
      ofComparison(m, name) !== undefined &&
      !findings.some(({ comparison }) => comparison === name),
  );
  if (sound.length === 0) return null;
  // A session without matches says next to nothing, and yet more than none at all.
  const weights = sound.map(({ matches }) => (ofComparison(matches, name) ?? 0) + 1e-6);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const combined = Float64Array.from({ length: levelCount }, (_, j) => {
    const logOdds = sound.reduce((sum, session, s) => {
      const value = clampProbability(ofComparison(session.m, name)?.[j] ?? 0);
      return sum + (weights[s] ?? 0) * Math.log(value / (1 - value));
    }, 0);
    return 1 / (1 + Math.exp(-logOdds / total));
  });
  const all = combined.reduce((sum, value) => sum + value, 0);
  return { m: combined.map((value) => value / all), matches: total };
}

function clampProbability(value: number): number {
  return Math.min(1 - 1e-12, Math.max(1e-12, value));
}
