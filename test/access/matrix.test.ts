import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
  decisionsFor,
  defaultAgreements,
  parseAgreements,
  purposesFor,
} from '../../src/access/index.ts';
import { groupOf, mayBeSeen, mayDecideAnswer, readPlain } from './plain-oracle.ts';
import { viewerOf } from './viewers.ts';

const text = readFileSync(defaultAgreements, 'utf8');
const policy = parseAgreements(text, 'agreements.yaml');
const plain = readPlain(text);

/** Every attribute; every fact and marker that the file names, and one that it does not. */
const items = [
  ...new Set([
    ...Object.keys(groupOf),
    'relationships',
    'professionals',
    ...plain.agreements
      .flatMap((each) => each.items)
      .filter((item) => /^(fact|markers):[^*]/.test(item)),
    'fact:namedNowhere',
    'markers:named-nowhere',
  ]),
];
const ON = '2026-03-01';

describe('every item of every source, by recipient and purpose', () => {
  it('is shown exactly where the file of agreements says so, read by other code', () => {
    let shown = 0;
    let hidden = 0;
    for (const service of Object.keys(plain.services)) {
      const viewer = viewerOf(service);
      for (const purpose of Object.keys(policy.purposes)) {
        const stated = purposesFor(policy, viewer, ON).includes(purpose);
        const access = stated ? decisionsFor(policy, { viewer, purpose, on: ON }) : undefined;
        const theirs = {
          ...plain,
          agreements: plain.agreements.filter(
            (each) =>
              [each.recipient].flat().includes(service) && [each.purpose].flat().includes(purpose),
          ),
        };
        for (const source of Object.keys(plain.sources)) {
          for (const item of items) {
            for (const consented of [false, true]) {
              const consents = new Set(consented ? [purpose] : []);
              const question = { service, purpose, source, item, on: ON, consented };
              const decision = access?.decide(source, item, consents);
              const expected = mayBeSeen(theirs, question);
              const answer = access?.decideAnswer(source, item, consents).allowed === true;
              if ((decision?.allowed === true) !== expected) {
                assert.fail(`${JSON.stringify(question)}: expected ${expected}`);
              }
              if (answer !== mayDecideAnswer(theirs, question)) {
                assert.fail(`${JSON.stringify(question)}: answer is ${answer}`);
              }
              if (expected) shown++;
              else hidden++;
            }
          }
        }
      }
    }
    assert.ok(shown > 1000 && hidden > shown, `${shown} shown, ${hidden} hidden`);
  });

  it('cites an agreement that covers what it shows', () => {
    for (const service of Object.keys(plain.services)) {
      const viewer = viewerOf(service);
      for (const purpose of purposesFor(policy, viewer, ON)) {
        const access = decisionsFor(policy, { viewer, purpose, on: ON });
        for (const [source] of access.visible()) {
          for (const item of items) {
            const decision = access.decide(source, item);
            if (!decision.allowed || decision.agreement.startsWith('own:')) continue;
            const cited = plain.agreements.filter(({ id }) => id === decision.agreement);
            const question = { service, purpose, source, item, on: ON, consented: false };
            assert.equal(mayBeSeen({ ...plain, agreements: cited }, question), true);
          }
        }
      }
    }
  });

  it('shows nothing before the first agreement, beside what is one’s own', () => {
    const before = '2023-12-31';
    for (const service of Object.keys(plain.services)) {
      const viewer = viewerOf(service, before);
      for (const purpose of purposesFor(policy, viewer, before)) {
        const access = decisionsFor(policy, { viewer, purpose, on: before });
        for (const source of access.visible().keys()) {
          assert.equal(plain.sources[source]?.service, service);
        }
      }
    }
  });
});
