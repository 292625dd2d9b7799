import type { Progress } from '../kernel/index.ts';
import {
  bestThreshold,
  type ClusterConstraints,
  clusterPairs,
  countTruePairs,
  evaluateClusters,
  evaluationThresholds,
  firstDeterministicMask,
  type LinkageEngine,
  type LinkResult,
  type LoadedInput,
  type PairwiseQuality,
  scorePairs,
  sql,
  type ThresholdQuality,
  type Truth,
  truthForLinkType,
  weightOfProbability,
} from '../linkage/index.ts';

/** What `evaluation.json` holds: clusters against the truth, pair by pair. */
export interface Evaluation {
  /** Records whose truth is known; only they take part. */
  readonly records: { readonly total: number; readonly evaluated: number };
  readonly truePairs: number;
  /** Of the clusters in `clusters.csv`. */
  readonly pairwise: PairwiseQuality;
  readonly threshold: number;
  /** The best that another link threshold would have given, of those in the table. */
  readonly best: ThresholdQuality;
  /** How much F1 the choice of threshold cost. */
  readonly f1BelowBest: number;
  /** Share of true pairs that the blocking rules let be compared. */
  readonly blocking: { readonly truePairsFound: number; readonly recall: number };
  /** Clusters made anew at each link threshold. */
  readonly thresholds: readonly ThresholdQuality[];
}

/**
 * Measures clusters against the truth column. Empty truth is unknown.
 * Reads the tables of records and pairs that linking has left in the engine.
 */
export async function evaluate(
  engine: LinkageEngine,
  input: LoadedInput,
  result: LinkResult,
  constraints: ClusterConstraints,
  progress: Progress,
): Promise<Evaluation> {
  const chosen = result.thresholds.link;
  const grid = evaluationThresholds(input.recordCount, chosen);
  progress.phase('evaluate', grid.length);
  const truth = await readTruth(engine, input, result);
  const floor = weightOfProbability(grid[0] ?? chosen);
  const scored =
    floor < weightOfProbability(result.thresholds.review)
      ? await scorePairs(
          engine,
          result.layout,
          result.weights,
          floor,
          firstDeterministicMask(result.plan),
        )
      : result.scored;
  const thresholds: ThresholdQuality[] = [];
  for (const threshold of grid) {
    const clusters =
      threshold === chosen
        ? result.clusters
        : await clusterPairs(engine, {
            plan: result.plan,
            layout: result.layout,
            weights: result.weights,
            scored,
            thresholds: { link: threshold, review: Math.min(threshold, result.thresholds.review) },
            constraints,
            recordCount: input.recordCount,
          });
    thresholds.push({ threshold, ...evaluateClusters(clusters, truth) });
    progress.advance(thresholds.length);
  }
  const pairwise = evaluateClusters(result.clusters, truth);
  const best = bestThreshold(thresholds) ?? { threshold: chosen, ...pairwise };
  const truePairs = countTruePairs(truth);
  const truePairsFound = await countTrueCandidates(engine, truth);
  return {
    records: {
      total: input.recordCount,
      evaluated: truth.classes.reduce((known, label) => known + (label < 0 ? 0 : 1), 0),
    },
    truePairs,
    pairwise,
    threshold: chosen,
    best,
    f1BelowBest: best.f1 - pairwise.f1,
    blocking: { truePairsFound, recall: truePairs === 0 ? 1 : truePairsFound / truePairs },
    thresholds,
  };
}

async function readTruth(
  engine: LinkageEngine,
  input: LoadedInput,
  result: LinkResult,
): Promise<Truth> {
  const columns = await engine.columns(sql`SELECT coalesce(t.class, -1) AS class
FROM records r LEFT JOIN (
  SELECT truth, min(rid) AS class FROM records WHERE trim(truth) <> '' GROUP BY truth
) t ON t.truth = r.truth ORDER BY r.rid`);
  const classes = columns.class as Int32Array;
  return truthForLinkType(classes, result.plan.model.linkType, input.datasetSizes);
}

async function countTrueCandidates(engine: LinkageEngine, truth: Truth): Promise<number> {
  await engine.run('CREATE OR REPLACE TABLE truth_of (rid INTEGER, class INTEGER)');
  await engine.append('truth_of', [Int32Array.from(truth.classes, (_, i) => i), truth.classes]);
  const [row] = await engine.rows(sql`SELECT count(*) AS n FROM pairs p
JOIN truth_of l ON l.rid = p.l JOIN truth_of r ON r.rid = p.r
WHERE l.class = r.class AND l.class >= 0`);
  await engine.run('DROP TABLE truth_of');
  return Number(row?.n ?? 0);
}
