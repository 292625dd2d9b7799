import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { breakGlass, openedBy, sealedFor, sealFor, type Viewer } from '../index.ts';

const AT = '2026-03-01T23:50:00Z';
const duty: Viewer = {
  subject: 'duty',
  name: 'Duty',
  service: 'childrens-services',
  roles: ['duty-social-worker'],
  training: [],
};
const reason = 'Child missing since noon, police need the mother’s address now';
const request = { person: 'p1', purpose: 'safeguard-child', reason, at: AT };
const abuse = sealFor('domestic-abuse', { id: 'abuse', from: '2026-01-01T00:00:00Z' });
const witness = sealFor('witness', { id: 'witness', from: '2026-01-01T00:00:00Z' });
const asked = { viewer: duty, purpose: 'safeguard-child', person: 'p1' };

describe('breaking the glass', () => {
  it('opens what is sealed for half an hour, for that person and purpose, and is reported', () => {
    const broken = breakGlass(duty, request);
    assert.equal(broken.until, '2026-03-02T00:20:00.000Z');
    assert.deepEqual(broken.reportTo, ['information-governance-officer', 'safeguarding-lead']);
    const opened = openedBy([broken], { ...asked, at: '2026-03-02T00:19:59Z' }, [abuse]);
    assert.equal(sealedFor(duty, [abuse], '2026-03-02T00:19:59Z', opened), undefined);
    for (const other of [
      { at: '2026-03-02T00:20:00Z' },
      { at: '2026-03-01T23:49:59Z' },
      { person: 'p2' },
      { purpose: 'keep-staff-safe' },
      { viewer: { ...duty, subject: 'colleague' } },
    ]) {
      assert.equal(openedBy([broken], { ...asked, at: AT, ...other }, [abuse]).size, 0);
    }
  });

  it('never opens what cannot be broken', () => {
    const opened = openedBy([breakGlass(duty, request)], { ...asked, at: AT }, [abuse, witness]);
    assert.deepEqual([...opened], ['abuse']);
    assert.equal(sealedFor(duty, [abuse, witness], AT, opened), 'existence');
  });

  it('succeeds alike where nothing is sealed: a refusal would tell', () => {
    const broken = breakGlass(duty, request);
    assert.deepEqual(openedBy([broken], { ...asked, at: AT }, []), new Set());
  });

  it('takes a reason that says something', () => {
    for (const poor of [
      '',
      'urgent',
      'x'.repeat(40),
      '   child      at  risk ',
      'now now now now now now',
    ]) {
      assert.throws(() => breakGlass(duty, { ...request, reason: poor }), {
        code: 'access/break-glass-reason',
      });
    }
    assert.equal(
      breakGlass(duty, { ...request, reason: '  Mother  at risk, father on his way  ' }).reason,
      'Mother at risk, father on his way',
    );
  });

  it('is for roles that may', () => {
    const clerk: Viewer = { ...duty, roles: ['customer-services-officer', 'administrator'] };
    assert.throws(() => breakGlass(clerk, request), { code: 'access/role' });
  });
});
