import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { NEVER } from '../../src/synthetic/borough/calendar.ts';
import type { Planter, PlantKind } from '../../src/synthetic/borough/plants/plant.ts';
import { HOUSEHOLD } from '../../src/synthetic/borough/world/kinds.ts';
import { type MadeBorough, makeBorough } from './borough.ts';

type Row = Record<string, string>;

/** Plants a case of a kind on every fiftieth family's home, so many months before the end. */
class Everywhere implements Planter {
  readonly kind: PlantKind;
  constructor(kind: PlantKind) {
    this.kind = kind;
  }
  plant({ world, plants, first, monthsLeft }: Parameters<Planter['plant']>[0]): void {
    if (monthsLeft !== 5) return;
    for (let home = 0; home < world.gazetteer.length; home += 50) {
      const household = world.householdAt(home);
      if (household < 0 || world.households.kind.get(household) !== HOUSEHOLD.family) continue;
      const person = world.households.firstMember.get(household);
      const common = { kind: this.kind, person, home, from: first, until: NEVER, reason: 'test' };
      plants.add({ ...common, pence: 50_000, resembles: -1 });
    }
  }
}

let borough: MadeBorough;
let homes: Map<string, Row[]>;
let properties: Row[];
/** Who lives at a property, by council tax's own reference. */
let livingAt: (reference: string | undefined) => Row[];

const livingIn = (made: MadeBorough): Map<string, Row[]> => {
  const found = new Map<string, Row[]>();
  const people = new Map(made.rows('truth/people.csv').map((row) => [row.person, row]));
  for (const { person, until, uprn = '' } of made.rows('truth/addresses.csv')) {
    if (until !== '' || uprn === '') continue;
    found.set(uprn, [...(found.get(uprn) ?? []), people.get(person) as Row]);
  }
  return found;
};
const latest = (made: MadeBorough, file: string): Row[] =>
  made.rows(`extracts/council-tax/2025-03/${file}`);

before(async () => {
  borough = await makeBorough({ people: 6000, years: 2, extracts: 14, seed: 9 }, { planters: [] });
  homes = livingIn(borough);
  properties = latest(borough, 'ctax_properties.csv');
  const uprns = new Map(properties.map(({ PROP_REF, UPRN = '' }) => [PROP_REF, UPRN]));
  livingAt = (reference) => homes.get(uprns.get(reference) ?? '') ?? [];
});

test('nearly every home with people in it is billed, and nearly every empty one is not', () => {
  const wrong = properties.filter(
    ({ UPRN = '', STATUS }) => (STATUS === 'EMP') === (homes.get(UPRN) !== undefined),
  );
  assert.ok(properties.length > 2400);
  // Two months of coming and going, at a fifth of homes a year or less.
  assert.ok(wrong.length < properties.length * 0.03, `${wrong.length} of ${properties.length}`);
  const empty = properties.filter(({ STATUS }) => STATUS === 'EMP');
  assert.ok(empty.length > properties.length * 0.008 && empty.length < properties.length * 0.05);
  for (const { EMPTY_FROM } of empty) assert.match(EMPTY_FROM as string, /^\d\d\/\d\d\/\d{4}$/);
});

test('who is named on an account mostly lives there, and a discount is mostly right', () => {
  const truth = new Map(borough.rows('truth/records.csv').map(({ key, person }) => [key, person]));
  const open = latest(borough, 'ctax_liability.csv').filter(({ LIAB_END }) => LIAB_END === '');
  const gone = open.filter(({ ACCOUNT_REF, PARTY_NO, PROP_REF }) => {
    return !livingAt(PROP_REF).some(
      ({ person }) => person === truth.get(`${ACCOUNT_REF}/${PARTY_NO}`),
    );
  });
  assert.ok(gone.length < open.length * 0.03, `${gone.length} of ${open.length} have gone`);
  const alone = open.filter(({ SPD, PARTY_NO }) => SPD === 'Y' && PARTY_NO === '1');
  const grown = (row: Row): boolean => (row.born ?? '') < '2007-03-31';
  const students = alone.filter(({ PROP_REF }) => {
    return livingAt(PROP_REF).filter(grown).length > 1;
  });
  assert.ok(alone.length > open.length * 0.15);
  // Grown students at home are disregarded; anyone else is found out within months.
  assert.ok(students.length < alone.length * 0.1, `${students.length} of ${alone.length}`);
});

test('accounts are never in two minds: one open account a property, and keys that last', () => {
  const seen = new Map<string, string>();
  for (const { path } of borough.manifest.files) {
    if (!path.endsWith('ctax_liability.csv')) continue;
    const open = new Set<string>();
    for (const { ACCOUNT_REF = '', PARTY_NO = '', PROP_REF = '', LIAB_END } of borough.rows(path)) {
      if (LIAB_END === '' && PARTY_NO === '1') {
        assert.ok(!open.has(PROP_REF), `${PROP_REF} has two open accounts in ${path}`);
        open.add(PROP_REF);
      }
      assert.equal(seen.get(ACCOUNT_REF) ?? PROP_REF, PROP_REF);
      seen.set(ACCOUNT_REF, PROP_REF);
    }
  }
});

test('a column for email came half-way through the year', () => {
  const columns = (month: string): string[] =>
    Object.keys(borough.rows(`extracts/council-tax/${month}/ctax_liability.csv`)[0] ?? {});
  assert.ok(!columns('2024-09').includes('EMAIL'));
  assert.ok(columns('2024-10').includes('EMAIL'));
});

test('a home that is declared empty is shown so, people or not', async () => {
  const planted = await makeBorough(
    { people: 3000, extracts: 2, seed: 9 },
    { planters: [new Everywhere('empty-home-occupied')] },
  );
  const status = new Map(
    latest(planted, 'ctax_properties.csv').map(({ UPRN, STATUS }) => [UPRN, STATUS]),
  );
  const cases = planted.rows('truth/planted.csv').filter(({ uprn }) => status.has(uprn));
  assert.ok(cases.length > 10);
  for (const { uprn } of cases) assert.equal(status.get(uprn), 'EMP');
});

test('whoever leaves a debt owes it on the account that ended', async () => {
  const planted = await makeBorough(
    { people: 3000, extracts: 1, seed: 9 },
    { planters: [new Everywhere('mover-left-debt')] },
  );
  const debtors = new Set(planted.rows('truth/planted.csv').map(({ uprn }) => uprn));
  const ended = latest(planted, 'ctax_liability.csv').filter(({ LIAB_END, UPRN }) => {
    const [day, month, year] = (LIAB_END ?? '').split('/');
    return debtors.has(UPRN) && `${year}-${month}-${day}` > '2024-11-01';
  });
  const owing = ended.filter(({ BALANCE }) => Number(BALANCE) >= 250);
  assert.ok(ended.length > 0 && owing.length > 0, `${owing.length} of ${ended.length} owe`);
});
