import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type AnswerEvidence,
  answerQuestion,
  decisionsFor,
  defaultAgreements,
  defaultVerificationRules,
  mayAnswer,
  NOT_KNOWN_MEANING,
  parseAgreements,
  requireQuestion,
  sealLevels,
  type Viewer,
  verificationItems,
} from '../index.ts';

const ON = '2026-03-01';
const address = { ask: 'known-at-address', uprn: '100' } as const;
const age = (years: number) => ({ ask: 'at-least-age', years }) as const;
const said = (more: Partial<AnswerEvidence>): AnswerEvidence => ({
  source: 'council-tax-liability',
  saidOn: '2026-02-01',
  linkProbability: 1,
  verified: false,
  ...more,
});
const rules = {
  ...defaultVerificationRules,
  entitlements: {
    'free-school-meals': {
      label: 'Free school meals',
      source: 'benefits-claims',
      facts: { claimStatus: ['active'], claimType: ['housing-benefit', 'both'] },
    },
  },
};

describe('an answer', () => {
  it('is yes or no where all that is known agrees, and says how well it is founded', () => {
    const one = answerQuestion(address, [said({ uprn: '100' })], ON);
    assert.deepEqual([one.answer, 'assurance' in one && one.assurance], ['yes', 'medium']);
    const two = [said({ uprn: '100' }), said({ uprn: '100', source: 'libraries-borrowers' })];
    const both = answerQuestion(address, two, ON);
    assert.deepEqual([both.answer, 'assurance' in both && both.assurance], ['yes', 'high']);
    const checked = answerQuestion(address, [said({ uprn: '200', verified: true })], ON);
    assert.deepEqual([checked.answer, 'assurance' in checked && checked.assurance], ['no', 'high']);
  });

  it('is not known where sources disagree, are old, unsure, of tomorrow, or silent', () => {
    for (const evidence of [
      [],
      [said({ uprn: '100' }), said({ uprn: '200' })],
      [said({ uprn: '100', saidOn: '2024-08-31' })],
      [said({ uprn: '100', linkProbability: 0.98 })],
      [said({ uprn: '100', saidOn: '2026-03-02' })],
      [said({ dateOfBirth: '1990-01-01' })],
    ]) {
      const answer = answerQuestion(address, evidence, ON);
      assert.deepEqual(answer, { answer: 'not-known', meaning: NOT_KNOWN_MEANING });
    }
    assert.match(NOT_KNOWN_MEANING, /never a reason to refuse/);
  });

  it('is of age from the birthday on, however old the record', () => {
    const born = [said({ dateOfBirth: '2008-03-01', saidOn: '2010-01-01' })];
    assert.equal(answerQuestion(age(18), born, '2026-02-28').answer, 'no');
    assert.equal(answerQuestion(age(18), born, '2026-03-01').answer, 'yes');
    const leap = [said({ dateOfBirth: '2008-02-29' })];
    assert.equal(answerQuestion(age(18), leap, '2026-02-28').answer, 'no');
    assert.equal(answerQuestion(age(18), leap, '2026-03-01').answer, 'yes');
  });

  it('tells an entitlement from all the facts that it takes', () => {
    const question = { ask: 'entitled-to', entitlement: 'free-school-meals' } as const;
    const claim = (facts: Record<string, string>) =>
      answerQuestion(question, [said({ source: 'benefits-claims', facts })], ON, rules).answer;
    assert.equal(claim({ claimStatus: 'active', claimType: 'both' }), 'yes');
    assert.equal(claim({ claimStatus: 'ended', claimType: 'both' }), 'no');
    assert.equal(claim({ claimStatus: 'active' }), 'not-known');
    const elsewhere = said({ facts: { claimStatus: 'active', claimType: 'both' } });
    assert.equal(answerQuestion(question, [elsewhere], ON, rules).answer, 'not-known');
  });

  it('holds no value, source or count of what it was made from', () => {
    const evidence = fc.array(
      fc.record({
        source: fc.constantFrom('secret-source-a', 'secret-source-b'),
        saidOn: fc.constantFrom('2026-02-01', '2020-01-01'),
        linkProbability: fc.constantFrom(1, 0.5),
        verified: fc.boolean(),
        uprn: fc.constantFrom('100', 'secret-200', undefined),
        dateOfBirth: fc.constantFrom('1990-01-01', undefined),
      }),
    );
    fc.assert(
      fc.property(evidence, (given) => {
        const answer = answerQuestion(address, given, ON);
        assert.ok(!JSON.stringify(answer).includes('secret'));
        assert.deepEqual(
          Object.keys(answer).sort(),
          answer.answer === 'not-known'
            ? ['answer', 'meaning']
            : ['answer', 'assurance', 'meaning'],
        );
      }),
    );
  });
});

describe('a question', () => {
  it('is asked only for a purpose that asks it', () => {
    assert.doesNotThrow(() => requireQuestion('issue-permit', address, 0));
    for (const purpose of ['run-library', 'collect-council-tax', 'toString']) {
      assert.throws(() => requireQuestion(purpose, address, 0), { code: 'verification/question' });
    }
  });

  it('cannot close in on a date of birth or on an address', () => {
    assert.throws(() => requireQuestion('issue-permit', age(37), 0), { code: 'verification/age' });
    assert.throws(() => requireQuestion('issue-permit', address, 5), {
      code: 'verification/too-often',
    });
  });

  it('is of an entitlement that the council has defined', () => {
    const question = { ask: 'entitled-to', entitlement: 'free-school-meals' } as const;
    assert.throws(() => requireQuestion('assess-entitlement', question, 0), {
      code: 'verification/entitlement',
    });
    assert.doesNotThrow(() => requireQuestion('assess-entitlement', question, 0, rules));
    assert.deepEqual(verificationItems(question, rules), ['fact:claimStatus', 'fact:claimType']);
  });
});

describe('what may help to answer', () => {
  const policy = parseAgreements(readFileSync(defaultAgreements, 'utf8'));
  const clerk: Viewer = {
    subject: 'clerk',
    name: 'Clerk',
    service: 'parking',
    roles: ['service-officer'],
    training: [],
  };
  const parking = decisionsFor(policy, { viewer: clerk, purpose: 'issue-permit', on: ON });

  it('is what an agreement lends to answers, although it shows nothing', () => {
    assert.equal(parking.decide('council-tax-liability', 'uprn').allowed, false);
    assert.equal(mayAnswer(parking, address, 'council-tax-liability', {}), true);
    assert.equal(mayAnswer(parking, age(18), 'council-tax-liability', {}), true);
    assert.equal(mayAnswer(parking, address, 'benefits-claims', {}), false);
    assert.equal(mayAnswer(parking, address, 'childrens-cases', {}), false);
  });

  it('is nothing of somebody sealed, at any level', () => {
    for (const sealed of sealLevels) {
      assert.equal(mayAnswer(parking, address, 'council-tax-liability', { sealed }), false);
      assert.equal(mayAnswer(parking, age(18), 'council-tax-liability', { sealed }), false);
    }
  });

  it('is a claim, to tell a school of free meals', () => {
    const teacher: Viewer = { ...clerk, service: 'education' };
    const school = decisionsFor(policy, { viewer: teacher, purpose: 'assess-entitlement', on: ON });
    const question = { ask: 'entitled-to', entitlement: 'free-school-meals' } as const;
    assert.equal(mayAnswer(school, question, 'benefits-claims', {}, rules), true);
    assert.equal(mayAnswer(school, question, 'council-tax-liability', {}, rules), false);
    assert.equal(school.visible().size, 0);
  });

  it('is of an entitlement the one source that says it, whatever else one sees', () => {
    const assessor: Viewer = { ...clerk, service: 'benefits' };
    const benefits = decisionsFor(policy, {
      viewer: assessor,
      purpose: 'assess-entitlement',
      on: ON,
    });
    const question = { ask: 'entitled-to', entitlement: 'free-school-meals' } as const;
    assert.equal(benefits.decide('housing-tenancies', 'fact:claimStatus').allowed, true);
    assert.equal(mayAnswer(benefits, question, 'housing-tenancies', {}, rules), false);
    assert.equal(mayAnswer(benefits, question, 'benefits-claims', {}, rules), true);
  });
});
