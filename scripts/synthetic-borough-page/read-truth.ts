import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Row } from './layouts.ts';

/** Someone, as `truth/people.csv`, `names.csv` and `addresses.csv` have them; days are ISO texts. */
export interface TruePerson {
  readonly id: string;
  readonly born: string;
  readonly died: string;
  readonly sex: string;
  readonly community: string;
  readonly isNeighbour: boolean;
  readonly names: { from: string; given: string; middle: string; surname: string }[];
  /** `place` is a UPRN in the borough, or the address outside. */
  readonly stays: { from: string; until: string; place: string; isInBorough: boolean }[];
}

/** The record of a person in a source. */
export interface TrueRecord {
  readonly source: string;
  readonly key: string;
  readonly person: TruePerson;
  readonly firstExtract: string;
  readonly lastExtract: string;
  /** The place its address means, and what is wrong with it as written, in its latest form. */
  place: string;
  slips: readonly string[];
}

/** What of `manifest.json` the page needs. */
export interface Manifest {
  readonly settings: Readonly<Record<'people' | 'years' | 'extracts' | 'seed' | 'noise', number>>;
  readonly asAt: string;
  readonly historyFrom: string;
  readonly counts: Readonly<Record<string, number>>;
}

export interface Truth {
  readonly manifest: Manifest;
  readonly asAt: string;
  readonly people: ReadonlyMap<string, TruePerson>;
  /** Those who live in the borough on the last day. */
  readonly residents: readonly TruePerson[];
  /** By source and key, with a line end between. */
  readonly records: ReadonlyMap<string, TrueRecord>;
  /** Births and deaths. */
  readonly vitalEvents: readonly Row[];
  readonly relationships: readonly Row[];
  readonly planted: readonly Row[];
}

export const recordId = (source: string, key: string): string => `${source}\n${key}`;

/** Reads what is true in a borough at a folder, as at its last day. */
export function readTruth(folder: string): Truth {
  const text = (name: string): string => readFileSync(join(folder, 'truth', name), 'utf8');
  const rows = (name: string): Row[] => parse(text(name), { columns: true });
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const { asAt } = manifest;
  const people = readPeople(rows);
  const records = new Map<string, TrueRecord>();
  for (const { source = '', key = '', person = '', ...row } of rows('records.csv')) {
    const who = people.get(person);
    if (who === undefined) continue;
    const { first_extract: firstExtract = '', last_extract: lastExtract = '' } = row;
    const record = { source, key, person: who, firstExtract, lastExtract, place: '', slips: [] };
    records.set(recordId(source, key), record);
  }
  // In order by extract: the last one stands.
  for (const { source = '', key = '', uprn, address = '', slips } of rows('stated-addresses.csv')) {
    const record = records.get(recordId(source, key));
    if (record === undefined) continue;
    record.place = uprn || address;
    record.slips = (slips ?? '').split(' ').filter((slip) => slip !== '');
  }
  return {
    manifest,
    asAt,
    people,
    residents: [...people.values()].filter((person) => stayOn(person, asAt)?.isInBorough),
    records,
    vitalEvents: parse(vitalLines(text('events.csv')), { columns: true }),
    relationships: rows('relationships.csv'),
    planted: rows('planted.csv'),
  };
}

/** Of the events, which are many, only the lines about births and deaths. */
const vitalLines = (events: string): string =>
  events
    .split('\n')
    .filter((line, at) => at === 0 || /^[^,]*,(?:birth|death),/.test(line))
    .join('\n');

function readPeople(rows: (name: string) => Row[]): Map<string, TruePerson> {
  const people = new Map<string, TruePerson>();
  for (const { person: id = '', born = '', died = '', sex = '', ...row } of rows('people.csv')) {
    const { community = '', neighbour } = row;
    const isNeighbour = neighbour === 'yes';
    people.set(id, { id, born, died, sex, community, isNeighbour, names: [], stays: [] });
  }
  for (const { person = '', from = '', given = '', middle = '', surname = '' } of rows(
    'names.csv',
  )) {
    people.get(person)?.names.push({ from, given, middle, surname });
  }
  for (const { person = '', from = '', until = '', uprn, address = '' } of rows('addresses.csv')) {
    const isInBorough = uprn !== '';
    people.get(person)?.stays.push({ from, until, place: uprn || address, isInBorough });
  }
  return people;
}

/** Where someone lives on a day; undefined for the dead and the unborn. */
export function stayOn(person: TruePerson, day: string): TruePerson['stays'][number] | undefined {
  return person.stays.find(({ from, until }) => from <= day && (until === '' || day < until));
}

/** The name of someone on a day, or the first or last there is. */
export function nameOn(person: TruePerson, day: string): TruePerson['names'][number] | undefined {
  return person.names.findLast(({ from }) => from <= day) ?? person.names[0];
}

/** Whole years from a birth to a day. */
export function ageOn(born: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  return day.slice(5) < born.slice(5) ? years - 1 : years;
}

/** Months from one day to a later one, in parts. */
export function monthsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / (86_400_000 * 30.436875);
}

/** The same day some years earlier; 29 February becomes 1 March. */
export function yearsBefore(day: string, years: number): string {
  const date = new Date(day);
  date.setUTCFullYear(date.getUTCFullYear() - years);
  return date.toISOString().slice(0, 10);
}
