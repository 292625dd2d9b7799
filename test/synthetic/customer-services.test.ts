import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { CONTACT_WISHES, NoContact } from '../../src/synthetic/borough/plants/no-contact.ts';
import { CustomerServices } from '../../src/synthetic/borough/sources/customer-services.ts';
import { type MadeBorough, makeBorough } from './borough.ts';
import { isoFromSlashes } from './extracts.ts';
import { homeOn, readTruth, type Truth } from './read-truth.ts';

type Row = Record<string, string>;

const LAST = '2025-03-31';
let borough: MadeBorough;
let truth: Truth;
let customers: Row[];
let contacts: Row[];

before(async () => {
  borough = await makeBorough(
    { people: 5000, years: 2, extracts: 3, seed: 8 },
    { sources: [new CustomerServices()], planters: [new NoContact()] },
  );
  truth = readTruth(borough);
  customers = borough.rows('extracts/customer-services/2025-03/crm_customers.csv');
  contacts = borough.rows('extracts/customer-services/2025-03/crm_contacts.csv');
});

const personOf = (row: Row) => truth.personOf('customer-services', row.CUSTOMER_ID);

test('customers are people of the borough, some of them held twice or more', () => {
  const ids = new Set(customers.map(({ CUSTOMER_ID }) => CUSTOMER_ID));
  assert.equal(ids.size, customers.length);
  const persons = new Set(customers.map((row) => personOf(row).person));
  const again = 1 - persons.size / customers.length;
  assert.ok(again > 0.02 && again < 0.2, `${again} are held again`);
  const adults = truth.residents(LAST).filter((each) => truth.age(each, LAST) >= 18);
  const known = adults.filter(({ person }) => persons.has(person)).length / adults.length;
  assert.ok(known > 0.35 && known < 0.85, `${known} of adults are known`);
});

test('many records state a home that the customer has left', () => {
  const open = customers.filter(({ CLOSED }) => CLOSED === '');
  const stale = open.filter((row) => {
    const stated = truth.stated('customer-services', row.CUSTOMER_ID);
    return homeOn(truth, personOf(row).person, LAST) !== (stated === '' ? undefined : stated);
  });
  const share = stale.length / open.length;
  assert.ok(share > 0.01 && share < 0.4, `${share} are out of date`);
});

test('contacts are of customers, of the last year, about services; notes break lines', () => {
  const ids = new Set(customers.map(({ CUSTOMER_ID }) => CUSTOMER_ID));
  assert.ok(contacts.length > 300);
  for (const { CUSTOMER_ID, CONTACT_DATE, SERVICE, LGSL, CASE_ID } of contacts) {
    assert.ok(ids.has(CUSTOMER_ID ?? ''), CASE_ID);
    const day = isoFromSlashes(CONTACT_DATE);
    assert.ok(day >= '2024-04-01' && day <= LAST, day);
    if (SERVICE === 'Electoral register') assert.equal(LGSL, '364');
    const customer = customers.find((row) => row.CUSTOMER_ID === CUSTOMER_ID) as Row;
    const { died } = personOf(customer);
    assert.ok(died === '' || day <= died, `${CASE_ID} is of the dead`);
  }
  assert.ok(contacts.some(({ NOTES }) => NOTES?.includes('\n') && NOTES.includes('"')));
});

test('telephone numbers without blanks have lost their first nought', () => {
  const mobiles = customers.map(({ PHONE_MOBILE = '' }) => PHONE_MOBILE).filter((n) => n !== '');
  assert.ok(mobiles.some((number) => /^7\d{9}$/.test(number)));
  assert.ok(!mobiles.some((number) => /^0\d+$/.test(number)));
});

test('one month’s contacts came twice', () => {
  const folder = join(borough.folder, 'extracts/customer-services/2025-01');
  const [first, second] = ['crm_contacts.csv', 'crm_contacts-2.csv'].map((name) =>
    readFileSync(join(folder, name)),
  );
  assert.ok(first !== undefined && second !== undefined && first.equals(second));
});

test('whoever asked not to be contacted is marked, and nobody else is', () => {
  const marked = new Map(
    customers
      .filter(({ CONTACT_PREFERENCE }) => CONTACT_PREFERENCE !== '')
      .map((row) => [personOf(row).person, row.CONTACT_PREFERENCE]),
  );
  const planted = truth.planted.filter(({ until }) => until === '');
  assert.ok(planted.length >= 8);
  for (const { person, reason } of planted) {
    const isSilent = reason === CONTACT_WISHES.none;
    assert.ok(marked.has(person), `${person} has no wish`);
    assert.equal(marked.get(person) === 'DO NOT CONTACT', isSilent, `${person}: ${reason}`);
  }
  assert.equal(marked.size, planted.length);
});
