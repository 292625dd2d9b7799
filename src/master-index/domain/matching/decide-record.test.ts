import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type Decision,
  decideRecord,
  type MatchCandidate,
  matchReasonTexts,
  notKnownText,
  type RecordToDecide,
  StandingConstraints,
} from '../index.ts';

const candidate = (record: string, person: string, weight: number): MatchCandidate => ({
  record,
  person,
  weight,
});
const decideOn = (given: Partial<RecordToDecide>) =>
  decideRecord({
    record: 'new',
    candidates: [],
    together: [],
    thresholds: { link: 8, review: 2 },
    ...given,
  });
const neverMatch: Decision = {
  id: 'd1',
  kind: 'never-match',
  actor: 'jo',
  at: '2026-01-01',
  reason: 'seen',
  effects: [],
  inverse: [],
  constraints: [{ kind: 'never', left: ['new'], right: ['b'] }],
  basedOn: [],
  notes: [],
};

describe('a record', () => {
  it('is linked to the person with whom clustering puts it', () => {
    const candidates = [candidate('a', 'p1', 12), candidate('b', 'p2', 1)];
    assert.deepEqual(decideOn({ candidates, together: ['new', 'a'] }), {
      outcome: 'link',
      person: 'p1',
      joins: [],
      reviews: [],
      reasons: ['one-person'],
    });
  });

  it('that is like nobody is a new person', () => {
    const decision = decideOn({ candidates: [candidate('a', 'p1', 1.9)] });
    assert.deepEqual([decision.outcome, decision.reasons], ['new-person', ['nobody-alike']]);
  });

  it('in doubt goes to review, once for each person', () => {
    const candidates = [
      candidate('a', 'p1', 3),
      candidate('b', 'p1', 5),
      candidate('c', 'p2', 2),
      candidate('d', 'p3', 1),
    ];
    const decision = decideOn({ candidates });
    assert.equal(decision.outcome, 'review');
    assert.deepEqual(decision.reviews, [candidates[1], candidates[2]]);
    assert.deepEqual(decision.reasons, ['in-doubt']);
  });

  it('is not linked on one pair that clustering did not follow', () => {
    const decision = decideOn({ candidates: [candidate('a', 'p1', 12)] });
    assert.deepEqual(
      [decision.outcome, decision.person, decision.reasons],
      ['review', null, ['cut-from-cluster']],
    );
  });

  it('that is of one person can be in doubt with another', () => {
    const candidates = [candidate('a', 'p1', 12), candidate('b', 'p2', 4)];
    const decision = decideOn({ candidates, together: ['a'] });
    assert.deepEqual(
      [decision.outcome, decision.reviews, decision.reasons],
      ['link', [candidates[1]], ['one-person', 'in-doubt']],
    );
  });

  it('that shows two persons to be one is linked to the one whose id stays', () => {
    const candidates = [
      candidate('a', 'p1', 12),
      candidate('b', 'p2', 12),
      candidate('c', 'p2', 3),
    ];
    const decision = decideOn({ candidates, together: ['a', 'b', 'c'] });
    assert.deepEqual([decision.person, decision.joins], ['p2', ['p1']]);
    assert.deepEqual(decision.reasons, ['several-persons']);
    const standing = new Map([
      ['p1', { since: '2024-01-01', records: 7 }],
      ['p2', { since: '2025-01-01', records: 2 }],
    ]);
    assert.equal(decideOn({ candidates, together: ['a', 'b', 'c'], standing }).person, 'p1');
  });

  it('that a steward keeps from someone is not sent to review with them', () => {
    const constraints = new StandingConstraints([neverMatch]);
    const decision = decideOn({ candidates: [candidate('b', 'p2', 12)], constraints });
    assert.deepEqual([decision.outcome, decision.reasons], ['new-person', ['kept-apart']]);
  });
});

it('every reason has its words', () => {
  for (const text of Object.values(matchReasonTexts)) assert.match(text, /^[A-Z].+[a-z]$/);
});

it('not known never reads as a refusal', () => {
  for (const reason of ['nobody-found', 'not-held', 'in-doubt'] as const) {
    assert.match(notKnownText(reason), /^Not known\. .*not a reason to refuse/);
  }
});
