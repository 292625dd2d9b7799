import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { capabilities, roles } from '../../../access/index.ts';
import { claimsShown, rolesShown } from './role-words.ts';

describe('roles in words', () => {
  test('every role is there, with all that it may do', () => {
    const shown = rolesShown();
    assert.equal(shown.length, Object.keys(roles).length);
    for (const { code, may } of shown) {
      assert.deepEqual(
        may,
        roles[code].may.map((each) => capabilities[each]),
      );
    }
  });

  test('a claim inside others is written as its path', () => {
    const claims = claimsShown({
      subject: 'sub',
      name: 'name',
      service: ['council', 'service'],
      roles: ['realm_access', 'roles'],
      training: 'training',
    });
    assert.deepEqual(
      claims.map(({ claim }) => claim),
      ['sub', 'name', 'council.service', 'realm_access.roles', 'training'],
    );
  });
});
