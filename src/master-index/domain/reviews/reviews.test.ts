import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type AfterRun,
  type Constraint,
  type Decision,
  isLikely,
  nextReviews,
  pairKey,
  pairOf,
  questionsOf,
  questionWeight,
  type Review,
  type ReviewStatus,
  reviewPriority,
  StandingConstraints,
} from '../index.ts';

const decision = (constraint: Constraint): Decision => ({
  id: 'd1',
  kind: 'split',
  actor: 'jo',
  at: '2026-01-01',
  reason: 'seen',
  effects: [],
  inverse: [],
  constraints: [constraint],
  basedOn: [],
  notes: [],
});
const review = (a: string, b: string, status: ReviewStatus = 'open', weight = 4): Review => ({
  key: pairKey(a, b),
  records: pairOf(a, b),
  status,
  weight,
  notSure: 0,
});
const run = (persons: Record<string, string>, more: Partial<AfterRun> = {}): AfterRun => ({
  doubtful: [],
  weighed: () => true,
  personOf: (record) => persons[record],
  constraints: new StandingConstraints([]),
  ...more,
});
const statusAfter = (before: Review, after: AfterRun) =>
  nextReviews([before], after).changed[0]?.status ?? before.status;

describe('a review', () => {
  const apart = { a: 'p1', b: 'p2' };
  const doubtful = [{ records: ['b', 'a'], weight: 5 }] as const;

  it('opens where the matcher doubts, once for a pair', () => {
    const { opened } = nextReviews([], run(apart, { doubtful: [...doubtful, ...doubtful] }));
    assert.deepEqual(opened, [review('a', 'b', 'open', 5)]);
    assert.equal(opened[0]?.key, pairKey('b', 'a'));
  });

  it('stays open while it is in doubt, with its new weight', () => {
    const { changed } = nextReviews([review('a', 'b')], run(apart, { doubtful }));
    assert.deepEqual(changed, [review('a', 'b', 'open', 5)]);
  });

  it('is settled by new data, one way or the other', () => {
    assert.equal(statusAfter(review('a', 'b'), run(apart)), 'settled-by-new-data');
    assert.equal(statusAfter(review('a', 'b'), run({ a: 'p', b: 'p' })), 'settled-by-new-data');
  });

  it('of records that the run did not weigh stays', () => {
    assert.equal(statusAfter(review('a', 'b'), run(apart, { weighed: () => false })), 'open');
  });

  it('of a record that is gone is superseded, and none opens', () => {
    assert.equal(statusAfter(review('a', 'b'), run({ a: 'p1' }, { doubtful })), 'superseded');
    assert.deepEqual(nextReviews([], run({ a: 'p1' }, { doubtful })).opened, []);
  });

  it('that a decision answers through other records is superseded, and none opens', () => {
    const constraints = new StandingConstraints([
      decision({ kind: 'never', left: ['a'], right: ['b'] }),
    ]);
    assert.equal(
      statusAfter(review('a', 'b'), run(apart, { doubtful, constraints })),
      'superseded',
    );
    assert.deepEqual(nextReviews([], run(apart, { doubtful, constraints })).opened, []);
  });

  it('that was answered keeps its answer, and opens again when it is taken back', () => {
    const never = new StandingConstraints([decision({ kind: 'never', left: ['a'], right: ['b'] })]);
    const answered = review('a', 'b', 'not-the-same');
    const kept = run(apart, { doubtful, constraints: never });
    assert.equal(statusAfter(answered, kept), 'not-the-same');
    assert.equal(statusAfter(answered, run(apart, { doubtful })), 'open');
    assert.equal(
      statusAfter(review('a', 'b', 'settled-by-new-data'), run(apart, { doubtful })),
      'open',
    );
  });
});

it('whatever was and is found, open reviews are of two live persons, and a second run changes nothing', () => {
  const record = fc.constantFrom('a', 'b', 'c', 'd');
  const pair = fc.tuple(record, record).filter(([a, b]) => a !== b);
  const status = fc.constantFrom<ReviewStatus>(
    'open',
    'linked',
    'not-the-same',
    'settled-by-new-data',
    'superseded',
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(pair, status), { selector: ([p]) => pairKey(...p), maxLength: 5 }),
      fc.array(fc.tuple(pair, fc.integer({ min: 2, max: 9 })), { maxLength: 5 }),
      fc.dictionary(record, fc.constantFrom('p1', 'p2', 'p3'), { noNullPrototype: true }),
      fc.option(pair),
      (before, found, persons, never) => {
        const existing = before.map(([p, s]) => review(p[0], p[1], s));
        const constraints = new StandingConstraints(
          never === null ? [] : [decision({ kind: 'never', left: [never[0]], right: [never[1]] })],
        );
        const doubtful = found.map(([records, weight]) => ({ records, weight }));
        const after = run(persons, { doubtful, constraints });
        const { opened, changed } = nextReviews(existing, after);
        const all = new Map([...existing, ...changed, ...opened].map((each) => [each.key, each]));
        for (const { status: now, records } of all.values()) {
          if (now !== 'open') continue;
          const [one, other] = records.map((each) => persons[each]);
          assert.ok(one !== undefined && other !== undefined && one !== other);
          assert.equal(constraints.between(...records), undefined);
        }
        assert.deepEqual(nextReviews(all.values(), after), { opened: [], changed: [] });
      },
    ),
  );
});

describe('reviews wait', () => {
  it('likelier, with more at stake and not yet looked at: sooner', () => {
    const priority = (weight: number, records = 1, waiting = 0, notSure = 0) =>
      reviewPriority({ weight, notSure }, { records, waiting });
    assert.ok(priority(5) > priority(3));
    assert.ok(priority(3, 4) > priority(3));
    assert.ok(priority(3, 1, 2) > priority(3));
    assert.ok(priority(3, 1, 0, 1) < priority(3));
  });

  it('by what all pairs of the two persons say, not the likeliest alone', () => {
    assert.equal(questionWeight([4], 1), 4);
    assert.equal(questionWeight([4, 2], 2), 3);
    // One pair in four looks like one person; of the others nobody asks.
    assert.ok(questionWeight([4], 4) < -3);
    assert.ok(questionWeight([40], 2) < 10);
    assert.ok(isLikely(questionWeight([4, 2, 2], 4)));
    assert.ok(!isLikely(questionWeight([4], 4)));
  });

  it('no surer for another pair that nobody asks about, whatever is known', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -3.2, max: 60, noNaN: true }), { minLength: 1, maxLength: 9 }),
        fc.nat(50),
        (weights, more) => {
          const asked = questionWeight(weights, weights.length + more);
          assert.ok(asked >= questionWeight(weights, weights.length + more + 1));
          assert.ok(asked <= Math.max(...weights) + 1e-9 && asked >= -6);
        },
      ),
    );
  });

  it('as one question for each two persons', () => {
    const persons: Record<string, string> = { a: 'p2', b: 'p2', c: 'p1', d: 'p1' };
    const open = [review('a', 'c', 'open', 3), review('d', 'b', 'open', 5)];
    const others = [review('a', 'x'), review('c', 'd'), review('a', 'd', 'linked')];
    assert.deepEqual(
      questionsOf([...open, ...others], (record) => persons[record]),
      [{ persons: ['p1', 'p2'], reviews: [open[1], open[0]] }],
    );
  });
});
