import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { accuracyOf, agreementOf, stabilityOf } from './measures.ts';

const persons = (of: Record<number, number | string>): Map<number, number | string> =>
  new Map(Object.entries(of).map(([record, person]) => [Number(record), person]));

describe('accuracy', () => {
  it('counts pairs, and people who are merged or split', () => {
    const truth = persons({ 1: 'ann', 2: 'ann', 3: 'ann', 4: 'bob', 5: 'bob', 6: 'cat' });
    const found = persons({ 1: 10, 2: 10, 3: 11, 4: 11, 5: 11, 6: 12 });
    const accuracy = accuracyOf(found, truth);
    assert.deepEqual([accuracy.records, accuracy.people], [6, 3]);
    // Found: 1-2 and 4-5 rightly, 3-4 and 3-5 wrongly; of the true pairs 1-3 and 2-3 are missed.
    assert.equal(accuracy.precision, 2 / 4);
    assert.equal(accuracy.recall, 2 / 4);
    assert.equal(accuracy.falseMergesPer100000, (100_000 * 2) / 3);
    assert.equal(accuracy.split, 1 / 2);
  });

  it('leaves out records of nobody', () => {
    const found = persons({ 1: 10, 2: 10, 3: 10 });
    assert.equal(accuracyOf(found, persons({ 1: 'ann', 2: 'ann' })).precision, 1);
  });
});

describe('ids', () => {
  const truth = persons({ 1: 'ann', 2: 'ann', 3: 'bob', 4: 'cat', 5: 'cat' });

  it('of people of the same records are kept or not; who has a new record has changed', () => {
    const before = persons({ 1: 10, 2: 10, 3: 11, 4: 12 });
    const after = persons({ 1: 10, 2: 13, 3: 11, 4: 12, 5: 12 });
    const stability = stabilityOf(before, after, truth, () => false);
    assert.deepEqual([stability.unchanged, stability.kept], [2, 1]);
    assert.deepEqual([stability.whole, stability.wholeKept], [2, 1]);
    assert.deepEqual([stability.known, stability.mainKept], [3, 3]);
  });

  it('of people one of whose records says something else are counted apart', () => {
    const found = persons({ 1: 10, 2: 10, 3: 11 });
    const { untouched, unchanged } = stabilityOf(found, found, truth, (record) => record === 2);
    assert.deepEqual([untouched, unchanged], [1, 2]);
  });
});

describe('agreement', () => {
  it('is the share of pairs in both, and lists what is divided otherwise', () => {
    const one = persons({ 1: 10, 2: 10, 3: 10, 4: 11, 5: 12, 6: 12 });
    const other = persons({ 1: 1, 2: 1, 3: 3, 4: 3, 5: 5, 6: 5 });
    const agreement = agreementOf(one, other);
    assert.deepEqual([agreement.both, agreement.oneAlone, agreement.otherAlone], [2, 2, 1]);
    assert.equal(agreement.share, 2 / 5);
    assert.deepEqual([agreement.records, agreement.recordsAlike], [6, 2]);
    assert.deepEqual(agreement.differences, [[1, 2, 3, 4]]);
  });

  it('is whole, by any names of persons, for the same division; and the same both ways', () => {
    const division = fc.array(fc.nat(4), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(division, division, (a, b) => {
        const of = (list: readonly number[]) =>
          new Map(list.slice(0, Math.min(a.length, b.length)).map((person, i) => [i, person]));
        const renamed = new Map([...of(a)].map(([record, person]) => [record, `p${person}`]));
        assert.deepEqual(agreementOf(of(a), renamed).differences, []);
        const [there, back] = [agreementOf(of(a), of(b)), agreementOf(of(b), of(a))];
        assert.deepEqual(there.differences, back.differences);
        assert.deepEqual([there.oneAlone, there.otherAlone], [back.otherAlone, back.oneAlone]);
      }),
    );
  });
});
