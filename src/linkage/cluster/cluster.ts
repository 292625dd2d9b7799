import { agglomerate } from './agglomerate.ts';
import { GroupEvidence, type GroupWeighing, type PairOutcomes } from './group-evidence.ts';
import { UnionFind } from './union-find.ts';

/** Decisions that clusters must respect, as pairs of record numbers. */
export interface ClusterConstraints {
  readonly never?: readonly (readonly [number, number])[];
  readonly always?: readonly (readonly [number, number])[];
  /** Group of each record of which a cluster holds at most one; -1 for no limit. */
  readonly exclusive?: Int32Array;
}

export interface WeightedEdges {
  readonly l: Int32Array;
  readonly r: Int32Array;
  /** log2 odds. */
  readonly weight: Float64Array;
}

/** All pairs inside components, in order of component. */
export interface ComponentPairs extends WeightedEdges {
  readonly component: Int32Array;
  /** What each comparison says of them, where groups are weighed as wholes. */
  readonly outcomes?: PairOutcomes;
}

/** Components larger than this are split at ever higher thresholds first: a square of weights must fit. */
export const LARGEST_COMPONENT = 1500;

/** Bits by which the threshold rises when a component is too large. */
const THRESHOLD_STEP = 1;

/**
 * Bits by which the mean evidence between two groups may be below the threshold,
 * when some pair between them reaches it. The records of a person are at odds
 * with each other through errors that they share: taking every pair's
 * disagreement as fresh evidence would count one error many times.
 */
const MEAN_ALLOWANCE = 4;

/** In components larger than this, groups are not weighed as wholes: a square of outcomes must fit. */
const LARGEST_WEIGHED = 400;

/**
 * Evidence beyond this many bits, either way, does not count for more: no single pair outvotes a
 * cluster. A threshold above it takes its place, or no pair would reach that.
 */
const WEIGHT_CAP = 20;

/**
 * Connected components by the edges of weight `threshold` or more, as the lowest
 * record number in each; those too large are split by raising the threshold.
 */
export function connectedComponents(
  recordCount: number,
  edges: WeightedEdges,
  threshold: number,
  always: readonly (readonly [number, number])[] = [],
  largest = LARGEST_COMPONENT,
): Int32Array {
  let sets = join(recordCount, edges, () => threshold, always);
  let bar = threshold;
  const raised = new Float64Array(recordCount).fill(threshold);
  for (;;) {
    const tooLarge = new Set<number>();
    for (let i = 0; i < edges.l.length; i++) {
      const root = sets.find(edges.l[i] ?? 0);
      if (sets.sizeOf(root) > largest) tooLarge.add(root);
    }
    if (tooLarge.size === 0 || bar > 200) break;
    bar += THRESHOLD_STEP;
    for (let i = 0; i < recordCount; i++) if (tooLarge.has(sets.find(i))) raised[i] = bar;
    sets = join(recordCount, edges, (record) => raised[record] ?? threshold, always);
  }
  const roots = new Int32Array(recordCount);
  for (let i = 0; i < recordCount; i++) roots[i] = sets.find(i);
  return lowestOfEach(roots);
}

function join(
  recordCount: number,
  edges: WeightedEdges,
  threshold: (record: number) => number,
  always: readonly (readonly [number, number])[],
): UnionFind {
  const sets = new UnionFind(recordCount);
  for (const [a, b] of always) sets.union(a, b);
  for (let i = 0; i < edges.l.length; i++) {
    const l = edges.l[i] ?? 0;
    if ((edges.weight[i] ?? 0) >= threshold(l)) sets.union(l, edges.r[i] ?? 0);
  }
  return sets;
}

/**
 * Members of the components that need a closer look. One whose every pair has an edge of the
 * threshold or more needs none: so has every mean, and all its records come together. Under
 * a constraint all of two records or more are looked at.
 */
export function componentsToRefine(
  components: Int32Array,
  edges: WeightedEdges,
  threshold: number,
  constraints: ClusterConstraints,
): { rid: Int32Array; component: Int32Array } {
  const isConstrained = (constraints.never?.length ?? 0) > 0 || constraints.exclusive !== undefined;
  const sizes = new Int32Array(components.length);
  for (let i = 0; i < components.length; i++) (sizes[components[i] as number] as number)++;
  const strong = new Float64Array(components.length);
  for (let i = 0; i < edges.l.length; i++) {
    const root = components[edges.l[i] as number] as number;
    if ((edges.weight[i] as number) < threshold) continue;
    if (root === components[edges.r[i] as number]) (strong[root] as number)++;
  }
  const rid: number[] = [];
  const component: number[] = [];
  for (let record = 0; record < components.length; record++) {
    const root = components[record] as number;
    const size = sizes[root] as number;
    const isSettled = !isConstrained && strong[root] === (size * (size - 1)) / 2;
    if (size < 2 || isSettled) continue;
    rid.push(record);
    component.push(root);
  }
  return { rid: Int32Array.from(rid), component: Int32Array.from(component) };
}

/**
 * Final clusters: components, each refined by average-link agglomeration over
 * all its pairs under the constraints. Returns the lowest record number of each
 * record's cluster.
 */
export function refineComponents(
  components: Int32Array,
  members: { readonly rid: Int32Array; readonly component: Int32Array },
  pairs: ComponentPairs,
  threshold: number,
  constraints: ClusterConstraints,
  allowance = MEAN_ALLOWANCE,
  weighing?: GroupWeighing,
): Int32Array {
  const clusters = Int32Array.from(components);
  const cap = Math.max(WEIGHT_CAP, threshold);
  /** Of each record in its component. */
  const position = new Int32Array(components.length);
  const never = groupByComponent(constraints.never ?? [], components);
  const always = groupByComponent(constraints.always ?? [], components);
  const byComponent = new Map<number, number[]>();
  members.rid.forEach((record, i) => {
    const root = members.component[i] ?? record;
    const list = byComponent.get(root);
    if (list === undefined) byComponent.set(root, [record]);
    else list.push(record);
  });
  let at = 0;
  while (at < pairs.l.length) {
    const root = pairs.component[at] ?? 0;
    let end = at;
    while (end < pairs.l.length && pairs.component[end] === root) end++;
    const records = byComponent.get(root) ?? [];
    records.forEach((record, i) => {
      position[record] = i;
    });
    const size = records.length;
    const weights = new Float64Array(size * size);
    const isWeighed =
      weighing !== undefined && pairs.outcomes !== undefined && size <= LARGEST_WEIGHED;
    const pairOf = new Int32Array(isWeighed ? size * size : 0);
    for (let i = at; i < end; i++) {
      const a = position[pairs.l[i] as number] as number;
      const b = position[pairs.r[i] as number] as number;
      const weight = Math.max(-cap, Math.min(cap, pairs.weight[i] ?? 0));
      weights[a * size + b] = weight;
      weights[b * size + a] = weight;
      if (!isWeighed) continue;
      pairOf[a * size + b] = i;
      pairOf[b * size + a] = i;
    }
    const local = (pair: readonly [number, number]): [number, number] => [
      position[pair[0]] as number,
      position[pair[1]] as number,
    ];
    const result = agglomerate(
      {
        size,
        weights,
        forbidden: new Set((never.get(root) ?? []).map(local).map(([a, b]) => a * size + b)),
        required: (always.get(root) ?? []).map(local),
        ...(isWeighed
          ? {
              groups: new GroupEvidence(
                size,
                weighing,
                pairs.outcomes,
                (a, b) => pairOf[a * size + b] as number,
              ),
            }
          : {}),
        ...(constraints.exclusive === undefined
          ? {}
          : {
              exclusive: Int32Array.from(
                records,
                (record) => constraints.exclusive?.[record] ?? -1,
              ),
            }),
      },
      threshold,
      allowance,
    );
    records.forEach((record, i) => {
      clusters[record] = records[result[i] ?? i] ?? record;
    });
    at = end;
  }
  return lowestOfEach(clusters);
}

function groupByComponent(
  pairs: readonly (readonly [number, number])[],
  components: Int32Array,
): Map<number, (readonly [number, number])[]> {
  const groups = new Map<number, (readonly [number, number])[]>();
  for (const pair of pairs) {
    const root = components[pair[0]] ?? -1;
    if (root !== components[pair[1]]) continue;
    const list = groups.get(root);
    if (list === undefined) groups.set(root, [pair]);
    else list.push(pair);
  }
  return groups;
}

/** Calls each cluster by its lowest record. */
function lowestOfEach(clusters: Int32Array): Int32Array {
  const lowest = new Int32Array(clusters.length).fill(-1);
  const named = new Int32Array(clusters.length);
  for (let record = 0; record < clusters.length; record++) {
    const cluster = clusters[record] as number;
    if ((lowest[cluster] as number) < 0) lowest[cluster] = record;
    named[record] = lowest[cluster] as number;
  }
  return named;
}
