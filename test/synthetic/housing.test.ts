import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { dayOf } from '../../src/synthetic/borough/calendar.ts';
import { RightToBuyOnBenefit } from '../../src/synthetic/borough/plants/right-to-buy-on-benefit.ts';
import {
  DISCOUNT_REPAID,
  RightToBuySoldEarly,
} from '../../src/synthetic/borough/plants/right-to-buy-sold-early.ts';
import { TenancySublet } from '../../src/synthetic/borough/plants/tenancy-sublet.ts';
import { Housing } from '../../src/synthetic/borough/sources/housing.ts';
import { rightToBuyDiscount } from '../../src/synthetic/borough/world/right-to-buy.ts';
import { type MadeBorough, makeBorough } from './borough.ts';
import { homeOn, type PlantedRow, readTruth, type Truth } from './read-truth.ts';

type Row = Record<string, string>;

const LAST = '2025-03-31';
let borough: MadeBorough;
let truth: Truth;
let tenants: Row[];
let register: Row[];

before(async () => {
  borough = await makeBorough(
    { people: 8000, years: 2, extracts: 2, seed: 12 },
    {
      sources: [new Housing()],
      planters: [new TenancySublet(), new RightToBuySoldEarly(), new RightToBuyOnBenefit()],
    },
  );
  truth = readTruth(borough);
  tenants = borough.rows('extracts/housing/2025-03/Tenancy_Household_Extract.csv');
  register = borough.rows('extracts/housing/2025-03/RTB_Register.csv');
});

/** `31/12/2024 00:00:00` as `2024-12-31`; empty stays empty. */
const iso = (date = ''): string => date.slice(0, 10).split('/').reverse().join('-');
const keyOf = (row: Row): string => `${row.TenancyRef}/${row.PersonSeq}`;
const personOf = (row: Row) => truth.personOf('housing', keyOf(row));
const planted = (kind: string): PlantedRow[] =>
  truth.planted.filter((each) => each.kind === kind && each.until === '');

test('each row is someone of a tenancy, listed once, the tenant first', () => {
  assert.equal(new Set(tenants.map(keyOf)).size, tenants.length);
  for (const row of tenants) {
    assert.equal(row.PersonRole === 'Tenant', row.PersonSeq === '1', keyOf(row));
    assert.ok(row.TenancyEnd === '' || iso(row.TenancyEnd) >= iso(row.TenancyStart), keyOf(row));
    assert.ok(row.NINumber === '' || row.PersonRole !== 'Household member');
    assert.match(row.Address ?? '', /\n/, 'the address is printed in lines');
  }
});

test('a home has one tenancy, and nearly all tenants live there', () => {
  const running = tenants.filter(
    ({ TenancyEnd, PersonRole }) => TenancyEnd === '' && PersonRole === 'Tenant',
  );
  const homes = running.map((row) => truth.stated('housing', keyOf(row)));
  assert.equal(new Set(homes).size, homes.length);
  const here = running.filter((row, i) => homeOn(truth, personOf(row).person, LAST) === homes[i]);
  assert.ok(here.length / running.length > 0.9, `${here.length} of ${running.length}`);
  assert.ok(running.length > 100);
});

test('a tenant who let the home keeps the tenancy; the look-alikes are in order', () => {
  const cases = planted('tenancy-sublet');
  assert.ok(cases.length >= 8);
  for (const { person, uprn, is_case, reason } of cases) {
    const own = tenants.filter(
      (row) =>
        row.PersonRole !== 'Household member' &&
        row.TenancyEnd === '' &&
        personOf(row).person === person &&
        truth.stated('housing', keyOf(row)) === uprn,
    );
    assert.equal(homeOn(truth, person, LAST) === uprn, is_case === 'no', `${person}: ${reason}`);
    // Those who came last may still be waiting to be entered.
    if (!reason.startsWith('tenancy ended')) assert.equal(own.length, 1, `${person}: ${reason}`);
    if (is_case !== 'yes') continue;
    const others = truth
      .residents(LAST)
      .filter((each) => homeOn(truth, each.person, LAST) === uprn);
    assert.ok(others.length > 0, `nobody lives at ${uprn}`);
  }
});

test('the register of the right to buy shows what was kept and what was paid back', () => {
  const cases = planted('right-to-buy-sold-early');
  assert.ok(cases.length >= 8);
  for (const { uprn, from, is_case, reason, pence } of cases) {
    const row = register.find(({ UPRN, Status }) => UPRN === uprn && Status === 'Completed');
    assert.ok(row !== undefined, `${uprn} was not sold: ${reason}`);
    assert.equal(row.DiscountRepaid !== '', reason === DISCOUNT_REPAID, `${uprn}: ${reason}`);
    const isWithin = from < iso(row.RepaymentPeriodEnds);
    assert.equal(isWithin, reason !== 'sold after five years', `${uprn}: ${reason}`);
    if (is_case === 'yes') {
      const years = Math.floor(
        (Date.parse(from) - Date.parse(iso(row.CompletionDate))) / (365.2425 * 86_400_000),
      );
      const due = (Number(row.Discount) * 100 * (5 - years)) / 5;
      assert.equal(Number(pence), Math.round(due), uprn);
    }
  }
});

test('a planted application to buy is in the register from its day', () => {
  for (const { uprn, from } of planted('right-to-buy-on-benefit')) {
    const row = register.find(({ UPRN }) => UPRN === uprn);
    assert.equal(iso(row?.ApplicationDate), from, uprn);
  }
});

test('a discount is as large as the law of the application lets it be', () => {
  for (let home = 0; home < 500; home++) {
    assert.equal(rightToBuyDiscount(home, dayOf(2024, 11, 21)), 2_200_000);
    const [before, earlier] = [dayOf(2024, 11, 20), dayOf(2020, 4, 6)];
    assert.ok(rightToBuyDiscount(home, before) > 2_200_000);
    assert.ok(rightToBuyDiscount(home, before) <= 10_240_000);
    assert.ok(rightToBuyDiscount(home, earlier) <= 8_420_000);
  }
});
