import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { ChildUnknown } from '../../src/synthetic/borough/plants/child-unknown.ts';
import { FreeSchoolMealsUnclaimed } from '../../src/synthetic/borough/plants/free-school-meals.ts';
import { Libraries } from '../../src/synthetic/borough/sources/libraries.ts';
import { Schools } from '../../src/synthetic/borough/sources/schools.ts';
import { type MadeBorough, makeBorough } from './borough.ts';
import { lastHomes, peopleById, personsByKey, type Row, readExtract } from './extracts.ts';

let borough: MadeBorough;
let pupils: Row[];
let contacts: Row[];
let persons: Map<string, string>;
let people: Map<string, Row>;
let homes: Map<string, string>;
let planted: Row[];

before(async () => {
  borough = await makeBorough(
    { people: 8000, years: 2, extracts: 3, seed: 1 },
    {
      sources: [new Schools(), new Libraries()],
      planters: [new FreeSchoolMealsUnclaimed(), new ChildUnknown()],
    },
  );
  const encoding = 'windows-1252';
  pupils = readExtract(borough, 'schools/2025-03/Pupil Census.csv', { encoding, titles: 2 });
  contacts = readExtract(borough, 'schools/2025-03/Pupil Contacts.csv', { encoding });
  persons = personsByKey(borough, 'schools');
  people = peopleById(borough);
  homes = lastHomes(borough);
  planted = borough.rows('truth/planted.csv');
});

const pupilOf = (row: Row): string => persons.get(row['Stud ID'] as string) as string;
const isCurrent = (row: Row): boolean => row.Status !== 'Left';
const isHere = (person: string): boolean => !['', 'outside', undefined].includes(homes.get(person));
const fromSerial = (serial = ''): string =>
  new Date((Number(serial) - 25_569) * 86_400_000).toISOString().slice(0, 10);

test('pupils and their parents have numbers of their own, and exist', () => {
  const keys = [
    ...pupils.map((row) => row['Stud ID'] as string),
    ...contacts.map((row) => row['Contact ID'] as string),
  ];
  assert.equal(new Set(keys).size, keys.length);
  for (const key of keys) assert.ok(people.has(persons.get(key) as string), key);
  const known = new Set(pupils.map((row) => row['Stud ID']));
  for (const row of contacts) assert.ok(known.has(row['Stud ID']));
});

test('a contact is the pupil’s mother or father', () => {
  const parents = new Set(
    borough
      .rows('truth/relationships.csv')
      .filter(({ kind }) => kind === 'mother' || kind === 'father')
      .map(({ person, kind, other }) => `${person} ${kind} ${other}`),
  );
  for (const row of contacts) {
    const relation = row.Relation === 'PAM' ? 'mother' : 'father';
    const parent = persons.get(row['Contact ID'] as string);
    assert.ok(parents.has(`${pupilOf(row)} ${relation} ${parent}`), row['Contact ID']);
  }
});

test('a permanent pupil number has a right check letter and belongs to one pupil', () => {
  const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ';
  const holders = new Map<string, string>();
  for (const row of pupils) {
    const { UPN = '' } = row;
    if (UPN === '') continue;
    assert.match(UPN, /^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/);
    const sum = [...UPN.slice(1)].reduce((total, each, i) => {
      return total + (i + 2) * (/\d/.test(each) ? Number(each) : letters.indexOf(each));
    }, 0);
    assert.equal(UPN[0], letters[sum % 23]);
    if (!/\d$/.test(UPN)) continue;
    assert.ok([undefined, pupilOf(row)].includes(holders.get(UPN)), UPN);
    holders.set(UPN, pupilOf(row));
  }
  assert.ok(holders.size > 500);
});

test('nearly all children of school age are on the roll, in the year of their age', () => {
  const onRoll = new Set(pupils.filter(isCurrent).map(pupilOf));
  const ofAge = [...people.values()].filter(
    ({ person = '', born = '' }) => isHere(person) && born > '2008-08-31' && born <= '2020-08-31',
  );
  const share = ofAge.filter(({ person = '' }) => onRoll.has(person)).length / ofAge.length;
  assert.ok(share > 0.96 && share < 1, `${share} of children of school age`);
  const right = pupils.filter((row) => {
    const { born = '' } = people.get(pupilOf(row)) as Row;
    const year = 2024 - Number(born.slice(0, 4)) - (born.slice(5) < '09-01' ? 4 : 5);
    return !isCurrent(row) || row['NC Yr'] === (year === 0 ? 'R' : String(year));
  });
  assert.equal(right.length, pupils.length);
  const written = pupils.filter((row) => row.DOB !== '');
  const same = written.filter((row) => fromSerial(row.DOB) === people.get(pupilOf(row))?.born);
  assert.ok(same.length / written.length > 0.93 && same.length < written.length);
});

test('addresses are stale, names have everyday forms, and a spreadsheet has been at it', () => {
  const stated = new Map<string, string>();
  for (const { key = '', uprn = '', source } of borough.rows('truth/stated-addresses.csv')) {
    if (source === 'schools') stated.set(key, uprn);
  }
  const current = pupils.filter(isCurrent);
  const right = current.filter(
    (row) => stated.get(row['Stud ID'] as string) === homes.get(pupilOf(row)),
  );
  const share = right.length / current.length;
  assert.ok(share > 0.72 && share < 0.97, `${share} live where the school thinks`);
  assert.ok(pupils.some((row) => row['Pref Forename'] !== row['Legal Forename']));
  assert.ok(contacts.some((row) => /^7\d{9}$/.test(row.Mobile as string)));
  const text = readFileSync(join(borough.folder, 'extracts/schools/2025-03/Pupil Census.csv'));
  const lines = text.toString('latin1').split('\r\n');
  assert.match(lines[1] ?? '', /^Pupil,+School,+Home address,+Support,+$/);
  assert.ok(lines.slice(3, -1).includes(''), 'a blank line between the rows');
});

test('about a quarter has free meals, and of those entitled only the planted do not', () => {
  const onRoll = pupils.filter((row) => row.Status === 'On roll' && !row.DfE_No);
  const free = new Set(onRoll.filter(({ FSM }) => FSM === 'Y').map(pupilOf));
  const share = free.size / onRoll.length;
  assert.ok(share > 0.15 && share < 0.33, `${share} have free meals`);
  const cases = planted.filter(
    ({ kind, is_case, until }) =>
      kind === 'free-school-meals-unclaimed' && is_case === 'yes' && until === '',
  );
  assert.ok(cases.length > 5);
  assert.ok(cases.length / (free.size + cases.length) < 0.2);
  const current = new Set(onRoll.map(pupilOf));
  for (const { person = '', pence } of cases) {
    assert.ok(!free.has(person));
    assert.ok(current.has(person), `${person} is at no school`);
    assert.match(pence as string, /^(148000|105000)$/);
  }
});

test('a child unknown to the schools is seen by the library; a look-alike is accounted for', () => {
  const onRoll = new Map(pupils.filter(isCurrent).map((row) => [pupilOf(row), row.Status]));
  const inLibrary = new Set(personsByKey(borough, 'libraries').values());
  const cases = planted.filter(
    ({ kind, is_case }) => kind === 'child-unknown' && is_case === 'yes',
  );
  assert.ok(cases.length > 2);
  for (const { person = '', until, case: number } of cases) {
    assert.ok(!onRoll.has(person));
    if (until === '') assert.ok(isHere(person) && inLibrary.has(person), person);
    assert.equal(planted.filter(({ resembles }) => resembles === number).length, 3);
  }
  for (const { kind, is_case, person = '', reason = '', until } of planted) {
    if (kind !== 'child-unknown' || is_case === 'yes' || until !== '') continue;
    if (reason === 'has moved away') assert.ok(!isHere(person));
    else if (reason.startsWith('not yet')) assert.ok((people.get(person)?.born ?? '') > '2021');
    else assert.ok(onRoll.has(person), `${person} is ${reason}, and not in the list`);
  }
});
