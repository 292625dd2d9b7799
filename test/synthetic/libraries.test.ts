import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { OutsideCustomers } from '../../src/synthetic/borough/plants/outside-customer.ts';
import { Libraries } from '../../src/synthetic/borough/sources/libraries.ts';
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
let rows: Row[];
let persons: Map<string, string>;
let people: Map<string, Row>;
let homes: Map<string, string>;

before(async () => {
  borough = await makeBorough(
    { people: 6000, extracts: 3 },
    { sources: [new Libraries()], planters: [new OutsideCustomers()] },
  );
  rows = readExtract(borough, 'libraries/2025-03/BorrowerExport.csv');
  persons = personsByKey(borough, 'libraries');
  people = peopleById(borough);
  homes = lastHomes(borough);
});

const personOf = (row: Row): string => persons.get(row.Barcode as string) as string;

test('every borrower is someone, under a barcode of their own with a right check digit', () => {
  assert.equal(new Set(rows.map((row) => row.Barcode)).size, rows.length);
  for (const row of rows) {
    assert.ok(people.has(personOf(row)), row.Barcode);
    const sum = [...(row.Barcode as string)].reverse().reduce((total, digit, i) => {
      const value = Number(digit) * (1 + (i % 2));
      return total + (value > 9 ? value - 9 : value);
    }, 0);
    assert.equal(sum % 10, 0, row.Barcode);
  }
});

test('a quarter or so of residents has a ticket, and one borrower in twenty lives outside', () => {
  const residents = [...homes.values()].filter((home) => home !== '' && home !== 'outside').length;
  const holders = new Set(
    rows.map(personOf).filter((person) => (homes.get(person) ?? 'outside') !== 'outside'),
  );
  const share = holders.size / residents;
  assert.ok(share > 0.18 && share < 0.35, `${share} of residents`);
  const neighbours = rows.filter((row) => people.get(personOf(row))?.neighbour === 'yes').length;
  const outside = neighbours / rows.length;
  assert.ok(outside > 0.03 && outside < 0.07, `${outside} of borrowers`);
});

test('nobody uses a ticket after death, nor after leaving the borough', () => {
  const left = new Map<string, string>();
  for (const { person = '', from = '', uprn } of borough.rows('truth/addresses.csv')) {
    if (uprn === '') left.set(person, from);
    else left.delete(person);
  }
  let dormant = 0;
  for (const row of rows) {
    const { died = '', neighbour } = people.get(personOf(row)) as Row;
    const used = isoFromSlashes(row['Last Used']);
    assert.ok(used >= isoFromSlashes(row['Date Joined']), row.Barcode);
    assert.ok(died === '' || used < died || isoFromSlashes(row['Date Joined']) === used);
    const gone = neighbour === 'yes' ? undefined : left.get(personOf(row));
    if (gone === undefined) continue;
    dormant += 1;
    assert.ok(used <= gone, `${row.Barcode} was used on ${used}, after moving on ${gone}`);
  }
  assert.ok(dormant > 30, 'leavers stay on file');
});

test('lost tickets are issued anew as second records of the same people', () => {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(personOf(row), (counts.get(personOf(row)) ?? 0) + 1);
  const twice = [...counts.values()].filter((count) => count > 1).length;
  assert.ok(twice / counts.size > 0.03 && twice / counts.size < 0.2, `${twice} held twice`);
  const lost = rows.filter(({ Status }) => Status === 'Lost ticket');
  assert.ok(lost.length > 0);
  for (const row of lost) assert.ok((counts.get(personOf(row)) ?? 0) > 0);
});

test('juniors who have grown up are juniors still, addresses have lines, notes have quotes', () => {
  const grown = rows.filter(
    (row) => row.Category === 'JUN' && ((people.get(personOf(row)) as Row).born ?? '') < '2007',
  );
  assert.ok(grown.length > 0);
  assert.ok(rows.some((row) => row.Address?.includes('\n')));
  assert.ok(rows.some((row) => row.Notes?.includes('"')));
});

test('a case is held as a resident though the address is outside; its look-alikes are not', () => {
  const planted = borough.rows('truth/planted.csv');
  const cases = planted.filter(({ is_case }) => is_case === 'yes');
  assert.ok(cases.length > 5);
  for (const { case: number, person = '' } of cases) {
    const own = rows.filter((row) => personOf(row) === person);
    assert.ok(own.length > 0, `case ${number} holds no ticket`);
    for (const row of own) assert.match(row.Category ?? '', /^(ADU|JUN|CON)$/);
    assert.equal(people.get(person)?.neighbour, 'yes');
    assert.equal(planted.filter(({ resembles }) => resembles === number).length, 3);
  }
  for (const { person = '', reason = '' } of planted.filter(({ is_case }) => is_case === 'no')) {
    for (const row of rows.filter((each) => personOf(each) === person)) {
      if (reason.startsWith('has left')) assert.notEqual(homes.get(person), '');
      else assert.match(row.Category ?? '', /^(OUTB|WORK)$/);
    }
  }
});
