import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type AssignmentRequest,
  assignPersons,
  compareIds,
  type PersonAssignment,
  type PersonStanding,
  resolvePerson,
} from './index.ts';

const counter = () => {
  let next = 100;
  return () => `p${next++}`;
};
const links = (of: Record<string, readonly string[]>) =>
  Object.entries(of).flatMap(([person, records]) => records.map((record) => ({ record, person })));
const assign = (
  of: Record<string, readonly string[]>,
  partition: readonly (readonly string[])[],
  more: Partial<AssignmentRequest> = {},
) => assignPersons({ links: links(of), partition, newPerson: counter(), ...more });

describe('ids of persons', () => {
  it('go where most of the records are', () => {
    const { clusters, changes, made } = assign({ p1: ['a', 'b', 'c'] }, [['a'], ['b', 'c']]);
    assert.deepEqual(clusters, ['p100', 'p1']);
    assert.deepEqual(changes, [{ record: 'a', from: 'p1', to: 'p100' }]);
    assert.deepEqual(made, ['p100']);
  });

  it('of two persons who are one, the one of more records stays and the other redirects', () => {
    const { clusters, retired } = assign({ p1: ['a'], p2: ['b', 'c'] }, [['a', 'b', 'c']]);
    assert.deepEqual(clusters, ['p2']);
    assert.deepEqual(retired, [{ person: 'p1', redirect: 'p2', follow: 0 }]);
  });

  it('of two persons with as many records, the older stays', () => {
    const standing = new Map([
      ['p1', { since: '2026-02-01' }],
      ['p2', { since: '2026-01-01' }],
    ]);
    assert.deepEqual(assign({ p1: ['a'], p2: ['b'] }, [['a', 'b']], { standing }).clusters, ['p2']);
  });

  it('of two as old, the lower stays', () => {
    assert.deepEqual(assign({ p10: ['a'], p9: ['b'] }, [['a', 'b']]).clusters, ['p9']);
  });

  it('an id whose records went two ways redirects to where most went', () => {
    const { clusters, retired } = assign({ p1: ['a', 'b', 'c'], p2: ['d', 'e', 'f'] }, [
      ['a', 'b', 'd', 'e', 'f'],
      ['c'],
    ]);
    assert.deepEqual(clusters, ['p2', 'p100']);
    assert.deepEqual(retired, [{ person: 'p1', redirect: 'p2', follow: 0 }]);
  });

  it('an id whose records went two ways alike stays where another does not need the cluster', () => {
    const { clusters, changes } = assign({ p1: ['a', 'b'], p2: ['c'] }, [['a', 'c'], ['b']]);
    assert.deepEqual(clusters, ['p2', 'p1']);
    assert.equal(changes.length, 1);
  });

  it('a record that is gone loses its link, and a person without records is retired', () => {
    const { changes, retired } = assign({ p1: ['a'], p2: ['b', 'c'] }, [['b']], {
      gone: ['a', 'c'],
    });
    assert.deepEqual(changes, [
      { record: 'a', from: 'p1', to: null },
      { record: 'c', from: 'p2', to: null },
    ]);
    assert.deepEqual(retired, [{ person: 'p1', redirect: null, follow: 0 }]);
  });

  it('records that are not looked at count, and go with the id', () => {
    const standing = new Map([['p1', { since: '2026-01-01', records: 9 }]]);
    const { clusters, retired } = assign({ p1: ['a'], p2: ['b', 'c'] }, [['a', 'b', 'c']], {
      standing,
    });
    assert.deepEqual(clusters, ['p1']);
    assert.deepEqual(retired, [{ person: 'p2', redirect: 'p1', follow: 0 }]);
    const lost = assign({ p1: ['a'], p2: ['b', 'c', 'd', 'e'] }, [['a', 'b', 'c', 'd', 'e']], {
      standing: new Map([['p1', { since: '2026-01-01', records: 3 }]]),
    });
    assert.deepEqual(lost.retired, [{ person: 'p1', redirect: 'p2', follow: 2 }]);
  });

  it('a person all of whose looked-at records are gone stays with the others', () => {
    const standing = new Map([['p1', { since: '2026-01-01', records: 2 }]]);
    assert.deepEqual(assign({ p1: ['a'] }, [], { gone: ['a'], standing }).retired, []);
  });

  it('a pinned id stays with its record, whatever the others do', () => {
    const pinned = [{ record: 'a', person: 'p1' }];
    const { clusters } = assign(
      { p1: ['a', 'b', 'c'], p2: ['d', 'e'] },
      [
        ['a', 'd', 'e'],
        ['b', 'c'],
      ],
      {
        pinned,
      },
    );
    assert.deepEqual(clusters, ['p1', 'p100']);
  });

  it('an id given before is not given again', () => {
    const newPerson = () => 'p1';
    assert.throws(() => assign({ p1: ['a'] }, [['a'], ['b']], { newPerson }), {
      code: 'index/person-id-reused',
    });
  });

  it('a record in two clusters, or with two live links, is refused', () => {
    assert.throws(() => assign({}, [['a'], ['a']]), { code: 'index/record-in-two-clusters' });
    assert.throws(() => assign({ p1: ['a'], p2: ['a'] }, [['a']]), {
      code: 'index/record-linked-twice',
    });
    assert.throws(() => assign({}, [[]]), { code: 'index/empty-cluster' });
  });
});

const RECORDS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

interface Case {
  readonly links: readonly { record: string; person: string }[];
  readonly partition: readonly (readonly string[])[];
  readonly standing: ReadonlyMap<string, PersonStanding>;
}

/** Records of up to five persons, some without, in up to five new clusters. */
const cases: fc.Arbitrary<Case> = fc
  .record({
    persons: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 9, maxLength: 9 }),
    clusters: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 9, maxLength: 9 }),
    since: fc.array(fc.constantFrom('2024-01-01', '2025-01-01'), { minLength: 6, maxLength: 6 }),
    rests: fc.array(fc.constantFrom(0, 0, 0, 1, 4), { minLength: 6, maxLength: 6 }),
  })
  .map(({ persons, clusters, since, rests }) => {
    const live = RECORDS.flatMap((record, i) =>
      persons[i] === 0 ? [] : [{ record, person: `p${persons[i]}` }],
    );
    return {
      links: live,
      partition: [0, 1, 2, 3, 4]
        .map((cluster) => RECORDS.filter((_, i) => clusters[i] === cluster))
        .filter((records) => records.length > 0),
      standing: new Map(
        [1, 2, 3, 4, 5].map((n) => [
          `p${n}`,
          {
            since: since[n] as string,
            records: live.filter(({ person }) => person === `p${n}`).length + rests[n]!,
          },
        ]),
      ),
    };
  });

const run = (given: Case) => assignPersons({ ...given, newPerson: counter() });

function applied(given: Case, result: PersonAssignment): Case {
  const personOf = new Map(given.links.map(({ record, person }) => [record, person]));
  for (const { record, to } of result.changes) if (to !== null) personOf.set(record, to);
  const sizes = new Map<string, number>();
  const rest = new Map<string, number>();
  for (const { person } of given.links) rest.set(person, (rest.get(person) ?? 0) + 1);
  for (const [person, { records }] of given.standing) {
    rest.set(person, (records ?? 0) - (rest.get(person) ?? 0));
  }
  for (const { person, redirect, follow } of result.retired) {
    if (redirect !== null) rest.set(redirect, (rest.get(redirect) ?? 0) + follow);
    rest.delete(person);
  }
  for (const person of personOf.values()) sizes.set(person, (sizes.get(person) ?? 0) + 1);
  const retired = new Set(result.retired.map(({ person }) => person));
  return {
    links: [...personOf].map(([record, person]) => ({ record, person })),
    partition: given.partition,
    standing: new Map(
      [...new Set([...given.standing.keys(), ...result.made])]
        .filter((person) => !retired.has(person))
        .map((person) => [
          person,
          {
            since: given.standing.get(person)?.since ?? '2026-01-01',
            records: (sizes.get(person) ?? 0) + (rest.get(person) ?? 0),
          },
        ]),
    ),
  };
}

describe('for any links and any partition', () => {
  it('a second run changes nothing', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const first = run(given);
        const again = run(applied(given, first));
        assert.deepEqual(again.clusters, first.clusters);
        assert.deepEqual([again.changes, again.made, again.retired], [[], [], []]);
      }),
    );
  });

  it('nor does it where ids are pinned, and a pinned id is kept before one that is not', () => {
    const pins = fc.array(
      fc.record({
        record: fc.constantFrom(...RECORDS),
        person: fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5'),
      }),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(cases, pins, (given, pinned) => {
        const first = assignPersons({ ...given, pinned, newPerson: counter() });
        const next = applied(given, first);
        const again = assignPersons({ ...next, pinned, newPerson: counter() });
        assert.deepEqual(again.clusters, first.clusters);
        assert.deepEqual([again.changes, again.made, again.retired], [[], [], []]);
        const holding = pinned.filter(({ record, person }) =>
          given.links.some((link) => link.record === record && link.person === person),
        );
        given.partition.forEach((records, i) => {
          const here = holding.filter(({ record }) => records.includes(record));
          const elsewhere = new Set(
            holding.filter((pin) => !here.includes(pin)).map(({ person }) => person),
          );
          if (here.length === 0 || here.some(({ person }) => elsewhere.has(person))) return;
          assert.ok(here.some(({ person }) => person === first.clusters[i]));
        });
      }),
    );
  });

  it('the order in which things are given does not matter', () => {
    fc.assert(
      fc.property(cases, fc.infiniteStream(fc.nat()), (given, order) => {
        const keys = new Map<unknown, number>();
        const shuffled = <T>(list: readonly T[]): T[] => {
          for (const item of list) keys.set(item, order.next().value ?? 0);
          return [...list].sort((a, b) => keys.get(a)! - keys.get(b)!);
        };
        const partition = shuffled(given.partition.map((records) => shuffled(records)));
        const other = run({ ...given, links: shuffled(given.links), partition });
        const plain = run(given);
        assert.deepEqual(
          [other.changes, other.made, other.retired],
          [plain.changes, plain.made, plain.retired],
        );
      }),
    );
  });

  it('a cluster of exactly the records of a person keeps its id, and no id is given twice', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { clusters, made } = run(given);
        assert.equal(new Set(clusters).size, clusters.length);
        for (const id of made) assert.ok(!given.standing.has(id));
        given.partition.forEach((records, i) => {
          const people = new Set(
            records.map((record) => given.links.find((link) => link.record === record)?.person),
          );
          const [person] = people;
          if (people.size !== 1 || person === undefined) return;
          const all = given.links.filter((link) => link.person === person);
          if (all.length === records.length) assert.equal(clusters[i], person);
        });
      }),
    );
  });

  it('every old id that is not kept leads to a person who is there', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { clusters, retired } = run(given);
        const live = new Set(clusters);
        const next = new Map(retired.map(({ person, redirect }) => [person, redirect]));
        for (const { person } of given.links) {
          const now = resolvePerson(
            person,
            (id) => next.get(id),
            (id) => live.has(id),
          );
          assert.ok(now !== null && live.has(now));
        }
      }),
    );
  });

  it('no choice under the majority rule moves fewer records', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const result = run(given);
        const moved =
          result.changes.filter(({ from }) => from !== null).length +
          result.retired.reduce((sum, { follow }) => sum + follow, 0);
        assert.equal(moved, fewestMoved(given));
      }),
    );
  });
});

/** By trying every way to seat the old ids in clusters that have most of their records. */
function fewestMoved({ links: live, partition, standing }: Case): number {
  const people = [...new Set(live.map(({ person }) => person))].sort(compareIds);
  const count = (person: string, records: readonly string[]) =>
    live.filter((link) => link.person === person && records.includes(link.record)).length;
  const size = (person: string) => standing.get(person)!.records!;
  const total = people.reduce((sum, person) => sum + size(person), 0);
  const best = (at: number, taken: ReadonlySet<number>): number => {
    const person = people[at];
    if (person === undefined) return 0;
    const counts = partition.map((records) => count(person, records));
    const most = Math.max(...counts);
    const named = live.filter((link) => link.person === person).length;
    const choices = counts.flatMap((n, i) =>
      n === most && !taken.has(i)
        ? [n + size(person) - named + best(at + 1, new Set(taken).add(i))]
        : [],
    );
    return Math.max(best(at + 1, taken), ...choices);
  };
  return total - best(0, new Set());
}
