import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluateClusters, type KnownRecord, type PeopleGroup } from './evaluate-clusters.ts';

const ANN = 0;
const BETH = 1;
const CARL = 2;
const DAN = 3;
const NOBODY = -1;

const record = (file: number, person: number, born: boolean, home: number): KnownRecord => ({
  file,
  person,
  isBirthKnown: born,
  home,
});

/**
 * Ann has 3 records, Beth, her twin, 2, Carl 2 and Dan 1; two records are of companies. True
 * pairs: 3 + 1 + 1 = 5.
 */
const RECORDS: readonly KnownRecord[] = [
  record(0, ANN, true, 1),
  record(1, ANN, true, 1),
  record(1, ANN, false, 2),
  record(0, BETH, true, 1),
  record(1, BETH, true, 1),
  record(0, CARL, false, 3),
  record(1, CARL, false, -1),
  record(0, DAN, true, 4),
  record(1, NOBODY, false, 5),
  record(1, NOBODY, false, 5),
];

/**
 * Cluster 10 holds two of Ann's and one of Beth's: 3 pairs, 1 right. Cluster 11 holds Carl's two
 * and both companies: 6 pairs, of which the companies' own is left out; 1 right, 4 false. The
 * rest stand alone. Found 3 + 5 = 8, right 2, false 6.
 */
const CLUSTERS = [10, 10, 12, 10, 13, 11, 11, 14, 11, 11];

const TWINS: PeopleGroup = {
  name: 'twins',
  others: new Map([
    [ANN, new Set([BETH])],
    [BETH, new Set([ANN])],
  ]),
};

const evaluated = evaluateClusters(RECORDS, CLUSTERS, {
  files: ['a.csv', 'b.csv'],
  groups: [TWINS, { ...TWINS, name: 'families' }],
});

const near = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);

describe('the evaluation of a clustering', () => {
  it('counts pairs that are true, found and right', () => {
    const { totals } = evaluated;
    assert.equal(totals.records, 10);
    assert.equal(totals.people, 4);
    assert.equal(totals.truePairs, 5);
    assert.equal(totals.foundPairs, 8);
    assert.equal(totals.rightPairs, 2);
    near(totals.precision, 2 / 8);
    near(totals.recall, 2 / 5);
    near(totals.f1, 4 / 13);
    assert.equal(totals.largestCluster, 4);
  });

  it('counts people once who stand with a record that is not theirs', () => {
    // Ann and Beth with each other, Carl with companies; Dan with nobody.
    assert.equal(evaluated.totals.mergedPeople, 3);
    near(evaluated.totals.falseMergesPer100000, 75_000);
  });

  it('takes people for split who have records in several clusters', () => {
    // Ann and Beth of Ann, Beth and Carl; Dan has one record only.
    near(evaluated.totals.splitShare, 2 / 3);
  });

  it('gives each group of people a row of its own, and the rest another', () => {
    const [twins, families, rest] = evaluated.groups;
    // Of Ann's and Beth's 4 pairs one is found; two records of Ann's stand with one of Beth's.
    const expected = {
      people: 2,
      truePairs: 4,
      recall: 1 / 4,
      falsePairs: 2,
      mergedPeople: 2,
      falseMergesPer100000: 100_000,
    };
    assert.deepEqual(twins, { name: 'twins', ...expected });
    assert.deepEqual(families, { name: 'families', ...expected });
    // Carl's pair is found, and 4 with companies; the 2 of the twins count once and above.
    assert.deepEqual(rest, {
      name: 'everyone else',
      people: 2,
      truePairs: 1,
      recall: 1,
      falsePairs: 4,
      mergedPeople: 1,
      falseMergesPer100000: 50_000,
    });
  });

  it('sorts misses and false pairs by what both records say', () => {
    assert.deepEqual(evaluated.byKnowledge, [
      { name: 'birth date in both, same home', truePairs: 2, missedPairs: 1, falsePairs: 2 },
      { name: 'birth date in one, other home', truePairs: 2, missedPairs: 2, falsePairs: 0 },
      { name: 'no birth date, home unknown', truePairs: 1, missedPairs: 0, falsePairs: 2 },
      { name: 'no birth date, other home', truePairs: 0, missedPairs: 0, falsePairs: 2 },
    ]);
  });

  it('sorts them by files, the worst first', () => {
    assert.deepEqual(evaluated.byFiles, [
      { name: 'a.csv + b.csv', truePairs: 4, missedPairs: 2, falsePairs: 3 },
      { name: 'b.csv + b.csv', truePairs: 1, missedPairs: 1, falsePairs: 2 },
      { name: 'a.csv + a.csv', truePairs: 0, missedPairs: 0, falsePairs: 1 },
    ]);
  });

  it('is perfect where the clusters are the people', () => {
    const { totals } = evaluateClusters(RECORDS, [0, 0, 0, 1, 1, 2, 2, 3, 4, 4], {
      files: ['a.csv', 'b.csv'],
      groups: [],
    });
    assert.equal(totals.f1, 1);
    assert.equal(totals.mergedPeople, 0);
    assert.equal(totals.splitShare, 0);
  });

  it('only counts the false pairs of clusters too large to take apart', () => {
    // 600 people in one cluster, a record each: 600 * 599 / 2 pairs.
    const crowd = Array.from({ length: 600 }, (_, person) => record(0, person, false, -1));
    const { totals, byFiles, falsePairsNotLookedInto } = evaluateClusters(
      crowd,
      crowd.map(() => 0),
      { files: ['a.csv'], groups: [] },
    );
    assert.equal(totals.foundPairs, 179_700);
    assert.equal(falsePairsNotLookedInto, 179_700);
    assert.deepEqual(byFiles, []);
  });
});
