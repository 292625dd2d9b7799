import { DATE_FORMATS, type Day, lastDayOf, type Month, NEVER, partsOf } from '../calendar.ts';
import { Table } from '../columns.ts';
import { addressLines } from '../entry/addresses.ts';
import { lastAlive } from '../world/circumstances.ts';
import { EVENT } from '../world/kinds.ts';
import type { WorldEvent } from '../world/world.ts';
import type { Office } from './office.ts';
import { RecordNumbers } from './record-numbers.ts';
import { BIRTHS, DEATHS, MARRIAGES } from './registrars-layouts.ts';
import type { ExtractFile, RowTruth, Source } from './source.ts';

const BIRTH_COLUMNS = ['child', 'mother', 'father', 'home', 'registered', 'record'] as const;
const DEATH_COLUMNS = ['person', 'partner', 'home', 'registered', 'record'] as const;
const MARRIAGE_COLUMNS = ['one', 'other', 'day', 'record'] as const;

/** Days in which a birth and a death are to be registered (Births and Deaths Registration Act 1953, ss. 2 and 16 to 17). */
const DAYS_FOR_BIRTH = 42;
const DAYS_FOR_DEATH = 5;
/** Of marriages of the borough's people, those held in the district. Illustrative. */
const HELD_HERE = 0.72;
const OCCUPATIONS = [
  'Teaching assistant',
  'Warehouse operative',
  'Care worker',
  'Software developer',
  'Bus driver',
  'Registered nurse',
  'Shop manager',
  'Electrician',
  'Chef',
  'Accountant',
  'Cleaner',
  'Student',
] as const;

/**
 * The register office: entries of births, deaths and marriages, made from
 * documents and read back, and never changed. An entry names several people:
 * the key of a record is ENTRY_NO with C, M or F for child, mother and father,
 * D and I for the deceased and the informant, 1 and 2 for those who marry.
 */
export class Registrars implements Source {
  readonly name = 'registrars';
  readonly title = 'Registrars (births, deaths and marriages)';
  readonly layouts = [BIRTHS, DEATHS, MARRIAGES] as const;
  readonly #births = new Table(BIRTH_COLUMNS);
  readonly #deaths = new Table(DEATH_COLUMNS);
  readonly #marriages = new Table(MARRIAGE_COLUMNS);
  readonly #records = new RecordNumbers();

  /** The registers begin with the borough: who lives there already was registered before. */
  open(): void {}

  hear(office: Office, { kind, person, other, day, from }: WorldEvent): void {
    const { people } = office.world;
    if (kind === EVENT.birth) {
      const late = 3 + office.random('registers-birth', person).below(DAYS_FOR_BIRTH - 3);
      this.#births.add({
        child: person,
        mother: other,
        father: people.father.get(person),
        home: office.world.homeOn(other, day),
        registered: day + late,
        record: this.#records.next(3),
      });
    } else if (kind === EVENT.death) {
      const late = 1 + office.random('registers-death', person).below(DAYS_FOR_DEATH);
      this.#deaths.add({
        person,
        partner: other,
        home: from,
        registered: day + late,
        record: this.#records.next(2),
      });
    } else if (kind === EVENT.marriage && person < other) {
      if (!office.random('held-here', person, day).chance(HELD_HERE)) return;
      this.#marriages.add({ one: person, other, day, record: this.#records.next(2) });
    }
  }

  /** Nothing waits: an entry is made on the day of its registration. */
  work(): void {}

  extract(office: Office, month: Month, files: readonly ExtractFile[]): void {
    const today = lastDayOf(month);
    const [births, deaths, marriages] = files as [ExtractFile, ExtractFile, ExtractFile];
    for (let row = 0; row < this.#births.length; row++) {
      if (this.#births.get('registered', row) <= today) this.#writeBirth(office, row, births);
    }
    for (let row = 0; row < this.#deaths.length; row++) {
      if (this.#deaths.get('registered', row) <= today) this.#writeDeath(office, row, deaths);
    }
    for (let row = 0; row < this.#marriages.length; row++) {
      if (this.#marriages.get('day', row) <= today) this.#writeMarriage(office, row, marriages);
    }
  }

  #writeBirth(office: Office, row: number, file: ExtractFile): void {
    const { clerk, world } = office;
    const { child, mother, father, home, registered, record } = this.#births.columns;
    const [baby, dam, sire] = [child.get(row), mother.get(row), father.get(row)];
    const first = record.get(row);
    const day = registered.get(row);
    const entry = entryNumber(row, day);
    const excel = DATE_FORMATS.excel;
    const name = clerk.name(first, baby, lastAlive(world, baby, day));
    const mothers = clerk.name(first + 1, dam, lastAlive(world, dam, day));
    const fathers = sire < 0 ? undefined : clerk.name(first + 2, sire, lastAlive(world, sire, day));
    const address = this.#address(office, first + 1, home.get(row), day);
    const common = { home: home.get(row), slips: address.slips };
    const people: RowTruth[] = [
      { ...common, record: first, key: `${entry}/C`, person: baby },
      { ...common, record: first + 1, key: `${entry}/M`, person: dam },
    ];
    if (sire >= 0) {
      people.push({ record: first + 2, key: `${entry}/F`, person: sire, home: -1, slips: 0 });
    }
    file.row(people, [
      entry,
      excel(day),
      spaced(name.first, name.middle),
      name.last,
      world.people.sex.get(baby) === 0 ? 'Female' : 'Male',
      excel(world.people.born.get(baby)),
      fathers === undefined ? '' : spaced(fathers.first, fathers.middle),
      fathers?.last ?? '',
      fathers === undefined ? '' : occupation(office, sire),
      spaced(mothers.first, mothers.middle),
      mothers.last,
      world.texts.text(world.people.surnameAtBirth.get(dam)),
      address.text,
      address.postcode,
    ]);
  }

  #writeDeath(office: Office, row: number, file: ExtractFile): void {
    const { clerk, world } = office;
    const columns = this.#deaths.columns;
    const person = columns.person.get(row);
    const partner = columns.partner.get(row);
    const first = columns.record.get(row);
    const home = columns.home.get(row);
    const registered = columns.registered.get(row);
    const { people, texts } = world;
    const died = people.died.get(person);
    const entry = entryNumber(row, registered);
    const excel = DATE_FORMATS.excel;
    const name = clerk.name(first, person, died - 1);
    const address = this.#address(office, first, home, registered);
    const maiden = texts.text(people.surnameAtBirth.get(person));
    const own = texts.text(people.surname.get(person));
    const informant = partner < 0 ? undefined : clerk.name(first + 1, partner, died);
    const rows: RowTruth[] = [
      { record: first, key: `${entry}/D`, person, home, slips: address.slips },
    ];
    if (partner >= 0) {
      rows.push({ record: first + 1, key: `${entry}/I`, person: partner, home: -1, slips: 0 });
    }
    const isWoman = people.sex.get(person) === 0;
    file.row(rows, [
      entry,
      excel(registered),
      excel(died),
      spaced(name.first, name.middle),
      name.last,
      isWoman && maiden !== own ? maiden : '',
      isWoman ? 'Female' : 'Male',
      excel(clerk.born(first, person, died)),
      String(world.age(person, died)),
      address.text,
      address.postcode,
      informant === undefined ? '' : spaced(informant.first, informant.last),
      informant === undefined ? 'Present at the death' : isWoman ? 'Widower' : 'Widow',
    ]);
  }

  #writeMarriage(office: Office, row: number, file: ExtractFile): void {
    const { clerk, world } = office;
    const columns = this.#marriages.columns;
    const day = columns.day.get(row);
    const first = columns.record.get(row);
    const entry = entryNumber(row, day);
    const rows: RowTruth[] = [];
    const values: string[] = [entry, DATE_FORMATS.slashes(day)];
    [columns.one.get(row), columns.other.get(row)].forEach((person, i) => {
      const record = first + i;
      // Married under the name of the day before.
      const name = clerk.name(record, person, day - 1);
      const home = world.homeOn(person, day);
      const address = this.#address(office, record, home, day);
      const father = world.people.father.get(person);
      const fathers = father < 0 ? undefined : world.nameOn(father, world.people.born.get(person));
      rows.push({ record, key: `${entry}/${i + 1}`, person, home, slips: address.slips });
      values.push(
        spaced(name.first, name.middle),
        name.last,
        String(world.age(person, day)),
        occupation(office, person),
        address.text,
        address.postcode,
        fathers === undefined ? '' : spaced(fathers.given, fathers.surname),
      );
    });
    file.row(rows, values);
  }

  #address(office: Office, record: number, home: number, day: Day) {
    if (home === -1) return { text: '', postcode: '', slips: 0 };
    const address = office.clerk.address(record, home, day, false);
    const text = addressLines(address, 3)
      .filter((line) => line !== '')
      .join(', ');
    return { text, postcode: address.postcode, slips: address.slips };
  }
}

/** Number of an entry, with the year of its registration. */
function entryNumber(row: number, registered: Day): string {
  const { year } = partsOf(Math.min(registered, NEVER));
  return `${year}/${row + 1}`;
}

function spaced(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

function occupation(office: Office, person: number): string {
  return office.random('occupation', person).pick(OCCUPATIONS);
}
