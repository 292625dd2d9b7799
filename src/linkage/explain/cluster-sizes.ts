import type { ClusterSizeCount } from './report-data.ts';

/** How many clusters there are of each size, smallest first. */
export function clusterSizes(clusters: Int32Array): ClusterSizeCount[] {
  const sizes = new Int32Array(clusters.length);
  for (const cluster of clusters) sizes[cluster] = (sizes[cluster] ?? 0) + 1;
  const counts = new Map<number, number>();
  for (const size of sizes) if (size > 0) counts.set(size, (counts.get(size) ?? 0) + 1);
  return [...counts]
    .map(([size, count]) => ({ size, clusters: count }))
    .sort((a, b) => a.size - b.size);
}
