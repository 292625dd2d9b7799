import { ReeveError } from '../../kernel/index.ts';
import { compareIds, type PersonId, type RecordId } from './ids.ts';

/** What is known of a person beside the links that are looked at. */
export interface PersonStanding {
  /** When the id was given: ISO 8601, alike throughout, so that texts compare as times do. */
  readonly since: string;
  /** Live links in all; default: those given. */
  readonly records?: number;
}

export interface AssignmentRequest {
  /** The live links of the records touched; a record without one is new. */
  readonly links: Iterable<{ readonly record: RecordId; readonly person: PersonId }>;
  /** Which records are one person now: each record in one cluster. */
  readonly partition: readonly (readonly RecordId[])[];
  /** Records whose link ends: their source has them no more. In no cluster. */
  readonly gone?: Iterable<RecordId>;
  /** A person of whom nothing is known is taken for the youngest, with the links given. */
  readonly standing?: ReadonlyMap<PersonId, PersonStanding>;
  /** Ids that stay with a record that has them, whatever the others do. */
  readonly pinned?: Iterable<{ readonly record: RecordId; readonly person: PersonId }>;
  /** An id that was never given before. Called in a fixed order, only for those needed. */
  readonly newPerson: () => PersonId;
}

/** A link that ends, begins or is exchanged for another. */
export interface LinkChange {
  readonly record: RecordId;
  /** Null: the record had no link. */
  readonly from: PersonId | null;
  /** Null: the record is gone. */
  readonly to: PersonId | null;
}

export interface RetiredPerson {
  readonly person: PersonId;
  /** Who the id leads to from now on; null where no record of the person is left. */
  readonly redirect: PersonId | null;
  /** Links that were not given and go where the id leads. */
  readonly follow: number;
}

export interface PersonAssignment {
  /** The person of each cluster, in the order of the partition. */
  readonly clusters: readonly PersonId[];
  /** Only what changes, in order of record. */
  readonly changes: readonly LinkChange[];
  readonly made: readonly PersonId[];
  /** In order of id. */
  readonly retired: readonly RetiredPerson[];
}

/** After every time: nothing is known of when the id was given. */
const YOUNGEST = '\uffff';

/** An old id, and where its records are now. */
interface Claim {
  readonly person: PersonId;
  readonly since: string;
  /** Records that keep their link if the id stays where most of them are. */
  readonly weight: number;
  readonly rest: number;
  /** Clusters with most of its records, best first; those pinned, where there are any. */
  readonly best: readonly number[];
  readonly pinned: boolean;
}

/**
 * Decides which of the new clusters keeps which old id, so that ids are stable.
 *
 * An id goes where most of its person's records are. Where several go to one cluster, the one
 * with most records keeps it, then the older, then the lower; the others redirect to the id of
 * the cluster that took most of their records. Under that rule no other choice moves fewer
 * records: who may have which cluster is a transversal matroid (Edmonds and Fulkerson, 1965),
 * for which taking the heaviest first, with augmenting paths, is best.
 *
 * Live links of a touched person that are not given go with the id: they stay where it stays
 * and follow its redirect (`follow` counts them).
 *
 * @example
 * assignPersons({
 *   links: [{ record: 'r1', person: 'p1' }, { record: 'r2', person: 'p2' }],
 *   partition: [['r1', 'r2', 'r3']],
 *   standing: new Map([['p1', { since: '2025-01-01' }], ['p2', { since: '2024-01-01' }]]),
 *   newPerson,
 * }); // clusters: ['p2']; r1 moves from p1, r3 is new; p1 redirects to p2
 * @throws ReeveError `index/record-in-two-clusters`, `index/record-linked-twice`,
 *   `index/empty-cluster`, `index/person-id-reused`: what was given contradicts itself
 */
export function assignPersons(request: AssignmentRequest): PersonAssignment {
  const clusterOf = readPartition(request);
  const personOf = readLinks(request.links);
  const claims = readClaims(request, personOf, clusterOf);
  const ownerOf = giveClusters(claims);

  const clusters: PersonId[] = new Array(request.partition.length);
  for (const [cluster, person] of ownerOf) clusters[cluster] = person;
  const made = nameTheRest(request, clusters, personOf);

  const kept = new Set(ownerOf.values());
  const retired = claims
    .filter(({ person, best, rest }) => !kept.has(person) && (best.length > 0 || rest === 0))
    .map(({ person, best, rest }) => ({
      person,
      redirect: best[0] === undefined ? null : (clusters[best[0]] as PersonId),
      follow: rest,
    }))
    .sort((a, b) => compareIds(a.person, b.person));
  return { clusters, changes: linkChanges(request, clusters, personOf), made, retired };
}

function readPartition({ partition, gone }: AssignmentRequest): Map<RecordId, number> {
  const clusterOf = new Map<RecordId, number>();
  partition.forEach((records, cluster) => {
    if (records.length === 0) {
      throw new ReeveError('index/empty-cluster', 'A cluster of no records cannot be a person');
    }
    for (const record of records) {
      if (clusterOf.has(record)) throw inTwo(record);
      clusterOf.set(record, cluster);
    }
  });
  for (const record of gone ?? []) if (clusterOf.has(record)) throw inTwo(record);
  return clusterOf;
}

function inTwo(record: RecordId): ReeveError {
  return new ReeveError(
    'index/record-in-two-clusters',
    `Record ${record} is in two clusters, or in one and gone`,
  );
}

function readLinks(links: AssignmentRequest['links']): Map<RecordId, PersonId> {
  const personOf = new Map<RecordId, PersonId>();
  for (const { record, person } of links) {
    if (personOf.has(record)) {
      throw new ReeveError('index/record-linked-twice', `Record ${record} has two live links`);
    }
    personOf.set(record, person);
  }
  return personOf;
}

/** The old ids in the order in which they are served: pinned, heavier, older, lower. */
function readClaims(
  { partition, gone, standing, pinned }: AssignmentRequest,
  personOf: ReadonlyMap<RecordId, PersonId>,
  clusterOf: ReadonlyMap<RecordId, number>,
): Claim[] {
  const ended = new Set(gone ?? []);
  const inCluster = new Map<PersonId, Map<number, number>>();
  const given = new Map<PersonId, number>();
  const unnamed = new Map<PersonId, number>();
  for (const [record, person] of personOf) {
    given.set(person, (given.get(person) ?? 0) + 1);
    const counts = inCluster.get(person) ?? new Map<number, number>();
    inCluster.set(person, counts);
    const cluster = clusterOf.get(record);
    if (cluster !== undefined) counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
    else if (!ended.has(record)) unnamed.set(person, (unnamed.get(person) ?? 0) + 1);
  }
  const pins = new Map<PersonId, Set<number>>();
  for (const { record, person } of pinned ?? []) {
    const cluster = clusterOf.get(record);
    // A pin holds an id where it is; it does not bring an id back to a record that left.
    if (cluster === undefined || personOf.get(record) !== person) continue;
    pins.set(person, (pins.get(person) ?? new Set()).add(cluster));
  }
  const lowest = lowestRecords(partition);
  const claims = [...inCluster].map(([person, counts]): Claim => {
    const pin = pins.get(person);
    const open = [...counts].filter(([cluster]) => pin === undefined || pin.has(cluster));
    const most = Math.max(0, ...open.map(([, count]) => count));
    const best = open
      .filter(([, count]) => count === most)
      .map(([cluster]) => cluster)
      .sort(
        (a, b) => partition[b]!.length - partition[a]!.length || compareIds(lowest(a), lowest(b)),
      );
    const known = standing?.get(person);
    const notGiven = Math.max(0, (known?.records ?? 0) - (given.get(person) ?? 0));
    const rest = notGiven + (unnamed.get(person) ?? 0);
    return {
      person,
      since: known?.since ?? YOUNGEST,
      weight: most + rest,
      rest,
      best,
      pinned: pin !== undefined,
    };
  });
  return claims.sort(
    (a, b) =>
      Number(b.pinned) - Number(a.pinned) ||
      b.weight - a.weight ||
      (a.since < b.since ? -1 : a.since > b.since ? 1 : compareIds(a.person, b.person)),
  );
}

function lowestRecords(partition: AssignmentRequest['partition']): (cluster: number) => RecordId {
  const found = new Map<number, RecordId>();
  return (cluster) => {
    let lowest = found.get(cluster);
    if (lowest === undefined) {
      lowest = partition[cluster]!.reduce((a, b) => (compareIds(a, b) <= 0 ? a : b));
      found.set(cluster, lowest);
    }
    return lowest;
  };
}

/**
 * Clusters to ids, one each. An id that finds its best cluster taken asks the holder to go to
 * another that is as good for the holder: nobody served before loses by it.
 */
function giveClusters(claims: readonly Claim[]): Map<number, PersonId> {
  const holder = new Map<number, Claim>();
  const seat = (claim: Claim, asked: Set<number>): boolean => {
    const free = claim.best.find((cluster) => !holder.has(cluster));
    if (free !== undefined) {
      holder.set(free, claim);
      return true;
    }
    for (const cluster of claim.best) {
      if (asked.has(cluster)) continue;
      asked.add(cluster);
      const present = holder.get(cluster);
      if (present !== undefined && present.best.length > 1 && seat(present, asked)) {
        holder.set(cluster, claim);
        return true;
      }
    }
    return false;
  };
  for (const claim of claims) seat(claim, new Set());
  return new Map([...holder].map(([cluster, { person }]) => [cluster, person]));
}

/** Gives new ids to clusters without one, in order of their lowest record. */
function nameTheRest(
  { partition, newPerson, standing }: AssignmentRequest,
  clusters: PersonId[],
  personOf: ReadonlyMap<RecordId, PersonId>,
): PersonId[] {
  const lowest = lowestRecords(partition);
  const without = partition
    .map((_, cluster) => cluster)
    .filter((cluster) => clusters[cluster] === undefined)
    .sort((a, b) => compareIds(lowest(a), lowest(b)));
  const taken = new Set(personOf.values());
  return without.map((cluster) => {
    const person = newPerson();
    if (taken.has(person) || standing?.has(person)) {
      throw new ReeveError('index/person-id-reused', `Person id ${person} was given before`);
    }
    taken.add(person);
    clusters[cluster] = person;
    return person;
  });
}

function linkChanges(
  { partition, gone }: AssignmentRequest,
  clusters: readonly PersonId[],
  personOf: ReadonlyMap<RecordId, PersonId>,
): LinkChange[] {
  const changes: LinkChange[] = [];
  partition.forEach((records, cluster) => {
    const to = clusters[cluster] as PersonId;
    for (const record of records) {
      const from = personOf.get(record) ?? null;
      if (from !== to) changes.push({ record, from, to });
    }
  });
  for (const record of gone ?? []) {
    const from = personOf.get(record);
    if (from !== undefined) changes.push({ record, from, to: null });
  }
  return changes.sort((a, b) => compareIds(a.record, b.record));
}
