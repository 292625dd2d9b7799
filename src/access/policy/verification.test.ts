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
      title: 'Free school meals',
      purposes: ['assess-entitlement'],
      answeredBy: [
        {
          source: 'benefits-claims',
          yes: { claimStatus: ['active'], claimType: ['housing-benefit', 'both'] },
          no: { claimStatus: ['ended'] },
        },
      ],
    },
    'lives-here': {
      title: 'Lives here',
      purposes: ['assess-entitlement'],
      answeredBy: [
        { source: 'a', at: 'asked-address' as const, unless: { exemption: ['empty'] } },
        { source: 'b', yes: { badge: ['issued'] }, until: 'expires' },
      ],
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
    const claims = (...all: (Partial<AnswerEvidence> & { facts: Record<string, string> })[]) => {
      const evidence = all.map((each) => said({ source: 'benefits-claims', live: true, ...each }));
      return answerQuestion(question, evidence, ON, rules).answer;
    };
    const active = { claimStatus: 'active', claimType: 'both' };
    assert.equal(claims({ facts: active }), 'yes');
    assert.equal(claims({ facts: { claimStatus: 'ended', claimType: 'both' }, live: false }), 'no');
    assert.equal(claims({ facts: { claimStatus: 'active' } }), 'not-known');
    assert.equal(claims({ facts: active, live: false }), 'not-known');
    assert.equal(claims({ facts: active, source: 'housing-tenancies' }), 'not-known');
    // An older claim that has ended does not stand against the one that goes on.
    assert.equal(claims({ facts: { claimStatus: 'ended' } }, { facts: active }), 'yes');
  });

  it('tells an entitlement at an address of that address, and of a date until its last day', () => {
    const here = { ask: 'entitled-to', entitlement: 'lives-here', uprn: '100' } as const;
    const answer = (more: Partial<AnswerEvidence>) =>
      answerQuestion(here, [said({ source: 'a', live: true, ...more })], ON, rules).answer;
    assert.equal(answer({ uprn: '100' }), 'yes');
    assert.equal(answer({ uprn: '200' }), 'no');
    assert.equal(answer({}), 'not-known');
    assert.equal(answer({ uprn: '100', live: false }), 'not-known');
    assert.equal(answer({ uprn: '100', facts: { exemption: 'empty' } }), 'not-known');
    const badge = (expires: string) => answer({ source: 'b', facts: { badge: 'issued', expires } });
    assert.equal(badge(ON), 'yes');
    assert.equal(badge('2026-02-28'), 'not-known');
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
      code: 'verification/question',
    });
    assert.doesNotThrow(() => requireQuestion('assess-entitlement', question, 0, rules));
    assert.throws(() => requireQuestion('issue-permit', question, 0, rules), {
      code: 'verification/question',
    });
    const nowhere = { ask: 'entitled-to', entitlement: 'lives-here' } as const;
    assert.throws(() => requireQuestion('assess-entitlement', nowhere, 0, rules), {
      code: 'verification/entitlement',
    });
    assert.deepEqual(verificationItems(question, 'benefits-claims', rules), [
      'fact:claimStatus',
      'fact:claimType',
    ]);
    assert.deepEqual(verificationItems(question, 'housing-tenancies', rules), []);
    assert.deepEqual(verificationItems({ ...nowhere, uprn: '1' }, 'a', rules), [
      'fact:exemption',
      'uprn',
    ]);
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
    assert.deepEqual([...school.visible().keys()].sort(), ['schools-contacts', 'schools-pupils']);
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
