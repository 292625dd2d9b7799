import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { occupantsBefore, occupantsOn, type Stay, sharedStays } from '../index.ts';

const stay = (
  person: string,
  uprn: string,
  from: string,
  until: string | null,
  source = 'council-tax',
): Stay => ({ person, uprn, from, until, source, asAt: '2026-02-01' });

describe('who is at a property', () => {
  const stays = [
    stay('p1', '100', '2010-01-01', '2020-06-01'),
    stay('p2', '100', '2012-01-01', '2018-01-01'),
    stay('p3', '100', '2020-06-01', null),
    stay('p3', '100', '2020-07-15', null, 'libraries'),
    stay('p1', '200', '2020-06-01', null),
  ];
  const names = (occupants: readonly { person: string }[]) => occupants.map(({ person }) => person);

  it('on a day: the day of moving out is of those who move in', () => {
    assert.deepEqual(names(occupantsOn(stays, '100', '2015-01-01')), ['p1', 'p2']);
    assert.deepEqual(names(occupantsOn(stays, '100', '2020-05-31')), ['p1']);
    assert.deepEqual(names(occupantsOn(stays, '100', '2020-06-01')), ['p3']);
  });

  it('is told once, with all who say so', () => {
    assert.deepEqual(occupantsOn(stays, '100', '2026-01-01'), [
      {
        person: 'p3',
        uprn: '100',
        from: '2020-06-01',
        until: null,
        sources: ['council-tax', 'libraries'],
        asAt: '2026-02-01',
        elsewhere: null,
      },
    ]);
  });

  it('was before: who left last comes first, and who is there again is not among them', () => {
    assert.deepEqual(names(occupantsBefore(stays, '100', '2026-01-01')), ['p1', 'p2']);
    assert.deepEqual(names(occupantsBefore(stays, '100', '2019-01-01')), ['p2']);
    const back = [...stays, stay('p2', '100', '2025-01-01', null)];
    assert.deepEqual(names(occupantsBefore(back, '100', '2026-01-01')), ['p1']);
  });

  it('says where someone is held since later, when a source has not heard', () => {
    const stale = [stay('p1', '100', '2010-01-01', null, 'libraries'), ...stays.slice(4)];
    assert.equal(occupantsOn(stale, '100', '2026-01-01')[0]?.elsewhere, '200');
    assert.equal(occupantsOn(stale, '200', '2026-01-01')[0]?.elsewhere, null);
    assert.equal(occupantsOn(stale, '100', '2019-01-01')[0]?.elsewhere, null);
  });

  it('together with someone: from when to when', () => {
    assert.deepEqual(sharedStays(stays, 'p1'), [
      { person: 'p2', uprn: '100', from: '2012-01-01', until: '2018-01-01' },
    ]);
    assert.deepEqual(sharedStays(stays, 'p3'), []);
  });
});

it('whatever the stays, who shares one is at the property on each day of it, and shares it back', () => {
  const day = fc.constantFrom('2020-01-01', '2020-02-01', '2020-03-01', '2020-04-01');
  const any = fc
    .record({
      person: fc.constantFrom('1', '2', '3'),
      uprn: fc.constantFrom('100', '200'),
      from: day,
      until: fc.option(day),
      source: fc.constantFrom('a', 'b'),
      asAt: fc.constant('2026-01-01'),
    })
    .filter(({ from, until }) => until === null || from <= until);
  fc.assert(
    fc.property(fc.array(any, { maxLength: 8 }), (stays) => {
      for (const { person, uprn, from, until } of sharedStays(stays, '1')) {
        const there = new Set(occupantsOn(stays, uprn, from).map((occupant) => occupant.person));
        assert.ok(there.has('1') && there.has(person));
        assert.ok(
          sharedStays(stays, person).some(
            (other) => other.person === '1' && other.from === from && other.until === until,
          ),
        );
      }
      for (const { person } of occupantsBefore(stays, '100', '2020-03-01')) {
        const now = occupantsOn(stays, '100', '2020-03-01');
        assert.ok(!now.some((occupant) => occupant.person === person));
      }
    }),
  );
});
