import { ReeveError } from '../../kernel/index.ts';
import type { ModelPlan } from '../model/plan.ts';
import type { DegenerateFinding } from './degenerate.ts';
import { type ComparablePairs, estimateU } from './estimate-u.ts';
import { groupPatterns } from './grouped-patterns.ts';
import { estimateMFromLabels } from './m-from-labels.ts';
import { type ComparisonOrigin, notesOn, originsOf } from './origins.ts';
import { type CellTable, cellTable, type Parameters } from './parameters.ts';
import type { PatternCounts } from './pattern-counts.ts';
import { estimatePrior, type PairShares, startingPrior } from './prior.ts';
import { findRepeatedEvidence, type RepeatedEvidence } from './repeated-evidence.ts';
import {
  combineSessions,
  ofComparison,
  type PlannedSession,
  planSessions,
  reckonsWithRelatives,
  runSession,
  type TrainingSession,
} from './sessions.ts';
import { shareByRule } from './share-by-rule.ts';
import { allFixed, isFixed, startingM } from './starting-values.ts';
import { trainClasses } from './train-classes.ts';

export type { TrainingSession } from './sessions.ts';

/** What training was given, besides the model. */
export interface TrainingInput {
  /** Patterns of pairs drawn at random, with the rules that find them too. */
  readonly random: PatternCounts;
  /** Patterns of candidate pairs, with the rules that found them. */
  readonly blocked: PatternCounts;
  /** Number of pairs of records that may match at all, blocked or not. */
  readonly comparablePairs: number;
  /** Prior from deterministic rules; when absent it is the model's, else estimated from the candidate pairs. */
  readonly prior?: number;
  /** Columns of which one holds the other though they are read from different input columns. */
  readonly contained?: readonly (readonly [string, string])[];
  /** Patterns of pairs known to match: m is counted from them instead of estimated. */
  readonly labelled?: PatternCounts;
  /**
   * What to do where m cannot be trained soundly: `refuse` (the default) throws
   * `training/degenerate`; `assume` keeps the starting values and says so in
   * the notes, for a file too small or too plain to learn from.
   */
  readonly whenDegenerate?: 'refuse' | 'assume';
}

export interface TrainedParameters {
  readonly parameters: Parameters;
  /** The plan, with the term frequencies that the parameters go with. */
  readonly plan: ModelPlan;
  readonly sessions: readonly TrainingSession[];
  readonly origins: readonly ComparisonOrigin[];
  /** `rules`: from deterministic rules. */
  readonly priorOrigin: 'given' | 'rules' | 'estimated';
  /** What a user should know: values assumed, comparisons without evidence, sessions that went wrong. */
  readonly notes: readonly string[];
}

const OUTER_ITERATIONS = 3;

/**
 * Estimates u from candidate and random pairs, then m by expectation maximisation in one
 * session a blocking rule: the pairs of the rule, without the comparisons whose
 * columns it blocks on, which agree by construction and would teach EM that
 * everything matches. A comparison's m is the mean over its sessions, on the
 * log-odds scale, weighted by expected matches. u is then corrected for the
 * matches among the pairs, so are the classes of common and rare values, and all
 * of it is repeated.
 *
 * Values fixed in the model stay; others given in it are where training starts.
 *
 * Throws `training/degenerate`, naming comparisons and reasons, where no
 * session comes out sound although there are pairs to train on, or where
 * agreement on a comparison counts against a match in every session.
 */
export function trainParameters(given: ModelPlan, input: TrainingInput): TrainedParameters {
  let plan = given;
  let cells = cellTable(plan);
  const repeated = findRepeatedEvidence(plan, cells, [input.random, input.blocked]);
  const usable = plan.comparisons.map(
    (_, k) => !repeated.some(({ comparison }) => comparison === k),
  );
  let pairs = comparablePairs(input, cells);
  let planned = planSessions(plan, cells, input.blocked, usable, input.contained ?? []);
  const labels = input.labelled === undefined ? null : estimateMFromLabels(plan, input.labelled);
  const assumed = given.model.termFrequencies ?? {};
  const givenPrior = input.prior ?? plan.model.prior;

  const sharesOf = (parameters: Parameters): Float64Array =>
    shareByRule(input.blocked, cells, parameters, plan.blocking.length);

  let m = labels?.m ?? startingM(plan);
  let u = estimateU(plan, pairs, null);
  let shares: PairShares = {
    prior: givenPrior ?? startingPrior(pairs.candidates.total, input.comparablePairs),
  };
  if (reckonsWithRelatives(plan)) {
    shares = {
      ...shares,
      relatives:
        plan.model.relatives ?? startingPrior(pairs.candidates.total, input.comparablePairs),
    };
    shares = leavingStrangers(shares);
  }
  let sessions: TrainingSession[] = [];
  let matches: readonly number[] = labels?.matches ?? plan.comparisons.map(() => 0);
  ({ m, u } = withoutRepeated({ m, u }, repeated));
  for (let outer = 0; outer < OUTER_ITERATIONS; outer++) {
    if (labels === null) {
      sessions = runSessions(
        plan,
        planned,
        { m, u, ...shares },
        sharesOf({ m, u, ...shares }),
        sessions,
      );
      const combined = plan.comparisons.map(({ name, levels }) =>
        combineSessions(name, levels.length, sessions),
      );
      m = startingM(plan).map((start, k) => keepFixed(plan, k, combined[k]?.m ?? start, start));
      matches = combined.map((found) => found?.matches ?? 0);
    }
    ({ m, u } = withoutRepeated({ m, u }, repeated));
    const estimated = estimatePrior(pairs.candidates, { m, u, ...shares }, input.comparablePairs);
    shares = leavingStrangers({ ...estimated, prior: givenPrior ?? estimated.prior });
    u = estimateU(plan, pairs, { m, u, ...shares });
    const classes = trainClasses(plan, assumed, input.blocked, { m, u, ...shares });
    if (Object.keys(classes).length > 0) {
      plan = { ...plan, model: { ...plan.model, termFrequencies: { ...assumed, ...classes } } };
      cells = cellTable(plan);
      // What a round goes by: after the last there is none.
      if (outer + 1 < OUTER_ITERATIONS) {
        pairs = comparablePairs(input, cells);
        planned = planSessions(plan, cells, input.blocked, usable, input.contained ?? []);
      }
    }
    ({ m, u } = withoutRepeated({ m, u }, repeated));
  }

  const findings =
    labels === null && pairs.candidates.total > 0
      ? whatWentWrong(plan, planned, sessions, { m, u }, usable)
      : [];
  if (findings.length > 0 && input.whenDegenerate !== 'assume') throw degenerate(findings);
  const silent = silentComparisons(plan, { m, u }, findings, repeated);
  m = m.map((levels, k) => (silent.has(k) ? (u[k] ?? levels) : levels));
  const origins = originsOf(plan, pairs, { labelled: labels !== null, matches, silent, sessions });
  return {
    parameters: { m, u, ...shares },
    plan,
    sessions,
    origins,
    priorOrigin:
      input.prior !== undefined ? 'rules' : givenPrior !== undefined ? 'given' : 'estimated',
    notes: notesOn(plan, { origins, sessions, findings, repeated, planned }),
  };
}

function comparablePairs(
  { random, blocked, comparablePairs: all }: TrainingInput,
  cells: CellTable,
): ComparablePairs {
  const everything = cells.level.map(() => true);
  const counts = random.counts.map((n, i) => (random.rules[i] === 0 ? n : 0));
  const candidates = groupPatterns(blocked, cells, everything);
  return {
    candidates,
    drawn: groupPatterns({ ...random, counts }, cells, everything),
    outside: Math.max(0, all - candidates.total),
  };
}

/** Largest part of the pairs that are no matches that relatives may be. */
const MOST_RELATIVES = 0.99;

/** A prior that was given may leave relatives less than is estimated of them. */
function leavingStrangers({ prior, relatives }: PairShares): PairShares {
  if (relatives === undefined) return { prior };
  return { prior, relatives: Math.min(relatives, MOST_RELATIVES * (1 - prior)) };
}

function runSessions(
  plan: ModelPlan,
  planned: readonly PlannedSession[],
  current: Parameters,
  shares: Float64Array,
  before: readonly TrainingSession[],
): TrainingSession[] {
  return planned
    .filter(({ patterns }) => patterns.total > 0)
    .map((session, s) => runSession(plan, session, current, shares[session.index] ?? 0, before[s]));
}

/** A comparison that repeats another weighs nothing: its m is its u. */
function withoutRepeated(
  { m, u }: { m: Float64Array[]; u: Float64Array[] },
  repeated: readonly RepeatedEvidence[],
): { m: Float64Array[]; u: Float64Array[] } {
  const drop = new Set(repeated.map(({ comparison }) => comparison));
  return { m: m.map((levels, k) => (drop.has(k) ? (u[k] ?? levels) : levels)), u };
}

/** Fixed values as they were given, beside which the mean of sessions has to fit. */
function keepFixed(
  plan: ModelPlan,
  k: number,
  trained: Float64Array,
  start: Float64Array,
): Float64Array {
  const fixed = plan.model.comparisons[k]?.levels.map((level) => isFixed(level, 'm')) ?? [];
  if (!fixed.includes(true) || trained === start) return trained;
  const sum = (values: Float64Array, which: boolean): number =>
    values.reduce((total, value, j) => total + (fixed[j] === which ? value : 0), 0);
  const scale = (1 - sum(start, true)) / sum(trained, false);
  return trained.map((value, j) => (fixed[j] ? (start[j] ?? value) : value * scale));
}

/** Reasons why the sessions as a whole cannot be relied on; none where there was nothing to rely on. */
function whatWentWrong(
  plan: ModelPlan,
  planned: readonly PlannedSession[],
  sessions: readonly TrainingSession[],
  { m, u }: Pick<Parameters, 'm' | 'u'>,
  usable: readonly boolean[],
): DegenerateFinding[] {
  const beyondReach = plan.model.comparisons.flatMap(({ levels }, k) =>
    usable[k] === true &&
    levels.some((level) => level.m === undefined) &&
    !planned.some(({ active }) => active[k])
      ? [k]
      : [],
  );
  const bits = plan.comparisons.map((_, k) => expectedBits(m[k], u[k]));
  const total = bits.reduce((sum, value) => sum + value, 0);
  const guessed = beyondReach.reduce((sum, k) => sum + (bits[k] ?? 0), 0);
  if (beyondReach.length > 0 && guessed > LARGEST_GUESSED_SHARE * total) {
    const names = beyondReach.map((k) => `"${plan.comparisons[k]?.name}"`).join(', ');
    return [
      {
        kind: 'nothing-to-train',
        message: `every blocking rule uses the columns of ${names}, or leaves nothing to tell matches by: what tells most cannot be trained`,
      },
    ];
  }
  if (sessions.length > 0 && sessions.every(({ sound }) => !sound)) {
    return sessions.flatMap(({ rule, findings }) =>
      findings.map((finding) => ({ ...finding, message: `on "${rule}", ${finding.message}` })),
    );
  }
  return plan.comparisons.flatMap(({ name }, k) => {
    if (!usable[k] || allFixed(plan, k, 'm')) return [];
    const tried = sessions.filter(({ sound, m }) => sound && ofComparison(m, name) !== undefined);
    const reversed = tried.flatMap(({ findings }) =>
      findings.filter(({ comparison }) => comparison === name),
    );
    return tried.length > 0 && reversed.length === tried.length ? reversed.slice(0, 1) : [];
  });
}

/** Largest share of the evidence for a match that may rest on values no rule lets train. */
const LARGEST_GUESSED_SHARE = 0.5;

/** Weight that a comparison gives a match on average: the Kullback-Leibler divergence of m from u, in bits. */
function expectedBits(m: Float64Array | undefined, u: Float64Array | undefined): number {
  return (
    m?.reduce(
      (sum, value, j) => sum + (value > 0 ? value * Math.log2(value / (u?.[j] ?? 1)) : 0),
      0,
    ) ?? 0
  );
}

function degenerate(findings: readonly DegenerateFinding[]): ReeveError {
  const reasons = [...new Set(findings.map(({ message }) => message))];
  return new ReeveError('training/degenerate', `Training went wrong: ${reasons.join('; ')}`, {
    location: {
      field: findings[0]?.kind === 'agreement-counts-against' ? 'comparisons' : 'blocking',
    },
    hint: 'Add a blocking rule on other columns, leave out or fix m of the comparison, or train from labels.',
  });
}

/**
 * Comparisons on which agreement is no likelier for a match than by chance,
 * such as a column with one value throughout: they tell nothing, and a weight
 * made of noise would only do harm.
 */
function silentComparisons(
  plan: ModelPlan,
  { m, u }: Pick<Parameters, 'm' | 'u'>,
  findings: readonly DegenerateFinding[],
  repeated: readonly RepeatedEvidence[],
): ReadonlySet<number> {
  const silent = new Set(repeated.map(({ comparison }) => comparison));
  plan.comparisons.forEach(({ name }, k) => {
    if (allFixed(plan, k, 'm')) return;
    const reversed = findings.some(
      ({ kind, comparison }) => kind === 'agreement-counts-against' && comparison === name,
    );
    if (reversed || (m[k]?.[0] ?? 0) <= (u[k]?.[0] ?? 0)) silent.add(k);
  });
  return silent;
}
