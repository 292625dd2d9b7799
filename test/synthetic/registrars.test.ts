import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Registrars } from '../../src/synthetic/borough/sources/registrars.ts';
import { type MadeBorough, makeBorough } from './borough.ts';
import { type Row, readExtract } from './extracts.ts';
import { readTruth, type Truth } from './read-truth.ts';

let borough: MadeBorough;
let truth: Truth;
let births: Row[];
let deaths: Row[];
let marriages: Row[];

before(async () => {
  borough = await makeBorough(
    { people: 4000, years: 2, extracts: 2, seed: 6 },
    { sources: [new Registrars()], planters: [] },
  );
  truth = readTruth(borough);
  const spreadsheet = { encoding: 'windows-1252', titles: 2 } as const;
  births = readExtract(borough, 'registrars/2025-03/Births.csv', spreadsheet);
  deaths = readExtract(borough, 'registrars/2025-03/Deaths.csv', spreadsheet);
  marriages = readExtract(borough, 'registrars/2025-03/Marriages.txt', {
    encoding: 'utf-16le',
    delimiter: '\t',
  });
});

/** The day of a spreadsheet's day number. */
const iso = (serial = ''): string =>
  new Date((Number(serial) - 25_569) * 86_400_000).toISOString().slice(0, 10);
const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const of = (row: Row, part: string) => truth.personOf('registrars', `${row['Entry No']}/${part}`);

test('a birth names the child and both parents, in time', () => {
  assert.ok(births.length > 150);
  const relations = new Set(
    borough
      .rows('truth/relationships.csv')
      .map(({ person, kind, other }) => `${person} ${kind} ${other}`),
  );
  for (const row of births) {
    const [child, mother] = [of(row, 'C'), of(row, 'M')];
    assert.equal(iso(row.Born), child.born);
    const late = days(child.born, iso(row.Registered));
    assert.ok(late >= 3 && late <= 42, `${row['Entry No']} after ${late} days`);
    assert.ok(relations.has(`${child.person} mother ${mother.person}`), row['Entry No']);
    if (row['Father surname'] === '') continue;
    assert.ok(relations.has(`${child.person} father ${of(row, 'F').person}`), row['Entry No']);
  }
});

test('every death in the borough has one entry, within days, with the address it happened at', () => {
  const dead = new Map(deaths.map((row) => [of(row, 'D').person, row]));
  assert.equal(dead.size, deaths.length);
  const events = borough.rows('truth/events.csv').filter(({ event }) => event === 'death');
  for (const { person = '', date = '', from_uprn } of events) {
    if (date > '2025-03-24') continue;
    const row = dead.get(person);
    assert.equal(iso(row?.Died), date, person);
    assert.equal(truth.stated('registrars', `${row?.['Entry No']}/D`) ?? '', from_uprn, person);
    assert.ok(days(date, iso(row?.Registered)) <= 5, person);
  }
});

test('a marriage is of two people of the truth, once', () => {
  assert.ok(marriages.length > 20);
  const couples = marriages.map((row) => [of(row, '1').person, of(row, '2').person].join(' '));
  const held = new Set(
    borough
      .rows('truth/events.csv')
      .filter(({ event }) => event === 'marriage')
      .map(({ person, other, date }) => `${person} ${other} ${date}`),
  );
  couples.forEach((couple, i) => {
    const day = (marriages[i]?.Married ?? '').split('/').reverse().join('-');
    assert.ok(held.has(`${couple} ${day}`), `${couple} did not marry on ${day}`);
  });
});

test('a register only grows: what an earlier extract shows stands in the next', () => {
  const file = { encoding: 'windows-1252', titles: 2 } as const;
  const earlier = readExtract(borough, 'registrars/2025-02/Deaths.csv', file);
  const later = new Map(deaths.map((row) => [row['Entry No'], row]));
  assert.ok(earlier.length > 0 && earlier.length < deaths.length);
  for (const row of earlier) assert.deepEqual(later.get(row['Entry No'] ?? ''), row);
});
