import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decisionsFor } from './decisions.ts';
import { defaultAgreements } from './default-agreements.ts';
import { editAgreements } from './edit-agreements.ts';
import { itemSetLabels } from './items.ts';
import { parseAgreements } from './parse-agreements.ts';
import { policyChanges } from './policy-changes.ts';
import { type RoleCode, roles } from './roles.ts';

const text = readFileSync(defaultAgreements, 'utf8');
const policy = parseAgreements(text);
const ON = '2026-06-01';

describe('what another version of agreements changes', () => {
  it('is nothing where nothing was changed', () => {
    assert.deepEqual(policyChanges(policy, policy, ON), { sights: [], purposes: [] });
  });

  it('is said by service, purpose and source, and what another agreement gives as well stays', () => {
    const ended = parseAgreements(
      editAgreements(text, {
        kind: 'end',
        id: 'customer-services-interpreter',
        until: '2026-05-31',
      }),
    );
    const { sights, purposes } = policyChanges(policy, ended, ON);
    assert.deepEqual(
      sights.map(({ recipient, purpose, sight, gained, lost }) => [
        recipient,
        purpose,
        sight,
        itemSetLabels(gained),
        itemSetLabels(lost),
      ]),
      [
        ['customer-services', 'answer-enquiry', 'shown', [], ['marker “interpreter”']],
        ['customer-services', 'answer-enquiry', 'shown', [], ['marker “interpreter”']],
      ],
    );
    assert.deepEqual(
      sights.map(({ source }) => source),
      ['housing-right-to-buy', 'housing-tenancies'],
    );
    assert.deepEqual(purposes, []);
    assert.deepEqual(policyChanges(policy, ended, '2026-05-31').sights, []);
  });

  it('takes purposes from a service that has nothing else for them', () => {
    const ended = parseAgreements(
      editAgreements(text, { kind: 'end', id: 'insight', until: '2026-05-31' }),
    );
    assert.deepEqual(policyChanges(policy, ended, ON).purposes, [
      { recipient: 'insight', purpose: 'analyse-service-use', kind: 'lost' },
    ]);
  });

  it('is what decisions come to: an agreement ended, an item at a time', () => {
    const training = [{ course: 'data-matching', completed: '2026-01-15' }];
    const everyRole = Object.keys(roles) as RoleCode[];
    fc.assert(
      fc.property(fc.constantFrom(...policy.agreements), (agreement) => {
        const after = parseAgreements(
          editAgreements(text, { kind: 'end', id: agreement.id, until: '2026-05-31' }),
        );
        const { sights } = policyChanges(policy, after, ON);
        for (const recipient of agreement.recipients) {
          for (const purpose of agreement.purposes) {
            const viewer = {
              subject: 'x',
              name: 'X',
              service: recipient,
              roles: everyRole,
              training,
            };
            const before = decisionsFor(policy, { viewer, purpose, on: ON });
            const mayStill = !policyChanges(policy, after, ON).purposes.some(
              (lost) => lost.recipient === recipient && lost.purpose === purpose,
            );
            const then = mayStill ? decisionsFor(after, { viewer, purpose, on: ON }) : null;
            for (const source of agreement.sources) {
              for (const item of agreement.items.attributes) {
                const consents = new Set([purpose]);
                const was = before.decide(source, item, consents).allowed;
                const will = then?.decide(source, item, consents).allowed;
                const isLost = sights.some(
                  (each) =>
                    each.recipient === recipient &&
                    each.purpose === purpose &&
                    each.source === source &&
                    each.sight !== 'answers' &&
                    each.lost.attributes.includes(item),
                );
                if (was && will !== true) {
                  assert.ok(isLost, `${agreement.id} ${source} ${item}`);
                }
              }
            }
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});
