import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { ChildUnknown } from '../../src/synthetic/borough/plants/child-unknown.ts';
import { Childrens } from '../../src/synthetic/borough/sources/childrens.ts';
import { type MadeBorough, makeBorough } from './borough.ts';
import {
  isoFromSlashes,
  lastHomes,
  peopleById,
  personsByKey,
  type Row,
  readExtract,
} from './extracts.ts';

let borough: MadeBorough;
let cases: Row[];
let carers: Row[];
let persons: Map<string, string>;
let people: Map<string, Row>;
let homes: Map<string, string>;

before(async () => {
  borough = await makeBorough(
    { people: 12_000, extracts: 2, seed: 1 },
    { sources: [new Childrens()], planters: [new ChildUnknown()] },
  );
  const how = { encoding: 'utf-16le', delimiter: '\t' } as const;
  cases = readExtract(borough, 'childrens/2025-03/CSC_Cases.txt', how);
  carers = readExtract(borough, 'childrens/2025-03/CSC_Carers.txt', how);
  persons = personsByKey(borough, 'childrens');
  people = peopleById(borough);
  homes = lastHomes(borough);
});

const childOf = (row: Row): string => persons.get(row.CaseRef as string) as string;

test('a case is of one child, under a reference of its own', () => {
  assert.equal(new Set(cases.map(({ CaseRef }) => CaseRef)).size, cases.length);
  for (const row of cases) {
    const { born = '' } = people.get(childOf(row)) as Row;
    const referred = isoFromSlashes(row.ReferralDate);
    const years = (Date.parse(referred) - Date.parse(born)) / (365.25 * 86_400_000);
    assert.ok(years < 18.1, row.CaseRef);
    assert.ok(years > 0 || row.ChildForename?.startsWith('Baby of'), row.CaseRef);
    const closed = isoFromSlashes(row.ClosedDate);
    assert.equal(row.Status, closed === '' ? 'Open' : 'Closed');
    assert.ok(closed === '' || (closed > referred && closed <= '2025-03-31'));
  }
});

test('a carer is the child’s mother or father', () => {
  const parents = new Set(
    borough
      .rows('truth/relationships.csv')
      .map(({ person, kind, other }) => `${person} ${kind} ${other}`),
  );
  assert.ok(carers.length > cases.length * 0.8);
  const keys = carers.map(({ CaseRef, CarerNo }) => `${CaseRef}/${CarerNo}`);
  assert.equal(new Set(keys).size, keys.length);
  carers.forEach((row, i) => {
    const relation = row.Relationship?.toLowerCase();
    const carer = persons.get(keys[i] as string);
    assert.ok(parents.has(`${childOf(row)} ${relation} ${carer}`), keys[i]);
  });
});

test('about one child in thirty is in need', () => {
  const children = [...people.values()].filter(({ person = '', born = '' }) => {
    return born > '2007-03-31' && !['', 'outside'].includes(homes.get(person) ?? '');
  });
  const open = new Set(cases.filter(({ Status }) => Status === 'Open').map(childOf));
  const share = children.filter(({ person = '' }) => open.has(person)).length / children.length;
  assert.ok(share > 0.02 && share < 0.055, `${share} of children`);
});

test('a restricted case shows no address and no carers, nor does the truth state one for it', () => {
  const restricted = new Set(
    cases.filter(({ Restricted }) => Restricted === 'Y').map(({ CaseRef }) => CaseRef),
  );
  assert.ok(restricted.size > 2 && restricted.size / cases.length < 0.1);
  for (const row of cases) {
    if (!restricted.has(row.CaseRef)) continue;
    assert.deepEqual([row.AddressLine1, row.AddressLine2, row.Postcode], ['RESTRICTED', '', '']);
  }
  assert.ok(carers.every(({ CaseRef }) => !restricted.has(CaseRef)));
  const stated = borough.rows('truth/stated-addresses.csv');
  assert.ok(stated.every(({ key }) => !restricted.has(key as string)));
});

test('babies opened before birth go by their mother’s name, and lines break inside addresses', () => {
  const babies = cases.filter(({ ChildForename }) => ChildForename?.startsWith('Baby of '));
  assert.ok(babies.length > 0);
  assert.ok(babies.every(({ DateOfBirth, Gender }) => DateOfBirth === '' && Gender === 'U'));
  assert.ok(carers.some(({ Address }) => Address?.includes('\n')));
});

test('a child who is unknown has no case', () => {
  const unknown = borough
    .rows('truth/planted.csv')
    .filter(({ kind, is_case, until }) => {
      return kind === 'child-unknown' && is_case === 'yes' && until === '';
    })
    .map(({ person }) => person);
  assert.ok(unknown.length > 2);
  const seen = new Set(cases.map(childOf));
  for (const person of unknown) assert.ok(!seen.has(person as string));
});
