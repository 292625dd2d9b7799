import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CheckQuestion, haveAgreed, isTruthKnown, sidesOfCheck } from './check-question.ts';

const check = (given: Partial<CheckQuestion> = {}): CheckQuestion => ({
  records: ['1', '2'],
  truth: 'same',
  isOfDecision: true,
  persons: ['10', '20'],
  sideB: ['2', '3'],
  ...given,
});
const links = (persons: Readonly<Record<string, string>>) =>
  Object.entries(persons).map(([record, person]) => ({ record, person }));

describe('a question whose answer is there', () => {
  it('shows one person as the two that they were', () => {
    assert.deepEqual(sidesOfCheck(check(), links({ 1: '10', 2: '10', 3: '10', 4: '10' })), [
      { person: '10', records: ['1', '4'] },
      { person: '20', records: ['2', '3'] },
    ]);
  });

  it('shows two persons as they are', () => {
    const different = check({ truth: 'different', sideB: [] });
    assert.deepEqual(sidesOfCheck(different, links({ 1: '30', 2: '40', 5: '40' })), [
      { person: '30', records: ['1'] },
      { person: '40', records: ['2', '5'] },
    ]);
  });

  it('is not asked where a record is gone', () => {
    assert.equal(sidesOfCheck(check(), links({ 1: '10' })), null);
  });

  it('is not asked of a decision that does not stand as it was made', () => {
    assert.equal(sidesOfCheck(check(), links({ 1: '10', 2: '20' })), null);
    const different = check({ truth: 'different' });
    assert.equal(sidesOfCheck(different, links({ 1: '10', 2: '10' })), null);
  });

  it('of a pair that is known is asked whatever the index makes of it', () => {
    const known = check({ isOfDecision: false, truth: 'different', sideB: ['2'] });
    assert.equal(sidesOfCheck(known, links({ 1: '10', 2: '10' }))?.[1].person, '20');
    assert.equal(sidesOfCheck(known, links({ 1: '10', 2: '11' }))?.[1].person, '11');
  });
});

describe('what two stewards say', () => {
  it('is known once the second decides as the first', () => {
    assert.equal(isTruthKnown(check(), []), false);
    assert.equal(isTruthKnown(check(), [{ answer: 'unsure' }, { answer: 'different' }]), false);
    assert.equal(isTruthKnown(check(), [{ answer: 'same' }]), true);
    assert.equal(isTruthKnown(check({ isOfDecision: false }), []), true);
  });

  it('is compared where both decided', () => {
    assert.equal(haveAgreed('same', 'same'), true);
    assert.equal(haveAgreed('same', 'different'), false);
    assert.equal(haveAgreed('unsure', 'same'), null);
  });
});
