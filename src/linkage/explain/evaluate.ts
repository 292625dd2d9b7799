import type { LinkType } from '../model/match-model.ts';

/**
 * Evaluation of clusters against a truth, pair by pair: a pair of records is found when both
 * are in one cluster, and true when both are one person (P. Christen, "Data Matching", 2012,
 * section 7.3). Everything works on partitions: an Int32Array that gives each record a class,
 * -1 where the record takes no part. Classes are record numbers, so 0 to count - 1.
 */

/** How pairs found compare with pairs that are true. */
export interface PairwiseCounts {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
}

export interface PairwiseQuality extends PairwiseCounts {
  /** Share of found pairs that are true; 1 where none was found. */
  readonly precision: number;
  /** Share of true pairs that were found; 1 where there is none. */
  readonly recall: number;
  /** Harmonic mean of precision and recall. */
  readonly f1: number;
}

/** Truth of some records, and which pairs count. */
export interface Truth {
  /** Class of each record by the truth; -1 where it is not known: such records are left out. */
  readonly classes: Int32Array;
  /** Data set of each record where only pairs between data sets count (`link-only`). */
  readonly datasets?: Int32Array;
}

/** Data set of each record: records are numbered data set by data set. */
export function datasetOfRecords(datasetSizes: readonly number[]): Int32Array {
  const datasets = new Int32Array(datasetSizes.reduce((sum, size) => sum + size, 0));
  let start = 0;
  datasetSizes.forEach((size, dataset) => {
    datasets.fill(dataset, start, start + size);
    start += size;
  });
  return datasets;
}

/** The truth of the pairs that the link type lets match. */
export function truthForLinkType(
  classes: Int32Array,
  linkType: LinkType,
  datasetSizes: readonly number[],
): Truth {
  if (linkType === 'link-and-dedupe') return { classes };
  const datasets = datasetOfRecords(datasetSizes);
  // Within files only: one person in two files is as good as two persons.
  return linkType === 'dedupe' ? { classes: meet(classes, datasets) } : { classes, datasets };
}

/**
 * Pairwise quality of clusters.
 *
 * @example
 * evaluateClusters(Int32Array.of(0, 0, 2), { classes: Int32Array.of(0, 0, 0) }).recall // 1 / 3
 */
export function evaluateClusters(clusters: Int32Array, truth: Truth): PairwiseQuality {
  const known = clusters.map((cluster, i) => ((truth.classes[i] ?? -1) < 0 ? -1 : cluster));
  const found = countPairs(known, truth.datasets);
  const true_ = countPairs(truth.classes, truth.datasets);
  const both = countPairs(meet(known, truth.classes), truth.datasets);
  return qualityOf({
    truePositives: both,
    falsePositives: found - both,
    falseNegatives: true_ - both,
  });
}

/** Precision, recall and F1 of counts. */
export function qualityOf(counts: PairwiseCounts): PairwiseQuality {
  const { truePositives: tp, falsePositives: fp, falseNegatives: fn } = counts;
  const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
  return {
    ...counts,
    precision: share(tp, tp + fp),
    recall: share(tp, tp + fn),
    f1: share(2 * tp, 2 * tp + fp + fn),
  };
}

/** Number of pairs of records that are one person by the truth. */
export function countTruePairs(truth: Truth): number {
  return countPairs(truth.classes, truth.datasets);
}

/** Pairs within classes; with data sets, those whose two records are in different ones. */
function countPairs(partition: Int32Array, datasets: Int32Array | undefined): number {
  const all = pairsWithin(partition);
  return datasets === undefined ? all : all - pairsWithin(meet(partition, datasets));
}

function pairsWithin(partition: Int32Array): number {
  const sizes = new Int32Array(partition.length);
  let pairs = 0;
  for (const label of partition) {
    if (label < 0) continue;
    const size = sizes[label] ?? 0;
    // Each record pairs with those of its class that came before it.
    pairs += size;
    sizes[label] = size + 1;
  }
  return pairs;
}

/**
 * The common refinement of two partitions: records are together where they are in both. Labels
 * are the lowest record number of each part. Linear in the number of records.
 */
export function meet(a: Int32Array, b: Int32Array): Int32Array {
  const count = a.length;
  const start = new Int32Array(count + 1);
  for (const label of a) if (label >= 0) start[label + 1] = (start[label + 1] ?? 0) + 1;
  for (let i = 0; i < count; i++) start[i + 1] = (start[i + 1] ?? 0) + (start[i] ?? 0);
  const next = start.slice();
  const members = new Int32Array(start[count] ?? 0);
  a.forEach((label, record) => {
    if (label < 0) return;
    const place = next[label] ?? 0;
    members[place] = record;
    next[label] = place + 1;
  });
  const result = new Int32Array(count).fill(-1);
  // First record seen of each class of `b`, valid where `seenIn` names the class of `a` at hand.
  const first = new Int32Array(count);
  const seenIn = new Int32Array(count).fill(-1);
  for (let label = 0; label < count; label++) {
    for (let place = start[label] ?? 0; place < (start[label + 1] ?? 0); place++) {
      const record = members[place] ?? 0;
      const other = b[record] ?? -1;
      if (other < 0) continue;
      if (seenIn[other] !== label) {
        seenIn[other] = label;
        first[other] = record;
      }
      result[record] = first[other] ?? record;
    }
  }
  return result;
}

/** Quality at one link threshold. */
export interface ThresholdQuality extends PairwiseQuality {
  /** Probability at or above which a pair is a link. */
  readonly threshold: number;
}

/** The threshold with the best F1; of equal ones the highest, since a false merge is the worse error. */
export function bestThreshold(rows: readonly ThresholdQuality[]): ThresholdQuality | null {
  return rows.reduce<ThresholdQuality | null>(
    (best, row) =>
      best === null || row.f1 > best.f1 || (row.f1 === best.f1 && row.threshold > best.threshold)
        ? row
        : best,
    null,
  );
}

const FINE_GRID = [
  0.01, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999, 0.99999,
];
const COARSE_GRID = [0.1, 0.5, 0.9, 0.99, 0.999];

/** Above this many records, clustering anew costs seconds a threshold. */
const FINE_GRID_RECORDS = 100_000;

/** Thresholds worth a row in the table, the chosen one among them, ascending. */
export function evaluationThresholds(recordCount: number, chosen: number): number[] {
  const grid = recordCount < FINE_GRID_RECORDS ? FINE_GRID : COARSE_GRID;
  return [...new Set([...grid, chosen])].sort((a, b) => a - b);
}
