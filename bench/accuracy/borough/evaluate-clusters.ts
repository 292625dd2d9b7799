/** A record of a person file: what an evaluation has to know of it. */
export interface KnownRecord {
  /** Index of the file. */
  readonly file: number;
  /** Number of the person; -1 for a record of nobody, as of a company. */
  readonly person: number;
  /** Whether the file gives a date of birth. */
  readonly isBirthKnown: boolean;
  /** The property that its address means; -1 where that is not known. */
  readonly home: number;
}

/** A kind of people who are hard to tell apart, as pairs of them: by person, the others. */
export interface PeopleGroup {
  readonly name: string;
  readonly others: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Pairwise figures of all records. */
export interface Totals {
  readonly records: number;
  readonly people: number;
  readonly truePairs: number;
  readonly foundPairs: number;
  readonly rightPairs: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** People with a record in a cluster with one that is not theirs. */
  readonly mergedPeople: number;
  readonly falseMergesPer100000: number;
  /** People with records in several clusters, of those with several records. */
  readonly splitShare: number;
  readonly largestCluster: number;
}

/** How a group of people fared. */
export interface GroupFigures {
  readonly name: string;
  readonly people: number;
  readonly truePairs: number;
  readonly recall: number;
  /** Pairs of records found together of two people who are such a pair. */
  readonly falsePairs: number;
  /** People found together with the other of such a pair. */
  readonly mergedPeople: number;
  readonly falseMergesPer100000: number;
}

/** Pairs of records of one kind: how many are one person, missed, or wrongly found. */
export interface PairFigures {
  readonly name: string;
  readonly truePairs: number;
  readonly missedPairs: number;
  readonly falsePairs: number;
}

export interface Evaluation {
  readonly totals: Totals;
  readonly groups: readonly GroupFigures[];
  readonly byKnowledge: readonly PairFigures[];
  readonly byFiles: readonly PairFigures[];
  /** False pairs in clusters too large to look into, which the last two leave out. */
  readonly falsePairsNotLookedInto: number;
}

const NOBODY = -1;

/** Name of the row of those who are in no group. */
const EVERYONE_ELSE = 'everyone else';

/** Clusters beyond this are not taken apart pair by pair, so that the time stays linear. */
const LARGEST_TAKEN_APART = 500;

type Names = { readonly files: readonly string[]; readonly groups: readonly PeopleGroup[] };

/**
 * Measures a clustering of the records against who they are.
 *
 * A pair of records is true if both are of one person, found if they are in one cluster, and right
 * if both. Pairs of two records of nobody are left out; a found pair of one with a person is false.
 *
 * Time and memory grow with the records and their pairs within people and clusters, of which
 * those beyond 500 records are only counted.
 *
 * @param clusters the number of each record's cluster, in the order of the records
 * @example
 * evaluateClusters(records, [0, 0, 1], { files: ['a.csv'], groups: [] }).totals.precision
 */
export function evaluateClusters(
  records: readonly KnownRecord[],
  clusters: ArrayLike<number>,
  { files, groups }: Names,
): Evaluation {
  const byPerson = membersBy(records.length, (i) => records[i]!.person);
  byPerson.delete(NOBODY);
  const pairs = new PairTally(records, files);
  const tallies = groups.map((group) => new GroupTally(group));
  const everyoneElse = new GroupTally({ name: EVERYONE_ELSE, others: new Map() });
  const talliesOf = (person: number): GroupTally[] => {
    const own = tallies.filter((tally) => tally.has(person));
    return own.length === 0 ? [everyoneElse] : own;
  };

  const totals = { truePairs: 0, foundPairs: 0, rightPairs: 0, several: 0, split: 0, largest: 0 };
  for (const [person, members] of byPerson) {
    const all = pairsIn(members.length);
    const right = pairs.addPerson(members, clusters);
    totals.truePairs += all;
    totals.rightPairs += right;
    if (all > 0) totals.several++;
    if (right < all) totals.split++;
    for (const tally of talliesOf(person)) tally.addPerson(all, right);
  }

  const merged = new Set<number>();
  let notLookedInto = 0;
  for (const members of membersBy(records.length, (i) => clusters[i]!).values()) {
    const counts = new Map<number, number>();
    for (const i of members) increment(counts, records[i]!.person);
    const found = pairsIn(members.length) - pairsIn(counts.get(NOBODY) ?? 0);
    totals.foundPairs += found;
    totals.largest = Math.max(totals.largest, members.length);
    if (counts.size < 2) continue;
    let wrong = found;
    for (const [person, count] of counts) {
      if (person === NOBODY) continue;
      wrong -= pairsIn(count);
      merged.add(person);
    }
    for (const tally of tallies) tally.addMerged(counts);
    everyoneElse.falsePairs += wrong - falsePairsWithin(counts, groups);
    if (members.length > LARGEST_TAKEN_APART) notLookedInto += wrong;
    else pairs.addFalse(members);
  }
  for (const person of merged) {
    if (talliesOf(person)[0] === everyoneElse) everyoneElse.merged.add(person);
  }

  const { truePairs, foundPairs, rightPairs, several, split, largest } = totals;
  return {
    totals: {
      records: records.length,
      people: byPerson.size,
      truePairs,
      foundPairs,
      rightPairs,
      precision: foundPairs === 0 ? 1 : rightPairs / foundPairs,
      recall: truePairs === 0 ? 1 : rightPairs / truePairs,
      f1: truePairs + foundPairs === 0 ? 1 : (2 * rightPairs) / (truePairs + foundPairs),
      mergedPeople: merged.size,
      falseMergesPer100000: per100000(merged.size, byPerson.size),
      splitShare: several === 0 ? 0 : split / several,
      largestCluster: largest,
    },
    groups: [...tallies, everyoneElse].map((tally) => tally.figures()),
    byKnowledge: pairs.byKnowledge(),
    byFiles: pairs.byFiles(),
    falsePairsNotLookedInto: notLookedInto,
  };
}

/** Counts of a group of people as they add up. */
class GroupTally {
  readonly #group: PeopleGroup;
  #people = 0;
  #truePairs = 0;
  #rightPairs = 0;
  falsePairs = 0;
  readonly merged = new Set<number>();

  constructor(group: PeopleGroup) {
    this.#group = group;
  }

  has(person: number): boolean {
    return this.#group.others.has(person);
  }

  addPerson(truePairs: number, rightPairs: number): void {
    this.#people++;
    this.#truePairs += truePairs;
    this.#rightPairs += rightPairs;
  }

  /** A cluster with several people, by person the records of each. */
  addMerged(counts: ReadonlyMap<number, number>): void {
    for (const [person, other] of pairsOfPeople(counts, [this.#group])) {
      this.falsePairs += counts.get(person)! * counts.get(other)!;
      this.merged.add(person).add(other);
    }
  }

  figures(): GroupFigures {
    return {
      name: this.#group.name,
      people: this.#people,
      truePairs: this.#truePairs,
      recall: this.#truePairs === 0 ? 1 : this.#rightPairs / this.#truePairs,
      falsePairs: this.falsePairs,
      mergedPeople: this.merged.size,
      falseMergesPer100000: per100000(this.merged.size, this.#people),
    };
  }
}

/** Each two people of a cluster who are a pair of one of the groups or of several, once. */
function* pairsOfPeople(
  counts: ReadonlyMap<number, number>,
  groups: readonly PeopleGroup[],
): Generator<readonly [number, number]> {
  for (const person of counts.keys()) {
    const seen = new Set<number>();
    for (const { others } of groups) {
      for (const other of others.get(person) ?? []) {
        if (other <= person || seen.has(other) || !counts.has(other)) continue;
        seen.add(other);
        yield [person, other];
      }
    }
  }
}

function falsePairsWithin(
  counts: ReadonlyMap<number, number>,
  groups: readonly PeopleGroup[],
): number {
  let pairs = 0;
  for (const [person, other] of pairsOfPeople(counts, groups)) {
    pairs += counts.get(person)! * counts.get(other)!;
  }
  return pairs;
}

type Counts = { truePairs: number; missedPairs: number; falsePairs: number };

/** Pairs of records by what both say, and by their files. */
class PairTally {
  readonly #records: readonly KnownRecord[];
  readonly #files: readonly string[];
  readonly #knowledge = new Map<string, Counts>();
  readonly #pairsOfFiles = new Map<string, Counts>();

  constructor(records: readonly KnownRecord[], files: readonly string[]) {
    this.#records = records;
    this.#files = files;
  }

  /** Counts the pairs of one person's records; how many of them are found. */
  addPerson(members: readonly number[], clusters: ArrayLike<number>): number {
    let right = 0;
    for (const [a, b] of pairsAmong(members)) {
      const isRight = clusters[a] === clusters[b];
      if (isRight) right++;
      for (const counts of this.#countsOf(a, b)) {
        counts.truePairs++;
        if (!isRight) counts.missedPairs++;
      }
    }
    return right;
  }

  /** Counts the false pairs of a cluster. */
  addFalse(members: readonly number[]): void {
    for (const [a, b] of pairsAmong(members)) {
      if (this.#records[a]!.person === this.#records[b]!.person) continue;
      for (const counts of this.#countsOf(a, b)) counts.falsePairs++;
    }
  }

  byKnowledge(): PairFigures[] {
    return named(this.#knowledge).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Those with most misses and false pairs first. */
  byFiles(): PairFigures[] {
    const trouble = (each: PairFigures) => each.missedPairs + each.falsePairs;
    return named(this.#pairsOfFiles).sort((a, b) => trouble(b) - trouble(a));
  }

  #countsOf(i: number, j: number): readonly Counts[] {
    const a = this.#records[i]!;
    const b = this.#records[j]!;
    const births = BIRTHS[Number(a.isBirthKnown) + Number(b.isBirthKnown)]!;
    const isHomeKnown = a.home !== -1 && b.home !== -1;
    const home = !isHomeKnown ? 'home unknown' : a.home === b.home ? 'same home' : 'other home';
    const [first, second] = a.file < b.file ? [a.file, b.file] : [b.file, a.file];
    return [
      countsAt(this.#knowledge, `${births}, ${home}`),
      countsAt(this.#pairsOfFiles, `${this.#files[first]} + ${this.#files[second]}`),
    ];
  }
}

const BIRTHS = ['no birth date', 'birth date in one', 'birth date in both'] as const;

function countsAt(counts: Map<string, Counts>, name: string): Counts {
  let found = counts.get(name);
  if (found === undefined) {
    found = { truePairs: 0, missedPairs: 0, falsePairs: 0 };
    counts.set(name, found);
  }
  return found;
}

const named = (counts: ReadonlyMap<string, Counts>): PairFigures[] =>
  [...counts].map(([name, each]) => ({ name, ...each }));

function* pairsAmong(members: readonly number[]): Generator<readonly [number, number]> {
  for (let i = 0; i < members.length; i++) {
    for (let j = i + 1; j < members.length; j++) yield [members[i]!, members[j]!];
  }
}

function membersBy(size: number, keyAt: (index: number) => number): Map<number, number[]> {
  const members = new Map<number, number[]>();
  for (let i = 0; i < size; i++) {
    const key = keyAt(i);
    const own = members.get(key);
    if (own === undefined) members.set(key, [i]);
    else own.push(i);
  }
  return members;
}

function increment(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const pairsIn = (size: number): number => (size * (size - 1)) / 2;

const per100000 = (part: number, whole: number): number =>
  whole === 0 ? 0 : (part / whole) * 100_000;
