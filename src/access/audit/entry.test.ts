import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReeveError } from '../../kernel/index.ts';
import { type AuditEntry, auditEntry } from './entry.ts';

const entry: AuditEntry = {
  at: new Date('2026-11-21T12:49:25.123Z'),
  actor: 'auth0|5f7c8ec7c33c6c004bbafe82',
  service: 'council-tax',
  roles: ['officer', 'investigator', 'officer'],
  purpose: 'collect-council-tax',
  action: 'read',
  outcome: 'done',
  agreements: ['a-3', 'a-1'],
  subjects: ['p-2', 'p-1', 'p-2'],
  items: ['surname', 'fact:balance'],
  request: 'r-1',
  reference: null,
};

test('lists are kept sorted and without repetition, so that one thing has one hash', () => {
  const kept = auditEntry(entry);
  assert.deepEqual(kept.roles, ['investigator', 'officer']);
  assert.deepEqual(kept.subjects, ['p-1', 'p-2']);
  assert.deepEqual(kept.items, ['fact:balance', 'surname']);
  assert.equal(kept.actor, entry.actor);
});

const noIds: readonly [string, Partial<AuditEntry>][] = [
  ['subjects', { subjects: ['Mary Smith'] }],
  ['subjects', { subjects: ['p-1', ''] }],
  ['reference', { reference: 'she asked me to look' }],
  ['reference', { reference: "O'Neill" }],
  ['items', { items: ['14 High Street'] }],
  ['request', { request: 'x'.repeat(201) }],
  ['purpose', { purpose: 'pürpose' }],
  ['agreements', { agreements: ['a\u0000'] }],
  ['service', { service: '' }],
  ['roles', { roles: ['-officer'] }],
  ['actor', { actor: '' }],
  ['actor', { actor: 'Zoë' }],
  ['actor', { actor: 'u\n' }],
  ['at', { at: new Date(Number.NaN) }],
  ['at', { at: new Date(8.64e15) }],
  ['outcome', { outcome: 'perhaps' as never }],
];

for (const [field, change] of noIds) {
  test(`an entry is refused whose ${field} is ${JSON.stringify(Object.values(change)[0])}`, () => {
    assert.throws(
      () => auditEntry({ ...entry, ...change }),
      (error) => {
        assert.ok(error instanceof ReeveError);
        assert.equal(error.code, 'audit/entry');
        assert.equal(error.location.field, field);
        // What was refused may be personal: it is not repeated in a message, which is logged.
        for (const value of Object.values(change).flat()) {
          if (typeof value === 'string' && value.length > 1) {
            assert.ok(!error.message.includes(value));
          }
        }
        return true;
      },
    );
  });
}
