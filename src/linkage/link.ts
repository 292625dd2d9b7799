import { type Progress, silentProgress } from '../kernel/index.ts';
import {
  type ClusterConstraints,
  componentsToRefine,
  connectedComponents,
  refineComponents,
} from './cluster/cluster.ts';
import { constrainedComponents } from './cluster/constrained-components.ts';
import { type Comparison, compareCandidates } from './comparison.ts';
import { candidateRules } from './compile/block.ts';
import { type PatternLayout, patternLayout } from './compile/layout.ts';
import type { InputColumns } from './compile/standardise.ts';
import type { LinkageEngine } from './engine.ts';
import type { MatchModel } from './model/match-model.ts';
import type { ModelPlan } from './model/plan.ts';
import { prepareRecords } from './prepare.ts';
import type { ScoredPairs } from './score/scored-pairs.ts';
import { type WeightTable, weightOfProbability, weightTable } from './score/weights.ts';
import { scoreWithinComponents } from './stages.ts';
import type { Parameters } from './train/parameters.ts';
import { parametersOfModel } from './train/parameters-of-model.ts';
import { type PatternCounts, totalCount } from './train/pattern-counts.ts';
import { type TrainedParameters, trainParameters } from './train/train.ts';
import {
  countLabelledPatterns,
  findContainedColumns,
  type Labels,
  priorFromRules,
} from './training-evidence.ts';

/** Records that an engine's reader has loaded into its table of records. */
export interface LoadedInput extends InputColumns {
  readonly recordCount: number;
  /** Records in each data set. */
  readonly datasetSizes: readonly number[];
}

export interface LinkOptions {
  readonly progress?: Progress;
  readonly constraints?: ClusterConstraints;
  /** Matches that are known: m is counted from them. Never the truth that a result is evaluated by. */
  readonly labels?: Labels;
  /** `assume` keeps starting values, with notes, where training would refuse (see `TrainingInput`). */
  readonly whenDegenerate?: 'refuse' | 'assume';
  /**
   * Whether the engine's table of candidate pairs is wanted afterwards, as reports and
   * evaluations do. Default true.
   */
  readonly keepPairs?: boolean;
}

/** What linking found. Records are numbered from 0 in input order. */
export interface LinkResult {
  readonly plan: ModelPlan;
  readonly layout: PatternLayout;
  readonly parameters: Parameters;
  readonly training: TrainedParameters | null;
  readonly weights: WeightTable;
  /** Lowest record number of each record's cluster. */
  readonly clusters: Int32Array;
  /** Pairs at or above the review threshold. */
  readonly scored: ScoredPairs;
  readonly blocked: PatternCounts;
  readonly thresholds: { readonly link: number; readonly review: number };
  /** Candidate pairs that each rule added. */
  readonly pairsByRule: readonly number[];
  /** Seconds by phase, in order. */
  readonly timings: Readonly<Record<string, number>>;
}

/** A share of 1% comes out within 0.014% of itself, one standard error. */
const DEFAULT_RANDOM_PAIRS = 500_000;
/** Thresholds of a model that gives none. */
export const DEFAULT_THRESHOLDS = { link: 0.5, review: 0.1 };

/**
 * Links the records in the engine by a match model, training what the model
 * leaves open.
 *
 * Throws `model/*` for a model that does not fit the input, and `training/*`
 * where training cannot give sound parameters.
 */
export async function linkRecords(
  engine: LinkageEngine,
  model: MatchModel,
  input: LoadedInput,
  options: LinkOptions = {},
): Promise<LinkResult> {
  const progress = options.progress ?? silentProgress;
  const clock = new PhaseClock(progress);

  const plan = await clock.time('standardise', () => prepareRecords(engine, model, input));
  const layout = patternLayout(plan);
  const rules = candidateRules(plan);
  const pairsByRule: number[] = [];
  const comparison = await clock.time('compare', () =>
    compareCandidates(engine, plan, layout, {
      recordCount: input.recordCount,
      keepPairs: options.keepPairs ?? true,
      onRule: (rule, pairs) => {
        pairsByRule.push(pairs);
        progress.note(
          `${rules[rule]?.description ?? ''}: ${pairs.toLocaleString('en-GB')} new pairs`,
        );
      },
    }),
  );
  try {
    const found = await trainScoreAndCluster(
      engine,
      plan,
      layout,
      comparison,
      input,
      options,
      clock,
    );
    return { layout, pairsByRule, timings: clock.seconds, ...found };
  } finally {
    await comparison.close();
  }
}

async function trainScoreAndCluster(
  engine: LinkageEngine,
  prepared: ModelPlan,
  layout: PatternLayout,
  comparison: Comparison,
  input: LoadedInput,
  options: LinkOptions,
  clock: PhaseClock,
): Promise<Omit<LinkResult, 'layout' | 'pairsByRule' | 'timings'>> {
  let plan = prepared;
  const progress = options.progress ?? silentProgress;
  const { model } = plan;
  const blocked = await clock.time('count', () => comparison.counts());
  const comparablePairs = countComparablePairs(model, input);
  let parameters = parametersOfModel(model);
  let training: TrainedParameters | null = null;
  if (parameters === null) {
    training = await clock.time('train', async () => {
      const labelled =
        options.labels === undefined
          ? undefined
          : await countLabelledPatterns(engine, plan, layout, input, options.labels);
      const rulePrior = await priorFromRules(engine, plan, comparablePairs, progress);
      // Where every pair was compared, they are better than any draw.
      const random =
        totalCount(blocked) === comparablePairs
          ? blocked
          : await comparison.random({
              recordCount: input.recordCount,
              draws: model.training?.randomPairs ?? DEFAULT_RANDOM_PAIRS,
              seed: model.training?.seed ?? 1,
            });
      const trained = trainParameters(plan, {
        random,
        blocked,
        comparablePairs,
        contained: await findContainedColumns(engine, plan, input.recordCount),
        ...(rulePrior === undefined ? {} : { prior: rulePrior.prior }),
        ...(labelled === undefined ? {} : { labelled }),
        whenDegenerate: options.whenDegenerate ?? 'refuse',
      });
      for (const note of trained.notes) progress.note(note);
      return trained;
    });
    ({ parameters, plan } = training);
  }
  const weights = weightTable(plan, parameters);
  const thresholds = model.thresholds ?? DEFAULT_THRESHOLDS;
  const scored = await clock.time('score', () =>
    comparison.score(weights, weightOfProbability(thresholds.review), firstDeterministicMask(plan)),
  );
  const clusters = await clock.time('cluster', () =>
    clusterPairs(engine, {
      plan,
      layout,
      weights,
      scored,
      thresholds,
      constraints: options.constraints ?? {},
      recordCount: input.recordCount,
      within: comparison.within,
    }),
  );
  return { plan, parameters, training, weights, clusters, scored, blocked, thresholds };
}

export interface ClusterInput {
  readonly plan: ModelPlan;
  readonly layout: PatternLayout;
  readonly weights: WeightTable;
  readonly scored: ScoredPairs;
  readonly thresholds: { readonly link: number; readonly review: number };
  readonly constraints: ClusterConstraints;
  readonly recordCount: number;
  /** What compares the pairs inside components; by SQL when absent. */
  readonly within?: Comparison['within'];
}

/** Clusters scored pairs by the model's method. */
export async function clusterPairs(
  engine: LinkageEngine,
  input: ClusterInput,
): Promise<Int32Array> {
  const { plan, layout, weights, scored, constraints } = input;
  const { model } = plan;
  const deterministic = deterministicPairs(plan, scored);
  const always = [...(constraints.always ?? []), ...deterministic];
  const threshold = weightOfProbability(input.thresholds.link);
  const components = connectedComponents(input.recordCount, scored, threshold, always);
  if (plan.model.clustering?.method === 'connected') {
    const isFree = (constraints.never ?? []).length === 0 && constraints.exclusive === undefined;
    if (isFree) return components;
    return constrainedComponents(input.recordCount, scored, threshold, { ...constraints, always });
  }
  const members = componentsToRefine(components, scored, threshold, constraints);
  if (members.rid.length === 0) return components;
  const share = plan.model.clustering?.groupShare ?? 0;
  const pairs = await (input.within?.(weights, members, share > 0) ??
    scoreWithinComponents(engine, plan, layout, weights, members));
  return refineComponents(
    components,
    members,
    pairs,
    threshold,
    { ...constraints, always },
    plan.model.clustering?.allowance,
    share > 0 ? { table: weights, ofHousehold: householdComparisons(model), share } : undefined,
  );
}

/** Which of a model’s comparisons are about the household. */
export function householdComparisons({ comparisons }: MatchModel): boolean[] {
  return comparisons.map(({ about }) => about === 'household');
}

/** Rule masks from this on hold a deterministic rule; undefined where the model has none. */
export function firstDeterministicMask(plan: ModelPlan): number | undefined {
  return plan.deterministic.length === 0 ? undefined : 2 ** plan.blocking.length;
}

function deterministicPairs(plan: ModelPlan, scored: ScoredPairs): (readonly [number, number])[] {
  const first = 2 ** plan.blocking.length;
  if (plan.deterministic.length === 0) return [];
  const pairs: (readonly [number, number])[] = [];
  scored.rules.forEach((mask, i) => {
    if (mask >= first) pairs.push([scored.l[i] ?? 0, scored.r[i] ?? 0]);
  });
  return pairs;
}

/** Pairs of records that the link type lets match. */
export function countComparablePairs(model: MatchModel, input: LoadedInput): number {
  const within = (n: number): number => (n * (n - 1)) / 2;
  const all = within(input.recordCount);
  if (model.linkType === 'link-and-dedupe') return all;
  const inside = input.datasetSizes.reduce((sum, size) => sum + within(size), 0);
  if (model.linkType === 'dedupe') return inside;
  return all - input.datasetSizes.reduce((sum, size) => sum + within(size), 0);
}

/** Times phases and tells the progress of them. */
class PhaseClock {
  readonly seconds: Record<string, number> = {};
  readonly #progress: Progress;

  constructor(progress: Progress) {
    this.#progress = progress;
  }

  async time<T>(phase: string, work: () => Promise<T>): Promise<T> {
    this.#progress.phase(phase);
    const start = performance.now();
    const result = await work();
    this.seconds[phase] = (performance.now() - start) / 1000;
    return result;
  }
}
