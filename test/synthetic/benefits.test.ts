import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { PaymentToTheDead } from '../../src/synthetic/borough/plants/payment-to-the-dead.ts';
import {
  CLAIM_ENDED_BEFORE,
  RightToBuyOnBenefit,
} from '../../src/synthetic/borough/plants/right-to-buy-on-benefit.ts';
import { Benefits } from '../../src/synthetic/borough/sources/benefits.ts';
import { type MadeBorough, makeBorough } from './borough.ts';
import { type Row, readExtract } from './extracts.ts';
import { homeOn, readTruth, type Truth } from './read-truth.ts';

const LAST = '2025-03-31';
let borough: MadeBorough;
let truth: Truth;
let rows: Row[];

before(async () => {
  borough = await makeBorough(
    { people: 6000, years: 2, extracts: 2, seed: 5 },
    { sources: [new Benefits()], planters: [new PaymentToTheDead(), new RightToBuyOnBenefit()] },
  );
  truth = readTruth(borough);
  rows = claims('2025-03');
});

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
function iso(date = ''): string {
  if (date === '') return '';
  const [day, month = '', year] = date.split('-');
  return `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day}`;
}

/** Rows without the blanks after each value, nor the line that counts them. */
function claims(month: string): Row[] {
  const path = `benefits/${month}/HBCTR_CLAIMS.TXT`;
  const all = readExtract(borough, path, {
    encoding: 'windows-1252',
    delimiter: '|',
    isRagged: true,
  });
  const trimmed = all.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name.trim(), value.trim()])),
  );
  const trailer = trimmed.pop();
  assert.deepEqual([trailer?.CLAIM_REF, trailer?.PERS_NO], ['ROWS', String(trimmed.length)]);
  return trimmed;
}

const personOf = (row: Row) => truth.personOf('benefits', `${row.CLAIM_REF}/${row.PERS_NO}`);

test('each row is a person on a claim, listed once, the claimant first', () => {
  const keys = rows.map((row) => `${row.CLAIM_REF}/${row.PERS_NO}`);
  assert.equal(new Set(keys).size, rows.length);
  for (const row of rows) {
    assert.equal(row.REL === 'CL', row.PERS_NO === '1', keys[rows.indexOf(row)]);
    assert.ok(iso(row.CLAIM_START) >= personOf(row).born || row.REL !== 'CL');
    assert.ok(row.CLAIM_END === '' || iso(row.CLAIM_END) >= iso(row.CLAIM_START));
    assert.equal(row.STATUS, row.CLAIM_END === '' ? 'LIVE' : 'ENDED');
  }
});

test('nobody is on two live claims of their own, and most live where they claim', () => {
  const live = rows.filter(({ STATUS, REL }) => STATUS === 'LIVE' && REL === 'CL');
  const homes = live.map((row) => truth.stated('benefits', `${row.CLAIM_REF}/1`));
  const here = live.filter((row, i) => homeOn(truth, personOf(row).person, LAST) === homes[i]);
  assert.ok(here.length / live.length > 0.93, `${here.length} of ${live.length}`);
  // Somebody who moved may be claiming at both homes until the first is reviewed.
  const claimants = live.map((row) => personOf(row).person);
  assert.ok(new Set(claimants).size / claimants.length > 0.97);
  const share = live.length / (borough.manifest.counts.dwellings ?? 0);
  assert.ok(share > 0.08 && share < 0.3, `${share} of homes claim`);
});

test('benefit is never more than the rent, and owners get none', () => {
  for (const { TENURE, WKLY_RENT, WKLY_HB, CLAIM_TYPE, CLAIM_REF } of rows) {
    assert.ok(Number(WKLY_HB) <= Number(WKLY_RENT), CLAIM_REF);
    if (TENURE === '') assert.equal(Number(WKLY_HB), 0, CLAIM_REF);
    assert.equal(CLAIM_TYPE?.includes('HB'), Number(WKLY_HB) > 0, CLAIM_REF);
  }
});

test('no benefit is paid after a death, unless it is planted or the death is fresh', () => {
  const paid = new Map<string, Row>();
  for (const row of rows) {
    const { person, died } = personOf(row);
    if (row.REL !== 'CL' || row.STATUS !== 'LIVE' || died === '') continue;
    paid.set(person, row);
    const planted = truth.planted.some(
      (each) => each.kind === 'payment-to-the-dead' && each.person === person,
    );
    assert.ok(planted || died >= '2025-01-31', `${person} died ${died} and is paid`);
  }
  const cases = truth.planted.filter(
    ({ kind, is_case }) => kind === 'payment-to-the-dead' && is_case === 'yes',
  );
  assert.ok(cases.length >= 2);
  for (const { person, pence } of cases) {
    const row = paid.get(person);
    assert.ok(row !== undefined, `nothing is paid to ${person}`);
    const weekly = Math.round((Number(row.WKLY_HB) + Number(row.WKLY_CTR)) * 100);
    assert.equal(weekly * 52, Number(pence), person);
  }
});

test('those who apply to buy are on benefit, and their look-alikes were', () => {
  const planted = truth.planted.filter(({ kind }) => kind === 'right-to-buy-on-benefit');
  assert.ok(planted.length >= 8);
  for (const { person, uprn, from, until, is_case, reason } of planted) {
    if (until !== '') continue;
    const own = rows.filter(
      (row) =>
        personOf(row).person === person &&
        row.REL === 'CL' &&
        truth.stated('benefits', `${row.CLAIM_REF}/1`) === uprn,
    );
    const during = own.filter(
      ({ CLAIM_START, CLAIM_END }) =>
        iso(CLAIM_START) <= from && (CLAIM_END === '' || iso(CLAIM_END) > from),
    );
    assert.equal(during.length, is_case === 'yes' ? 1 : 0, `${person}: ${reason}`);
    if (reason === CLAIM_ENDED_BEFORE) assert.ok(own.length > 0, `${person} never claimed`);
  }
});
