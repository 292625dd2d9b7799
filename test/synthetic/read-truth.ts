import assert from 'node:assert/strict';
import type { MadeBorough } from './borough.ts';

/** A row of `truth/people.csv`. */
export interface TruePerson {
  readonly person: string;
  readonly born: string;
  readonly died: string;
  readonly sex: string;
  readonly nationality: string;
  readonly neighbour: string;
}

interface Stay {
  readonly person: string;
  readonly from: string;
  readonly until: string;
  readonly uprn: string;
}

/** A row of `truth/planted.csv`. */
export interface PlantedRow {
  readonly case: string;
  readonly kind: string;
  readonly is_case: string;
  readonly resembles: string;
  readonly person: string;
  readonly uprn: string;
  readonly from: string;
  readonly until: string;
  readonly pence: string;
  readonly reason: string;
}

/** The truth of a borough, as tests ask it; days are ISO texts. */
export interface Truth {
  readonly people: ReadonlyMap<string, TruePerson>;
  readonly stays: ReadonlyMap<string, readonly Stay[]>;
  readonly planted: readonly PlantedRow[];
  /** The person of a record, by the key that the extract shows; fails where there is none. */
  personOf(source: string, key: string | undefined): TruePerson;
  /** UPRN that a record means to state in its latest extract; empty for an address outside. */
  stated(source: string, key: string | undefined): string | undefined;
  age(person: TruePerson, day: string): number;
  /** Those who live in the borough on a day. */
  residents(day: string): TruePerson[];
}

export function readTruth(borough: MadeBorough): Truth {
  const typed = <Row>(path: string): Row[] => borough.rows(path) as unknown as Row[];
  const people = new Map(
    typed<TruePerson>('truth/people.csv').map((person) => [person.person, person]),
  );
  const stays = new Map<string, Stay[]>();
  for (const stay of typed<Stay>('truth/addresses.csv')) {
    stays.set(stay.person, [...(stays.get(stay.person) ?? []), stay]);
  }
  const records = new Map<string, string>();
  for (const { source, key, person } of borough.rows('truth/records.csv')) {
    assert.ok(!records.has(`${source} ${key}`), `${source} has two records ${key}`);
    records.set(`${source} ${key}`, person ?? '');
  }
  const stated = new Map(
    borough
      .rows('truth/stated-addresses.csv')
      .map(({ source, key, uprn }) => [`${source} ${key}`, uprn]),
  );
  const truth: Truth = {
    people,
    stays,
    planted: typed<PlantedRow>('truth/planted.csv'),
    personOf(source, key) {
      const person = people.get(records.get(`${source} ${key}`) ?? '');
      assert.ok(person !== undefined, `${source} ${key} is nobody`);
      return person;
    },
    stated: (source, key) => stated.get(`${source} ${key}`),
    age: ({ born }, day) => (Date.parse(day) - Date.parse(born)) / (365.2425 * 86_400_000),
    residents: (day) => [...people.values()].filter(({ person }) => homeOn(truth, person, day)),
  };
  return truth;
}

/** UPRN of someone's home on a day; undefined where it is not in the borough. */
export function homeOn({ stays }: Truth, person: string, day: string): string | undefined {
  const stay = stays
    .get(person)
    ?.find(({ from, until }) => from <= day && (until === '' || day < until));
  return stay === undefined || stay.uprn === '' ? undefined : stay.uprn;
}
