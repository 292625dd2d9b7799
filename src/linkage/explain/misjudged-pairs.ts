import type { Truth } from './evaluate.ts';

/**
 * About `limit` pairs that the clusters got wrong, evenly from all `count` of
 * them: put together although two people, or kept apart although one. In order
 * of the records' numbers, group by group.
 */
export function misjudgedPairs(
  clusters: Int32Array,
  { classes, datasets }: Truth,
  kind: 'together' | 'apart',
  count: number,
  limit: number,
): (readonly [number, number])[] {
  const [groups, others] = kind === 'together' ? [clusters, classes] : [classes, clusters];
  const members = new Map<number, number[]>();
  classes.forEach((person, i) => {
    if (person < 0) return;
    const group = groups[i] ?? 0;
    const list = members.get(group);
    if (list === undefined) members.set(group, [i]);
    else list.push(i);
  });
  const step = Math.max(1, Math.floor(count / limit));
  const pairs: (readonly [number, number])[] = [];
  let seen = 0;
  for (const list of members.values()) {
    for (let a = 0; a < list.length; a++) {
      for (let b = a + 1; b < list.length; b++) {
        const l = list[a] ?? 0;
        const r = list[b] ?? 0;
        if (others[l] === others[r]) continue;
        if (datasets !== undefined && datasets[l] === datasets[r]) continue;
        if (seen % step === 0) pairs.push([l, r]);
        seen += 1;
      }
    }
  }
  return pairs;
}
