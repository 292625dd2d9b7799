import type { PeopleGroup } from './evaluate-clusters.ts';

/** A row of `truth/people.csv`, as far as it is needed. */
export interface Person {
  readonly person: string;
  readonly given: string;
  readonly surname: string;
  readonly born: string;
}

/** A row of `truth/relationships.csv`. */
export interface Relationship {
  readonly person: string;
  readonly kind: string;
  readonly other: string;
}

const FAMILY = new Set(['mother', 'father', 'partner', 'twin']);

/** Steps of kinship that still make a relative: to grandparents, siblings and parents-in-law. */
const DEGREES = 2;

/**
 * The people whom a matcher is likeliest to take for one another. One person can be in several
 * groups, and so can a pair.
 *
 * @param numbers of the people who have records; the others are left out
 */
export function peopleGroups(
  people: readonly Person[],
  relationships: readonly Relationship[],
  numbers: ReadonlyMap<string, number>,
): PeopleGroup[] {
  const pairsOf = (...kinds: string[]) => relationships.filter(({ kind }) => kinds.includes(kind));
  return [
    group('twins', pairsOf('twin').map(ends), numbers),
    group(
      'relatives of one name',
      [...pairsOf('named-after').map(ends), ...namesakesInFamily(people, relationships)],
      numbers,
    ),
    group(
      'one name and one birthday',
      [
        ...pairsOf('same-name-and-birthday').map(ends),
        ...pairsAmongAlike(people, (each) => `${nameOf(each)}|${each.born}`),
      ],
      numbers,
    ),
    group('families sharing contacts', families(pairsOf('shares-contacts').map(ends)), numbers),
  ];
}

type Pair = readonly [string, string];

const ends = ({ person, other }: Relationship): Pair => [person, other];

const nameOf = ({ given, surname }: Person): string => `${given} ${surname}`.toLowerCase();

function group(
  name: string,
  pairs: readonly Pair[],
  numbers: ReadonlyMap<string, number>,
): PeopleGroup {
  const others = new Map<number, Set<number>>();
  for (const [one, two] of pairs) {
    const a = numbers.get(one);
    const b = numbers.get(two);
    if (a === undefined || b === undefined || a === b) continue;
    joined(others, a).add(b);
    joined(others, b).add(a);
  }
  return { name, others };
}

/** Relatives with the same first name and surname. */
function namesakesInFamily(
  people: readonly Person[],
  relationships: readonly Relationship[],
): Pair[] {
  const names = new Map(people.map((each) => [each.person, nameOf(each)]));
  const kin = new Map<string, Set<string>>();
  for (const { person, kind, other } of relationships) {
    if (!FAMILY.has(kind)) continue;
    joined(kin, person).add(other);
    joined(kin, other).add(person);
  }
  const pairs: Pair[] = [];
  for (const [person, name] of names) {
    let reached = new Set([person]);
    for (let degree = 0; degree < DEGREES; degree++) {
      reached = new Set([...reached].flatMap((each) => [each, ...(kin.get(each) ?? [])]));
    }
    for (const other of reached) {
      if (other !== person && names.get(other) === name) pairs.push([person, other]);
    }
  }
  return pairs;
}

function pairsAmongAlike(people: readonly Person[], alike: (person: Person) => string): Pair[] {
  const byLikeness = new Map<string, Set<string>>();
  for (const each of people) joined(byLikeness, alike(each)).add(each.person);
  return [...byLikeness.values()].flatMap((members) => pairsAmong([...members]));
}

/** Every two of those whom shared contacts connect, directly or through others. */
function families(shared: readonly Pair[]): Pair[] {
  const near = new Map<string, Set<string>>();
  for (const [a, b] of shared) {
    joined(near, a).add(b);
    joined(near, b).add(a);
  }
  const seen = new Set<string>();
  return [...near.keys()].flatMap((start) => {
    if (seen.has(start)) return [];
    const family = [start];
    seen.add(start);
    for (const member of family) {
      for (const other of near.get(member) ?? []) {
        if (seen.has(other)) continue;
        seen.add(other);
        family.push(other);
      }
    }
    return pairsAmong(family);
  });
}

const pairsAmong = (members: readonly string[]): Pair[] =>
  members.flatMap((a, i) => members.slice(i + 1).map((b) => [a, b] as const));

function joined<Key, Value>(sets: Map<Key, Set<Value>>, key: Key): Set<Value> {
  let set = sets.get(key);
  if (set === undefined) {
    set = new Set();
    sets.set(key, set);
  }
  return set;
}
