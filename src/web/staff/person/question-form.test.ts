import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { defaultAgreements, parseAgreements } from '../../../access/index.ts';
import { askableQuestions, putQuestion, questionOf, questionText } from './question-form.ts';

const policy = parseAgreements(readFileSync(defaultAgreements, 'utf8'));
const forPermits = askableQuestions(policy, 'issue-permit');

const read = (form: Readonly<Record<string, string>>) => {
  const asked = questionOf(form, forPermits);
  assert.ok(!('errors' in asked), JSON.stringify(asked));
  return asked;
};
const problems = (form: Readonly<Record<string, string>>): readonly string[] => {
  const asked = questionOf(form, forPermits);
  return 'errors' in asked ? asked.errors.map(({ href }) => href) : [];
};

describe('a question about a customer', () => {
  test('is one that the purpose allows', () => {
    const values = forPermits.questions.map(({ value }) => value);
    assert.ok(values.includes('known-at-address'));
    assert.ok(values.includes('entitled-to:blue-badge'));
    assert.ok(!values.includes('entitled-to:housing-benefit'));
    assert.deepEqual(askableQuestions(policy, 'steward-identity').questions, []);
    assert.deepEqual(problems({ ask: 'entitled-to:housing-benefit' }), ['#ask']);
    assert.deepEqual(problems({}), ['#ask']);
  });

  test('has what it takes', () => {
    assert.deepEqual(problems({ ask: 'at-least-age' }), ['#years']);
    assert.deepEqual(problems({ ask: 'at-least-age', years: '17.5' }), ['#years']);
    assert.deepEqual(problems({ ask: 'known-at-address', address: ' ' }), ['#address']);
    assert.deepEqual(problems({ ask: 'entitled-to:blue-badge' }), []);
  });

  test('is put with what it takes, and with nothing else', () => {
    const left = { years: '18', address: '1 Mill Road', postcode: 'NW9 6BB' };
    assert.deepEqual(putQuestion(read({ ask: 'at-least-age', ...left }), undefined), {
      ask: 'at-least-age',
      years: 18,
    });
    assert.deepEqual(putQuestion(read({ ask: 'known-at-address', ...left }), '99'), {
      ask: 'known-at-address',
      uprn: '99',
    });
    assert.deepEqual(putQuestion(read({ ask: 'entitled-to:blue-badge' }), undefined), {
      ask: 'entitled-to',
      entitlement: 'blue-badge',
    });
  });

  test('stands above its answer in words', () => {
    const form = { years: '18', address: '1 Mill Road', postcode: 'NW9 6BB' };
    assert.equal(questionText(read({ ask: 'at-least-age', ...form })), 'Is 18 or older');
    assert.equal(
      questionText(read({ ask: 'known-at-address', ...form })),
      'Is known at an address: 1 Mill Road, NW9 6BB',
    );
    assert.equal(
      questionText(read({ ask: 'entitled-to:blue-badge', ...form })),
      'Holds a Blue Badge in date',
    );
  });
});
