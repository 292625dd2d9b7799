import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { PERSON_COLUMNS } from './observe.ts';
import { generatePeople, type PersonRecord } from './people.ts';

const people = (records: number, seed: number): PersonRecord[] => [
  ...generatePeople({ records, seed }),
];

const digest = (records: readonly PersonRecord[]): string =>
  createHash('sha256').update(JSON.stringify(records)).digest('hex');

function groupBy<T>(values: readonly T[], key: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group === undefined) groups.set(key(value), [value]);
    else group.push(value);
  }
  return groups;
}

describe('generated people', () => {
  const records = people(20_000, 7);
  const clusters = [...groupBy(records, (record) => record.cluster).values()];

  it('are the same for the same seed, and others for another', () => {
    assert.equal(digest(people(2000, 7)), digest(people(2000, 7)));
    assert.notEqual(digest(people(2000, 7)), digest(people(2000, 8)));
  });

  it('are as many as asked for, each with an id of its own', () => {
    for (const count of [0, 1, 3, 1000]) assert.equal(people(count, 1).length, count);
    assert.equal(new Set(records.map((record) => record.id)).size, 20_000);
  });

  it('have one to four records each, 1.56 on average', () => {
    assert.ok(clusters.every((cluster) => cluster.length >= 1 && cluster.length <= 4));
    const mean = records.length / clusters.length;
    assert.ok(Math.abs(mean - 1.56) < 0.03, `mean ${mean}`);
  });

  it('follow the weights given for records a person', () => {
    const pairs = [...generatePeople({ records: 100, seed: 1, recordsPerPerson: [0, 1] })];
    const sizes = [...groupBy(pairs, (record) => record.cluster).values()].map((c) => c.length);
    assert.deepEqual(new Set(sizes), new Set([2]));
  });

  it('do not stand next to their other records', () => {
    let together = 0;
    for (let i = 1; i < records.length; i++) {
      if (records[i]?.cluster === records[i - 1]?.cluster) together += 1;
    }
    assert.ok(together < 20, `${together} neighbours are one person`);
  });

  it('hold valid values', () => {
    for (const record of records) {
      assert.match(record.date_of_birth, /^$|^\d{4}-\d{2}-\d{2}$/);
      if (record.date_of_birth !== '') {
        const date = new Date(`${record.date_of_birth}T00:00:00Z`);
        assert.equal(date.toISOString().slice(0, 10), record.date_of_birth);
      }
      assert.match(record.postcode, /^$|^[A-Z]{2}\d{2} \d[A-Z]{2}$/);
      assert.match(record.phone, /^$|^\d{11}$/);
      assert.match(record.email, /^\S*$/);
      for (const column of PERSON_COLUMNS) assert.equal(record[column], record[column].trim());
    }
  });

  it('have common surnames, and a tail of thousands that are rare', () => {
    const surnames = [...groupBy(records, (record) => record.surname).values()];
    const shares = surnames.map((group) => group.length / records.length).sort((a, b) => b - a);
    assert.ok((shares[0] ?? 0) > 0.006 && (shares[0] ?? 0) < 0.02, `commonest ${shares[0]}`);
    const rare = shares.filter((share) => share <= 3 / records.length).length;
    assert.ok(rare > 2000, `${rare} surnames of three records or fewer`);
  });

  it('live in families who share a surname and an address', () => {
    const homes = groupBy(
      records.filter((record) => record.address !== ''),
      (record) => `${record.surname}|${record.address}|${record.postcode}`,
    );
    const families = [...homes.values()].filter(
      (home) => new Set(home.map((record) => record.cluster)).size > 1,
    );
    assert.ok(families.length > 1000, `${families.length} families`);
  });

  it('are recorded with errors of each kind', () => {
    const pairs = clusters.filter((cluster) => cluster.length > 1);
    const share = (differs: (a: PersonRecord, b: PersonRecord) => boolean): number =>
      pairs.filter(([a, b]) => differs(a as PersonRecord, b as PersonRecord)).length / pairs.length;
    const between = (value: number, low: number, high: number): void =>
      assert.ok(value > low && value < high, `${value} is not between ${low} and ${high}`);
    between(
      share((a, b) => a.first_name !== b.first_name),
      0.1,
      0.25,
    );
    between(
      share((a, b) => a.surname !== b.surname),
      0.08,
      0.2,
    );
    between(
      share((a, b) => a.first_name === b.surname && a.surname === b.first_name),
      0.002,
      0.03,
    );
    between(
      share((a, b) => a.postcode !== b.postcode),
      0.15,
      0.4,
    );
    between(
      share((a, b) => a.date_of_birth !== b.date_of_birth),
      0.05,
      0.15,
    );
    between(records.filter((record) => record.email === '').length / 20_000, 0.35, 0.65);
  });
});
