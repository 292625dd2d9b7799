import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PersonExplanation } from '../../../master-index/index.ts';
import { whyPage } from './why-page.ts';

const record = (recordId: string, title: string, decision = 'match') => ({
  recordId,
  title,
  decision,
  service: 'libraries',
  since: '2026-03-01T09:00:00.000Z',
});

const value = (raw: string | null) => ({ raw, standard: null });
const step = (comparison: string, weight: number, level: string | null = 'the same') => ({
  comparison,
  level,
  weight,
  frequencyPart: 0,
  left: value('Ada'),
  right: value('Ada'),
});

const explanation: PersonExplanation = {
  personId: '4711',
  records: [record('1', 'Borrower'), record('2', 'Account', 'merge'), record('3', 'Borrower')],
  pairs: [
    {
      recordId: '1',
      otherId: '3',
      waterfall: {
        left: { dataset: 'a', id: '1' },
        right: { dataset: 'a', id: '3' },
        weight: 6,
        probability: 64 / 65,
        prior: -12,
        foundBy: null,
        steps: [
          step('email', 0.1),
          step('given_name', 8),
          step('home', -3, 'another home'),
          step('phone', 0, null),
          step('companions', 12),
        ],
      },
    },
  ],
  notCompared: 0,
};

describe('why records are one person, in words', () => {
  const page = whyPage(explanation, (code) => `The ${code}`);

  test('says how each record came there', () => {
    assert.deepEqual(page.records, [
      { title: 'Borrower (1)', service: 'The libraries', decided: 'Matched, 1 March 2026' },
      {
        title: 'Account',
        service: 'The libraries',
        decided: 'Put together by a steward, 1 March 2026',
      },
      { title: 'Borrower (2)', service: 'The libraries', decided: 'Matched, 1 March 2026' },
    ]);
  });

  test('names what makes a difference first, then what only the model weighs, and leaves out what was not compared', () => {
    const [pair] = page.pairs;
    assert.deepEqual(pair?.titles, ['Borrower (1)', 'Borrower (2)']);
    assert.deepEqual(
      pair?.rows.map(({ label, side }) => [label, side]),
      [
        ['First name', 'for'],
        ['Home', 'against'],
        ['Email', 'neither'],
        ['People they are named with', 'for'],
      ],
    );
    assert.equal(
      pair?.start,
      'About 4,100 to 1 that two records taken at random are of two people',
    );
    assert.equal(pair?.likelihood, 'about 60 to 1 that they are one person');
  });

  test('shows no value of what only the model knows', () => {
    const companions = page.pairs[0]?.rows.at(-1);
    assert.deepEqual([companions?.left, companions?.right], [null, null]);
  });
});
