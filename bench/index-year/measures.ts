/** Who each record is of, by its number: a person of the index, or of the truth. */
export type Persons = ReadonlyMap<number, number | string>;

export interface Accuracy {
  /** Records that the truth knows the person of. */
  readonly records: number;
  readonly people: number;
  readonly precision: number;
  readonly recall: number;
  /** People with a record beside somebody else's, per 100,000. */
  readonly falseMergesPer100000: number;
  /** Of people with several records, those with several persons. */
  readonly split: number;
}

/** Pairs of records that are one person's, found against true. */
export function accuracyOf(found: Persons, truth: Persons): Accuracy {
  const both = new Counter();
  const ofTruth = new Counter();
  const ofFound = new Counter();
  let records = 0;
  for (const [record, person] of found) {
    const is = truth.get(record);
    if (is === undefined) continue;
    records++;
    both.add(`${is} ${person}`);
    ofTruth.add(String(is));
    ofFound.add(String(person));
  }
  const people = new Map<string, { several: boolean; merged: boolean }>();
  for (const [pair, count] of both.counts) {
    const [is, person] = pair.split(' ') as [string, string];
    const known = people.get(is) ?? { several: false, merged: false };
    known.merged ||= (ofFound.counts.get(person) ?? 0) > count;
    known.several ||= (ofTruth.counts.get(is) ?? 0) > count;
    people.set(is, known);
  }
  const all = [...people.values()];
  const right = both.pairs();
  const withSeveral = [...ofTruth.counts.values()].filter((count) => count > 1).length;
  return {
    records,
    people: people.size,
    precision: right / ofFound.pairs(),
    recall: right / ofTruth.pairs(),
    falseMergesPer100000: (100_000 * all.filter(({ merged }) => merged).length) / people.size,
    split: all.filter(({ several }) => several).length / withSeveral,
  };
}

class Counter {
  readonly counts = new Map<string, number>();

  add(key: string): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  /** Pairs within the counted groups. */
  pairs(): number {
    let sum = 0;
    for (const count of this.counts.values()) sum += (count * (count - 1)) / 2;
    return sum;
  }
}

export interface Stability {
  /** People of whom, by the truth, the sources had the same records at both times. */
  readonly unchanged: number;
  /** Of these, those each of whose records has the person id that it had. */
  readonly kept: number;
  /** Of the unchanged, those of whom no record says anything else either. */
  readonly untouched: number;
  readonly untouchedKept: number;
  /** Of these, those whom one person was at the first time, and no one else with them. */
  readonly whole: number;
  /** Of those, how many are so at the second time, under the same id. */
  readonly wholeKept: number;
  /** People known at the first time, whatever came since. */
  readonly known: number;
  /** Of these, those of whose records of the first time most have the id that most had. */
  readonly mainKept: number;
}

/**
 * How many people keep the ids of their persons from one time to another. An id that redirects
 * counts as lost.
 *
 * @param hasChanged whether matching sees something else in a record than it did
 */
export function stabilityOf(
  before: Persons,
  after: Persons,
  truth: Persons,
  hasChanged: (record: number) => boolean,
): Stability {
  const recordsOf = (found: Persons): Map<number | string, number[]> => {
    const of = new Map<number | string, number[]>();
    for (const record of found.keys()) {
      const is = truth.get(record);
      if (is === undefined) continue;
      const list = of.get(is);
      if (list === undefined) of.set(is, [record]);
      else list.push(record);
    }
    return of;
  };
  const sizesBefore = sizesOf(before);
  const sizesAfter = sizesOf(after);
  const then = recordsOf(before);
  const now = recordsOf(after);
  const done = {
    ...{ unchanged: 0, kept: 0, untouched: 0, untouchedKept: 0 },
    ...{ whole: 0, wholeKept: 0, known: 0, mainKept: 0 },
  };
  for (const [is, records] of then) {
    done.known++;
    if (mostOf(records, before) === mostOf(records, after)) done.mainKept++;
    if (now.get(is)?.length !== records.length) continue;
    done.unchanged++;
    const isKept = records.every((record) => before.get(record) === after.get(record));
    if (isKept) done.kept++;
    if (!records.some(hasChanged)) {
      done.untouched++;
      if (isKept) done.untouchedKept++;
    }
    const [first] = records as [number];
    const isWhole = (found: Persons, sizes: Map<number | string, number>): boolean =>
      records.every((record) => found.get(record) === found.get(first)) &&
      sizes.get(found.get(first) ?? '') === records.length;
    if (!isWhole(before, sizesBefore)) continue;
    done.whole++;
    if (isKept && isWhole(after, sizesAfter)) done.wholeKept++;
  }
  return done;
}

function sizesOf(found: Persons): Map<number | string, number> {
  const sizes = new Map<number | string, number>();
  for (const person of found.values()) sizes.set(person, (sizes.get(person) ?? 0) + 1);
  return sizes;
}

/** The person of most of some records; of several, the lowest. */
function mostOf(records: readonly number[], found: Persons): number | string | undefined {
  const counts = new Map<number | string, number>();
  for (const record of records) {
    const person = found.get(record);
    if (person !== undefined) counts.set(person, (counts.get(person) ?? 0) + 1);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}

export interface Agreement {
  /** Pairs of records that are one person's in both, in the one alone, in the other alone. */
  readonly both: number;
  readonly oneAlone: number;
  readonly otherAlone: number;
  /** Of all pairs in either, those in both. */
  readonly share: number;
  /** Records whose person holds the same records in both. */
  readonly records: number;
  readonly recordsAlike: number;
  /** Groups of records that are divided otherwise: each the least that both divide whole. */
  readonly differences: readonly (readonly number[])[];
}

/** How far two divisions of the same records into persons agree. */
export function agreementOf(one: Persons, other: Persons): Agreement {
  const clusters = (found: Persons) => Map.groupBy(found.keys(), (record) => found.get(record));
  const ofOne = clusters(one);
  const ofOther = clusters(other);
  const pairs = (count: number): number => (count * (count - 1)) / 2;
  const sum = (sizes: Iterable<readonly number[]>): number => {
    let all = 0;
    for (const { length } of sizes) all += pairs(length);
    return all;
  };
  const shared = new Counter();
  for (const [record, person] of one) shared.add(`${person} ${other.get(record)}`);
  const both = shared.pairs();
  const oneAlone = sum(ofOne.values()) - both;
  const otherAlone = sum(ofOther.values()) - both;
  const seen = new Set<number>();
  const differences: number[][] = [];
  let recordsAlike = 0;
  for (const [start] of one) {
    if (seen.has(start)) continue;
    const group = [start];
    seen.add(start);
    for (const record of group) {
      for (const members of [ofOne.get(one.get(record)), ofOther.get(other.get(record))]) {
        for (const member of members ?? []) {
          if (seen.has(member)) continue;
          seen.add(member);
          group.push(member);
        }
      }
    }
    const isAlike =
      ofOne.get(one.get(start))?.length === group.length &&
      ofOther.get(other.get(start))?.length === group.length;
    if (isAlike) recordsAlike += group.length;
    else differences.push(group.sort((a, b) => a - b));
  }
  return {
    both,
    oneAlone,
    otherAlone,
    share: both / (both + oneAlone + otherAlone),
    records: one.size,
    recordsAlike,
    differences,
  };
}
