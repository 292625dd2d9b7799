import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  applyEffects,
  checkPlan,
  type Decision,
  type DecisionPlan,
  decide,
  effectsOfRun,
  type Hanger,
  type HangerKind,
  type IndexCells,
  type IndexPart,
  pairKey,
  pairOf,
  planAlwaysMatch,
  planLink,
  planMerge,
  planMove,
  planNeverMatch,
  planNotSure,
  planSplit,
  planUndo,
  type Standing,
} from '../index.ts';
import { undoneBy } from './decision.ts';

/** An index of a few records, on which decisions are carried out one after another. */
class World {
  #cells: IndexCells;
  readonly #decisions: Decision[] = [];
  readonly #hangers: Omit<Hanger, 'person'>[] = [];
  #time = 0;

  constructor(
    persons: Record<string, readonly string[]>,
    reviews: readonly [string, string][] = [],
  ) {
    this.#cells = {
      persons: new Map(Object.keys(persons).map((person) => [person, 'live'])),
      links: new Map(
        Object.entries(persons).flatMap(([person, records]) =>
          records.map((record) => [record, person] as const),
        ),
      ),
      hangers: new Map(),
      reviews: new Map(reviews.map(([a, b]) => [pairKey(a, b), 'open'])),
    };
    this.pairs = reviews;
  }

  readonly pairs: readonly [string, string][];

  get part(): IndexPart {
    const changed = { by: 'jo.smith', at: this.#now() };
    return {
      persons: [...this.#cells.persons].map(([person, standing]) => ({
        person,
        standing,
        version: this.#decisions.length,
        changed,
      })),
      links: [...this.#cells.links].map(([record, person]) => ({ record, person, changed })),
      hangers: [...this.#cells.hangers].map(([id, person]) => ({
        person,
        ...(this.#hangers.find((hanger) => hanger.id === id) ?? {
          id,
          kind: 'seal' as const,
          record: null,
          since: this.#now(),
        }),
      })),
      reviews: this.pairs.map(([a, b]) => ({
        key: pairKey(a, b),
        records: pairOf(a, b),
        status: this.#cells.reviews.get(pairKey(a, b))!,
      })),
      decisions: this.#decisions,
    };
  }

  hang(id: string, kind: HangerKind, on: { person: string } | { record: string }): this {
    const record = 'record' in on ? on.record : null;
    const person = 'person' in on ? on.person : this.#cells.links.get(on.record)!;
    this.#time++;
    this.#hangers.push({ id, kind, record, since: this.#now() });
    this.#cells = { ...this.#cells, hangers: new Map([...this.#cells.hangers, [id, person]]) };
    return this;
  }

  /** The matcher links a record. */
  load(record: string, person: string): this {
    this.#cells = { ...this.#cells, links: new Map([...this.#cells.links, [record, person]]) };
    return this;
  }

  /** The source has a record no more. */
  lose(record: string): this {
    const links = new Map(this.#cells.links);
    links.delete(record);
    this.#cells = { ...this.#cells, links };
    return this;
  }

  do(plan: DecisionPlan): string {
    this.#time++;
    const id = `d${this.#decisions.length + 1}`;
    const by = { id, actor: 'jo.smith', at: this.#now(), reason: 'Seen on the tenancy' };
    const decision = decide(plan, by);
    this.#cells = applyEffects(this.#cells, decision.effects);
    this.#decisions.push(decision);
    return id;
  }

  persons(): Record<string, string> {
    const found: Record<string, string> = {};
    for (const [record, person] of [...this.#cells.links].sort()) {
      found[person] = (found[person] ?? '') + record;
    }
    return found;
  }

  standing(person: string): Standing | undefined {
    return this.#cells.persons.get(person);
  }

  on(hanger: string): string | undefined {
    return this.#cells.hangers.get(hanger);
  }

  review(a: string, b: string) {
    return this.#cells.reviews.get(pairKey(a, b));
  }

  /** All there is, to be compared. */
  get everything() {
    const { links, hangers, persons, reviews } = this.#cells;
    return [links, hangers, persons, reviews].map((cells) => [...cells].sort());
  }

  #now(): string {
    return `2026-03-01T10:${String(this.#time).padStart(2, '0')}:00Z`;
  }
}

const twoPersons = () =>
  new World({ p1: ['a', 'b'], p2: ['c', 'd'] }, [
    ['b', 'c'],
    ['a', 'b'],
  ])
    .hang('consent of p1', 'consent', { person: 'p1' })
    .hang('seal of p2', 'seal', { person: 'p2' })
    .hang('lead on c', 'lead', { record: 'c' })
    .hang('notification to p2', 'notification', { person: 'p2' });

describe('merge', () => {
  it('brings records and what hangs on them, and leaves a redirect', () => {
    const world = twoPersons();
    world.do(planMerge(world.part, { keep: 'p1', other: 'p2' }));
    assert.deepEqual(world.persons(), { p1: 'abcd' });
    assert.deepEqual(world.standing('p2'), { redirect: 'p1' });
    for (const id of ['lead on c', 'notification to p2', 'seal of p2', 'consent of p1']) {
      assert.equal(world.on(id), 'p1');
    }
    assert.equal(world.review('b', 'c'), 'linked');
    assert.equal(world.review('a', 'b'), 'open');
  });

  it('says before that a seal will cover more', () => {
    const { notes } = planMerge(twoPersons().part, { keep: 'p1', other: 'p2' });
    assert.match(notes.join(), /sealed/);
  });

  it('with a person who is somebody else by now is refused, naming who', () => {
    const world = new World({ p1: ['a'], p2: ['b'], p3: ['c'] });
    world.do(planMerge(world.part, { keep: 'p1', other: 'p2' }));
    assert.throws(() => planMerge(world.part, { keep: 'p3', other: 'p2' }), {
      code: 'decision/person-gone',
      message: /person p1 now/,
    });
    assert.throws(() => planMerge(world.part, { keep: 'p1', other: 'p9' }), {
      code: 'decision/unknown-person',
    });
  });

  it('against a never-match is refused, also through a third record', () => {
    const world = new World({ p1: ['a'], p2: ['b'], p3: ['c'] });
    world.do(planNeverMatch(world.part, { records: ['a', 'c'] }));
    world.do(planMerge(world.part, { keep: 'p1', other: 'p2' }));
    assert.throws(() => planMerge(world.part, { keep: 'p1', other: 'p3' }), {
      code: 'decision/never-match-holds',
      message: /a and c .*never-match d1 of jo\.smith/,
    });
  });
});

describe('undo', () => {
  it('of a merge gives back exactly what was there', () => {
    const world = twoPersons();
    const before = world.everything;
    const merge = world.do(planMerge(world.part, { keep: 'p1', other: 'p2' }));
    world.do(planUndo(world.part, { decision: merge }));
    assert.deepEqual(world.everything, before);
  });

  it('of an undo puts the decision back', () => {
    const world = twoPersons();
    const merge = world.do(planMerge(world.part, { keep: 'p1', other: 'p2' }));
    const merged = world.everything;
    const undo = world.do(planUndo(world.part, { decision: merge }));
    world.do(planUndo(world.part, { decision: undo }));
    assert.deepEqual(world.everything, merged);
    assert.throws(() => planUndo(world.part, { decision: undo }), {
      code: 'decision/already-undone',
    });
  });

  it('of a split lets the id that it made lead back', () => {
    const world = twoPersons();
    const split = world.do(
      planSplit(world.part, { person: 'p2', records: ['d'], newPerson: 'p9' }),
    );
    assert.deepEqual(world.persons(), { p1: 'ab', p2: 'c', p9: 'd' });
    assert.equal(world.on('seal of p2/p9'), 'p9');
    world.do(planUndo(world.part, { decision: split }));
    assert.deepEqual(world.persons(), { p1: 'ab', p2: 'cd' });
    assert.deepEqual(world.standing('p9'), { redirect: 'p2' });
    assert.equal(world.on('seal of p2/p9'), undefined);
  });

  it('leaves what came later where it is', () => {
    const world = twoPersons();
    const merge = world.do(planMerge(world.part, { keep: 'p1', other: 'p2' }));
    world.load('e', 'p1').hang('lead on d', 'lead', { record: 'd' });
    world.do(planUndo(world.part, { decision: merge }));
    assert.deepEqual(world.persons(), { p1: 'abe', p2: 'cd' });
    assert.equal(world.on('lead on d'), 'p2');
  });

  it('leaves nobody unsealed whom a seal put on since may be meant for', () => {
    const world = new World({ p1: ['a'], p2: ['b'] }).hang('before', 'seal', { person: 'p1' });
    const merge = world.do(planMerge(world.part, { keep: 'p1', other: 'p2' }));
    world.hang('since', 'seal', { person: 'p1' });
    world.do(planUndo(world.part, { decision: merge }));
    assert.deepEqual([world.on('since'), world.on('since/p2')], ['p1', 'p2']);
    assert.equal(world.on('before/p2'), undefined);
  });

  it('takes along what was hung since on an id that goes', () => {
    const world = twoPersons();
    const split = world.do(
      planSplit(world.part, { person: 'p2', records: ['d'], newPerson: 'p9' }),
    );
    world.hang('notification to p9', 'notification', { person: 'p9' });
    world.do(planUndo(world.part, { decision: split }));
    assert.equal(world.on('notification to p9'), 'p2');
  });

  it('is refused where a newer decision depends on it, naming what', () => {
    const world = twoPersons();
    const merge = world.do(planMerge(world.part, { keep: 'p1', other: 'p2' }));
    const split = world.do(
      planSplit(world.part, { person: 'p1', records: ['c'], newPerson: 'p9' }),
    );
    assert.throws(() => planUndo(world.part, { decision: merge }), {
      code: 'decision/something-depends',
      message: /record c went to person p9/,
    });
    world.do(planUndo(world.part, { decision: split }));
    world.do(planUndo(world.part, { decision: merge }));
    assert.deepEqual(world.persons(), { p1: 'ab', p2: 'cd' });
  });

  it('is refused where the matcher has linked more to an id that would go', () => {
    const world = twoPersons();
    const split = world.do(
      planSplit(world.part, { person: 'p2', records: ['d'], newPerson: 'p9' }),
    );
    world.load('e', 'p9');
    assert.throws(() => planUndo(world.part, { decision: split }), {
      code: 'decision/something-depends',
      message: /person p9 has record e/,
    });
  });

  it('is refused where a newer never-match would not hold', () => {
    const world = twoPersons();
    const split = world.do(
      planSplit(world.part, { person: 'p2', records: ['d'], newPerson: 'p9' }),
    );
    world.do(planNeverMatch(world.part, { records: ['c', 'd'] }));
    assert.throws(() => planUndo(world.part, { decision: split }), {
      code: 'decision/never-match-holds',
    });
  });

  it('is refused where records were said since to be one for good', () => {
    const world = twoPersons();
    const merge = world.do(planMerge(world.part, { keep: 'p1', other: 'p2' }));
    world.do(planAlwaysMatch(world.part, { records: ['a', 'c'] }));
    assert.throws(() => planUndo(world.part, { decision: merge }), {
      code: 'decision/always-match-holds',
      message: /always-match d2/,
    });
  });

  it('leaves out a record that is gone, and is refused where nobody would be left', () => {
    const world = twoPersons();
    const merge = world.do(planMerge(world.part, { keep: 'p1', other: 'p2' }));
    world.lose('c');
    assert.match(planUndo(world.part, { decision: merge }).notes.join(), /c is gone/);
    world.lose('d');
    assert.throws(() => planUndo(world.part, { decision: merge }), {
      code: 'decision/nothing-left',
    });
  });
});

describe('split', () => {
  for (const [side, records] of [
    ['those that came', ['c', 'd']],
    ['those that were there', ['a', 'b']],
  ] as const) {
    it(`after a merge gives back the person and all that hung, naming ${side}`, () => {
      const world = twoPersons();
      const [links, hangers, persons] = world.everything;
      world.do(planMerge(world.part, { keep: 'p1', other: 'p2' }));
      world.do(planSplit(world.part, { person: 'p1', records, newPerson: 'p9' }));
      assert.deepEqual(world.everything.slice(0, 3), [links, hangers, persons]);
      assert.equal(world.review('b', 'c'), 'not-the-same');
      assert.equal(world.standing('p9'), undefined);
    });
  }

  it('gives the id back also where the person was merged on since', () => {
    const world = new World({ p1: ['a'], p2: ['b'], p3: ['c'] });
    world.do(planMerge(world.part, { keep: 'p2', other: 'p1' }));
    world.do(planMerge(world.part, { keep: 'p3', other: 'p2' }));
    world.do(planSplit(world.part, { person: 'p3', records: ['a'], newPerson: 'p9' }));
    assert.deepEqual(world.persons(), { p1: 'a', p3: 'bc' });
  });

  it('holds no record of the one side with any of the other', () => {
    const world = new World({ p1: ['a', 'b', 'c', 'd'] });
    world.do(planSplit(world.part, { person: 'p1', records: ['c', 'd'], newPerson: 'p9' }));
    assert.throws(() => planMove(world.part, { record: 'a', to: 'p9' }), {
      code: 'decision/never-match-holds',
    });
  });

  it('sends what is said to leave along, and keeps the rest', () => {
    const world = new World({ p1: ['a', 'b'] })
      .hang('n1', 'notification', { person: 'p1' })
      .hang('n2', 'notification', { person: 'p1' });
    const request = { person: 'p1', records: ['b'], newPerson: 'p9', hangers: ['n2'] };
    world.do(planSplit(world.part, request));
    assert.deepEqual([world.on('n1'), world.on('n2')], ['p1', 'p9']);
    assert.throws(() => planSplit(world.part, { ...request, records: ['a'] }), {
      code: 'decision/unknown-hanger',
    });
  });

  it('of everything, of nothing, of others, or under an id given before is refused', () => {
    const split = (records: string[], newPerson = 'p9') =>
      planSplit(twoPersons().part, { person: 'p1', records, newPerson });
    assert.throws(() => split(['a', 'b']), { code: 'decision/nothing-left' });
    assert.throws(() => split([]), { code: 'decision/nothing-left' });
    assert.throws(() => split(['c']), { code: 'decision/not-in-person' });
    assert.throws(() => split(['a'], 'p2'), { code: 'index/person-id-reused' });
  });
});

describe('one record', () => {
  it('moves, and is never one with those that it left', () => {
    const world = twoPersons();
    world.do(planMove(world.part, { record: 'c', to: 'p1' }));
    assert.deepEqual(world.persons(), { p1: 'abc', p2: 'd' });
    assert.equal(world.on('lead on c'), 'p1');
    assert.equal(world.on('notification to p2'), 'p2');
    assert.equal(world.review('b', 'c'), 'linked');
    assert.throws(() => planMerge(world.part, { keep: 'p1', other: 'p2' }), {
      code: 'decision/never-match-holds',
    });
  });

  it('takes a seal along, and leaves it too', () => {
    const world = twoPersons();
    const plan = planMove(world.part, { record: 'c', to: 'p1' });
    assert.match(plan.notes.join(), /p1 will be sealed too/);
    const move = world.do(plan);
    assert.deepEqual([world.on('seal of p2'), world.on('seal of p2/p1')], ['p2', 'p1']);
    world.do(planUndo(world.part, { decision: move }));
    assert.equal(world.on('seal of p2/p1'), undefined);
  });

  it('that is a person’s last takes the person along', () => {
    const world = new World({ p1: ['a'], p2: ['b'] }).hang('n', 'notification', { person: 'p2' });
    world.do(planMove(world.part, { record: 'b', to: 'p1' }));
    assert.deepEqual(world.standing('p2'), { redirect: 'p1' });
    assert.equal(world.on('n'), 'p1');
  });

  it('that stands alone is linked; one of several is not', () => {
    const world = new World({ p1: ['a'], p2: ['b', 'c'] });
    assert.throws(() => planLink(world.part, { record: 'b', to: 'p1' }), {
      code: 'decision/not-alone',
    });
    world.do(planLink(world.part, { record: 'a', to: 'p2' }));
    assert.deepEqual(world.persons(), { p2: 'abc' });
    const link = world.do(planLink(world.part, { record: 'new', to: 'p2' }));
    world.do(planUndo(world.part, { decision: link }));
    assert.deepEqual(world.persons(), { p2: 'abc' });
  });
});

describe('two records', () => {
  it('that are one person now cannot be said never to be: who goes with whom is asked', () => {
    assert.throws(() => planNeverMatch(twoPersons().part, { records: ['a', 'b'] }), {
      code: 'decision/one-person-now',
    });
  });

  it('said never to match answer the reviews between their persons, until it is undone', () => {
    const world = new World({ p1: ['a', 'b'], p2: ['c', 'd'] }, [
      ['a', 'c'],
      ['b', 'd'],
    ]);
    const never = world.do(planNeverMatch(world.part, { records: ['a', 'c'] }));
    assert.deepEqual(
      [world.review('a', 'c'), world.review('b', 'd')],
      ['not-the-same', 'superseded'],
    );
    world.do(planUndo(world.part, { decision: never }));
    assert.deepEqual([world.review('a', 'c'), world.review('b', 'd')], ['open', 'open']);
  });

  it('said always to match are merged', () => {
    const world = twoPersons();
    world.do(planAlwaysMatch(world.part, { records: ['b', 'c'] }));
    assert.deepEqual(world.persons(), { p1: 'abcd' });
  });

  it('a steward is not sure of stay as they are', () => {
    const world = twoPersons();
    const before = world.everything;
    world.do(planNotSure(world.part, { records: ['b', 'c'] }));
    assert.deepEqual(world.everything, before);
  });
});

describe('a decision', () => {
  it('has a reason in words', () => {
    const plan = planMerge(twoPersons().part, { keep: 'p1', other: 'p2' });
    const by = { id: 'd1', actor: 'jo', at: '2026-03-01T10:00:00Z' };
    for (const reason of ['', '   ', '...', 'x']) {
      assert.throws(() => decide(plan, { ...by, reason }), { code: 'decision/reason-missing' });
    }
    assert.throws(() => decide(plan, { ...by, reason: 'long '.repeat(999) }), {
      code: 'decision/reason-too-long',
    });
    assert.equal(decide(plan, { ...by, reason: ' Same NINO ' }).reason, 'Same NINO');
  });

  it('of two at once, one wins, and the other is told by whom and when', () => {
    const world = twoPersons();
    const mine = planMerge(world.part, { keep: 'p1', other: 'p2' });
    const theirs = planMove(world.part, { record: 'c', to: 'p1' });
    checkPlan(mine, world.part.persons);
    world.do(mine);
    assert.throws(() => checkPlan(theirs, world.part.persons), {
      code: 'decision/changed-meanwhile',
      message: /by jo\.smith/,
    });
  });
});

describe('a decision that is put back', () => {
  it('holds from then on: a never-match cannot come back between records that are one by now', () => {
    const world = new World({ p1: ['a'], p2: ['b'] });
    const never = world.do(planNeverMatch(world.part, { records: ['a', 'b'] }));
    const undo = world.do(planUndo(world.part, { decision: never }));
    world.do(planMerge(world.part, { keep: 'p1', other: 'p2' }));
    assert.throws(() => planUndo(world.part, { decision: undo }), {
      code: 'decision/never-match-holds',
    });
  });

  it('does not come back against a never-match that was made since', () => {
    const world = new World({ p1: ['a'], p2: ['b'] });
    const merge = world.do(planMerge(world.part, { keep: 'p1', other: 'p2' }));
    const undo = world.do(planUndo(world.part, { decision: merge }));
    const never = world.do(planNeverMatch(world.part, { records: ['a', 'b'] }));
    assert.throws(() => planUndo(world.part, { decision: undo }), {
      code: 'decision/never-match-holds',
    });
    world.do(planUndo(world.part, { decision: never }));
    world.do(planUndo(world.part, { decision: undo }));
    assert.deepEqual(world.persons(), { p1: 'ab' });
  });
});

describe('a decision that was put back and is undone anew', () => {
  // What answers a review only restores nothing where the review says otherwise by now.
  const world = new World({ p1: ['a'], p2: ['b'] }, [['a', 'b']]);
  const notSure = world.do(planNotSure(world.part, { records: ['a', 'b'] }));
  const undo = world.do(planUndo(world.part, { decision: notSure }));
  const back = world.do(planUndo(world.part, { decision: undo }));
  const anew = world.do(planUndo(world.part, { decision: notSure }));

  it('is not undone twice, by taking back what had put it back', () => {
    assert.throws(() => planUndo(world.part, { decision: back }), {
      code: 'decision/something-depends',
      message: new RegExp(`decision ${notSure}, which it put back, is undone anew`),
      hint: `Undo decision ${anew} first.`,
    });
  });

  it('can be put back once more, and that be taken back', () => {
    const once = world.do(planUndo(world.part, { decision: anew }));
    assert.equal(undoneBy(world.part.decisions).get(notSure), undefined);
    world.do(planUndo(world.part, { decision: once }));
    assert.equal(undoneBy(world.part.decisions).get(notSure)?.id, anew);
    assert.throws(() => planUndo(world.part, { decision: back }), {
      code: 'decision/something-depends',
    });
  });
});

it('a split takes back the newest merge, also where an older one had brought the other side', () => {
  const world = new World({ p1: ['a'], p2: ['b'], p3: ['c'] });
  world.do(planLink(world.part, { record: 'b', to: 'p1' }));
  world.lose('a');
  world.do(planMerge(world.part, { keep: 'p1', other: 'p3' }));
  world.do(planSplit(world.part, { person: 'p1', records: ['b'], newPerson: 'p9' }));
  assert.deepEqual(world.persons(), { p1: 'b', p3: 'c' });
});

describe('a run of the matcher', () => {
  const hangers: Hanger[] = [
    { id: 's', kind: 'seal', person: 'p1', record: null, since: '2026-01-01' },
    { id: 'n', kind: 'notification', person: 'p2', record: null, since: '2026-01-01' },
    { id: 'l', kind: 'lead', person: 'p1', record: 'a', since: '2026-01-01' },
  ];
  const nothing = { clusters: [], changes: [], made: [], retired: [] };

  it('takes along what follows a record, and seals whoever takes over a record', () => {
    const changes = [{ record: 'a', from: 'p1', to: 'p9' }];
    assert.deepEqual(effectsOfRun({ ...nothing, changes, made: ['p9'] }, hangers), [
      { of: 'person', person: 'p9', from: 'absent', to: 'live' },
      { of: 'link', record: 'a', from: 'p1', to: 'p9' },
      { of: 'hanger', hanger: 's/p9', kind: 'seal', from: null, to: 'p9', copyOf: 's' },
      { of: 'hanger', hanger: 'l', kind: 'lead', from: 'p1', to: 'p9' },
    ]);
  });

  it('takes along what hangs on an id that redirects', () => {
    const changes = [{ record: 'b', from: 'p2', to: 'p1' }];
    const retired = [{ person: 'p2', redirect: 'p1', follow: 0 }];
    assert.deepEqual(effectsOfRun({ ...nothing, changes, retired }, hangers), [
      { of: 'link', record: 'b', from: 'p2', to: 'p1' },
      { of: 'hanger', hanger: 'n', kind: 'notification', from: 'p2', to: 'p1' },
      { of: 'person', person: 'p2', from: 'live', to: { redirect: 'p1' } },
    ]);
  });

  it('leaves what hangs on a person all of whose records are gone', () => {
    const changes = [{ record: 'b', from: 'p2', to: null }];
    const retired = [{ person: 'p2', redirect: null, follow: 0 }];
    const effects = effectsOfRun({ ...nothing, changes, retired }, hangers);
    assert.deepEqual(effects.at(-1), { of: 'person', person: 'p2', from: 'live', to: 'retired' });
    assert.equal(effects.length, 2);
  });
});
