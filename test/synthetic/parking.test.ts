import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import {
  badgesOfTheDead,
  permitsOfTheDead,
} from '../../src/synthetic/borough/plants/after-death.ts';
import { Parking } from '../../src/synthetic/borough/sources/parking.ts';
import { type MadeBorough, makeBorough } from './borough.ts';
import { lastHomes, peopleById, personsByKey, type Row, readExtract } from './extracts.ts';

let borough: MadeBorough;
let permits: Row[];
let badges: Row[];
let notices: Row[];
let persons: Map<string, string>;
let people: Map<string, Row>;
let homes: Map<string, string>;

const trimmed = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name.trim(), value.trim()]));

before(async () => {
  borough = await makeBorough(
    { people: 8000, extracts: 4 },
    { sources: [new Parking()], planters: [badgesOfTheDead(), permitsOfTheDead()] },
  );
  permits = readExtract(borough, 'parking/2025-03/resident_permits.csv').map(trimmed);
  badges = readExtract(borough, 'parking/2025-03/blue_badges.csv', { delimiter: ';' });
  notices = readExtract(borough, 'parking/2025-03/PCN_DEBTORS.txt', {
    delimiter: '|',
    encoding: 'windows-1252',
  });
  persons = personsByKey(borough, 'parking');
  people = peopleById(borough);
  homes = lastHomes(borough);
});

const holder = (key: string | undefined): string => persons.get(key as string) as string;
const isHere = (person: string): boolean => !['', 'outside', undefined].includes(homes.get(person));

test('every permit, badge and notice has a number of its own, and its holder exists', () => {
  const keys = [
    ...permits.map((row) => row['Permit Ref']),
    ...badges.map(({ badgeNumber }) => badgeNumber),
    ...notices.map(({ PCN_NO }) => PCN_NO),
  ];
  assert.equal(new Set(keys).size, keys.length);
  for (const row of permits) assert.ok(people.has(holder(row['Permit Ref'])));
  for (const row of badges) assert.ok(people.has(holder(row.badgeNumber)));
  const named = notices.filter(({ PCN_NO }) => persons.has(PCN_NO as string));
  // The others are kept by firms, or by nobody that the register knows.
  assert.ok(named.length / notices.length > 0.85 && named.length < notices.length);
});

test('one resident in twenty or so has a badge, and a permit is for where one lives', () => {
  const residents = [...homes.keys()].filter(isHere);
  const held = new Set(
    badges
      .filter(({ statusCode }) => statusCode === 'ISSUED')
      .map((row) => holder(row.badgeNumber)),
  );
  const share = residents.filter((person) => held.has(person)).length / residents.length;
  assert.ok(share > 0.02 && share < 0.07, `${share} of residents have a badge`);
  const live = permits.filter(({ Status }) => Status === 'Live');
  assert.ok(live.length / residents.length > 0.03 && live.length / residents.length < 0.2);
  const stated = new Map<string, string>();
  for (const { key = '', uprn = '' } of borough.rows('truth/stated-addresses.csv')) {
    stated.set(key, uprn);
  }
  const right = live.filter(
    (row) => stated.get(row['Permit Ref'] as string) === homes.get(holder(row['Permit Ref'])),
  );
  assert.ok(right.length / live.length > 0.85, `${right.length} of ${live.length} live there`);
  assert.equal(new Set(live.map((row) => holder(row['Permit Ref']))).size, live.length);
});

test('badges run for three years and permits for one', () => {
  const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 864e5;
  for (const { issueDate = '', expiryDate = '', statusCode } of badges) {
    assert.equal(days(issueDate, expiryDate), 1095);
    if (statusCode === 'ISSUED') assert.ok(expiryDate >= '2025-03-31');
    if (statusCode === 'EXPIRED') assert.ok(expiryDate < '2025-03-31');
  }
  for (const row of permits) {
    assert.equal(days(row['Valid From'] as string, row['Valid To'] as string), 365);
  }
});

test('nothing runs on after a death, but in the planted cases', () => {
  const cases = new Set(
    borough
      .rows('truth/planted.csv')
      .filter(({ is_case }) => is_case === 'yes')
      .map(({ kind, person }) => `${kind} ${person}`),
  );
  assert.ok(cases.size >= 4);
  const running = [
    ...permits
      .filter(({ Status }) => Status === 'Live')
      .map((row) => `permit-of-the-dead ${holder(row['Permit Ref'])}`),
    ...badges
      .filter(({ statusCode }) => statusCode === 'ISSUED')
      .map((row) => `badge-of-the-dead ${holder(row.badgeNumber)}`),
  ];
  const seen = running.filter((each) => {
    const { died = '' } = people.get(each.split(' ')[1] as string) as Row;
    // What happened in the last days may not be known yet.
    return died !== '' && died < '2025-03-20';
  });
  assert.deepEqual([...new Set(seen)].sort(), [...cases].sort());
});

test('look-alikes are alive and hold one, or died and gave it up', () => {
  const running = new Set([
    ...permits
      .filter(({ Status }) => Status === 'Live')
      .map((row) => `permit-of-the-dead ${holder(row['Permit Ref'])}`),
    ...badges
      .filter(({ statusCode }) => statusCode === 'ISSUED')
      .map((row) => `badge-of-the-dead ${holder(row.badgeNumber)}`),
  ]);
  const planted = borough.rows('truth/planted.csv');
  let held = 0;
  let alive = 0;
  for (const { is_case, kind, person = '', until, reason, pence } of planted) {
    if (is_case === 'yes') continue;
    assert.equal(pence, '0');
    const { died = '' } = people.get(person) as Row;
    const isHeld = running.has(`${kind} ${person}`);
    if (reason?.endsWith('alive')) {
      if (until !== '') continue;
      assert.equal(died, '');
      alive += 1;
      if (isHeld) held += 1;
    } else {
      assert.notEqual(died, '');
      assert.ok(!isHeld, `${person} gave it up`);
    }
  }
  assert.ok(alive > 0 && held / alive > 0.7, `${held} of ${alive} hold one`);
  for (const { case: number } of planted.filter(({ is_case }) => is_case === 'yes')) {
    assert.equal(planted.filter(({ resembles }) => resembles === number).length, 3);
  }
});

test('the register has four in ten keepers where they live, or not many more', () => {
  const stays = new Map<string, Row[]>();
  for (const row of borough.rows('truth/addresses.csv')) {
    stays.set(row.person as string, [...(stays.get(row.person as string) ?? []), row]);
  }
  const stated = new Map<string, Row>();
  for (const row of borough.rows('truth/stated-addresses.csv')) stated.set(row.key as string, row);
  let right = 0;
  let all = 0;
  for (const { PCN_NO = '', ISSUE_DT = '' } of notices) {
    const on = `${ISSUE_DT.slice(0, 4)}-${ISSUE_DT.slice(4, 6)}-${ISSUE_DT.slice(6)}`;
    const own = stays
      .get(holder(PCN_NO))
      ?.find(({ from = '', until = '' }) => from <= on && (until === '' || on < until));
    const row = stated.get(PCN_NO);
    if (own === undefined || row === undefined) continue;
    all += 1;
    const isThere = row.uprn === own.uprn && row.address === own.address;
    if (isThere && !/Missing|Wrong/.test((row.slips ?? '').replace('localityMissing', ''))) {
      right += 1;
    }
  }
  assert.ok(all > 200);
  assert.ok(right / all > 0.33 && right / all < 0.55, `${right} of ${all} addresses are right`);
});

test('a balance is the charge less what was paid, and a month’s file breaks off', () => {
  for (const { CHARGE, PAID, BALANCE, STAGE } of notices) {
    if (STAGE === 'PAID') continue;
    assert.equal(Number(BALANCE), Number(CHARGE) - Number(PAID));
  }
  const text = readFileSync(
    join(borough.folder, 'extracts/parking/2024-12/PCN_DEBTORS.txt'),
    'latin1',
  );
  assert.ok(!text.endsWith('\r\n'));
});
