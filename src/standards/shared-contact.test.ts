import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type ContactUse, contactSharing } from './shared-contact.ts';

function uses(persons: number, homes: number): ContactUse[] {
  return Array.from({ length: Math.max(persons, homes) }, (_, n) => ({
    person: `person ${n % persons}`,
    home: homes === 0 ? null : `home ${n % homes}`,
  }));
}

describe('who shares a telephone number', () => {
  for (const [persons, homes, sharing] of [
    [1, 1, 'personal'],
    [1, 0, 'personal'],
    [1, 6, 'personal'],
    [2, 1, 'family'],
    [5, 2, 'family'],
    [8, 3, 'family'],
    [9, 1, 'organisation'],
    [4, 4, 'organisation'],
    [400, 400, 'organisation'],
  ] as const) {
    it(`${persons} people of ${homes} homes: ${sharing}`, () =>
      assert.deepEqual(contactSharing(uses(persons, homes)), { sharing, persons, homes }));
  }

  it('is for the caller to limit', () =>
    assert.equal(contactSharing(uses(3, 1), { persons: 2, homes: 1 }).sharing, 'organisation'));

  it('is nobody’s organisation where nobody has it', () =>
    assert.deepEqual(contactSharing([]), { sharing: 'personal', persons: 0, homes: 0 }));

  it('does not depend on the order or on records that come twice', () => {
    const anyUse = fc.record({
      person: fc.constantFrom(...'abcdefghijkl'),
      home: fc.constantFrom('x', 'y', 'z', 'w', null),
    });
    fc.assert(
      fc.property(fc.array(anyUse), (some) => {
        assert.deepEqual(contactSharing([...some].reverse().concat(some)), contactSharing(some));
      }),
    );
  });

  it('never becomes more personal when another has it too', () => {
    const rank = ['personal', 'family', 'organisation'];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 8 }),
        (persons, homes) => {
          const before = contactSharing(uses(persons, homes)).sharing;
          const after = contactSharing([
            ...uses(persons, homes),
            { person: 'another', home: null },
          ]).sharing;
          assert.ok(rank.indexOf(after) >= rank.indexOf(before));
        },
      ),
    );
  });
});
