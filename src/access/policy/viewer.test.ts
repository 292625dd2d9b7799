import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isTrained, type Viewer, viewerFromClaims } from '../index.ts';

const services = ['council-tax', 'libraries'];
const claims = { sub: 'u1', name: 'Ann Officer', service: 'libraries', roles: ['service-officer'] };

describe('a viewer', () => {
  it('is read from the claims of a sign-in', () => {
    assert.deepEqual(viewerFromClaims(claims, services), {
      subject: 'u1',
      name: 'Ann Officer',
      service: 'libraries',
      roles: ['service-officer'],
      training: [],
    });
  });

  it('is read by the names that an identity provider has for things', () => {
    const viewer = viewerFromClaims(
      {
        oid: 'u2',
        'https://council.example/department': 'Revenues',
        realm_access: { roles: ['everyone', 'HUB-STEWARDS', 'HUB-STEWARDS'] },
        courses: [{ course: 'data-matching', completed: '2026-01-31', until: '2028-01-31' }],
      },
      services,
      {
        subject: 'oid',
        name: 'display_name',
        service: 'https://council.example/department',
        roles: ['realm_access', 'roles'],
        training: 'courses',
        serviceNames: { Revenues: 'council-tax' },
        roleNames: { 'HUB-STEWARDS': 'steward' },
      },
    );
    assert.deepEqual(viewer, {
      subject: 'u2',
      name: 'u2',
      service: 'council-tax',
      roles: ['steward'],
      training: [{ course: 'data-matching', completed: '2026-01-31', until: '2028-01-31' }],
    });
  });

  it('does not come in without what is needed, and the error names the claim', () => {
    const wrong: readonly (readonly [Record<string, unknown>, string])[] = [
      [{ sub: undefined }, 'sub'],
      [{ sub: ' ' }, 'sub'],
      [{ sub: 7 }, 'sub'],
      [{ name: ['Ann'] }, 'name'],
      [{ service: 'fire' }, 'service'],
      [{ service: 'constructor' }, 'service'],
      [{ roles: [] }, 'roles'],
      [{ roles: ['toString', '__proto__'] }, 'roles'],
      [{ roles: [7] }, 'roles'],
      [{ roles: undefined }, 'roles'],
      [{ training: 'yes' }, 'training'],
      [{ training: [null] }, 'training'],
      [{ training: [{ course: 'x', completed: '31/01/2026' }] }, 'training'],
      [{ training: [{ course: 'x', completed: '2026-02-30' }] }, 'training'],
      [{ training: [{ course: 'x', completed: '2026-01-01', until: 'ever' }] }, 'training'],
    ];
    for (const [change, field] of wrong) {
      assert.throws(
        () => viewerFromClaims({ ...claims, ...change }, services),
        { code: 'access/claims', location: { field } },
        JSON.stringify(change),
      );
    }
  });

  it('takes roles in one text, as scopes come', () => {
    const viewer = viewerFromClaims({ ...claims, roles: 'openid steward analyst' }, services);
    assert.deepEqual(viewer.roles, ['analyst', 'steward']);
  });
});

describe('training', () => {
  const trained = (training: Viewer['training']): Viewer => ({
    subject: 'u',
    name: 'U',
    service: 'libraries',
    roles: ['steward'],
    training,
  });

  it('counts from its day, to the end that it has or a year on', () => {
    const viewer = trained([{ course: 'data-matching', completed: '2025-02-28' }]);
    assert.equal(isTrained(viewer, '2025-02-27'), false);
    assert.equal(isTrained(viewer, '2026-02-28'), true);
    assert.equal(isTrained(viewer, '2026-03-01'), false);
    const ends = trained([
      { course: 'data-matching', completed: '2025-01-01', until: '2025-01-31' },
    ]);
    assert.equal(isTrained(ends, '2025-02-01'), false);
  });

  it('is in a course that counts', () => {
    const viewer = trained([{ course: 'first-aid', completed: '2026-01-01' }]);
    assert.equal(isTrained(viewer, '2026-01-02'), false);
    const rule = { courses: ['first-aid'], validMonths: 1 };
    assert.equal(isTrained(viewer, '2026-02-01', rule), true);
    assert.equal(isTrained(viewer, '2026-02-02', rule), false);
  });

  it('is not asked of an application, and is of a person who is one as well', () => {
    assert.equal(isTrained({ ...trained([]), roles: ['application'] }, '2026-01-01'), true);
    const both: Viewer = { ...trained([]), roles: ['application', 'steward'] };
    assert.equal(isTrained(both, '2026-01-01'), false);
  });
});
