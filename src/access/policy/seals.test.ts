import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  isCleared,
  type RoleCode,
  roles,
  type Seal,
  type SealReason,
  type SealSurface,
  type SealTreatment,
  sealDefaults,
  sealedFor,
  sealFor,
  sealHides,
  sealLevelOf,
  sealLevels,
  sealOfRow,
  sealRank,
  sealReasons,
  sealSurfaces,
  sealTreatments,
  type Viewer,
} from '../index.ts';

const AT = '2026-03-01T12:00:00Z';
const officer: Viewer = {
  subject: 'officer',
  name: 'Officer',
  service: 'housing',
  roles: ['service-officer'],
  training: [],
};
const abuse = sealFor('domestic-abuse', { id: 'abuse', from: '2026-01-01T00:00:00Z' });

const seal = fc
  .record({
    reason: fc.constantFrom(...(Object.keys(sealReasons) as SealReason[])),
    level: fc.constantFrom(...sealLevels),
    roles: fc.uniqueArray(fc.constantFrom(...(Object.keys(roles) as RoleCode[])), { maxLength: 3 }),
    named: fc.boolean(),
    ended: fc.boolean(),
  })
  .map(
    ({ reason, level, roles: held, named, ended }): Seal =>
      sealFor(reason, {
        id: `${reason}-${level}`,
        level,
        maySee: { roles: held, users: named ? ['officer'] : [] },
        from: '2026-01-01T00:00:00Z',
        until: ended ? '2026-02-01T00:00:00Z' : undefined,
      }),
  );

describe('a sealed address', () => {
  it('hides where the person lives and what leads there, and leaves the name', () => {
    for (const item of [
      'address',
      'postcode',
      'uprn',
      'addressFrom',
      'correspondenceAddress',
      'phone',
    ]) {
      assert.equal(sealHides('address', item), true, item);
    }
    for (const item of ['relationships', 'professionals', 'fact:school', 'markers:risk']) {
      assert.equal(sealHides('address', item), true, item);
    }
    for (const item of ['forenames', 'surname', 'dateOfBirth', 'email', 'mobile', 'nino']) {
      assert.equal(sealHides('address', item), false, item);
    }
  });

  it('leaves a fact that is known to lead nowhere', () => {
    const harmless = new Set(['fact:balance']);
    assert.equal(sealHides('address', 'fact:balance', harmless), false);
    assert.equal(sealHides('address', 'fact:branch', harmless), true);
    assert.equal(sealHides('everything', 'fact:balance', harmless), true);
  });

  it('seals the rows that a search by postcode reads, and not those of a name', () => {
    assert.equal(sealOfRow('address', ['surname', 'postcode']), 'address');
    assert.equal(sealOfRow('address', ['surname', 'dateOfBirth']), undefined);
    assert.equal(sealOfRow('existence', ['surname']), 'existence');
    assert.equal(sealOfRow(undefined, ['postcode']), undefined);
  });
});

describe('who sees through a seal', () => {
  it('is whoever holds a role that it names, or is named', () => {
    assert.equal(isCleared(officer, abuse), false);
    assert.equal(isCleared({ ...officer, roles: ['safeguarding-lead'] }, abuse), true);
    const named = { ...abuse, maySee: { roles: [], users: ['officer'] } };
    assert.equal(isCleared(officer, named), true);
  });

  it('is nobody by a role where the reason is witness protection', () => {
    const witness = sealFor('witness', { id: 'w', from: '2026-01-01T00:00:00Z' });
    const everyRole: Viewer = { ...officer, roles: Object.keys(roles) as RoleCode[] };
    assert.equal(sealedFor(everyRole, [witness], AT), 'existence');
  });

  it('is everyone before it begins and from the moment that it ends', () => {
    const ends = { ...abuse, until: '2026-03-01T12:00:00.000Z' };
    assert.equal(sealedFor(officer, [abuse], '2025-12-31T23:59:59Z'), undefined);
    assert.equal(sealedFor(officer, [abuse], '2026-01-01T00:00:00.000000Z'), 'address');
    assert.equal(sealedFor(officer, [ends], '2026-03-01T11:59:59.999Z'), 'address');
    assert.equal(sealedFor(officer, [ends], AT), undefined);
  });

  it('hides as much as the furthest seal that they do not see through', () => {
    fc.assert(
      fc.property(fc.array(seal, { maxLength: 5 }), (seals) => {
        const hiding = seals.filter(
          ({ maySee, until }) =>
            until === undefined &&
            !maySee.users.includes('officer') &&
            !maySee.roles.includes('service-officer'),
        );
        const expected = ['existence', 'everything', 'address'].find((level) =>
          hiding.some((each) => each.level === level),
        );
        assert.equal(sealedFor(officer, seals, AT), expected);
      }),
    );
  });

  it('is never hidden less by one seal more, nor more by one role more', () => {
    fc.assert(
      fc.property(
        fc.array(seal),
        seal,
        fc.constantFrom(...(Object.keys(roles) as RoleCode[])),
        (seals, added, role) => {
          const rank = (viewer: Viewer, given: readonly Seal[]) =>
            sealRank(sealedFor(viewer, given, AT));
          assert.ok(rank(officer, [...seals, added]) >= rank(officer, seals));
          const more: Viewer = { ...officer, roles: [...officer.roles, role] };
          assert.ok(rank(more, seals) <= rank(officer, seals));
        },
      ),
    );
  });
});

describe('levels of seals', () => {
  it('are numbers in rows, nought being none', () => {
    assert.deepEqual([undefined, ...sealLevels].map(sealRank), [0, 1, 2, 3]);
    assert.deepEqual([0, 1, 2, 3].map(sealLevelOf), [undefined, ...sealLevels]);
  });

  it('hide on every surface at least what the level before hides', () => {
    const stricter: readonly (readonly SealTreatment[])[] = [
      ['without-hidden-items'],
      ['restricted-notice', 'cleared-only'],
      ['as-if-not-there', 'not-known'],
    ];
    const rank = (treatment: SealTreatment) =>
      stricter.findIndex((each) => each.includes(treatment));
    for (const surface of Object.keys(sealSurfaces) as SealSurface[]) {
      const ranks = sealLevels.map((level) => rank(sealTreatments[level][surface]));
      assert.deepEqual(ranks, ranks.toSorted(), surface);
    }
  });

  it('never tell of existence anywhere but to those cleared for reviews', () => {
    const treatments = new Set(Object.values(sealTreatments.existence));
    assert.deepEqual([...treatments].sort(), ['as-if-not-there', 'cleared-only', 'not-known']);
  });

  it('stand for each reason, adoption and witnesses furthest', () => {
    assert.deepEqual(Object.keys(sealDefaults), Object.keys(sealReasons));
    for (const reason of ['adoption', 'witness'] as const) {
      assert.equal(sealDefaults[reason].level, 'existence');
      assert.equal(sealDefaults[reason].breakable, false);
    }
  });
});
