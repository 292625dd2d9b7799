import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
  accessSource,
  type Decision,
  decisionsFor,
  defaultAgreements,
  may,
  parseAgreements,
  purposesFor,
  type RoleCode,
  type Viewer,
} from '../../src/access/index.ts';
import { viewerOf } from './viewers.ts';

const text = readFileSync(defaultAgreements, 'utf8');
const policy = parseAgreements(text, 'agreements.yaml');
const ON = '2026-03-01';

function access(service: string, purpose: string) {
  return decisionsFor(policy, { viewer: viewerOf(service), purpose, on: ON });
}
function reason(decision: Decision | undefined): string | undefined {
  return decision === undefined || decision.allowed ? undefined : decision.why.code;
}
/** Every service that may state a purpose, with it, that is not one of these. */
function everyoneBut(...services: readonly string[]) {
  return Object.keys(policy.services)
    .filter((service) => !services.includes(service))
    .flatMap((service) =>
      purposesFor(policy, viewerOf(service), ON).map((purpose) => access(service, purpose)),
    );
}

describe('the report on customer data integration, in the agreements that Reeve starts with', () => {
  it('benefits information is used to assess entitlement only', () => {
    for (const each of everyoneBut('information-governance')) {
      if (each.purpose === 'assess-entitlement' || each.viewer.service === 'benefits') continue;
      assert.equal(each.visible().has('benefits-claims'), false, `${each.viewer.service}`);
    }
    assert.equal(
      access('fraud', 'assess-entitlement').decide('benefits-claims', 'fact:weeklyBenefit').allowed,
      true,
    );
    assert.equal(
      reason(access('fraud', 'prevent-fraud').decide('benefits-claims', 'fact:weeklyBenefit')),
      'other-purpose',
    );
  });

  it('a later agreement that shares benefits information for something else is refused', () => {
    const agreed = `${text}
  - id: benefits-to-parking
    source: benefits-claims
    recipient: parking
    purpose: enforce-parking
    basis: { article: 6(1)(e) }
    items: [address]
    consent: not-needed
    from: 2026-01-01
    review: 2027-01-01
`;
    assert.throws(() => parseAgreements(agreed), {
      code: 'agreements/invalid',
      message: /shares benefits-claims with parking for enforce-parking, which is not allowed/,
      hint: /eligibility for benefits only/,
    });
  });

  it('registrars tell births to health and to education, and to nobody else', () => {
    const births = 'registrars-births';
    assert.equal(access('health', 'record-child-health').decide(births, 'surname').allowed, true);
    assert.equal(access('education', 'plan-school-places').decide(births, 'surname').allowed, true);
    for (const each of everyoneBut('registrars', 'information-governance')) {
      const allowed = ['record-child-health', 'plan-school-places'].includes(each.purpose);
      assert.equal(each.visible().has(births), allowed, `${each.viewer.service} ${each.purpose}`);
    }
  });

  it('an agreement that tells libraries of births is refused, whatever its purpose', () => {
    const limited = `${text}
  - id: births-to-libraries
    source: registrars-births
    recipient: libraries
    purpose: record-child-health
    basis: { article: 6(1)(e) }
    items: [surname]
    consent: not-needed
    from: 2026-01-01
    review: 2027-01-01
`;
    assert.throws(() => parseAgreements(limited), {
      message: /with libraries for record-child-health, which is not allowed/,
      hint: /to health and to education alone/,
    });
  });

  it('registrars tell deaths to council tax, and to nobody else', () => {
    const deaths = 'registrars-deaths';
    const councilTax = access('council-tax', 'collect-council-tax');
    assert.equal(councilTax.decide(deaths, 'dateOfDeath').allowed, true);
    assert.equal(councilTax.decide(deaths, 'relationships').allowed, false);
    const deceased = accessSource(policy, deaths, 'deceased');
    const informant = accessSource(policy, deaths, 'informant');
    assert.equal(councilTax.decide(deceased, 'surname').allowed, true);
    assert.equal(councilTax.decide(informant, 'surname').allowed, false);
    for (const each of everyoneBut('registrars', 'information-governance', 'council-tax')) {
      assert.equal(each.visible().has(deaths), false, `${each.viewer.service} ${each.purpose}`);
      assert.equal(each.visible().has('registrars-deaths/informant'), false);
      assert.equal(each.visible().has('registrars-marriages'), false);
    }
  });

  it('what council tax learns of a death it may pass on to benefits, housing and libraries', () => {
    for (const [service, purpose] of [
      ['benefits', 'assess-entitlement'],
      ['housing', 'manage-tenancy'],
      ['libraries', 'run-library'],
    ] as const) {
      const decision = access(service, purpose).decide('council-tax-liability', 'dateOfDeath');
      assert.equal(decision.allowed, true, service);
    }
  });

  it('council tax gets no excessive information', () => {
    const councilTax = access('council-tax', 'collect-council-tax');
    for (const [source, items] of councilTax.visible()) {
      if (policy.sources[source]?.service === 'council-tax') continue;
      for (const item of ['dateOfBirth', 'sex', 'nino', 'nhsNumber'] as const) {
        assert.equal(items.attributes.includes(item), false, `${item} of ${source}`);
      }
      assert.deepEqual([items.facts, items.markers], [[], []], source);
      assert.equal(items.relationships || items.professionals, false, source);
    }
    const excessive = text.replace(
      'items: [group:name, group:address, group:death]',
      'items: [group:name, group:address, group:death, dateOfBirth]',
    );
    assert.notEqual(excessive, text);
    assert.throws(() => parseAgreements(excessive), { hint: /excessive information/ });
  });

  it('an order for a recycling box shows nothing of children’s services, adults, benefits or health', () => {
    const order = access('customer-services', 'order-service');
    const seen = new Set(
      [...order.visible().keys()].map((source) => policy.sources[source]?.service),
    );
    assert.deepEqual([...seen].sort(), [
      'council-tax',
      'customer-services',
      'housing',
      'libraries',
      'parking',
    ]);
    assert.equal(order.visible().has('parking-badges'), false);
    assert.equal(reason(order.decide('childrens-cases', 'surname')), 'no-agreement');
    const consenting = new Set(['order-service', 'safeguard-child']);
    assert.equal(order.visible(consenting).has('childrens-cases'), false);
  });

  it('no date of birth is asked for when a recycling container is ordered', () => {
    const order = access('customer-services', 'order-service');
    assert.equal(reason(order.decide('council-tax-liability', 'dateOfBirth')), 'other-purpose');
    const enquiry = access('customer-services', 'answer-enquiry');
    assert.equal(enquiry.decide('council-tax-liability', 'dateOfBirth').allowed, true);
  });

  it('what finds a person at all is an agreement, and no back door', () => {
    const order = access('customer-services', 'order-service');
    const found = order.decide('council-tax-liability', 'surname');
    assert.deepEqual(found, { allowed: true, agreement: 'customer-services-find' });
    const without = text.replaceAll(/^ {2}- id: customer-services-find\n(?: {4}.*\n)*/gm, '');
    assert.notEqual(without, text);
    const later = parseAgreements(without);
    const viewer = viewerOf('customer-services');
    const blind = decisionsFor(later, { viewer, purpose: 'order-service', on: ON });
    assert.deepEqual(
      [...blind.visible().keys()],
      ['customer-services-contacts', 'customer-services-customers'],
    );
  });

  it('a permit needs no paper proof of address: parking is answered, and sees nothing', () => {
    const permit = access('parking', 'issue-permit');
    assert.equal(reason(permit.decide('council-tax-liability', 'address')), 'answer-only');
    assert.equal(permit.decideAnswer('council-tax-liability', 'address').allowed, true);
    assert.equal(permit.decideAnswer('council-tax-liability', 'fact:balance').allowed, false);
  });

  it('parking traces debtors by the addresses that other services have', () => {
    const trace = access('parking', 'enforce-parking');
    assert.equal(trace.decide('libraries-borrowers', 'address').allowed, true);
    assert.equal(trace.decide('benefits-claims', 'address').allowed, false);
  });

  it('care is shown to the NHS only of people who consented, as in Croydon', () => {
    const health = access('health', 'assess-care');
    const decision = health.decide('adults-clients', 'professionals');
    assert.equal(reason(decision), 'consent-needed');
    const consents = new Set(['assess-care']);
    assert.equal(health.decide('adults-clients', 'professionals', consents).allowed, true);
    const other = new Set(['run-library']);
    assert.equal(health.decide('adults-clients', 'professionals', other).allowed, false);
  });

  it('electoral registration compares names and addresses with other services, not benefits', () => {
    const electors = access('electoral-registration', 'register-electors');
    assert.equal(electors.decide('council-tax-liability', 'address').allowed, true);
    assert.equal(electors.decide('benefits-claims', 'address').allowed, false);
    assert.equal(electors.decide('council-tax-liability', 'fact:balance').allowed, false);
  });

  it('the full electoral register is used against crime only', () => {
    for (const each of everyoneBut('electoral-registration', 'information-governance')) {
      const allowed = each.purpose === 'prevent-fraud';
      assert.equal(each.visible().has('electoral-register'), allowed, each.viewer.service);
    }
  });

  it('whoever matches data has been trained, and recently', () => {
    const steward = (completed?: string): Viewer => ({
      subject: 's',
      name: 'S',
      service: 'data-stewardship',
      roles: ['steward'],
      training: completed === undefined ? [] : [{ course: 'data-matching', completed }],
    });
    const decide = (viewer: Viewer) =>
      decisionsFor(policy, { viewer, purpose: 'steward-identity', on: ON });
    assert.throws(() => decide(steward()), { code: 'access/training' });
    assert.throws(() => decide(steward('2025-02-28')), { code: 'access/training' });
    assert.ok(decide(steward('2025-03-01')).visible().size > 0);
    assert.equal(may(steward(), 'decide-reviews', ON), false);
    assert.equal(may(steward('2026-02-01'), 'decide-reviews', ON), true);
    assert.equal(
      may(steward('2026-03-02'), 'decide-reviews', ON),
      false,
      'before it was completed',
    );
  });

  it('nobody reads for a purpose that their role is not for', () => {
    const officer = (roles: readonly RoleCode[]): Viewer => ({ ...viewerOf('fraud'), roles });
    const ask = (roles: readonly RoleCode[]) =>
      decisionsFor(policy, { viewer: officer(roles), purpose: 'prevent-fraud', on: ON });
    assert.throws(() => ask(['service-officer']), { code: 'access/purpose' });
    assert.ok(ask(['investigator']).visible().size > 0);
  });

  it('an administrator runs the machine and reads nobody’s data', () => {
    const viewer: Viewer = { ...viewerOf('housing'), roles: ['administrator'] };
    for (const capability of ['search', 'view', 'verify', 'export', 'break-glass'] as const) {
      assert.equal(may(viewer, capability, ON), false, capability);
    }
  });

  it('a service reads its own records for its own purposes, without an agreement', () => {
    const own = access('childrens-services', 'safeguard-child');
    assert.deepEqual(own.decide('childrens-cases', 'fact:category'), {
      allowed: true,
      agreement: 'own:childrens-services',
    });
    assert.equal(
      reason(access('housing', 'protect-life').decide('housing-tenancies', 'fact:rentBalance')),
      'other-purpose',
    );
  });

  it('a person’s own request shows everything that is held', () => {
    const request = access('information-governance', 'subject-access');
    assert.deepEqual([...request.visible().keys()], Object.keys(policy.sources).sort());
    assert.equal(request.decide('adults-clients', 'fact:anything').allowed, true);
  });
});
