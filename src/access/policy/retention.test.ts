import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseAgreements, privacyNotice, retentionOn } from '../index.ts';

const policy = parseAgreements(`
format: reeve-sharing-agreements/1
services:
  libraries: { title: Libraries, purposes: [run-library] }
  adults: { title: Adults, purposes: [assess-care] }
sources:
  borrowers:
    title: Borrowers
    service: libraries
    retention: { months: 6, after: no-longer-supplied, action: erase, reason: Schedule 12 }
    privacyNotice: { collectedFor: To lend books., url: 'https://example.org/privacy' }
  clients:
    title: Clients
    service: adults
    retention: { months: 96, after: death, action: review, reason: Schedule 3 }
  notes: { title: Notes, service: adults }
agreements:
  - id: home-delivery
    source: clients
    recipient: libraries
    purpose: run-library
    basis: { article: 6(1)(a) }
    items: [group:name, group:address]
    consent: needed
    from: 2026-01-01
    until: 2026-12-31
    review: 2026-06-01
`);

describe('retention', () => {
  const borrower = { source: 'borrowers', lastChangedOn: '2020-01-01' };

  it('is counted from what the source’s rule says, to the day', () => {
    assert.equal(retentionOn(policy, borrower, '2026-03-01').decision, 'keep');
    const gone = { ...borrower, noLongerSuppliedOn: '2025-08-31' };
    // Six months after 31 August there is no 31 February.
    assert.deepEqual(retentionOn(policy, gone, '2026-02-27'), {
      decision: 'keep',
      why: 'Schedule 12',
      dueOn: '2026-02-28',
    });
    assert.deepEqual(retentionOn(policy, gone, '2026-02-28'), {
      decision: 'erase',
      why: 'Schedule 12',
      dueOn: '2026-02-28',
    });
  });

  it('waits where the record is held', () => {
    const held = { ...borrower, noLongerSuppliedOn: '2020-01-01', heldFor: 'Inquiry' };
    assert.deepEqual(retentionOn(policy, held, '2026-03-01'), {
      decision: 'keep',
      why: 'Inquiry',
      dueOn: '2020-07-01',
    });
  });

  it('asks for a review where the rule does, and keeps without a rule', () => {
    const client = { source: 'clients', lastChangedOn: '2010-01-01' };
    assert.equal(retentionOn(policy, client, '2026-03-01').decision, 'keep');
    const died = { ...client, diedOn: '2015-01-01' };
    assert.equal(retentionOn(policy, died, '2026-03-01').decision, 'review');
    const note = { source: 'notes', lastChangedOn: '1990-01-01', noLongerSuppliedOn: '1991-01-01' };
    assert.equal(retentionOn(policy, note, '2026-03-01').decision, 'keep');
  });
});

describe('a privacy notice', () => {
  it('says with whom a source is shared by the agreements in force', () => {
    const notice = privacyNotice(policy, 'clients', '2026-03-01');
    assert.deepEqual(notice?.shared, [
      {
        agreement: 'home-delivery',
        recipients: ['Libraries'],
        purposes: ['Lend and recall library items'],
        basis: { article: '6(1)(a)' },
        use: 'show',
        onlyWithConsent: true,
      },
    ]);
    assert.match(notice?.rights.at(-1) ?? '', /withdraw consent/);
    assert.deepEqual(privacyNotice(policy, 'clients', '2027-01-01')?.shared, []);
  });

  it('says what people were told, how long it is kept, and nothing of sources there are not', () => {
    const notice = privacyNotice(policy, 'borrowers', '2026-03-01');
    assert.equal(notice?.collectedFor, 'To lend books.');
    assert.equal(notice?.retention?.months, 6);
    assert.equal(privacyNotice(policy, 'nowhere', '2026-03-01'), undefined);
  });
});
