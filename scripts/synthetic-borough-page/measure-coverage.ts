import { AGE_GROUPS, ageGroup, Tally } from './measure-people.ts';
import { type Extracts, type HeldRecord, recordsOf, sourcesOf } from './read-extracts.ts';
import { ageOn, stayOn, type Truth } from './read-truth.ts';

export const partOf = (part: number, whole: number): number | undefined =>
  whole === 0 ? undefined : (100 * part) / whole;

export interface Coverage {
  readonly source: string;
  readonly records: number;
  readonly current: number;
  readonly people: number;
  /** People of current records who live in the borough, elsewhere, or have died. */
  readonly residents: number;
  readonly outside: number;
  readonly dead: number;
  /** People with two current records or more in one of its files. */
  readonly twice: number;
  /** Of residents of each age group, in per cent: those with a current record. */
  readonly byAge: readonly (number | undefined)[];
}

/** How many a source knows, and whom. */
export function coverage(truth: Truth, extracts: Extracts): Coverage[] {
  const residents = new Set(truth.residents);
  const inGroup = AGE_GROUPS.map(
    (_, at) => truth.residents.filter(({ born }) => ageGroup(born, truth.asAt) === at).length,
  );
  return sourcesOf(extracts).map((source) => {
    const records = recordsOf(extracts.records, source);
    const current = records.filter(({ isCurrent }) => isCurrent);
    const held = new Tally<HeldRecord['person']>();
    const inFile = new Tally<string>();
    for (const { person, file } of current) {
      held.add(person);
      inFile.add(`${person.id} ${file}`);
    }
    const repeated = inFile.ranked().filter(([, count]) => count > 1);
    const people = held.ranked();
    const here = people.filter(([person]) => residents.has(person));
    const dead = people.filter(([{ died }]) => died !== '' && died <= truth.asAt);
    return {
      source,
      records: records.length,
      current: current.length,
      people: people.length,
      residents: here.length,
      outside: people.length - here.length - dead.length,
      dead: dead.length,
      twice: new Set(repeated.map(([key]) => key.split(' ')[0])).size,
      byAge: inGroup.map((whole, at) =>
        partOf(here.filter(([{ born }]) => ageGroup(born, truth.asAt) === at).length, whole),
      ),
    };
  });
}

/** Residents by the number of sources with a current record of them, from none on. */
export function knownBy(truth: Truth, extracts: Extracts): number[] {
  const sources = new Map<HeldRecord['person'], Set<string>>();
  for (const { person, source, isCurrent } of extracts.records) {
    if (!isCurrent) continue;
    const known = sources.get(person) ?? new Set();
    sources.set(person, known.add(source));
  }
  const counts = new Array<number>(sourcesOf(extracts).length + 1).fill(0);
  for (const person of truth.residents) {
    const at = sources.get(person)?.size ?? 0;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts.slice(0, counts.findLastIndex((count) => count > 0) + 1);
}

/** A current record has a value in a column, in per cent; undefined where no file has the column. */
export interface Completeness {
  readonly source: string;
  readonly born: number | undefined;
  readonly phone: number | undefined;
  readonly email: number | undefined;
  /** Of records with an address in the borough: with any UPRN, and with another than of that place. */
  readonly uprn: number | undefined;
  readonly uprnWrong: number | undefined;
}

/** How full the columns of each source are that say who somebody is. */
export function completeness(extracts: Extracts): Completeness[] {
  return sourcesOf(extracts).map((source) => {
    const current = recordsOf(extracts.records, source).filter(({ isCurrent }) => isCurrent);
    const filled = (value: (record: HeldRecord) => string | readonly string[] | undefined) => {
      const those = current.filter((record) => value(record) !== undefined);
      return partOf(those.filter((record) => value(record)?.length).length, those.length);
    };
    const here = current.filter(({ place, uprn }) => /^\d+$/.test(place) && uprn !== undefined);
    const withUprn = here.filter(({ uprn }) => uprn !== '');
    // Some systems lose leading zeros and others add them.
    const plain = (uprn: string): string => uprn.replace(/^0+/, '');
    const wrong = withUprn.filter(({ uprn = '', place }) => plain(uprn) !== plain(place));
    return {
      source,
      born: filled(({ born }) => born),
      phone: filled(({ phones }) => phones),
      email: filled(({ emails }) => emails),
      uprn: partOf(withUprn.length, here.length),
      uprnWrong: partOf(wrong.length, withUprn.length),
    };
  });
}

/** Of residents of 18 and over, in per cent: on the electoral register at their own address. */
export function registeredAdults(truth: Truth, extracts: Extracts): number {
  const registered = new Set(
    recordsOf(extracts.records, 'electoral-roll')
      .filter(
        ({ isCurrent, person, place }) => isCurrent && stayOn(person, truth.asAt)?.place === place,
      )
      .map(({ person }) => person),
  );
  const adults = truth.residents.filter(({ born }) => ageOn(born, truth.asAt) >= 18);
  return partOf(adults.filter((each) => registered.has(each)).length, adults.length) ?? 0;
}

/** Residents with a current record in a file, in per cent. */
export function residentsIn(truth: Truth, extracts: Extracts, file: string): number {
  const held = new Set(
    extracts.records.filter((each) => each.isCurrent && each.file === file).map((r) => r.person),
  );
  return (
    partOf(truth.residents.filter((each) => held.has(each)).length, truth.residents.length) ?? 0
  );
}
