/** Records by the person they truly are and the cluster they were put in. */
export interface JudgedRecords {
  /** Person of each record by number; -1 where the truth does not say. */
  readonly people: Int32Array;
  readonly clusters: Int32Array;
  /** Data set of each record where only pairs between data sets count; null where all do. */
  readonly datasets: Int32Array | null;
}

export interface JudgedPairs {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
}

/** Numbers for the names of people, in order of first appearance; -1 for none. */
export function numberPeople(truth: readonly (string | null)[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(truth, (name) => {
    if (name === null) return -1;
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
}

/** Counts pairs by what the clusters and the truth say of them, without listing any. */
export function countJudged(records: JudgedRecords): JudgedPairs {
  const { people, clusters } = records;
  const both = countPairs(records, (i) => `${people[i]} ${clusters[i]}`);
  const together = countPairs(records, (i) => `${clusters[i]}`);
  const truly = countPairs(records, (i) => `${people[i]}`);
  return {
    truePositives: both,
    falsePositives: together - both,
    falseNegatives: truly - both,
  };
}

/** Pairs of records that share a key and may match. */
function countPairs(
  { people, datasets }: JudgedRecords,
  keyOf: (record: number) => string,
): number {
  const within = new Map<string, number>();
  const sameDataset = new Map<string, number>();
  let pairs = 0;
  for (let i = 0; i < people.length; i++) {
    if (people[i] === -1) continue;
    const key = keyOf(i);
    const earlier = within.get(key) ?? 0;
    within.set(key, earlier + 1);
    pairs += earlier;
    if (datasets === null) continue;
    const own = `${key} ${datasets[i]}`;
    const excluded = sameDataset.get(own) ?? 0;
    sameDataset.set(own, excluded + 1);
    pairs -= excluded;
  }
  return pairs;
}

/**
 * About `limit` pairs that the clusters got wrong, evenly from all: put
 * together although two people, or kept apart although one.
 */
export function misjudgedPairs(
  records: JudgedRecords,
  kind: 'together' | 'apart',
  count: number,
  limit: number,
): (readonly [number, number])[] {
  const { people, clusters, datasets } = records;
  const [groups, others] = kind === 'together' ? [clusters, people] : [people, clusters];
  const members = new Map<number, number[]>();
  for (let i = 0; i < people.length; i++) {
    if (people[i] === -1) continue;
    const group = groups[i] ?? 0;
    const list = members.get(group);
    if (list === undefined) members.set(group, [i]);
    else list.push(i);
  }
  const step = Math.max(1, Math.floor(count / limit));
  const pairs: (readonly [number, number])[] = [];
  let seen = 0;
  for (const list of members.values()) {
    for (const [at, l] of list.entries()) {
      for (const r of list.slice(at + 1)) {
        if (others[l] === others[r]) continue;
        if (datasets !== null && datasets[l] === datasets[r]) continue;
        if (seen % step === 0) pairs.push([l, r]);
        seen += 1;
      }
    }
  }
  return pairs;
}
