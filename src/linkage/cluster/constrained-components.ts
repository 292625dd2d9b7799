import type { ClusterConstraints, WeightedEdges } from './cluster.ts';
import { UnionFind } from './union-find.ts';

/**
 * Connected components that respect constraints: edges of weight `threshold` or more are taken
 * from the heaviest down (as in J. B. Kruskal, 1956), each unless it would bring together,
 * through whatever records, a pair that never matches or two records of a group that a cluster
 * holds once. So the edge that a constraint costs is the weakest that could be given up.
 * Always-match pairs come first, in order, and yield to constraints too: the pairs of
 * deterministic rules are among them. Returns the lowest record number of each record's component.
 */
export function constrainedComponents(
  recordCount: number,
  edges: WeightedEdges,
  threshold: number,
  constraints: ClusterConstraints,
): Int32Array {
  const sets = new UnionFind(recordCount);
  const never = new Map<number, number[]>();
  const groups = new Map<number, Set<number>>();
  for (const [a, b] of constraints.never ?? []) {
    listOf(never, a).push(b);
    listOf(never, b).push(a);
  }
  constraints.exclusive?.forEach((group, record) => {
    if (group >= 0) groups.set(record, new Set([group]));
  });

  const join = (a: number, b: number): void => {
    const [x, y] = [sets.find(a), sets.find(b)];
    if (!sets.union(x, y)) return;
    const root = sets.find(x);
    const other = root === x ? y : x;
    moveInto(never, root, other, (to, from) => [...to, ...from]);
    moveInto(groups, root, other, (to, from) => to.union(from));
  };
  const isForbidden = (a: number, b: number): boolean => {
    const [x, y] = [sets.find(a), sets.find(b)];
    if (x === y) return false;
    if ((never.get(x) ?? []).some((record) => sets.find(record) === y)) return true;
    const ofX = groups.get(x);
    const ofY = groups.get(y);
    return ofX !== undefined && ofY !== undefined && !ofX.isDisjointFrom(ofY);
  };

  for (const [a, b] of constraints.always ?? []) if (!isForbidden(a, b)) join(a, b);
  const strong = Int32Array.from(edges.l.keys()).filter((i) => (edges.weight[i] ?? 0) >= threshold);
  // Edges come in order of l and r, and the sort is stable: equal weights stay in that order.
  strong.sort((i, j) => (edges.weight[j] ?? 0) - (edges.weight[i] ?? 0) || i - j);
  for (const i of strong) {
    const [l, r] = [edges.l[i] ?? 0, edges.r[i] ?? 0];
    if (!isForbidden(l, r)) join(l, r);
  }

  const lowest = new Int32Array(recordCount).fill(-1);
  return Int32Array.from({ length: recordCount }, (_, record) => {
    const root = sets.find(record);
    if ((lowest[root] ?? -1) < 0) lowest[root] = record;
    return lowest[root] ?? record;
  });
}

function listOf(lists: Map<number, number[]>, key: number): number[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function moveInto<T>(
  values: Map<number, T>,
  root: number,
  other: number,
  combine: (to: T, from: T) => T,
): void {
  const from = values.get(other);
  if (from === undefined) return;
  values.delete(other);
  const to = values.get(root);
  values.set(root, to === undefined ? from : combine(to, from));
}
