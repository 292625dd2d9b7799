import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { EmptyHomeOccupied } from '../../src/synthetic/borough/plants/empty-home-occupied.ts';
import { LeftButOnRegister } from '../../src/synthetic/borough/plants/left-but-on-register.ts';
import { MoverLeftDebt } from '../../src/synthetic/borough/plants/mover-left-debt.ts';
import { NotOnRegister } from '../../src/synthetic/borough/plants/not-on-register.ts';
import { SinglePersonDiscount } from '../../src/synthetic/borough/plants/single-person-discount.ts';
import { CouncilTax } from '../../src/synthetic/borough/sources/council-tax.ts';
import { ElectoralRoll } from '../../src/synthetic/borough/sources/electoral-roll.ts';
import { type MadeBorough, makeBorough } from './borough.ts';
import { homeOn, type PlantedRow, readTruth, type Truth } from './read-truth.ts';

type Row = Record<string, string>;

const LAST = '2025-03-31';
let borough: MadeBorough;
let truth: Truth;
let accounts: Row[];
let homes: Map<string, Row>;
let electors: Map<string, string[]>;

before(async () => {
  borough = await makeBorough(
    { people: 8000, years: 2, extracts: 2, seed: 4 },
    {
      sources: [new CouncilTax(), new ElectoralRoll()],
      planters: [
        new SinglePersonDiscount(),
        new EmptyHomeOccupied(),
        new MoverLeftDebt(),
        new NotOnRegister(),
        new LeftButOnRegister(),
      ],
    },
  );
  truth = readTruth(borough);
  accounts = borough.rows('extracts/council-tax/2025-03/ctax_liability.csv');
  homes = new Map(
    borough
      .rows('extracts/council-tax/2025-03/ctax_properties.csv')
      .map((row) => [row.UPRN ?? '', row]),
  );
  electors = new Map();
  for (const { ELECTOR_ID, REMOVED } of borough.rows(
    'extracts/electoral-roll/2025-03/register_of_electors.csv',
  )) {
    if (REMOVED !== '') continue;
    const { person } = truth.personOf('electoral-roll', ELECTOR_ID);
    electors.set(person, [truth.stated('electoral-roll', ELECTOR_ID) ?? '']);
  }
});

const lasting = (kind: string, least: number): PlantedRow[] => {
  const found = truth.planted.filter((each) => each.kind === kind && each.until === '');
  const cases = found.filter(({ is_case }) => is_case === 'yes').length;
  assert.ok(cases >= least, `${cases} cases of ${kind}`);
  return found;
};

const countedAt = (uprn: string): number =>
  truth.residents(LAST).filter((each) => {
    return homeOn(truth, each.person, LAST) === uprn && truth.age(each, LAST) >= 18;
  }).length;

const keyOf = ({ ACCOUNT_REF, PARTY_NO }: Row): string => `${ACCOUNT_REF}/${PARTY_NO}`;
const isOf = (row: Row, person: string, uprn: string): boolean =>
  truth.personOf('council-tax', keyOf(row)).person === person &&
  truth.stated('council-tax', keyOf(row)) === uprn;

test('a discount stays where a partner has come, and is right where a student has', () => {
  // Those of the last months may still wait for the office.
  const planted = lasting('single-person-discount', 4).filter(({ from }) => from < '2024-11-01');
  for (const { person, uprn, is_case, pence, reason } of planted) {
    const open = accounts.find((row) => row.LIAB_END === '' && isOf(row, person, uprn));
    assert.equal(open?.SPD, 'Y', `${person}: ${reason}`);
    if (is_case === 'yes') assert.ok(countedAt(uprn) >= 2 && Number(pence) > 20_000, person);
    else if (reason.startsWith('relative')) assert.equal(countedAt(uprn), 1, person);
  }
});

test('a home declared empty has people in it, its look-alikes have none', () => {
  for (const { person, uprn, is_case, pence } of lasting('empty-home-occupied', 2)) {
    assert.equal(homes.get(uprn)?.STATUS, 'EMP', uprn);
    assert.equal(countedAt(uprn) > 0, is_case === 'yes', uprn);
    if (is_case !== 'yes') continue;
    assert.equal(homeOn(truth, person, LAST), uprn);
    assert.ok(Number(pence) > 100_000);
  }
});

test('a debtor who moved owes what is planted and lives in the borough; the others owe nothing', () => {
  const planted = lasting('mover-left-debt', 6).filter(({ from }) => from < '2024-12-01');
  for (const { person, uprn, pence, is_case } of planted) {
    const ended = accounts.find((row) => row.LIAB_END !== '' && isOf(row, person, uprn));
    assert.ok(homeOn(truth, person, LAST) !== undefined, person);
    if (is_case === 'yes') {
      assert.equal(Math.round(Number(ended?.BALANCE) * 100), Number(pence), person);
    } else assert.ok(Number(ended?.BALANCE ?? 0) <= 0, person);
  }
});

test('newcomers who do not register are not on the register, nor are those who may not be', () => {
  for (const { person, uprn, is_case } of lasting('not-on-register', 3)) {
    assert.equal(homeOn(truth, person, LAST), uprn);
    assert.ok(!electors.has(person), person);
    const { nationality } = truth.people.get(person) ?? {};
    if (is_case === 'yes') assert.notEqual(nationality, 'other');
  }
});

test('those who left are still on the register, as are those who may be', () => {
  for (const { person, uprn, is_case, reason } of lasting('left-but-on-register', 4)) {
    assert.deepEqual(electors.get(person), [uprn], `${person}: ${reason}`);
    if (is_case === 'yes') assert.notEqual(homeOn(truth, person, LAST), uprn);
  }
});
