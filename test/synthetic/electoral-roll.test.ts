import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { ElectoralRoll } from '../../src/synthetic/borough/sources/electoral-roll.ts';
import { type MadeBorough, makeBorough } from './borough.ts';
import { homeOn, readTruth, type Truth } from './read-truth.ts';

const FILE = 'register_of_electors.csv';
const MONTHS = ['2024-11', '2024-12', '2025-01', '2025-02', '2025-03'];
let borough: MadeBorough;
let truth: Truth;

before(async () => {
  borough = await makeBorough(
    { people: 4000, years: 2, extracts: 9, seed: 3 },
    { sources: [new ElectoralRoll()], planters: [] },
  );
  truth = readTruth(borough);
});

const register = (month: string): Record<string, string>[] =>
  borough.rows(`extracts/electoral-roll/${month}/${FILE}`);
const iso = (date = ''): string => date.split('.').reverse().join('-');

test('an elector is one person, old enough, and on the register once, but for a few who moved', () => {
  for (const month of MONTHS) {
    const standing = new Map<string, string>();
    let twice = 0;
    const numbers = new Set<string>();
    for (const row of register(month)) {
      const person = truth.personOf('electoral-roll', row.ELECTOR_ID);
      assert.ok(person.nationality !== 'other', `${row.ELECTOR_ID} may not vote`);
      assert.ok(truth.age(person, iso(row.REGISTERED)) >= 15.9, `${row.ELECTOR_ID} is too young`);
      assert.equal(row.MARKERS, person.nationality === 'eu' ? 'G' : '');
      if (row.REMOVED !== '') continue;
      const address = `${row.ADDRESS_1} ${row.POSTCODE}`;
      if (standing.has(person.person)) {
        twice += 1;
        assert.notEqual(standing.get(person.person), address, `${person.person} twice at a home`);
      }
      standing.set(person.person, address);
      const number = `${row.PD}${row.ELECTOR_NO}`;
      assert.ok(!numbers.has(number), `two electors are ${number} in ${month}`);
      numbers.add(number);
    }
    assert.ok(twice <= standing.size * 0.003, `${twice} of ${standing.size} stand twice`);
  }
});

test('electors live where they are registered on the day they are put on', () => {
  for (const { ELECTOR_ID, REGISTERED } of register('2025-03')) {
    const home = homeOn(
      truth,
      truth.personOf('electoral-roll', ELECTOR_ID).person,
      iso(REGISTERED),
    );
    assert.equal(home, truth.stated('electoral-roll', ELECTOR_ID), ELECTOR_ID);
  }
});

test('only those who come of age after the extract show when', () => {
  const rows = register('2025-03');
  const young = rows.filter(({ ATTAINS_18 }) => ATTAINS_18 !== '');
  assert.ok(young.length > 0);
  for (const row of rows) {
    const { born } = truth.personOf('electoral-roll', row.ELECTOR_ID);
    const grown = `${Number(born.slice(0, 4)) + 18}${born.slice(4)}`;
    if (row.ATTAINS_18 === '') assert.ok(grown <= '2025-03-31');
    else if (!born.endsWith('02-29')) assert.equal(iso(row.ATTAINS_18), grown);
  }
});

test('the register holds most who may vote, few who have gone, and none dead for long', () => {
  const on = register('2025-03')
    .filter(({ REMOVED }) => REMOVED === '')
    .map(({ ELECTOR_ID }) => truth.personOf('electoral-roll', ELECTOR_ID));
  const here = on.filter(({ person }) => homeOn(truth, person, '2025-03-31') !== undefined);
  const entitled = truth
    .residents('2025-03-31')
    .filter((each) => each.nationality !== 'other' && truth.age(each, '2025-03-31') >= 18);
  const adults = here.filter((each) => truth.age(each, '2025-03-31') >= 18);
  const completeness = adults.length / entitled.length;
  assert.ok(completeness > 0.76 && completeness < 0.93, `completeness ${completeness}`);
  const gone = 1 - here.length / on.length;
  assert.ok(gone > 0.005 && gone < 0.14, `gone ${gone}`);
  for (const { person, died } of on) assert.ok(died === '' || died >= '2025-01-31', person);
});

test('numbers are given out anew each December, and a column comes half-way through', () => {
  const numbersOf = (month: string): Map<string, string> =>
    new Map(register(month).map((row) => [row.ELECTOR_ID ?? '', row.ELECTOR_NO ?? '']));
  const moved = (from: string, to: string): number => {
    const earlier = numbersOf(from);
    return [...numbersOf(to)].filter(([id, no]) => earlier.has(id) && earlier.get(id) !== no)
      .length;
  };
  assert.ok(moved('2024-11', '2024-12') > 100);
  assert.equal(moved('2024-12', '2025-01'), 0);
  assert.ok(!('AV_EXPIRES' in (register('2024-08')[0] ?? {})));
  assert.ok('AV_EXPIRES' in (register('2024-09')[0] ?? {}));
});

test('a postal vote ends at the third 31 January after it was granted, the old ones in 2026', () => {
  const ends = new Map<string, Set<string>>();
  for (const { ABSENT_VOTE, AV_EXPIRES, REGISTERED } of register('2025-03')) {
    assert.equal(AV_EXPIRES !== '', ABSENT_VOTE === 'P');
    if (ABSENT_VOTE !== 'P') continue;
    const granted = iso(REGISTERED) < '2023-10-31' ? 'before' : iso(REGISTERED).slice(0, 7);
    ends.set(granted, (ends.get(granted) ?? new Set()).add(iso(AV_EXPIRES)));
  }
  assert.deepEqual([...(ends.get('before') ?? [])], ['2026-01-31']);
  assert.deepEqual([...(ends.get('2023-12') ?? [])], ['2026-01-31']);
  assert.deepEqual([...(ends.get('2024-12') ?? [])], ['2027-01-31']);
  assert.deepEqual([...(ends.get('2025-03') ?? [])], ['2028-01-31']);
});
