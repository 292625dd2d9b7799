import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  answerQuestion,
  breakGlass,
  capabilities,
  capabilitiesOf,
  consentChannels,
  defaultAnswerThresholds,
  defaultBreakGlassRule,
  defaultClaimMapping,
  defaultTrainingRule,
  hasItem,
  may,
  parseAgreements,
  purposes,
  RESTRICTED_NOTICE,
  type RoleCode,
  roles,
  sealReasons,
  viewerFromClaims,
} from '../../src/access/index.ts';
import { viewerOf } from './viewers.ts';

/**
 * Codes that stand in audit records, consents and agreements. One that is taken away makes
 * records say what nobody can read any more: add to these lists, and take nothing from them.
 */
const codes = {
  purposes: [
    'analyse-service-use',
    'answer-enquiry',
    'assess-care',
    'assess-entitlement',
    'collect-council-tax',
    'correct-or-erase',
    'enforce-parking',
    'find-children-missing-education',
    'issue-permit',
    'keep-staff-safe',
    'manage-tenancy',
    'order-service',
    'oversee-access',
    'plan-school-places',
    'prevent-fraud',
    'protect-life',
    'record-child-health',
    'register-electors',
    'register-life-events',
    'run-library',
    'safeguard-adult',
    'safeguard-child',
    'steward-identity',
    'subject-access',
    'tell-services-of-change',
  ],
  roles: [
    'administrator',
    'analyst',
    'application',
    'customer-services-officer',
    'data-engineer',
    'duty-social-worker',
    'export-officer',
    'information-governance-officer',
    'investigator',
    'safeguarding-lead',
    'service-officer',
    'steward',
  ],
  channels: ['email', 'in-person', 'letter', 'online', 'telephone'],
  seals: ['adoption', 'councillor', 'domestic-abuse', 'other', 'staff', 'witness'],
};

describe('codes', () => {
  it('are those that records already hold', () => {
    assert.deepEqual(
      {
        purposes: Object.keys(purposes).sort(),
        roles: Object.keys(roles).sort(),
        channels: Object.keys(consentChannels).sort(),
        seals: Object.keys(sealReasons).sort(),
      },
      codes,
    );
  });
});

describe('roles', () => {
  it('leave nothing that nobody may do', () => {
    assert.deepEqual(
      [...capabilitiesOf(Object.keys(roles) as RoleCode[])].sort(),
      Object.keys(capabilities).sort(),
    );
  });

  it('let whoever sees who looked change nothing in an index, and a steward set no agreement', () => {
    const governance = capabilitiesOf(['information-governance-officer']);
    assert.equal(governance.has('decide-reviews') || governance.has('submit-record'), false);
    const steward = capabilitiesOf(['steward']);
    assert.equal(steward.has('manage-agreements') || steward.has('break-glass'), false);
  });

  it('that match data ask for training as a council sets it', () => {
    const viewer = { ...viewerOf('data-stewardship', '2024-01-15'), roles: ['steward' as const] };
    assert.equal(may(viewer, 'decide-reviews', '2026-01-14'), false);
    const longer = { ...defaultTrainingRule, validMonths: 24 };
    assert.equal(may(viewer, 'decide-reviews', '2026-01-15', longer), true);
    assert.equal(may(viewer, 'decide-reviews', '2026-01-16', longer), false);
  });
});

describe('what a council sets', () => {
  it('is the names of claims, one by one', () => {
    const mapping = { ...defaultClaimMapping, service: 'department' };
    const claims = { sub: 'u', department: 'libraries', roles: ['steward'] };
    assert.equal(viewerFromClaims(claims, ['libraries'], mapping).service, 'libraries');
  });

  it('is how long a broken glass stays open, and who is told', () => {
    const rule = { ...defaultBreakGlassRule, minutes: 5, reportTo: ['safeguarding-lead' as const] };
    const broken = breakGlass(
      viewerOf('adults-services'),
      {
        person: 'p1',
        purpose: 'safeguard-adult',
        reason: 'Neighbour reports a fall, door is locked',
        at: '2026-03-01T10:00:00Z',
      },
      rule,
    );
    assert.equal(broken.until, '2026-03-01T10:05:00.000Z');
    assert.deepEqual(broken.reportTo, ['safeguarding-lead']);
  });

  it('is how old an address may be to answer by', () => {
    const evidence = [
      { source: 's', saidOn: '2024-03-01', linkProbability: 1, verified: false, uprn: '1' },
    ];
    const ask = (months: number) =>
      answerQuestion({ ask: 'known-at-address', uprn: '1' }, evidence, '2026-03-01', undefined, {
        ...defaultAnswerThresholds,
        months,
      }).answer;
    assert.deepEqual([ask(23), ask(24)], ['not-known', 'yes']);
  });
});

describe('a restricted notice', () => {
  it('does not say why', () => {
    for (const reason of Object.values(sealReasons)) {
      assert.equal(RESTRICTED_NOTICE.toLowerCase().includes(reason.toLowerCase()), false);
    }
  });
});

describe('the items of an agreement', () => {
  it('are asked for one by one', () => {
    const { agreements } = parseAgreements(`
format: reeve-sharing-agreements/1
services: { a: { title: A, purposes: [] }, b: { title: B, purposes: [] } }
sources: { s: { title: S, service: a } }
agreements:
  - { id: x, source: s, recipient: b, purpose: run-library, basis: { article: 6(1)(e) },
      items: [group:birth, markers:*], consent: not-needed, from: 2026-01-01, review: 2026-01-01 }
`);
    const items = agreements[0]?.items;
    assert.ok(items !== undefined);
    for (const item of ['sex', 'dateOfBirth', 'markers:anything']) assert.ok(hasItem(items, item));
    for (const item of ['surname', 'fact:x', 'markers:', 'professionals']) {
      assert.equal(hasItem(items, item), false, item);
    }
  });
});
