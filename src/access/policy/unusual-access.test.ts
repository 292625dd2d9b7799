import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type AccessFacts,
  type HourOfAccess,
  unusualAccess,
  unusualLimits,
  unusualRules,
} from './unusual-access.ts';

const NOTHING: AccessFacts = { hours: [], shownNothing: [], refused: [], ofTheCouncil: new Set() };

/** Somebody who opened so many persons in an hour of 10 March 2026, in winter time. */
function hour(
  actor: string,
  persons: number | readonly number[],
  given: Partial<HourOfAccess> & { readonly at?: string } = {},
): HourOfAccess {
  const { at = '2026-03-10T10:00:00Z', ...rest } = given;
  return {
    actor,
    service: 'council-tax',
    roles: ['service-officer'],
    hour: at,
    persons:
      typeof persons === 'number' ? Array.from({ length: persons }, (_, i) => 1000 + i) : persons,
    ...rest,
  };
}

function found(facts: Partial<AccessFacts>) {
  return unusualAccess({ ...NOTHING, ...facts }).map(({ rule, actor, person, day, count }) => [
    rule,
    actor,
    person,
    day,
    count,
  ]);
}

describe('unusual access', () => {
  it('is nothing where nothing was done, and each rule is said in a sentence', () => {
    assert.deepEqual(found({}), []);
    for (const { says } of Object.values(unusualRules)) {
      const sentence = says(unusualLimits);
      assert.match(sentence, /^[A-Z].*\.$/);
    }
  });

  describe('many people in an hour', () => {
    const colleagues = [hour('a', 9), hour('b', 10), hour('c', 11)];

    it('is more than three times what the busiest hour of a colleague usually has', () => {
      assert.deepEqual(found({ hours: [...colleagues, hour('x', 30)] }), [
        ['many-persons', 'x', null, '2026-03-10', 30],
      ]);
      const [one] = unusualAccess({ ...NOTHING, hours: [...colleagues, hour('x', 46)] });
      assert.equal(
        one?.words,
        '46 different people between 10:00 and 11:00; the busiest hour of a colleague usually has 10',
      );
    });

    it('is not what everybody in the service does', () => {
      const busy = [hour('a', 40), hour('b', 41), hour('c', 42)];
      assert.deepEqual(found({ hours: [...busy, hour('x', 100)] }), []);
      assert.deepEqual(found({ hours: [...busy, hour('x', 123)] }).length, 1);
    });

    it('is not told of fewer than the least, however few colleagues open', () => {
      assert.deepEqual(
        found({ hours: [hour('a', 1), hour('b', 1), hour('c', 1), hour('x', 29)] }),
        [],
      );
    });

    it('counts for somebody without colleagues by the least alone, and services apart', () => {
      const others = ['a', 'b', 'c', 'd'].map((actor) => hour(actor, 200, { service: 'parking' }));
      assert.deepEqual(found({ hours: [hour('x', 30)] }).length, 1);
      assert.deepEqual(
        found({ hours: [...others, hour('x', 30)] }).map(([, actor]) => actor),
        ['x'],
      );
    });
  });

  describe('at night', () => {
    it('is by the clocks of the United Kingdom, in summer and in winter', () => {
      const at = (time: string) => found({ hours: [hour('x', [7], { at: time })] });
      assert.deepEqual(at('2026-03-10T22:00:00Z'), [['at-night', 'x', 7, '2026-03-10', 1]]);
      assert.deepEqual(at('2026-03-10T21:00:00Z'), []);
      assert.deepEqual(at('2026-03-10T05:00:00Z').length, 1);
      assert.deepEqual(at('2026-03-10T06:00:00Z'), []);
      assert.deepEqual(at('2026-07-10T21:00:00Z').length, 1);
      assert.deepEqual(at('2026-07-10T05:00:00Z'), []);
      assert.deepEqual(at('2026-07-10T23:00:00Z'), [['at-night', 'x', 7, '2026-07-11', 1]]);
    });

    it('counts people once, and leaves out duty social workers', () => {
      const hours = [
        hour('x', [7, 8], { at: '2026-03-10T02:00:00Z' }),
        hour('x', [8], { at: '2026-03-10T03:00:00Z' }),
        hour('priya', [9], { at: '2026-03-10T03:00:00Z', roles: ['duty-social-worker'] }),
      ];
      assert.deepEqual(found({ hours }), [['at-night', 'x', null, '2026-03-10', 2]]);
    });
  });

  it('is one person opened by six members of staff on a day, and not by five', () => {
    const of = (count: number) =>
      Array.from({ length: count }, (_, i) => hour(`s${i}`, [7], { service: `service-${i % 2}` }));
    assert.deepEqual(found({ hours: of(5) }), []);
    assert.deepEqual(found({ hours: of(6) }), [['many-colleagues', null, 7, '2026-03-10', 6]]);
    const twoDays = of(5).concat(hour('s9', [7], { at: '2026-03-11T10:00:00Z' }));
    assert.deepEqual(found({ hours: twoDays }), []);
  });

  it('is one person opened by the same member of staff on five days, and not often on four', () => {
    const days = (count: number) =>
      Array.from({ length: count }, (_, i) => [
        hour('x y', [7], { at: `2026-03-1${i}T10:00:00Z` }),
        hour('x y', [7], { at: `2026-03-1${i}T11:00:00Z` }),
      ]).flat();
    assert.deepEqual(found({ hours: days(4) }), []);
    assert.deepEqual(found({ hours: days(5) }), [['again-and-again', 'x y', 7, '2026-03-14', 5]]);
  });

  it('is any sealed person who was tried, and three numbers that nobody has', () => {
    const tried = (person: number, why: 'sealed' | 'nobody') => ({
      actor: 'x',
      service: 'parking',
      at: '2026-03-10T10:00:00Z',
      person,
      why,
    });
    assert.deepEqual(found({ shownNothing: [tried(7, 'sealed'), tried(7, 'sealed')] }), [
      ['sealed-tried', 'x', 7, '2026-03-10', 1],
    ]);
    assert.deepEqual(found({ shownNothing: [1, 2].map((id) => tried(id, 'nobody')) }), []);
    assert.deepEqual(found({ shownNothing: [1, 2, 3].map((id) => tried(id, 'nobody')) }), [
      ['numbers-tried', 'x', null, '2026-03-10', 3],
    ]);
  });

  it('is being refused five times on a day', () => {
    const refused = (times: number) => [
      { actor: 'x', service: 'parking', day: '2026-03-10', times },
    ];
    assert.deepEqual(found({ refused: refused(4) }), []);
    assert.deepEqual(found({ refused: refused(5) }), [['refused', 'x', null, '2026-03-10', 5]]);
  });

  it('is a member of staff or councillor who was opened, not one who was tried in vain', () => {
    const ofTheCouncil = new Set([7]);
    assert.deepEqual(found({ ofTheCouncil, hours: [hour('x', [6, 7])] }), [
      ['own-staff', 'x', 7, '2026-03-10', 1],
    ]);
    const inVain = {
      actor: 'x',
      service: 'council-tax',
      at: '2026-03-10T10:00:00Z',
      person: 7,
      why: 'sealed' as const,
    };
    assert.deepEqual(
      found({ ofTheCouncil, hours: [hour('x', [7])], shownNothing: [inVain] }).map(
        ([rule]) => rule,
      ),
      ['sealed-tried'],
    );
  });
});
