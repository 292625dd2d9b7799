import { partOf } from './measure-coverage.ts';
import { Tally } from './measure-people.ts';
import { type Extracts, type HeldRecord, isoDate, recordsOf, sourcesOf } from './read-extracts.ts';
import { monthsBetween, nameOn, stayOn } from './read-truth.ts';

/** Lower case without accents, apostrophes of one form. */
function folded(text: string): string {
  const plain: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', ı: 'i', '’': "'" };
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđßı’]/g, (letter) => plain[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether a written name has someone's first name at its start; their surname at its end. */
function givesFirst(record: HeldRecord, given: string): boolean {
  const wanted = folded(given);
  if (record.full !== undefined) {
    const words = folded(record.full).replace(/^(mrs?|miss|ms|mx|dr|rev|prof|sir|lady)\.? /, '');
    return `${words} `.startsWith(`${wanted} `);
  }
  return `${folded(record.first ?? '')} `.startsWith(`${wanted} `);
}

function givesSurname(record: HeldRecord, surname: string): boolean {
  const wanted = folded(surname);
  if (record.full !== undefined) return ` ${folded(record.full)}`.endsWith(` ${wanted}`);
  return folded(record.last ?? '') === wanted;
}

export interface NameDifference {
  readonly source: string;
  readonly records: number;
  /** All in per cent of the records. */
  readonly first: number | undefined;
  readonly former: number | undefined;
  readonly surname: number | undefined;
}

/**
 * Current records whose name is another than the person's on the day, case and accents apart: the
 * first name; the surname, where it was theirs before (`former`), and where it never was.
 */
export function nameDifferences(extracts: Extracts): NameDifference[] {
  return sourcesOf(extracts).map((source) => {
    const records = recordsOf(extracts.records, source).filter(({ isCurrent }) => isCurrent);
    let first = 0;
    let former = 0;
    let surname = 0;
    for (const record of records) {
      const name = nameOn(record.person, record.day);
      if (name === undefined) continue;
      const { names } = record.person;
      if (!names.some(({ given }) => givesFirst(record, given))) first += 1;
      if (givesSurname(record, name.surname)) continue;
      if (names.some((each) => givesSurname(record, each.surname))) former += 1;
      else surname += 1;
    }
    const whole = records.length;
    return {
      source,
      records: whole,
      first: partOf(first, whole),
      former: partOf(former, whole),
      surname: partOf(surname, whole),
    };
  });
}

export const BIRTH_STATES = ['right', 'default', 'swapped', 'otherwise wrong', 'missing'] as const;
export type BirthState = (typeof BIRTH_STATES)[number];

export interface BirthDates {
  readonly source: string;
  /** Current records in files that have a date of birth. */
  readonly records: number;
  readonly shares: Readonly<Record<BirthState, number>>;
}

/** Dates of birth of current records, against the truth; sources without any are left out. */
export function birthDates(extracts: Extracts): BirthDates[] {
  return sourcesOf(extracts).flatMap((source) => {
    const records = recordsOf(extracts.records, source).filter(
      ({ isCurrent, born }) => isCurrent && born !== undefined,
    );
    if (records.length === 0) return [];
    const tally = new Tally<BirthState>();
    for (const { born = '', person } of records) tally.add(birthState(born, person.born));
    const shares = Object.fromEntries(
      BIRTH_STATES.map((state) => [state, partOf(tally.of(state), records.length) ?? 0]),
    ) as Record<BirthState, number>;
    return [{ source, records: records.length, shares }];
  });
}

function birthState(written: string, truth: string): BirthState {
  if (written === '') return 'missing';
  const date = isoDate(written);
  if (date === truth) return 'right';
  if (date === undefined) return 'otherwise wrong';
  if (date === '1900-01-01' || date === `${truth.slice(0, 4)}-01-01`) return 'default';
  const [year, month, day] = truth.split('-');
  return date === `${year}-${day}-${month}` ? 'swapped' : 'otherwise wrong';
}

export const ADDRESS_STATES = [
  'lives there',
  'lived there',
  'never lived there',
  'has died',
] as const;
export type AddressState = (typeof ADDRESS_STATES)[number];

export interface StatedAddresses {
  readonly source: string;
  /** Current records with an address. */
  readonly records: number;
  readonly shares: Readonly<Record<AddressState, number>>;
  /** Months since those who lived there left, from the least: of records of the living. */
  readonly monthsSince: readonly number[];
}

/** The place that current records mean by their address, against where the person is on the day. */
export function statedAddresses(extracts: Extracts): StatedAddresses[] {
  return sourcesOf(extracts).map((source) => {
    const records = recordsOf(extracts.records, source).filter(
      ({ isCurrent, place }) => isCurrent && place !== '',
    );
    const tally = new Tally<AddressState>();
    const monthsSince: number[] = [];
    for (const { person, place, day } of records) {
      const state = addressState(person, place, day);
      tally.add(state);
      const left = person.stays.findLast((stay) => stay.place === place)?.until ?? '';
      if (state === 'lived there' && left !== '') monthsSince.push(monthsBetween(left, day));
    }
    const shares = Object.fromEntries(
      ADDRESS_STATES.map((state) => [state, partOf(tally.of(state), records.length) ?? 0]),
    ) as Record<AddressState, number>;
    return {
      source,
      records: records.length,
      shares,
      monthsSince: monthsSince.sort((a, b) => a - b),
    };
  });
}

function addressState(person: HeldRecord['person'], place: string, day: string): AddressState {
  const home = stayOn(person, day);
  if (home?.place === place) return 'lives there';
  if (person.died !== '' && person.died <= day) return 'has died';
  return person.stays.some((stay) => stay.place === place && stay.from <= day)
    ? 'lived there'
    : 'never lived there';
}

/** The value below which a share of sorted numbers lies; undefined of none. */
export function quantile(sorted: readonly number[], at: number): number | undefined {
  return sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))];
}

export interface Slips {
  readonly source: string;
  readonly records: number;
  /** Of current records with an address, in per cent, by kind. */
  readonly shares: ReadonlyMap<string, number>;
  readonly any: number;
  /** How many records have just these kinds together, named with blanks between. */
  readonly combinations: ReadonlyMap<string, number>;
}

/** What is wrong with the addresses of current records as they are written, by kind. */
export function slips(extracts: Extracts): Slips[] {
  return sourcesOf(extracts).map((source) => {
    const records = recordsOf(extracts.records, source).filter(
      ({ isCurrent, place }) => isCurrent && place !== '',
    );
    const tally = new Tally<string>();
    for (const record of records) for (const slip of record.slips) tally.add(slip);
    const combinations = Map.groupBy(records, (record) => record.slips.join(' '));
    const any = records.filter((record) => record.slips.length > 0).length;
    return {
      source,
      records: records.length,
      shares: new Map(tally.ranked().map(([slip, n]) => [slip, partOf(n, records.length) ?? 0])),
      any: partOf(any, records.length) ?? 0,
      combinations: new Map([...combinations].map(([kinds, those]) => [kinds, those.length])),
    };
  });
}
