import assert from 'node:assert/strict';
import { it } from 'node:test';
import { factsOf, isVerified, readSourceDefinition, trustOf } from '../index.ts';

const definition = readSourceDefinition(
  `
format: reeve-source/1
name: births
title: Births
service: registrars
holds: anyone
extract: { cadence: monthly, content: full }
trust: { default: 60, dateOfBirth: 90 }
verified: [dateOfBirth]
records:
  - role: child
    key: [NO]
    attributes: { surname: S, dateOfBirth: D }
    trust: { dateOfBirth: 100 }
    facts:
      entry: { label: Entry, type: text, from: NO }
      arrears: { label: Fees owed, type: money, from: OWED, item: "fact:money" }
  - role: mother
    key: [NO, { text: M }]
    attributes: { surname: M }
    verified: [surname]
    trust: { default: 30 }
`,
  'births.yaml',
);

it('trust is that of the record, else of the source, for the attribute, else for all', () => {
  assert.equal(trustOf(definition, 'child', 'dateOfBirth'), 100);
  assert.equal(trustOf(definition, 'child', 'surname'), 60);
  assert.equal(trustOf(definition, 'mother', 'surname'), 30);
  assert.equal(trustOf({ ...definition, trust: undefined }, 'child', 'surname'), 50);
});

it('what a record verifies takes the place of what the source does', () => {
  assert.equal(isVerified(definition, 'child', 'dateOfBirth'), true);
  assert.equal(isVerified(definition, 'mother', 'dateOfBirth'), false);
  assert.equal(isVerified(definition, 'mother', 'surname'), true);
});

it('a fact falls under an item of its own, or under the one that is said', () => {
  assert.deepEqual(
    factsOf(definition).map(({ of, name, item }) => [of, name, item]),
    [
      ['child', 'entry', 'fact:entry'],
      ['child', 'arrears', 'fact:money'],
    ],
  );
});
