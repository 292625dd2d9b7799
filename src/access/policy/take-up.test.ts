import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
  type AnswerEvidence,
  decisionsFor,
  defaultAgreements,
  mayAnswer,
  parseAgreements,
  possibleTakeUp,
  verificationRules,
} from '../index.ts';

const ON = '2026-03-01';
const text = readFileSync(defaultAgreements, 'utf8');
const all = [
  'electoral-register',
  'council-tax-liability',
  'housing-tenancies',
  'benefits-claims',
  'schools-pupils',
  'libraries-borrowers',
];

const said = (source: string, facts: AnswerEvidence['facts'] = {}, more = {}): AnswerEvidence => ({
  source,
  saidOn: '2026-02-01',
  linkProbability: 1,
  verified: false,
  live: true,
  uprn: '100',
  facts,
  ...more,
});
const claim = (claimType: string) =>
  said('benefits-claims', { claimStatus: 'Live', onClaimAs: 'Claimant', claimType });
const tenant = said('housing-tenancies', { occupiesAs: 'Tenant' }, { dateOfBirth: '1950-01-01' });
const pupil = (freeSchoolMeals: string) =>
  said('schools-pupils', { status: 'On roll', freeSchoolMeals });

/** Codes of what somebody may not know of, as one service is told for a purpose. */
function told(
  service: string,
  purpose: string,
  evidence: readonly AnswerEvidence[],
  { heardFrom = all, latest = '2026-02-01', policy = parseAgreements(text) } = {},
) {
  const viewer = { subject: 'u', name: 'U', service, roles: ['service-officer'], training: [] };
  const access = decisionsFor(policy, { viewer: viewer as never, purpose, on: ON });
  const rules = verificationRules(policy);
  return possibleTakeUp(policy, rules, {
    purpose,
    on: ON,
    mayAsk: (question, source) => mayAnswer(access, question, source, {}, rules),
    evidence,
    heardFrom: new Map(heardFrom.map((source) => [source, latest])),
  }).map(({ code }) => code);
}

describe('services that people may not know of', () => {
  const benefits = ['benefits', 'assess-entitlement'] as const;

  it('are told of whoever is one thing and not known as another', () => {
    const liable = said('council-tax-liability');
    assert.deepEqual(told(...benefits, [liable, claim('Housing benefit')]), [
      'council-tax-reduction',
    ]);
    const both = claim('Housing benefit and council tax reduction');
    assert.deepEqual(told(...benefits, [liable, both]), []);
    assert.deepEqual(told(...benefits, [claim('Housing benefit')]), []);
    assert.deepEqual(told(...benefits, [tenant]), ['housing-benefit']);
    assert.deepEqual(told('electoral-registration', 'register-electors', [tenant]), [
      'electoral-register',
    ]);
  });

  it('are told of an age that is known alone', () => {
    const { dateOfBirth: _, ...ageless } = tenant;
    const young = { ...tenant, dateOfBirth: '1990-01-01' };
    for (const each of [ageless, young]) assert.deepEqual(told(...benefits, [each]), []);
    const turning = { ...tenant, dateOfBirth: '1959-03-01' };
    assert.deepEqual(told(...benefits, [turning]), ['housing-benefit']);
    assert.deepEqual(told(...benefits, [{ ...tenant, dateOfBirth: '1959-03-02' }]), []);
  });

  it('are told by answers that an agreement lends, of a list of answers by one', () => {
    const school = ['education', 'assess-entitlement'] as const;
    const onBenefits = claim('Housing benefit');
    assert.deepEqual(told(...school, [pupil('false'), onBenefits]), ['free-school-meals']);
    assert.deepEqual(told(...school, [pupil('true'), onBenefits]), []);
    assert.deepEqual(told(...school, [pupil('false')]), []);
  });

  it('are silent where whether somebody has the service may not be told', () => {
    // The benefits service may not be told of pupils.
    assert.deepEqual(told(...benefits, [pupil('false'), claim('Housing benefit')]), []);
    const withoutTickets = parseAgreements(
      text.replace('items: [fact:exemption, fact:ticket]', 'items: [fact:exemption]'),
    );
    const who = ['customer-services', 'answer-enquiry', [tenant]] as const;
    assert.deepEqual(told(...who), ['libraries']);
    assert.deepEqual(told(...who, { policy: withoutTickets }), []);
  });

  it('are silent where the service has sent nothing that somebody could be missing from', () => {
    const heardFrom = all.filter((source) => source !== 'libraries-borrowers');
    assert.deepEqual(told('customer-services', 'answer-enquiry', [tenant], { heardFrom }), []);
  });

  it('are silent where the service has sent nothing of late', () => {
    const who = ['customer-services', 'answer-enquiry', [tenant]] as const;
    assert.deepEqual(told(...who, { latest: '2024-09-01' }), ['libraries']);
    assert.deepEqual(told(...who, { latest: '2024-08-31' }), []);
  });

  it('are silent where anything says that they have it, be it too weak to answer by', () => {
    const ticket = (more: Partial<AnswerEvidence>) =>
      said('libraries-borrowers', { ticket: 'In use' }, more);
    const who = ['customer-services', 'answer-enquiry'] as const;
    for (const weak of [{ linkProbability: 0.8 }, { saidOn: '2023-01-01' }]) {
      assert.deepEqual(told(...who, [tenant, ticket(weak)]), []);
    }
    const elector = said('electoral-register', {}, { uprn: undefined });
    assert.deepEqual(told('electoral-registration', 'register-electors', [tenant, elector]), []);
  });

  it('are told for the purposes of their rule alone', () => {
    assert.deepEqual(told('housing', 'manage-tenancy', [tenant]), []);
  });
});

describe('a rule of a service that people may not know of', () => {
  const withRule = (rule: string) =>
    text.replace('takeUp:\n', `takeUp:\n  mine:\n    title: Mine\n    tell: Ask.\n${rule}`);
  const refused = (rule: string, message: RegExp) =>
    assert.throws(() => parseAgreements(withRule(rule), 'a.yaml'), {
      code: 'agreements/invalid',
      message,
    });

  it('names purposes and entitlements that there are', () => {
    const rule = (purposes: string, because: string, unless: string) =>
      `    purposes: [${purposes}]\n    because: [${because}]\n    unless: [${unless}]\n`;
    refused(rule('assess', 'pupil', 'council-tenant'), /No purpose is called "assess"/);
    refused(rule('assess-entitlement', '[pupil, pupils]', 'council-tenant'), /called "pupils"/);
    refused(rule('assess-entitlement', 'pupil', 'tenants'), /No entitlement is called "tenants"/);
    refused(rule('assess-entitlement', 'council-tax-payer', 'pupil'), /asked of an address/);
    assert.doesNotThrow(() =>
      parseAgreements(withRule(rule('assess-entitlement', 'pupil', 'council-tenant'))),
    );
  });
});
