import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { MatchModel } from '../../../linkage/index.ts';
import type { TrainingNoted } from '../../../master-index/index.ts';
import { comparisonsShown } from './comparisons-shown.ts';

const model: MatchModel = {
  format: 'reeve-match-model/1',
  linkType: 'dedupe',
  columns: { surname: { from: 'surname' }, postcode: { from: 'postcode' } },
  comparisons: [
    {
      name: 'surname',
      about: 'household',
      levels: [
        {
          description: 'the same',
          when: { exact: 'surname' },
          m: 0.8,
          u: 0.1,
          termFrequency: { column: 'surname' },
        },
        { when: 'else', m: 0.2, u: 0.9, fixed: 'm' },
      ],
    },
    {
      name: 'club',
      levels: [
        { when: { exact: 'postcode' }, m: 0.3, u: 0.3 },
        { when: 'else', m: 0.7, u: 0.7 },
      ],
    },
  ],
  blocking: [{ on: ['surname'] }],
};
const trained: TrainingNoted = {
  at: '2026-03-01T10:00:00Z',
  records: 2000,
  origins: [{ name: 'surname', m: 'estimated', u: 'assumed', matches: 412.4 }],
};

describe('the comparisons of a model', () => {
  const { comparisons } = comparisonsShown({ model, trained });
  const [surname, club] = comparisons;

  test('weigh log2 of m over u, with the numbers that makes', () => {
    assert.deepEqual(
      surname?.levels.map(({ words, m, u, weight, times }) => [words, m, u, weight, times]),
      [
        ['The same', '80%', '10%', '+3.0', '8 times likelier one person'],
        ['Anything else', '20%', '90%', '−2.2', '4.5 times likelier two people'],
      ],
    );
    assert.deepEqual(surname?.most, { against: '−2.2', for: '+3.0' });
  });

  test('are called as people call them, and say what is special', () => {
    assert.equal(surname?.title, 'Last name');
    assert.equal(club?.title, 'Club');
    assert.match(surname?.about ?? '', /^All of one home share it/);
    assert.match(surname?.levels[0]?.note ?? '', /rare/);
    assert.equal(surname?.levels[1]?.note, 'm is set by hand.');
  });

  test('say where their values came from, and where that is not known', () => {
    assert.match(surname?.origin.m ?? '', /^trained, on about 412 pairs/);
    assert.match(surname?.origin.u ?? '', /^a general guess/);
    assert.match(club?.origin.m ?? '', /not noted/);
    const [unknown] = comparisonsShown({ model, trained: null }).comparisons;
    assert.match(unknown?.origin.m ?? '', /not noted/);
  });

  test('that tell nothing have no bars', () => {
    assert.deepEqual(club?.range, []);
    assert.equal(club?.levels[0]?.weight, '0.0');
  });
});
