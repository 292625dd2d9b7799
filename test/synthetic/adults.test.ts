import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { careAfterDeath } from '../../src/synthetic/borough/plants/after-death.ts';
import { Adults } from '../../src/synthetic/borough/sources/adults.ts';
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
let clients: Row[];
let payments: Row[];
let persons: Map<string, string>;
let people: Map<string, Row>;
let homes: Map<string, string>;
let planted: Row[];

before(async () => {
  borough = await makeBorough(
    { people: 20_000, extracts: 2 },
    { sources: [new Adults()], planters: [careAfterDeath()] },
  );
  const encoding = 'windows-1252';
  clients = readExtract(borough, 'adults/2025-03/ASC_CLIENTS.csv', { encoding, titles: 1 });
  payments = readExtract(borough, 'adults/2025-03/ASC_PAYMENTS.csv', {
    encoding,
    isRagged: true,
  }).slice(0, -1);
  persons = personsByKey(borough, 'adults');
  people = peopleById(borough);
  homes = lastHomes(borough);
  planted = borough.rows('truth/planted.csv');
});

const personOf = (row: Row): string => persons.get(row['Client ID'] as string) as string;
const pence = (amount = ''): number => Math.round(Number(amount.replace(/[£,]/g, '')) * 100);
const isOpen = (row: Row): boolean => row['Case Status'] === 'Open';

test('a client is one person under a number of their own, a payment is for a client', () => {
  const ids = new Set(clients.map((row) => row['Client ID']));
  assert.equal(ids.size, clients.length);
  for (const row of clients) assert.ok(people.has(personOf(row)));
  assert.equal(new Set(payments.map((row) => row['Payment No'])).size, payments.length);
  for (const row of payments) assert.ok(ids.has(row['Client ID']));
});

test('one or two residents in a hundred have care, two thirds of those in care homes', () => {
  const residents = [...homes.values()].filter((home) => home !== '' && home !== 'outside').length;
  const open = clients.filter(isOpen);
  const share = open.length / residents;
  assert.ok(share > 0.008 && share < 0.04, `${share} of residents`);
  const homely = open.filter(({ Service }) => Service === 'RES');
  assert.ok(homely.length > 20 && open.some(({ Service }) => Service === 'HC'));
  const there = homely.filter((row) => !['', 'outside'].includes(homes.get(personOf(row)) ?? ''));
  assert.ok(there.length / homely.length > 0.9);
});

test('most have an NHS number with a right check digit, addresses have lines', () => {
  const known = clients.filter((row) => row['NHS No'] !== '');
  assert.ok(known.length / clients.length > 0.75 && known.length < clients.length);
  for (const row of known) {
    const digits = [...(row['NHS No'] as string).replaceAll(' ', '')].map(Number);
    const sum = digits.slice(0, 9).reduce((total, digit, i) => total + digit * (10 - i), 0);
    assert.equal((11 - (sum % 11)) % 11, digits[9], row['NHS No']);
  }
  assert.ok(clients.some(({ Address }) => Address?.includes('\n')));
});

test('a full month is paid at the weekly cost, a part of one in part', () => {
  const cost = new Map(clients.map((row) => [row['Client ID'], pence(row['Weekly Cost'])]));
  for (const row of payments) {
    const from = Date.parse(isoFromSlashes(row['Period From']));
    const to = Date.parse(isoFromSlashes(row['Period To']));
    const days = (to - from) / 86_400_000 + 1;
    assert.ok(days > 0 && days <= 31);
    const due = ((cost.get(row['Client ID']) ?? 0) * days) / 7;
    assert.ok(Math.abs(pence(row.Amount) - due) <= 1, row['Payment No']);
  }
});

test('nobody is paid for after death but in the planted cases, at what they are worth', () => {
  const cases = new Map(
    planted
      .filter(({ is_case }) => is_case === 'yes')
      .map(({ person = '', pence: worth }) => [person, Number(worth)]),
  );
  assert.ok(cases.size >= 2);
  const paid = new Map<string, Row>();
  for (const row of payments) {
    const { died = '' } = people.get(personOf(row)) as Row;
    // What happened in the last days may not be known yet.
    if (died === '' || died > '2025-03-24') continue;
    if (isoFromSlashes(row['Period To']) > died) paid.set(personOf(row), row);
  }
  assert.deepEqual([...paid.keys()].sort(), [...cases.keys()].sort());
  for (const row of clients.filter(isOpen)) {
    const worth = cases.get(personOf(row));
    if (worth !== undefined) assert.equal(pence(row['Weekly Cost']) * 52, worth);
  }
});

test('look-alikes are residents alive, or were paid to the day of death', () => {
  for (const { is_case, case: number, person = '', reason, until } of planted) {
    if (is_case === 'yes') {
      assert.equal(planted.filter(({ resembles }) => resembles === number).length, 3);
      continue;
    }
    const { died = '' } = people.get(person) as Row;
    const own = clients.filter((row) => personOf(row) === person);
    if (reason?.endsWith('alive')) {
      if (until === '') assert.equal(died, '');
    } else {
      assert.notEqual(died, '');
      assert.ok(own.length > 0 && own.every((row) => !isOpen(row)), person);
    }
  }
});
