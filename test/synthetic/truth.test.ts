import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type MadeBorough, makeBorough } from './borough.ts';

type Row = Record<string, string>;

let borough: MadeBorough;
let people: Map<string, Row>;
let stays: Map<string, Row[]>;

before(async () => {
  borough = await makeBorough({ people: 5000, years: 2, extracts: 3, seed: 11 });
  people = new Map(borough.rows('truth/people.csv').map((row) => [row.person as string, row]));
  stays = new Map();
  for (const row of borough.rows('truth/addresses.csv')) {
    const person = row.person as string;
    stays.set(person, [...(stays.get(person) ?? []), row]);
  }
});

const years = (from: string | undefined, to: string | undefined): number =>
  (Date.parse(to ?? '') - Date.parse(from ?? '')) / (365.25 * 86_400_000);

test('everyone has one home on each day, from when they are known until death', () => {
  for (const [person, { born = '', died = '' }] of people) {
    const own = stays.get(person) ?? [];
    if (own.length === 0) {
      // Only a child who died on the day of birth has lived nowhere.
      assert.equal(died, born, person);
      continue;
    }
    own.forEach((stay, index) => {
      const { from = '', until = '' } = stay;
      assert.ok(from >= born, `${person} lives somewhere before birth`);
      assert.ok(until === '' || until > from, `${person} stays no time`);
      assert.ok((stay.uprn === '') !== (stay.address === ''), `${person} lives nowhere`);
      const next = own[index + 1];
      assert.equal(until, next === undefined ? died : next.from, `${person} is lost at ${until}`);
    });
  }
});

test('nothing happens to the dead, nor before birth', () => {
  for (const { event = '', person = '', date = '', other = '' } of borough.rows(
    'truth/events.csv',
  )) {
    const { born = '', died = '' } = people.get(person) ?? {};
    assert.ok(date >= born, `${event} of ${person} before birth`);
    assert.ok(died === '' || date <= died, `${event} of ${person} after death`);
    if (event === 'death') assert.equal(date, died);
    if (event === 'birth') assert.equal(date, born);
    if (other !== '') assert.ok(people.has(other), `${event} with nobody`);
  }
});

test('every death and move of the truth is an event, and the other way round', () => {
  const start = borough.manifest.historyFrom;
  const moves = new Set<string>();
  for (const { person, date, to_uprn, event } of borough.rows('truth/events.csv')) {
    if (to_uprn !== '' && event !== 'rightToBuy') moves.add(`${person} ${date} ${to_uprn}`);
    if (event === 'birth') moves.add(`${person} ${date}`);
  }
  for (const [person, own] of stays) {
    own.forEach(({ from = '', uprn = '' }, index) => {
      if (uprn === '' || from <= start) return;
      const isBirth = index === 0 && people.get(person)?.born === from;
      assert.ok(
        moves.has(isBirth ? `${person} ${from}` : `${person} ${from} ${uprn}`),
        `${person} came to ${uprn} on ${from} unseen`,
      );
    });
  }
  const deaths = borough.rows('truth/events.csv').filter(({ event }) => event === 'death').length;
  assert.equal(deaths, [...people.values()].filter(({ died }) => died !== '').length);
});

test('parents are older than their children, and partners are of two', () => {
  const kinds = new Map<string, number>();
  for (const { person = '', kind = '', other = '' } of borough.rows('truth/relationships.csv')) {
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const [one, two] = [people.get(person), people.get(other)];
    assert.ok(one !== undefined && two !== undefined && person !== other);
    switch (kind) {
      case 'mother':
        assert.equal(two.sex, 'F');
        assert.ok(years(two.born, one.born) > 15 && years(two.born, one.born) < 56);
        break;
      case 'father':
        assert.equal(two.sex, 'M');
        assert.ok(years(two.born, one.born) > 15);
        break;
      case 'twin':
        assert.equal(one.born, two.born);
        break;
      case 'named-after':
        assert.deepEqual([one.given, one.surname], [two.given, two.surname]);
        break;
      case 'same-name-and-birthday':
        assert.deepEqual([one.given, one.surname, one.born], [two.given, two.surname, two.born]);
        break;
    }
  }
  for (const kind of [
    'mother',
    'father',
    'partner',
    'twin',
    'named-after',
    'same-name-and-birthday',
  ]) {
    assert.ok((kinds.get(kind) ?? 0) > 0, `no ${kind} in the borough`);
  }
});

test('a person’s names follow each other without a gap, the last being today’s', () => {
  const names = new Map<string, Row[]>();
  for (const row of borough.rows('truth/names.csv')) {
    names.set(row.person as string, [...(names.get(row.person as string) ?? []), row]);
  }
  let changed = 0;
  for (const [person, { born, given, middle, surname }] of people) {
    const own = names.get(person) ?? [];
    assert.equal(own[0]?.from, born);
    own.forEach(({ from = '', until = '' }, index) => {
      assert.equal(until, own[index + 1]?.from ?? '');
      assert.ok(until === '' || until > from);
    });
    const last = own[own.length - 1];
    assert.deepEqual([last?.given, last?.middle, last?.surname], [given, middle, surname]);
    changed += own.length - 1;
  }
  assert.ok(changed > 20);
});

test('every record is of someone, and every address it states is of the gazetteer', () => {
  const uprns = new Set(
    [...stays.values()].flatMap((own) => own.map(({ uprn }) => uprn)).filter((uprn) => uprn !== ''),
  );
  const keys = new Set<string>();
  for (const { source, key, person = '', first_extract = '', last_extract = '' } of borough.rows(
    'truth/records.csv',
  )) {
    assert.ok(people.has(person));
    assert.ok(first_extract <= last_extract);
    assert.ok(!keys.has(`${source} ${key}`), `two records with the key ${key}`);
    keys.add(`${source} ${key}`);
  }
  for (const { source, key, uprn = '' } of borough.rows('truth/stated-addresses.csv')) {
    assert.ok(keys.has(`${source} ${key}`));
    if (uprn !== '') assert.ok(uprns.has(uprn), uprn);
  }
});

test('places turn over as the liveliest of boroughs do, and others hardly', () => {
  const streets = new Map<string, { moves: number; homes: Set<string> }>();
  const street = new Map<string, string>();
  for (const line of borough.gazetteer()) {
    if (line[0] === '24' && line[26] === 'Y') street.set(line[3] as string, line[21] as string);
  }
  for (const own of stays.values()) {
    own.forEach(({ uprn = '', until = '' }) => {
      const usrn = street.get(uprn);
      if (usrn === undefined) return;
      const found = streets.get(usrn) ?? { moves: 0, homes: new Set() };
      streets.set(usrn, found);
      found.homes.add(uprn);
      if (until > '2024-03-31') found.moves += 1;
    });
  }
  const people2 = [...streets.values()].filter(({ homes }) => homes.size >= 20);
  const rates = people2.map(({ moves, homes }) => moves / (homes.size * 2.3)).sort((a, b) => a - b);
  assert.ok(
    (rates[rates.length - 1] ?? 0) > 0.25,
    `the liveliest street turns over ${rates.at(-1)}`,
  );
  assert.ok((rates[0] ?? 1) < 0.1, `the quietest street turns over ${rates[0]}`);
});
