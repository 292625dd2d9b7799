import type { ClusterConstraints } from '../cluster/cluster.ts';
import type { InputColumns } from '../compile/standardise.ts';
import type { LinkageEngine } from '../engine.ts';
import type { LinkResult } from '../link.ts';
import type { LinkType } from '../model/match-model.ts';
import { decidePairs, REVIEW_REASONS } from '../outputs.ts';
import { weightOfProbability } from '../score/weights.ts';
import { blockingReports } from './blocking-report.ts';
import { clusterSizes } from './cluster-sizes.ts';
import { columnProfiles } from './column-profiles.ts';
import { comparisonReports } from './comparison-report.ts';
import { type ThresholdQuality, type Truth, truthForLinkType } from './evaluate.ts';
import { evaluationReport } from './evaluation-report.ts';
import { weightsOfPatterns } from './pattern-weights.ts';
import { RecordReader } from './record-reader.ts';
import type {
  ReportChoice,
  ReportData,
  ReportDataset,
  ReportSummary,
  TrainingReport,
} from './report-data.ts';
import { samplePairs } from './sample-pairs.ts';
import { unlinkableRecords } from './unlinkable.ts';
import { weightHistogram } from './weight-histogram.ts';

export interface ReportOptions {
  /** In the order in which their records were loaded. */
  readonly datasets: readonly ReportDataset[];
  /** The input's columns, to profile them and show values as received; else the model's columns. */
  readonly input?: InputColumns;
  /** Person of each record by number; null where not known. */
  readonly truth?: readonly (string | null)[];
  /** Accuracy of clusters made anew at other link thresholds; used with `truth` only. */
  readonly evaluation?: { readonly thresholds: readonly ThresholdQuality[] };
  /** What zero configuration chose. */
  readonly choices?: readonly ReportChoice[];
  /** What the clusters had to respect: pairs that never match are not up for review. */
  readonly constraints?: ClusterConstraints;
  /** Name -> version, such as of Reeve and of the engine. */
  readonly versions?: Readonly<Record<string, string>>;
  readonly createdAt?: string;
  /** Seconds of phases before linking, such as reading. */
  readonly timingsBefore?: Readonly<Record<string, number>>;
}

/**
 * Collects what the report shows, from a result of linking and the engine that
 * still holds its tables. Leaves the engine as it was. The data hold values of
 * real people: a few example pairs a band, and values that several records share.
 *
 * @example
 * const result = await linkRecords(engine, model, input);
 * const data = await collectReportData(engine, result, { datasets, input });
 */
export async function collectReportData(
  engine: LinkageEngine,
  result: LinkResult,
  options: ReportOptions,
): Promise<ReportData> {
  const { plan, blocked } = result;
  const input = options.input ?? null;
  const names = options.datasets.map(({ name }) => name);
  const records = new RecordReader(engine, plan, names, input);
  const thresholds = {
    link: weightOfProbability(result.thresholds.link),
    review: weightOfProbability(result.thresholds.review),
  };
  const weights = weightsOfPatterns(blocked, result.weights);
  const histogram = weightHistogram(blocked, weights, thresholds);
  return {
    format: 'reeve-report/1',
    summary: summary(result, options, thresholds),
    choices: options.choices ?? [],
    columns: await columnProfiles(engine, plan, input, result.clusters.length),
    blocking: await blockingReports(engine, result),
    comparisons: comparisonReports(result),
    training: trainingReport(result),
    weights: histogram,
    unlinkable: await unlinkableRecords(engine, result, thresholds),
    clusterSizes: clusterSizes(result.clusters),
    samples: await samplePairs(engine, result, weights, thresholds, records),
    evaluation:
      options.truth === undefined
        ? null
        : await evaluationReport(
            engine,
            result,
            truthOf(options.truth, plan.model.linkType, options.datasets),
            options.evaluation?.thresholds ?? [],
            records,
          ),
  };
}

function summary(
  result: LinkResult,
  options: ReportOptions,
  weights: { readonly link: number; readonly review: number },
): ReportSummary {
  const { plan, clusters, thresholds } = result;
  const decided = decidePairs(result, options.constraints);
  const sizes = clusterSizes(clusters);
  const count = (of: (size: number, clusters: number) => number): number =>
    sizes.reduce((sum, each) => sum + of(each.size, each.clusters), 0);
  return {
    datasets: options.datasets.map(({ name, rows, sha256, path, format }) => ({
      name,
      rows,
      ...(sha256 === undefined ? {} : { sha256 }),
      ...(path === undefined ? {} : { path }),
      ...(format === undefined ? {} : { format }),
    })),
    linkType: plan.model.linkType,
    records: clusters.length,
    people: count((_, n) => n),
    linkedRecords: count((size, n) => (size > 1 ? size * n : 0)),
    candidatePairs: result.pairsByRule.reduce((sum, n) => sum + n, 0),
    links: decided.links.l.length,
    reviews: Object.fromEntries(
      REVIEW_REASONS.map((name, code) => [
        name,
        decided.reviews.reason.reduce((n, reason) => (reason === code ? n + 1 : n), 0),
      ]),
    ) as ReportSummary['reviews'],
    thresholds: {
      link: { probability: thresholds.link, weight: weights.link },
      review: { probability: thresholds.review, weight: weights.review },
    },
    seed: plan.model.training?.seed ?? 1,
    prior: result.parameters.prior,
    versions: options.versions ?? {},
    createdAt: options.createdAt ?? null,
    timings: Object.entries({ ...options.timingsBefore, ...result.timings }).map(
      ([phase, seconds]) => ({
        phase,
        seconds,
      }),
    ),
    clustering: plan.model.clustering?.method ?? 'average',
  };
}

function trainingReport({ training }: LinkResult): TrainingReport | null {
  if (training === null) return null;
  return {
    sessions: training.sessions.map((session) => ({
      rule: session.rule,
      pairs: session.pairs,
      trained: session.trained,
      iterations: session.iterations,
      converged: session.converged,
      prior: session.prior,
      expectedMatches: session.expectedMatches,
      findings: session.findings.map(({ message }) => message),
    })),
    notes: training.notes,
  };
}

/** The truth as classes of records, each called by its first record. */
function truthOf(
  people: readonly (string | null)[],
  linkType: LinkType,
  datasets: readonly ReportDataset[],
): Truth {
  const first = new Map<string, number>();
  const classes = Int32Array.from(people, (person, record) => {
    if (person === null) return -1;
    if (!first.has(person)) first.set(person, record);
    return first.get(person) ?? record;
  });
  return truthForLinkType(
    classes,
    linkType,
    datasets.map(({ rows }) => rows),
  );
}
