import {
  DATE_FORMATS,
  type Day,
  dayOf,
  firstDayOf,
  lastDayOf,
  type Month,
  NEVER,
  partsOf,
} from '../calendar.ts';
import { Table } from '../columns.ts';
import { addressLines } from '../entry/addresses.ts';
import type { Layout } from '../extract/layout.ts';
import { registers } from '../world/franchise.ts';
import { EVENT, NATIONALITIES } from '../world/kinds.ts';
import type { WorldEvent } from '../world/world.ts';
import { Lookup } from './lookup.ts';
import type { Office } from './office.ts';
import type { ExtractFile, Source } from './source.ts';

/** Tasks in the in-tray. */
const TASK = { arrival: 0, departure: 1, death: 2, rename: 3, strayFound: 4 } as const;

/** One registration of one elector at one address: a record of this source. */
const ENTRY_COLUMNS = [
  'person',
  'home',
  'from',
  /** Day it was taken off; `NEVER` while it stands. */
  'to',
  'nameEntered',
  /** Number within the polling district: given out anew each December. */
  'number',
] as const;

/** The month of the new register: 1 December, after the canvass (Representation of the People Act 1983, s. 13). */
const PUBLISHED = 11;
/**
 * Electors who vote by post, by proxy, and who keep out of the open register.
 * Illustrative: about a fifth vote by post and more than half opt out.
 */
const POSTAL = 0.2;
const PROXY = 0.003;
const OPTED_OUT = 0.55;
/**
 * Postal votes end at the third 31 January after they were granted, and those of before this day at
 * the same time as one granted on it: Elections Act 2022, s. 3 and Schedule 3, with The
 * Representation of the People (Postal and Proxy Voting etc.) (Amendment) Regulations 2023, as the
 * Electoral Commission explains them to registration officers.
 */
const POSTAL_SINCE: Day = dayOf(2023, 10, 31);
/** Of those who register late, the share who wait for the canvass. Illustrative. */
const WAITS_FOR_CANVASS = 0.45;
/** Months after which an entry that no one reported is found and taken off. Illustrative. */
const FOUND_OUT = { least: 9, spread: 18 } as const;

const LAYOUT: Layout = {
  file: 'register_of_electors.csv',
  columns: [
    'ELECTOR_ID',
    'PD',
    'ELECTOR_NO',
    'MARKERS',
    'CHANGE',
    'ATTAINS_18',
    'SURNAME',
    'FORENAMES',
    'UPRN',
    'ADDRESS_1',
    'ADDRESS_2',
    'ADDRESS_3',
    'ADDRESS_4',
    'POSTCODE',
    'ABSENT_VOTE',
    'AV_EXPIRES',
    'OPEN_REGISTER',
    'REGISTERED',
    'REMOVED',
  ],
  addedLate: [{ column: 'AV_EXPIRES', monthsBeforeEnd: 6 }],
  delimiter: ',',
  encoding: 'utf-8',
  lineEnd: '\r\n',
  quotes: 'all',
};

/**
 * The register of electors under individual registration: no date of birth but
 * the day on which those of 16 and 17 come of age. People register when they
 * move, or at the canvass, or not at all; those who leave are taken off when
 * someone says so. Nationality shows only where it limits the vote. The key of
 * a record is ELECTOR_ID; the number in the district changes each December.
 */
export class ElectoralRoll implements Source {
  readonly name = 'electoral-roll';
  readonly title = 'Electoral roll (electoral management system)';
  readonly layouts: readonly Layout[] = [LAYOUT];
  readonly #entries = new Table(ENTRY_COLUMNS);
  /** Standing entry of each person. */
  readonly #entryOf = new Lookup();
  /** Entry at a former address that stands beside the one of today, of the few who have one. */
  readonly #strayOf = new Map<number, number>();
  /** Numbers given out in each polling district. */
  readonly #lastNumber: number[] = [];

  open(office: Office, day: Day): void {
    this.#canvass(office, day);
  }

  hear(office: Office, { kind, person, day, to }: WorldEvent): void {
    switch (kind) {
      case EVENT.birth:
      case EVENT.newMobile:
      case EVENT.newEmail:
      case EVENT.rightToBuy:
        return;
      case EVENT.death:
        // Registrars tell the registration officer (Registration of Births and Deaths Regulations).
        if (this.#entryOf.get(person) >= 0 || this.#strayOf.has(person)) {
          office.later(office.now + 1, TASK.death, day, person);
        }
        return;
      case EVENT.nameChange:
        if (this.#entryOf.get(person) < 0 || !office.isTold(person, day)) return;
        office.later(office.monthOfEntry(person, day), TASK.rename, day, person);
        return;
      case EVENT.moveOut:
      case EVENT.childToRelatives:
        if (this.#entryOf.get(person) >= 0) this.#hearOfDeparture(office, person, day);
        return;
      default:
        if (to >= 0) this.#hearOfArrival(office, person, day);
    }
  }

  work(office: Office, month: Month): void {
    const today = lastDayOf(month);
    for (const { task, a: person } of office.due(month)) {
      const entry = this.#entryOf.get(person);
      if (task === TASK.death) this.#removeStray(person, today);
      if (task === TASK.arrival) this.#register(office, person, today);
      else if (task === TASK.strayFound) this.#removeStray(person, today);
      else if (entry < 0) continue;
      else if (task === TASK.death) this.#remove(entry, today);
      else if (task === TASK.rename) this.#rename(office, entry, today);
      else this.#depart(office, entry, today);
    }
    if (month % 12 === PUBLISHED) {
      this.#canvass(office, firstDayOf(month));
      this.#renumber(office);
    }
  }

  extract(office: Office, month: Month, [file]: readonly ExtractFile[]): void {
    const { clerk, world } = office;
    const { person: people, home: homes, from, to, nameEntered, number } = this.#entries.columns;
    const date = DATE_FORMATS.dots;
    const first = firstDayOf(month);
    const today = lastDayOf(month);
    for (let entry = 0; entry < this.#entries.length; entry++) {
      const removed = to.get(entry);
      if (removed < first) continue;
      const person = people.get(entry);
      const home = homes.get(entry);
      const since = from.get(entry);
      const name = clerk.name(entry, person, nameEntered.get(entry));
      // An address is a line of the property list: alike for all who are registered there.
      const address = clerk.address(home, home, 0, true);
      const lines = addressLines(address, 4);
      const comesOfAge = attains(world.people.born.get(person));
      const random = office.random('vote', person);
      const at = random.next();
      const absent = at < POSTAL ? 'P' : at < POSTAL + PROXY ? 'X' : '';
      const key = electorId(entry);
      const change = removed <= today ? 'D' : since >= first ? 'A' : '';
      const isLocalOnly = NATIONALITIES[world.people.nationality.get(person)] === 'eu';
      file?.row({ record: entry, key, person, home, slips: address.slips }, [
        key,
        districtCode(districtOf(office, home)),
        String(number.get(entry)),
        isLocalOnly ? 'G' : '',
        change,
        comesOfAge > today ? date(comesOfAge) : '',
        name.last,
        name.middle === '' ? name.first : `${name.first} ${name.middle}`,
        address.uprn,
        ...lines,
        address.postcode,
        absent,
        absent === 'P' ? date(thirdJanuaryAfter(Math.max(since, POSTAL_SINCE))) : '',
        random.chance(OPTED_OUT) ? 'N' : 'Y',
        date(since),
        date(removed),
      ]);
    }
  }

  #hearOfArrival(office: Office, person: number, day: Day): void {
    const waits = office.random('waits', person, day).chance(WAITS_FOR_CANVASS);
    const isHeard = office.isTold(person, day) && !waits;
    const untilCanvass = (PUBLISHED - (office.now % 12) + 12) % 12;
    const month = isHeard ? office.monthOfEntry(person, day) : office.now + untilCanvass;
    office.later(month, TASK.arrival, day, person);
  }

  #hearOfDeparture(office: Office, person: number, day: Day): void {
    const isTold = office.isTold(person, day);
    const found = FOUND_OUT.least + office.random('found', person, day).below(FOUND_OUT.spread);
    const month = isTold ? office.monthOfEntry(person, day) : office.now + found;
    office.later(month, TASK.departure, day, person);
  }

  /** Enters someone where they live today, and takes them off where they lived. */
  #register(office: Office, person: number, today: Day): void {
    const { world } = office;
    const home = world.homeOn(person, today);
    if (home < 0) return;
    const standing = this.#entryOf.get(person);
    if (standing >= 0) {
      if (this.#entries.get('home', standing) === home) return;
      if (!isMissed(office, person, today)) this.#remove(standing, today);
      else {
        // Nobody sees that it is the elector of the old address: two entries, until that one is found.
        this.#removeStray(person, today);
        this.#strayOf.set(person, standing);
        const found =
          FOUND_OUT.least + office.random('stray', person, today).below(FOUND_OUT.spread);
        office.later(office.now + found, TASK.strayFound, today, person);
      }
    }
    if (!isToBeRegistered(office, person, today)) return;
    const district = districtOf(office, home);
    const number = (this.#lastNumber[district] ?? 0) + 1;
    this.#lastNumber[district] = number;
    const entry = this.#entries.add({
      person,
      home,
      from: today,
      to: NEVER,
      nameEntered: today,
      number,
    });
    this.#entryOf.set(person, entry);
  }

  #removeStray(person: number, day: Day): void {
    const entry = this.#strayOf.get(person);
    if (entry === undefined) return;
    this.#entries.set('to', entry, day);
    this.#strayOf.delete(person);
  }

  #remove(entry: number, day: Day): void {
    this.#entries.set('to', entry, day);
    this.#entryOf.forget(this.#entries.get('person', entry));
  }

  /** Takes off someone who has gone and not come back, unless a planted case keeps the entry. */
  #depart(office: Office, entry: number, today: Day): void {
    const person = this.#entries.get('person', entry);
    if (office.world.homeOn(person, today) === this.#entries.get('home', entry)) return;
    if (office.plants.ofPerson('left-but-on-register', person, today) !== undefined) return;
    this.#remove(entry, today);
  }

  #rename(office: Office, entry: number, today: Day): void {
    const died = office.world.people.died.get(this.#entries.get('person', entry));
    const entered = Math.min(today, died - 1);
    if (entered > this.#entries.get('from', entry)) {
      this.#entries.set('nameEntered', entry, entered);
    }
  }

  /** Every home is written to: those of its people who register and are not on the register there are put on it. */
  #canvass(office: Office, day: Day): void {
    const { people, households, personCount } = office.world;
    for (let person = 0; person < personCount; person++) {
      const household = people.household.get(person);
      if (household < 0) continue;
      const entry = this.#entryOf.get(person);
      const home = entry < 0 ? -1 : this.#entries.get('home', entry);
      if (home !== households.home.get(household)) this.#register(office, person, day);
    }
  }

  /** The new register: electors numbered along the streets of each district. */
  #renumber(office: Office): void {
    if (office.now < office.lastMonth - 24) return;
    const { home: homes, to, number } = this.#entries.columns;
    const first = new Int32Array(office.world.gazetteer.length).fill(-1);
    const next = new Int32Array(this.#entries.length);
    for (let entry = this.#entries.length - 1; entry >= 0; entry--) {
      if (to.get(entry) !== NEVER) continue;
      const home = homes.get(entry);
      next[entry] = first[home] as number;
      first[home] = entry;
    }
    this.#lastNumber.length = 0;
    first.forEach((start, home) => {
      if (start < 0) return;
      const district = districtOf(office, home);
      let last = this.#lastNumber[district] ?? 0;
      for (let entry = start; entry >= 0; entry = next[entry] as number) number.set(entry, ++last);
      this.#lastNumber[district] = last;
    });
  }
}

function isToBeRegistered(office: Office, person: number, day: Day): boolean {
  if (!registers(office.world, person, day)) return false;
  const planted = office.plants.ofPerson('not-on-register', person, day);
  return planted === undefined || planted.resembles >= 0;
}

/** Whether someone registers anew and nobody sees that they are on the register elsewhere. */
function isMissed(office: Office, person: number, today: Day): boolean {
  if (!isToBeRegistered(office, person, today)) return false;
  return office.random('duplicate', person, today).chance(office.rates.duplicate);
}

/** The eighteenth birthday; that of 29 February is kept on 1 March. */
function attains(born: Day): Day {
  const { year, month, day } = partsOf(born);
  return dayOf(year + 18, month, day);
}

/** The third 31 January after a day: of 1 February 2024, that of 2027. */
function thirdJanuaryAfter(day: Day): Day {
  const { year } = partsOf(day);
  const first = day < dayOf(year, 1, 31) ? year : year + 1;
  return dayOf(first + 2, 1, 31);
}

function electorId(entry: number): string {
  return `E${String(2_000_000 + entry * 3)}`;
}

/** Three polling districts to a locality. */
function districtOf(office: Office, home: number): number {
  const { property, street } = office.world.gazetteer;
  const onStreet = property.street.get(home);
  return street.locality.get(onStreet) * 3 + (onStreet % 3);
}

function districtCode(district: number): string {
  return `${String.fromCharCode(65 + Math.floor(district / 3))}${'ABC'[district % 3]}`;
}
