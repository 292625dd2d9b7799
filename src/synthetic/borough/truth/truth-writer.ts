import { join } from 'node:path';
import { csvLine } from '../../csv.ts';
import { isoDay, isoMonth, type Month, NEVER } from '../calendar.ts';
import { Table } from '../columns.ts';
import { ADDRESS_SLIP, ADDRESS_SLIP_NAMES, addressLines } from '../entry/addresses.ts';
import type { ManifestFile } from '../extract/extract-writer.ts';
import { FileWriter } from '../extract/file-writer.ts';
import type { OutsideAddresses } from '../gazetteer/outside.ts';
import { COMMUNITIES } from '../names/communities.ts';
import type { Plants } from '../plants/plant.ts';
import type { RowTruth } from '../sources/source.ts';
import { EVENT_NAMES, NATIONALITIES, TRAIT } from '../world/kinds.ts';
import type { World } from '../world/world.ts';

/** How the truth names a person. */
export const personId = (person: number): string =>
  person < 0 ? '' : `P${String(person).padStart(8, '0')}`;

/** What the truth keeps of a source's records: by record number, in columns. */
class RecordTruth {
  readonly rows = new Table(['person', 'first', 'last', 'home', 'slips']);
  readonly keys: string[] = [];
}

/**
 * Writes what is true, apart from what the services hold: who each record is,
 * where everyone lived on each day, what happened, and what was planted.
 */
export class TruthWriter {
  readonly #folder: string;
  readonly #world: World;
  readonly #outside: OutsideAddresses;
  readonly #records = new Map<string, RecordTruth>();
  readonly #events: FileWriter;
  readonly #stated: FileWriter;
  readonly #files: ManifestFile[] = [];

  constructor(folder: string, world: World, outside: OutsideAddresses) {
    this.#folder = folder;
    this.#world = world;
    this.#outside = outside;
    this.#events = this.#file('events.csv', [
      'date',
      'event',
      'person',
      'other',
      'from_uprn',
      'to_uprn',
    ]);
    this.#stated = this.#file('stated-addresses.csv', [
      'source',
      'key',
      'extract',
      'uprn',
      'address',
      'slips',
    ]);
  }

  /** Notes the events of the month that the world holds. */
  events(): void {
    const { events, eventCount } = this.#world;
    for (let e = 0; e < eventCount; e++) {
      this.#row(this.#events, [
        isoDay(events.day.get(e)),
        EVENT_NAMES[events.kind.get(e)] as string,
        personId(events.person.get(e)),
        personId(events.other.get(e)),
        this.#uprn(events.from.get(e)),
        this.#uprn(events.to.get(e)),
      ]);
    }
  }

  /** Notes that a row of a source's extract of a month is a record of a person. */
  record(source: string, month: Month, row: RowTruth): void {
    let truth = this.#records.get(source);
    if (truth === undefined) {
      truth = new RecordTruth();
      this.#records.set(source, truth);
    }
    const { rows, keys } = truth;
    while (rows.length <= row.record) {
      rows.add({ person: -1, first: -1, last: -1, home: -1, slips: 0 });
      keys.push('');
    }
    const isNew = rows.get('first', row.record) < 0;
    if (isNew) {
      rows.set('first', row.record, month);
      rows.set('person', row.record, row.person);
      keys[row.record] = row.key;
    }
    const isSame =
      !isNew &&
      rows.get('home', row.record) === row.home &&
      rows.get('slips', row.record) === row.slips;
    rows.set('last', row.record, month);
    if (isSame || row.home === -1) return;
    rows.set('home', row.record, row.home);
    rows.set('slips', row.record, row.slips);
    this.#row(this.#stated, [
      source,
      row.key,
      isoMonth(month),
      this.#uprn(row.home),
      this.#outsideText(row.home),
      ADDRESS_SLIP_NAMES.filter((name) => (row.slips & ADDRESS_SLIP[name]) !== 0).join(' '),
    ]);
  }

  /** Writes what is known at the end; returns every file of the truth. */
  finish(plants: Plants, sources: readonly string[]): ManifestFile[] {
    this.#close('events.csv', this.#events);
    this.#close('stated-addresses.csv', this.#stated);
    this.#writeRecords(sources);
    this.#writePeople();
    this.#writeAddresses();
    this.#writeNames();
    this.#writeRelationships();
    this.#writePlants(plants);
    return this.#files;
  }

  #writeRecords(sources: readonly string[]): void {
    const file = this.#file('records.csv', [
      'source',
      'key',
      'person',
      'first_extract',
      'last_extract',
    ]);
    for (const source of sources) {
      const truth = this.#records.get(source);
      if (truth === undefined) continue;
      const { person, first, last } = truth.rows.columns;
      truth.keys.forEach((key, record) => {
        if (first.get(record) < 0) return;
        this.#row(file, [
          source,
          key,
          personId(person.get(record)),
          isoMonth(first.get(record)),
          isoMonth(last.get(record)),
        ]);
      });
    }
    this.#close('records.csv', file);
  }

  #writePeople(): void {
    const { people, texts, personCount } = this.#world;
    const file = this.#file('people.csv', [
      'person',
      'given',
      'middle',
      'surname',
      'surname_at_birth',
      'sex',
      'born',
      'died',
      'community',
      'nationality',
      'neighbour',
    ]);
    for (let p = 0; p < personCount; p++) {
      this.#row(file, [
        personId(p),
        texts.text(people.given.get(p)),
        texts.text(people.middle.get(p)),
        texts.text(people.surname.get(p)),
        texts.text(people.surnameAtBirth.get(p)),
        people.sex.get(p) === 0 ? 'F' : 'M',
        isoDay(people.born.get(p)),
        isoDay(people.died.get(p)),
        COMMUNITIES[people.community.get(p)]?.name ?? '',
        NATIONALITIES[people.nationality.get(p)] ?? '',
        this.#world.has(p, TRAIT.neighbour) ? 'yes' : '',
      ]);
    }
    this.#close('people.csv', file);
  }

  #writeAddresses(): void {
    const { stays, people, personCount } = this.#world;
    const file = this.#file('addresses.csv', ['person', 'from', 'until', 'uprn', 'address']);
    for (let p = 0; p < personCount; p++) {
      const own: number[] = [];
      for (let s = people.lastStay.get(p); s >= 0; s = stays.previous.get(s)) own.push(s);
      for (const s of own.reverse()) {
        // A stay of no day at all was passed through within one.
        if (stays.from.get(s) >= stays.to.get(s)) continue;
        const home = stays.home.get(s);
        this.#row(file, [
          personId(p),
          isoDay(stays.from.get(s)),
          isoDay(stays.to.get(s)),
          this.#uprn(home),
          this.#outsideText(home),
        ]);
      }
    }
    this.#close('addresses.csv', file);
  }

  #writeNames(): void {
    const world = this.#world;
    const file = this.#file('names.csv', ['person', 'from', 'until', 'given', 'middle', 'surname']);
    for (let p = 0; p < world.personCount; p++) {
      const changes = world.nameChanges(p).reverse();
      const starts = [world.people.born.get(p), ...changes];
      starts.forEach((from, index) => {
        const name = world.nameOn(p, from);
        const until = isoDay(starts[index + 1] ?? NEVER);
        this.#row(file, [personId(p), isoDay(from), until, name.given, name.middle, name.surname]);
      });
    }
    this.#close('names.csv', file);
  }

  /**
   * Parents, partners of today, twins, those who give another’s phone and email, and relatives or
   * strangers who are easily taken for each other.
   */
  #writeRelationships(): void {
    const { people, personCount } = this.#world;
    const file = this.#file('relationships.csv', ['person', 'kind', 'other']);
    const write = (person: number, kind: string, other: number): void =>
      this.#row(file, [personId(person), kind, personId(other)]);
    const lastBorn = new Map<number, number>();
    const sameNameAndBirthday = new Map<string, number>();
    for (let p = 0; p < personCount; p++) {
      const mother = people.mother.get(p);
      const father = people.father.get(p);
      if (mother >= 0) write(p, 'mother', mother);
      if (father >= 0) write(p, 'father', father);
      if (people.partner.get(p) > p) write(p, 'partner', people.partner.get(p));
      const owner = people.contactOf.get(p);
      if (owner !== p && owner >= 0) write(p, 'shares-contacts', owner);
      const parent = mother >= 0 ? mother : father;
      const sibling = parent < 0 ? undefined : lastBorn.get(parent);
      if (sibling !== undefined && people.born.get(sibling) === people.born.get(p)) {
        write(p, 'twin', sibling);
      }
      if (parent >= 0) lastBorn.set(parent, p);
      for (const each of [mother, father]) {
        if (each < 0 || people.given.get(each) !== people.given.get(p)) continue;
        if (people.surname.get(each) === people.surname.get(p)) write(p, 'named-after', each);
      }
      const key = `${people.given.get(p)} ${people.surname.get(p)} ${people.born.get(p)}`;
      const other = sameNameAndBirthday.get(key);
      if (other === undefined) sameNameAndBirthday.set(key, p);
      else write(p, 'same-name-and-birthday', other);
    }
    this.#close('relationships.csv', file);
  }

  #writePlants(plants: Plants): void {
    const file = this.#file('planted.csv', [
      'case',
      'kind',
      'is_case',
      'resembles',
      'person',
      'uprn',
      'from',
      'until',
      'pence',
      'reason',
    ]);
    for (const [number, planted] of plants.standing()) {
      this.#row(file, [
        String(number),
        planted.kind,
        planted.resembles < 0 ? 'yes' : 'no',
        planted.resembles < 0 ? '' : String(planted.resembles),
        personId(planted.person),
        this.#uprn(planted.home),
        isoDay(planted.from),
        isoDay(planted.until),
        String(planted.pence),
        planted.reason,
      ]);
    }
    this.#close('planted.csv', file);
  }

  #uprn(home: number): string {
    return home >= 0 ? String(this.#world.gazetteer.uprn(home)) : '';
  }

  #outsideText(home: number): string {
    if (home >= -1) return '';
    const address = this.#outside.address(home);
    return [...addressLines(address, 2), address.postcode].join(', ');
  }

  #file(name: string, columns: readonly string[]): FileWriter {
    const writer = new FileWriter(join(this.#folder, name));
    writer.write(csvLine(columns));
    return writer;
  }

  #row(file: FileWriter, values: readonly string[]): void {
    file.write(csvLine(values));
    file.rows += 1;
  }

  #close(name: string, file: FileWriter): void {
    this.#files.push({ path: `truth/${name}`, ...file.close() });
  }
}
