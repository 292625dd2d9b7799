import type { Queryable } from '../database/index.ts';
import { assignPersons, type LinkChange, type PersonAssignment } from './domain/index.ts';
import { takeHangersAlong } from './store/hanger-store.ts';
import {
  addLinks,
  addPersons,
  constraintsAmong,
  endLinks,
  type LiveLink,
  liveLinksOf,
  liveLinksOfPersons,
  personsSince,
  reservePersonIds,
  retirePersons,
  touchPersons,
} from './store/person-store.ts';
import { databaseClock } from './store/steward-store.ts';

export interface PartitionToApply {
  /** Which records are one person now. */
  readonly partition: readonly (readonly number[])[];
  /** log2 odds of the best pair that holds a record to its person. */
  readonly weightOf: (record: number) => number | null;
  readonly decisionId: number;
}

export interface AppliedPartition {
  /** Person of each cluster, in the order of the partition. */
  readonly persons: readonly number[];
  /** Records whose person has changed. */
  readonly moved: number;
  /** Persons who have gained or lost a record. */
  readonly changed: readonly number[];
}

/**
 * Makes links and persons what a partition says, in one transaction: ids stay where most of
 * their records stay, and those that end lead to where their records went.
 */
export async function applyPartition(
  tx: Queryable,
  { partition, weightOf, decisionId }: PartitionToApply,
): Promise<AppliedPartition> {
  const records = partition.flat();
  const own = await liveLinksOf(tx, records);
  const touched = [...new Set(own.map(({ personId }) => personId))];
  const standing = await liveLinksOfPersons(tx, touched);
  const sizes = new Map<string, number>();
  for (const { personId } of standing) {
    const person = String(personId);
    sizes.set(person, (sizes.get(person) ?? 0) + 1);
  }
  const since = await personsSince(tx, touched);
  const request = {
    links: own.map(({ recordId, personId }) => ({
      record: String(recordId),
      person: String(personId),
    })),
    partition: partition.map((cluster) => cluster.map(String)),
    standing: new Map(
      touched.map((person) => [
        String(person),
        { since: since.get(person) ?? '', records: sizes.get(String(person)) ?? 0 },
      ]),
    ),
  };
  // How many ids are needed is known once they are given: counted first, then given.
  let needed = 0;
  assignPersons({
    ...request,
    newPerson: () => {
      needed++;
      return `new ${needed}`;
    },
  });
  const fresh = await reservePersonIds(tx, needed);
  let next = 0;
  const decided = assignPersons({ ...request, newPerson: () => String(fresh[next++]) });
  const left = await leftBehind(tx, decided, standing, partition);
  const assigned: PersonAssignment = {
    ...decided,
    changes: [...decided.changes, ...left.changes],
    made: [...decided.made, ...left.made],
  };
  await addPersons(tx, assigned.made.map(Number));
  const at = await databaseClock(tx);
  await endLinks(
    tx,
    assigned.changes.flatMap(({ record, from }) => (from === null ? [] : [Number(record)])),
    at,
  );
  await addLinks(
    tx,
    assigned.changes.flatMap(({ record, to }) =>
      to === null
        ? []
        : [
            {
              recordId: Number(record),
              personId: Number(to),
              decisionId,
              weight: weightOf(Number(record)),
            },
          ],
    ),
    at,
  );
  await retirePersons(
    tx,
    assigned.retired.map(({ person, redirect }) => ({
      personId: Number(person),
      redirectTo: redirect === null ? null : Number(redirect),
    })),
  );
  await takeHangersAlong(tx, assigned, at);
  const changed = [
    ...new Set(
      assigned.changes.flatMap(({ from, to }) => [from, to].filter((person) => person !== null)),
    ),
  ].map(Number);
  await touchPersons(tx, changed);
  return {
    persons: assigned.clusters.map(Number),
    moved: assigned.changes.filter(({ from }) => from !== null).length,
    changed,
  };
}

/**
 * What becomes of records that were not looked at, of persons whose id ends: what a definition leaves
 * out now is still whose it was. They go where the id leads; or stay by themselves, where a steward
 * said that one of them is never the person there.
 *
 * @param standing all live links of the persons touched, before
 */
async function leftBehind(
  tx: Queryable,
  { clusters, retired }: PersonAssignment,
  standing: readonly LiveLink[],
  partition: PartitionToApply['partition'],
): Promise<Pick<PersonAssignment, 'changes' | 'made'>> {
  const looked = new Set(partition.flat());
  const changes: LinkChange[] = [];
  const made: string[] = [];
  for (const { person, redirect, follow } of retired) {
    if (follow === 0 || redirect === null) continue;
    const isLeft = ({ recordId }: LiveLink): boolean => !looked.has(recordId);
    const rest = standing.filter((link) => String(link.personId) === person && isLeft(link));
    const there = new Set([
      ...partition.filter((_, cluster) => clusters[cluster] === redirect).flat(),
      ...standing
        .filter((link) => String(link.personId) === redirect && isLeft(link))
        .map(({ recordId }) => recordId),
    ]);
    const records = rest.map(({ recordId }) => recordId);
    const isNever = (await constraintsAmong(tx, records)).some(
      ({ kind, a, b }) => kind === 'never' && (there.has(a) || there.has(b)),
    );
    const to = isNever ? String((await reservePersonIds(tx, 1))[0]) : redirect;
    if (isNever) made.push(to);
    for (const record of records) changes.push({ record: String(record), from: person, to });
  }
  return { changes, made };
}
