import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type MadeBorough, makeBorough } from './borough.ts';
import {
  AGES_2021,
  CRUDE_RATES_2021,
  HOMES_PER_POSTCODE,
  HOUSEHOLD_SIZES_2021,
} from './published-figures.ts';

type Row = Record<string, string>;

const PEOPLE = 20_000;
let borough: MadeBorough;
let people: Map<string, Row>;
/** Where each resident lives at the end. */
let homes: Map<string, string>;
let events: Row[];

before(async () => {
  borough = await makeBorough({ people: PEOPLE, years: 3, extracts: 1, seed: 5 });
  people = new Map(borough.rows('truth/people.csv').map((row) => [row.person as string, row]));
  homes = new Map();
  for (const { person = '', until, uprn = '' } of borough.rows('truth/addresses.csv')) {
    if (until === '' && uprn !== '') homes.set(person, uprn);
  }
  events = borough.rows('truth/events.csv');
});

const share = (part: number, whole: number): number => (100 * part) / whole;
const near = (found: number, wanted: number, within: number, what: string): void =>
  assert.ok(
    Math.abs(found - wanted) <= within,
    `${what}: ${found.toFixed(2)}, published ${wanted}, allowed ${within} apart`,
  );

test('about as many people live in it as were asked for', () => {
  assert.equal(borough.manifest.counts.residents, homes.size);
  near(share(homes.size, PEOPLE), 100, 8, 'residents of those asked for');
});

test('the age pyramid is near that of England', () => {
  const bands = new Array<number>(18).fill(0);
  for (const person of homes.keys()) {
    const age =
      (Date.parse('2025-03-31') - Date.parse(people.get(person)?.born ?? '')) / 31_556_952_000;
    const band = Math.min(17, Math.floor(age / 5));
    bands[band] = (bands[band] ?? 0) + 1;
  }
  bands.forEach((count, band) => {
    near(share(count, homes.size), AGES_2021[band] as number, 2.6, `aged ${band * 5} and up`);
  });
});

test('households are of the sizes of England and Wales', () => {
  const members = new Map<string, number>();
  for (const uprn of homes.values()) members.set(uprn, (members.get(uprn) ?? 0) + 1);
  const sizes = [0, 0, 0, 0, 0];
  for (const size of members.values()) {
    const at = Math.min(4, size - 1);
    sizes[at] = (sizes[at] ?? 0) + 1;
  }
  sizes.forEach((count, at) => {
    near(share(count, members.size), HOUSEHOLD_SIZES_2021[at] as number, 3, `of ${at + 1}`);
  });
});

test('births and deaths are about as many as in England and Wales', () => {
  const lastYears = events.filter(({ date = '' }) => date > '2021-03-31');
  const yearly = (kind: string): number =>
    (1000 * lastYears.filter(({ event }) => event === kind).length) / 4 / homes.size;
  near(yearly('birth'), CRUDE_RATES_2021.births, 2.5, 'births');
  near(yearly('death'), CRUDE_RATES_2021.deaths, 2.5, 'deaths');
});

test('surnames have a short head and a long tail, and nobody’s is on every door', () => {
  const counts = new Map<string, number>();
  for (const person of homes.keys()) {
    const surname = people.get(person)?.surname ?? '';
    counts.set(surname, (counts.get(surname) ?? 0) + 1);
  }
  const byCount = [...counts.values()].sort((a, b) => b - a);
  const head = byCount.slice(0, 10).reduce((sum, count) => sum + count, 0);
  const rare = byCount.filter((count) => count <= 3).reduce((sum, count) => sum + count, 0);
  assert.ok(share(byCount[0] as number, homes.size) < 2);
  assert.ok(share(head, homes.size) > 3 && share(head, homes.size) < 12);
  assert.ok(share(rare, homes.size) > 15, `rare surnames ${share(rare, homes.size)}`);
});

test('names of many communities are there, with letters that not every encoding has', () => {
  const surnames = [...people.values()].map(({ surname = '' }) => surname);
  for (const each of ['Begum', 'Kaur', 'Singh', 'Khan', 'Patel', 'Nguyen', 'Smith']) {
    assert.ok(surnames.includes(each), each);
  }
  assert.ok(surnames.some((surname) => /[łśńż]/i.test(surname)));
  assert.ok(surnames.some((surname) => surname.includes('-')));
  assert.ok(surnames.some((surname) => /^O'|^Mc|^Al-/.test(surname)));
  assert.ok(surnames.some((surname) => / /.test(surname)));
});

test('a postcode has about 15 homes, and none is in use anywhere', () => {
  const found = new Map<string, number>();
  for (const line of borough.gazetteer()) {
    if (line[0] !== '24' || line[26] !== 'Y' || line[23] !== 'Y') continue;
    found.set(line[24] as string, (found.get(line[24] as string) ?? 0) + 1);
  }
  const mean = [...found.values()].reduce((sum, count) => sum + count, 0) / found.size;
  near(mean, HOMES_PER_POSTCODE, 2.5, 'homes a postcode');
  for (const postcode of found.keys()) {
    // Sunderland, whose districts end at 8, with one that there is not.
    assert.match(postcode, /^SR[67]\d [1-9][ABD-HJLNP-UW-Z]{2}$/);
  }
});

test('mobile numbers and emails are shared in some families, and in most are not', async () => {
  const [latest] = borough.manifest.files.filter(({ path }) =>
    path.includes('council-tax/2025-03'),
  );
  const phones = new Map<string, Set<string>>();
  for (const { TEL_NO = '', ACCOUNT_REF = '', PARTY_NO = '' } of borough.rows(latest?.path ?? '')) {
    const phone = TEL_NO.replace(/\D/g, '').replace(/^44/, '0');
    if (phone === '') continue;
    phones.set(phone, (phones.get(phone) ?? new Set()).add(`${ACCOUNT_REF}/${PARTY_NO}`));
  }
  const shared = [...phones.values()].filter((records) => records.size > 1).length;
  assert.ok(
    share(shared, phones.size) > 0.5 && share(shared, phones.size) < 30,
    `${shared} shared`,
  );
});
