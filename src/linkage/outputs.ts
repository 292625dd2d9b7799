import type { ClusterConstraints } from './cluster/cluster.ts';
import type { LinkResult } from './link.ts';
import type { MatchModel } from './model/match-model.ts';
import { probabilityOfWeight, weightOfProbability } from './score/weights.ts';

/** Why a pair waits for a person's eye, in the order of their codes. */
export const REVIEW_REASONS = [
  /** Between the review threshold and the link threshold. */
  'between-thresholds',
  /** At or above the link threshold, but the other records of its cluster speak against it. */
  'cut-from-cluster',
  /** At or above the link threshold, but a person is in this data set once at most. */
  'one-record-per-dataset',
] as const;

/** Pairs of record numbers, in order of l and r, with log2 odds and probability. */
export interface DecidedPairs {
  readonly l: Int32Array;
  readonly r: Int32Array;
  readonly weight: Float64Array;
  readonly probability: Float64Array;
}

export interface ReviewPairs extends DecidedPairs {
  /** Positions in `REVIEW_REASONS`. */
  readonly reason: Int32Array;
}

/**
 * What becomes of the scored pairs. A link is a pair that is in one cluster and at or above
 * the link threshold or linked by a deterministic rule. A review is a pair at or above the
 * review threshold whose records are in two clusters, unless it was decided that they never
 * match. A pair between the thresholds whose records came into one cluster by other evidence
 * is neither: that evidence has settled it.
 */
export function decidePairs(
  result: Pick<LinkResult, 'plan' | 'scored' | 'clusters' | 'thresholds'>,
  constraints: ClusterConstraints = {},
): { readonly links: DecidedPairs; readonly reviews: ReviewPairs } {
  const { scored, clusters, plan } = result;
  const link = weightOfProbability(result.thresholds.link);
  const review = weightOfProbability(result.thresholds.review);
  const firstDeterministic = 2 ** plan.blocking.length;
  const count = clusters.length;
  const never = new Set((constraints.never ?? []).map(([a, b]) => pairKey(a, b, count)));
  const { exclusive } = constraints;
  const { l: lefts, r: rights, weight: weights, rules } = scored;
  const links = new Int32Array(lefts.length);
  const reviews = new Int32Array(lefts.length);
  const reasons = new Int32Array(lefts.length);
  let linked = 0;
  let reviewed = 0;
  for (let i = 0; i < lefts.length; i++) {
    const l = lefts[i] as number;
    const r = rights[i] as number;
    const weight = weights[i] as number;
    const isLink = weight >= link || (rules[i] as number) >= firstDeterministic;
    if (clusters[l] === clusters[r]) {
      if (isLink) links[linked++] = i;
      continue;
    }
    if (weight < review && !isLink) continue;
    if (never.size > 0 && never.has(pairKey(l, r, count))) continue;
    const group = exclusive?.[l] ?? -1;
    reasons[reviewed] = !isLink ? 0 : group >= 0 && group === exclusive?.[r] ? 2 : 1;
    reviews[reviewed++] = i;
  }
  return {
    links: pick(result, links.subarray(0, linked)),
    reviews: {
      ...pick(result, reviews.subarray(0, reviewed)),
      reason: reasons.slice(0, reviewed),
    },
  };
}

function pairKey(a: number, b: number, count: number): number {
  return Math.min(a, b) * count + Math.max(a, b);
}

function pick({ scored }: Pick<LinkResult, 'scored'>, kept: Int32Array): DecidedPairs {
  const l = new Int32Array(kept.length);
  const r = new Int32Array(kept.length);
  const weight = new Float64Array(kept.length);
  const probability = new Float64Array(kept.length);
  for (let k = 0; k < kept.length; k++) {
    const i = kept[k] as number;
    l[k] = scored.l[i] as number;
    r[k] = scored.r[i] as number;
    weight[k] = scored.weight[i] as number;
    probability[k] = probabilityOfWeight(weight[k] as number);
  }
  return { l, r, weight, probability };
}

/**
 * The model with what training found: m and u of every level, the prior, the thresholds and
 * the term frequencies. Linking with it trains nothing and, on the same records, gives the
 * same clusters.
 *
 * @param provenance where it came from: kept with it, never read by matching
 */
export function trainedModel(
  result: Pick<LinkResult, 'plan' | 'parameters' | 'thresholds'>,
  provenance: Readonly<Record<string, unknown>>,
): MatchModel {
  const { model } = result.plan;
  const { m, u, prior, relatives } = result.parameters;
  const { training, clustering, deterministic, termFrequencies, ...rest } = model;
  return {
    ...rest,
    comparisons: model.comparisons.map((comparison, k) => ({
      ...comparison,
      levels: comparison.levels.map((level, j) => ({
        ...level,
        m: m[k]?.[j] ?? level.m ?? 0,
        u: u[k]?.[j] ?? level.u ?? 0,
      })),
    })),
    ...(deterministic === undefined ? {} : { deterministic }),
    prior,
    ...(relatives === undefined ? {} : { relatives }),
    thresholds: { link: result.thresholds.link, review: result.thresholds.review },
    ...(clustering === undefined ? {} : { clustering }),
    ...(training === undefined ? {} : { training }),
    ...(termFrequencies === undefined ? {} : { termFrequencies }),
    provenance,
  };
}
