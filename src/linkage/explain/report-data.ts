import type { REVIEW_REASONS } from '../outputs.ts';
import type { PairwiseQuality, ThresholdQuality } from './evaluate.ts';

/**
 * All that the report shows, as plain JSON: what linking found, and why. Made
 * by `collectReportData`, drawn by the report. Weights are in bits (log2 of a
 * Bayes factor), shares and probabilities from 0 to 1.
 */
export interface ReportData {
  readonly format: 'reeve-report/1';
  readonly summary: ReportSummary;
  /** What was chosen without being told, and why; empty where the user gave the model. */
  readonly choices: readonly ReportChoice[];
  readonly columns: readonly ColumnProfile[];
  readonly blocking: readonly BlockingReport[];
  readonly comparisons: readonly ComparisonReport[];
  readonly training: TrainingReport | null;
  readonly weights: WeightHistogram;
  readonly unlinkable: UnlinkableRecords;
  readonly clusterSizes: readonly ClusterSizeCount[];
  readonly samples: Readonly<Record<Band, readonly PairWaterfall[]>>;
  readonly evaluation: EvaluationReport | null;
}

/** Values that fewer records share are not listed: they would point at single people. */
export const SMALLEST_COUNT = 5;

/** What becomes of a pair by its weight. */
export type Band = 'link' | 'review' | 'no-link';

/** Why a pair waits for review. */
export type ReviewReason = (typeof REVIEW_REASONS)[number];

export interface ReportDataset {
  readonly name: string;
  readonly rows: number;
  /** Of the file as received. */
  readonly sha256?: string;
  readonly path?: string;
  readonly format?: string;
}

export interface ReportSummary {
  readonly datasets: readonly ReportDataset[];
  readonly linkType: string;
  readonly records: number;
  /** Clusters, of one record or more. */
  readonly people: number;
  /** Records in a cluster of two or more. */
  readonly linkedRecords: number;
  readonly candidatePairs: number;
  /** Pairs written as links: in one cluster, and heavy enough or linked by a rule. */
  readonly links: number;
  /** Pairs that wait for a person's eye, by the reason. */
  readonly reviews: Readonly<Record<ReviewReason, number>>;
  readonly thresholds: Readonly<Record<'link' | 'review', { probability: number; weight: number }>>;
  readonly seed: number;
  /** Probability that two records taken at random are one person. */
  readonly prior: number;
  /** Name -> version, such as of Reeve and of the engine. */
  readonly versions: Readonly<Record<string, string>>;
  /** ISO 8601; null where the caller gave none, which keeps the report reproducible. */
  readonly createdAt: string | null;
  readonly timings: readonly { readonly phase: string; readonly seconds: number }[];
  readonly clustering: string;
}

export interface ReportChoice {
  /** What the choice is about, such as a column. */
  readonly about: string;
  readonly choice: string;
  readonly reason: string;
}

export interface ColumnProfile {
  readonly name: string;
  /** What the column was recognised to hold; null where nothing looked. */
  readonly kind: string | null;
  /** Columns of the model made from it. */
  readonly usedIn: readonly string[];
  readonly filled: number;
  /** Of the records of the data sets that have values in the column. */
  readonly filledShare: number;
  readonly distinct: number;
  /** Share of records filled, by data set in order; null where the data set has no value in it. */
  readonly filledByDataset: readonly (number | null)[];
  /** Values that at least `SMALLEST_COUNT` records share, commonest first. */
  readonly commonest: readonly { readonly value: string; readonly count: number }[];
}

export interface BlockingReport {
  readonly description: string;
  readonly kind: 'blocking' | 'deterministic';
  /** Pairs that no earlier rule found. */
  readonly added: number;
  readonly cumulative: number;
  /** Keys that most records, and at least `SMALLEST_COUNT`, share; commonest first. */
  readonly largestKeys: readonly {
    /** Parts of the key. */
    readonly values: readonly (string | null)[];
    readonly records: number;
    readonly pairs: number;
  }[];
}

export interface ComparisonReport {
  readonly name: string;
  readonly description: string | null;
  readonly columns: readonly string[];
  readonly levels: readonly LevelReport[];
  /** Share of candidate pairs that could not be compared. */
  readonly missingShare: number;
}

export interface LevelReport {
  readonly description: string;
  readonly m: number;
  readonly u: number;
  readonly weight: number;
  /** Lowest and highest weight by how common the agreed value is; null without the adjustment. */
  readonly range: readonly [number, number] | null;
  /** Share of candidate pairs at this level. */
  readonly share: number;
}

export interface TrainingReport {
  readonly sessions: readonly {
    readonly rule: string;
    readonly pairs: number;
    readonly trained: readonly string[];
    readonly iterations: number;
    readonly converged: boolean;
    readonly prior: number;
    readonly expectedMatches: number;
    readonly findings: readonly string[];
  }[];
  readonly notes: readonly string[];
}

export interface WeightHistogram {
  /** Width of a bin in bits. */
  readonly step: number;
  /** Bins with pairs in them, in order; no bin lies in two bands. */
  readonly bins: readonly {
    readonly from: number;
    readonly to: number;
    readonly band: Band;
    readonly pairs: number;
  }[];
  readonly pairsByBand: Readonly<Record<Band, number>>;
}

/** Records that, compared with themselves, stay below a threshold: too little is known of them. */
export interface UnlinkableRecords {
  /** Records that were examined: all, or a sample of very many. */
  readonly examined: number;
  /** Share of records that could not reach the threshold, in order of threshold. */
  readonly curve: readonly { readonly weight: number; readonly share: number }[];
  readonly belowLink: number;
  readonly belowReview: number;
}

export interface ClusterSizeCount {
  readonly size: number;
  readonly clusters: number;
}

export interface RecordReference {
  readonly dataset: string;
  readonly id: string;
}

/** A pair of records and how its weight comes about. */
export interface PairWaterfall {
  readonly left: RecordReference;
  readonly right: RecordReference;
  readonly weight: number;
  readonly probability: number;
  readonly prior: number;
  readonly steps: readonly WaterfallStep[];
  /** Candidate rules that found the pair; null where the pair was not a candidate. */
  readonly foundBy: readonly string[] | null;
  /** Whether the two records ended in one cluster. */
  readonly together: boolean;
}

export interface WaterfallStep {
  readonly comparison: string;
  /** Description of the level; null where the comparison was missing. */
  readonly level: string | null;
  readonly weight: number;
  /** The part of the weight that comes from how common the agreed value is. */
  readonly frequencyPart: number;
  readonly left: ComparedValue;
  readonly right: ComparedValue;
}

export interface ComparedValue {
  /** As received. */
  readonly raw: string | null;
  /** As compared, where standardising changed it beyond upper and lower case. */
  readonly standard: string | null;
}

export interface EvaluationReport {
  /** Pairs of records that truly are one person. */
  readonly truePairs: number;
  /** Pairwise, on the clusters that were written. */
  readonly clusters: PairwiseQuality;
  /** Share of the true pairs that the candidate rules found. */
  readonly candidateRecall: number;
  /** Clusters made anew at other link thresholds, ascending; empty where that was not tried. */
  readonly thresholds: readonly ThresholdQuality[];
  /** Pairwise on scored pairs, before clustering, by threshold from high to low. */
  readonly curve: readonly WeightQuality[];
  readonly falsePositives: readonly PairWaterfall[];
  readonly falseNegatives: readonly PairWaterfall[];
}

/** Quality if the pairs at or above a weight, and no others, were matches. */
export interface WeightQuality extends PairwiseQuality {
  readonly weight: number;
  readonly probability: number;
}
