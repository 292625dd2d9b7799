/** Agreement of a clustering with the truth, counted over pairs of records. */
export interface PairwiseScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly truePairs: number;
  readonly foundPairs: number;
  readonly rightPairs: number;
}

/** A scored pair of records, as `links.csv` holds them. */
export interface ScoredLink {
  readonly left: string;
  readonly right: string;
  readonly weight: number;
}

/**
 * Precision, recall and F1 over pairs: a pair is found if the clustering puts
 * its records together, and right if the truth does too. Every record of the
 * truth must be in the clustering.
 *
 * @throws Error where a record is missing from the clustering: a score would flatter it.
 */
export function scoreClusters(
  clusters: ReadonlyMap<string, string>,
  truth: ReadonlyMap<string, string>,
): PairwiseScore {
  const found = new Map<string, number>();
  const real = new Map<string, number>();
  const both = new Map<string, number>();
  if (clusters.size !== truth.size) {
    throw new Error(`${clusters.size} records were clustered, but the truth has ${truth.size}`);
  }
  for (const [id, person] of truth) {
    const cluster = clusters.get(id);
    if (cluster === undefined) throw new Error(`Record ${id} is in no cluster`);
    increment(found, cluster);
    increment(real, person);
    increment(both, JSON.stringify([cluster, person]));
  }
  return score(pairsIn(real), pairsIn(found), pairsIn(both));
}

/** F1 at one threshold on the weight: links at or above it are followed. */
export interface ThresholdScore extends PairwiseScore {
  readonly weight: number;
}

/**
 * Scores connected components of the links at every distinct weight, in one
 * pass from the heaviest link down: components only ever merge, so the counts
 * are kept as they do.
 *
 * @returns From the heaviest threshold to the lightest.
 */
export function scoreThresholds(
  links: readonly ScoredLink[],
  truth: ReadonlyMap<string, string>,
): ThresholdScore[] {
  const number = new Map<string, number>();
  for (const id of truth.keys()) number.set(id, number.size);
  const parent = Int32Array.from({ length: number.size }, (_, i) => i);
  const size = new Int32Array(number.size).fill(1);
  // Records by true person, of each component that has more than one record.
  const people = new Map<number, Map<string, number>>();
  const persons = [...truth.values()];
  const root = (start: number): number => {
    let at = start;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  const peopleOf = (component: number): Map<string, number> =>
    people.get(component) ?? new Map([[persons[component] as string, 1]]);

  const real = new Map<string, number>();
  for (const person of persons) increment(real, person);
  const truePairs = pairsIn(real);
  let foundPairs = 0;
  let rightPairs = 0;

  const merge = (a: number, b: number): void => {
    const [large, small] = (size[a] as number) >= (size[b] as number) ? [a, b] : [b, a];
    const kept = peopleOf(large);
    for (const [person, count] of peopleOf(small)) {
      const already = kept.get(person) ?? 0;
      rightPairs += already * count;
      kept.set(person, already + count);
    }
    foundPairs += (size[large] as number) * (size[small] as number);
    people.set(large, kept);
    people.delete(small);
    parent[small] = large;
    size[large] = (size[large] as number) + (size[small] as number);
  };

  const sorted = [...links].sort((a, b) => b.weight - a.weight);
  const scores: ThresholdScore[] = [];
  sorted.forEach((link, i) => {
    const left = number.get(link.left);
    const right = number.get(link.right);
    if (left === undefined || right === undefined) {
      throw new Error(
        `A link names a record that is not in the truth: ${link.left}, ${link.right}`,
      );
    }
    const a = root(left);
    const b = root(right);
    if (a !== b) merge(a, b);
    if (link.weight !== sorted[i + 1]?.weight) {
      scores.push({ weight: link.weight, ...score(truePairs, foundPairs, rightPairs) });
    }
  });
  return scores;
}

/** The threshold with the highest F1; undefined where there are no links. */
export function bestThreshold(scores: readonly ThresholdScore[]): ThresholdScore | undefined {
  let best = scores[0];
  for (const candidate of scores) if (candidate.f1 > (best?.f1 ?? 0)) best = candidate;
  return best;
}

/** The score of the lightest threshold at or above a probability; undefined where none is. */
export function atProbability(
  scores: readonly ThresholdScore[],
  probability: number,
): ThresholdScore | undefined {
  const weight = Math.log2(probability / (1 - probability));
  return scores.filter((each) => each.weight >= weight).at(-1);
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function pairsIn(groups: ReadonlyMap<string, number>): number {
  let pairs = 0;
  for (const count of groups.values()) pairs += (count * (count - 1)) / 2;
  return pairs;
}

function score(truePairs: number, foundPairs: number, rightPairs: number): PairwiseScore {
  const precision = foundPairs === 0 ? 1 : rightPairs / foundPairs;
  const recall = truePairs === 0 ? 1 : rightPairs / truePairs;
  const f1 = truePairs + foundPairs === 0 ? 1 : (2 * rightPairs) / (truePairs + foundPairs);
  return { precision, recall, f1, truePairs, foundPairs, rightPairs };
}
