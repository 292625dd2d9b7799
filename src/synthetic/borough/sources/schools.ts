import { DATE_FORMATS, type Day, firstDayOf, lastDayOf, type Month, NEVER } from '../calendar.ts';
import { Table } from '../columns.ts';
import { addressLines } from '../entry/addresses.ts';
import { nicknamesOf } from '../names/nicknames.ts';
import {
  isEntitledToFreeMeals,
  schooling,
  schoolYearOf,
  staysForSixthForm,
  yearGroup,
} from '../world/circumstances.ts';
import { EVENT } from '../world/kinds.ts';
import type { WorldEvent } from '../world/world.ts';
import { CARD_TASKS, CardIndex } from './card-index.ts';
import type { Office } from './office.ts';
import { RecordNumbers } from './record-numbers.ts';
import { asNumber, CONTACTS_LAYOUT, PUPILS_LAYOUT } from './schools/layouts.ts';
import { AUTHORITY, type Phase, SchoolList, uniquePupilNumber } from './schools/school-list.ts';
import type { ExtractFile, Source } from './source.ts';

const TASK = { join: CARD_TASKS } as const;
const PHASES: readonly Phase[] = ['primary', 'secondary', 'independent', 'home'];

/** What is known of a pupil, by card number; of the contacts, who they are and when they were entered. */
const PUPIL_COLUMNS = [
  'record',
  'phase',
  'school',
  'entered',
  /** What the unique pupil number is made of: see `UPN`. */
  'upnKind',
  'upnSchool',
  'upnYear',
  'upnSerial',
  'mother',
  'father',
  'contactsEntered',
] as const;
/** Whether it was given out here or elsewhere, stands in for one not yet known, or was never needed. */
const UPN = { own: 0, elsewhere: 1, temporary: 2, none: 3 } as const;

/** Autumn, spring and summer census, in the months of the year from 0 (DfE, School census guide). */
const CENSUS = [9, 0, 4] as const;
const SEPTEMBER = 8;
/** Leavers stay in the file for a year. */
const KEPT_DAYS = 366;
/** Of pupils who leave the borough and whose school hears of it, those who stay at the school. Illustrative. */
const STAYS_AT_SCHOOL = 0.15;
/** Of families, those who return the yearly form that asks whether all is still right. Illustrative. */
const FORM_RETURNED = 0.18;
/** Special needs: 13.6% with support, 4.8% with a plan (DfE, Special educational needs in England, 2023/24). */
const SEN = [0.048, 0.136] as const;
/** Of pupils taken on, those whose unique number the school does not know, and gives a temporary one. Illustrative. */
const NUMBER_UNKNOWN = 0.024;

/**
 * Schools: the education system of the council, filled each term from the
 * schools' census. Keys: `Stud ID` of a pupil, `Contact ID` of a parent. What
 * happens between two censuses is entered with the next, if anyone says it.
 */
export class Schools implements Source {
  readonly name = 'schools';
  readonly title = 'Schools (education management system)';
  readonly layouts = [PUPILS_LAYOUT, CONTACTS_LAYOUT];
  readonly #cards = new CardIndex();
  readonly #pupils = new Table(PUPIL_COLUMNS);
  readonly #numbers = new RecordNumbers();
  #list: SchoolList | undefined;
  /** How many numbers each school has given out in each year. */
  readonly #given = new Map<number, number>();

  open(office: Office, day: Day): void {
    const { world } = office;
    for (let person = 0; person < world.personCount; person++) {
      const year = yearGroup(world.people.born.get(person), day);
      if (year < 0 || year > 13 || world.people.household.get(person) < 0) continue;
      if (year > 11 && !staysForSixthForm(world, person)) continue;
      this.#enrol(office, person, day, true);
    }
  }

  hear(office: Office, event: WorldEvent): void {
    this.#cards.hear(office, event);
    const { kind, person, day, to } = event;
    if (kind !== EVENT.moveIn || to < 0 || !isOfSchoolAge(office, person, day)) return;
    const months = office.random('applies', person, day).below(2);
    office.later(office.now + months, TASK.join, day, person);
  }

  work(office: Office, month: Month): void {
    const today = lastDayOf(month);
    const { world } = office;
    for (const task of office.due(month)) {
      if (task.task === TASK.join) {
        if (isOfSchoolAge(office, task.a, today)) this.#enrol(office, task.a, today, false);
        continue;
      }
      if (!isCensus(month)) {
        office.later(nextCensus(month), task.task, task.day, task.a);
        continue;
      }
      const card = this.#cards.of(task.a);
      const isOpen = this.#cards.isOpen(card);
      this.#cards.work(office, task, month);
      const hasLeft = this.#cards.isOpen(card) && this.#cards.get('home', card) < 0;
      if (hasLeft && !office.random('stays', card).chance(STAYS_AT_SCHOOL)) {
        this.#cards.close(card, Math.max(task.day, this.#cards.get('from', card)));
      } else if (isOpen && world.isAlive(task.a)) this.#askContacts(office, card, today);
    }
    if (month % 12 === SEPTEMBER) this.#beginYear(office, month);
  }

  extract(office: Office, month: Month, files: readonly ExtractFile[]): void {
    const today = lastDayOf(month);
    for (let card = 0; card < this.#cards.length; card++) {
      if (this.#cards.get('to', card) < today - KEPT_DAYS) continue;
      this.#writePupil(office, card, today, files[0]);
      this.#writeContacts(office, card, files[1]);
    }
  }

  #writePupil(office: Office, card: number, today: Day, file: ExtractFile | undefined): void {
    const { clerk, world, plants } = office;
    const record = this.#pupils.get('record', card);
    const person = this.#cards.get('person', card);
    const home = this.#cards.get('home', card);
    const left = this.#cards.get('to', card);
    const nameEntered = this.#cards.get('nameEntered', card);
    const name = clerk.name(record, person, nameEntered);
    const address = clerk.address(record, home, this.#cards.get('homeEntered', card), false);
    const [one = '', two = '', three = '', four = ''] = addressLines(address, 4);
    const phase = PHASES[this.#pupils.get('phase', card)] as Phase;
    const school = this.#schools(office).get(phase, this.#pupils.get('school', card));
    const known = office.random('known-as', record);
    const nicknames = nicknamesOf(name.first);
    const called = known.chance(0.09) && nicknames.length > 0 ? known.pick(nicknames) : name.first;
    const family = known.chance(0.15) ? this.#motherSurname(office, card, nameEntered) : '';
    const isUnclaimed =
      plants.ofPerson('free-school-meals-unclaimed', person, today)?.resembles === -1;
    const hasMeals = left === NEVER && !isUnclaimed && isEntitledToFreeMeals(world, person, today);
    const sen = office.random('sen', person).next();
    const year = yearGroup(world.people.born.get(person), Math.min(today, left));
    const date = DATE_FORMATS.excel;
    const key = studentId(record);
    file?.row({ record, key, person, home, slips: address.slips }, [
      key,
      this.#upn(office, card),
      name.last,
      name.first,
      name.middle,
      family === '' ? name.last : family,
      called,
      world.people.sex.get(person) === 0 ? 'F' : 'M',
      date(clerk.born(record, person, nameEntered)),
      year <= 0 ? 'R' : String(year),
      school.number,
      school.name,
      date(this.#pupils.get('entered', card)),
      date(left),
      one,
      two,
      three,
      four,
      address.postcode,
      hasMeals ? 'Y' : 'N',
      sen < SEN[0] ? 'E' : sen < SEN[0] + SEN[1] ? 'K' : 'N',
      left !== NEVER ? 'Left' : phase === 'home' ? 'EHE' : 'On roll',
    ]);
  }

  /** The parents, she first, as they were on the day they were asked. */
  #writeContacts(office: Office, card: number, file: ExtractFile | undefined): void {
    const { clerk, world } = office;
    const entered = this.#pupils.get('contactsEntered', card);
    const pupil = this.#pupils.get('record', card);
    const home = this.#cards.get('home', card);
    let priority = 0;
    for (const [i, relation] of (['mother', 'father'] as const).entries()) {
      const person = this.#pupils.get(relation, card);
      if (person < 0) continue;
      priority += 1;
      const record = pupil + 1 + i;
      const key = `${studentId(pupil)}-${i + 1}`;
      const own = world.homeOn(person, entered);
      const name = clerk.name(record, person, entered);
      const isTogether = own === world.homeOn(this.#cards.get('person', card), entered);
      // A parent who lives with the child is taken to live where the child does.
      const stated = isTogether ? home : own;
      const address = clerk.address(record, stated, entered, false);
      file?.row({ record, key, person, home: stated, slips: address.slips }, [
        key,
        studentId(pupil),
        String(priority),
        name.title,
        name.first,
        name.last,
        relation === 'mother' ? 'PAM' : 'PAF',
        'Y',
        addressLines(address, 4)
          .filter((line) => line !== '')
          .join(', '),
        address.postcode,
        asNumber(clerk.mobile(record, person, entered)),
        asNumber(clerk.landline(record, stated, entered)),
        clerk.email(record, person, entered),
      ]);
    }
  }

  #enrol(office: Office, person: number, day: Day, isFounding: boolean): void {
    if (this.#cards.isOpen(this.#cards.of(person))) return;
    const isBack = this.#cards.of(person) >= 0;
    const card = this.#cards.add(office, person, day);
    this.#pupils.add({
      record: this.#numbers.next(3),
      phase: 0,
      school: 0,
      entered: day,
      ...this.#newUpn(office, card, isBack, isFounding, day),
      mother: -1,
      father: -1,
      contactsEntered: day,
    });
    this.#place(office, card, day);
    this.#askContacts(office, card, day);
  }

  /** Puts a pupil in a school that serves the home, of the phase of today. */
  #place(office: Office, card: number, day: Day): void {
    const { world } = office;
    const { property, street } = world.gazetteer;
    const person = this.#cards.get('person', card);
    const home = this.#cards.get('home', card);
    const kind = schooling(world, person);
    const year = yearGroup(world.people.born.get(person), day);
    const phase = kind === 'state' ? (year < 7 ? 'primary' : 'secondary') : kind;
    const locality = home < 0 ? 0 : street.locality.get(property.street.get(home));
    const at = office.random('school', card, PHASES.indexOf(phase)).next();
    this.#pupils.set('phase', card, PHASES.indexOf(phase));
    this.#pupils.set('school', card, this.#schools(office).of(phase, locality, at));
    this.#pupils.set('entered', card, schoolYearStart(day));
  }

  /** Asks who the parents are, and how they are reached. */
  #askContacts(office: Office, card: number, day: Day): void {
    const { people } = office.world;
    const person = this.#cards.get('person', card);
    const asked = (parent: number): number => {
      if (parent < 0 || people.died.get(parent) <= day) return -1;
      return office.world.homeOn(parent, day) === -1 ? -1 : parent;
    };
    const mother = asked(people.mother.get(person));
    const father = asked(people.father.get(person));
    // One parent is often all that a form names.
    const isBoth = office.random('both', card).chance(0.8) || mother < 0;
    this.#pupils.set('mother', card, mother);
    this.#pupils.set('father', card, isBoth ? father : -1);
    this.#pupils.set('contactsEntered', card, day);
  }

  /** September: the new reception classes, new schools at eleven, and those who leave school. */
  #beginYear(office: Office, month: Month): void {
    const { world } = office;
    const { born, household } = world.people;
    const today = lastDayOf(month);
    const first = firstDayOf(month);
    const held = this.#cards.length;
    for (let card = 0; card < held; card++) {
      if (!this.#cards.isOpen(card)) continue;
      const person = this.#cards.get('person', card);
      const year = yearGroup(born.get(person), today);
      const isDone = year > 13 || (year > 11 && !staysForSixthForm(world, person));
      if (isDone || !world.isAlive(person)) {
        this.#cards.close(card, first);
        continue;
      }
      const isNewSchool = year === 7 && schooling(world, person) === 'state';
      if (isNewSchool && office.random('duplicate', card).chance(office.rates.duplicate)) {
        // The secondary school does not find the pupil whom the primary school had.
        this.#cards.close(card, first);
        this.#enrol(office, person, today, false);
        continue;
      }
      if (isNewSchool || office.random('form', card, month).chance(FORM_RETURNED)) {
        this.#cards.renew(office, card, today);
        this.#askContacts(office, card, today);
      }
      if (isNewSchool) this.#place(office, card, today);
    }
    for (let person = 0; person < world.personCount; person++) {
      if (household.get(person) < 0 || !beginsSchool(born.get(person), today)) continue;
      if (isOfSchoolAge(office, person, today)) this.#enrol(office, person, today, false);
    }
  }

  #newUpn(
    office: Office,
    card: number,
    isBack: boolean,
    isFounding: boolean,
    day: Day,
  ): { upnKind: number; upnSchool: number; upnYear: number; upnSerial: number } {
    const { world } = office;
    const person = this.#cards.get('person', card);
    const born = world.people.born.get(person);
    const random = office.random('upn', card);
    const upnYear = Math.max(schoolYearOf(born) + 5, 2000);
    const isTemporary = isBack || random.chance(NUMBER_UNKNOWN);
    const upnKind =
      schooling(world, person) !== 'state'
        ? UPN.none
        : isTemporary
          ? UPN.temporary
          : isFounding || yearGroup(born, day) === 0
            ? UPN.own
            : UPN.elsewhere;
    const upnSchool = random.below(
      upnKind === UPN.elsewhere ? 1500 : this.#schools(office).count('primary'),
    );
    if (upnKind !== UPN.own) return { upnKind, upnSchool, upnYear, upnSerial: random.below(1000) };
    const at = upnSchool * 100 + (upnYear % 100);
    const upnSerial = (this.#given.get(at) ?? 0) + 1;
    this.#given.set(at, upnSerial);
    return { upnKind, upnSchool, upnYear, upnSerial };
  }

  #upn(office: Office, card: number): string {
    const kind = this.#pupils.get('upnKind', card);
    if (kind === UPN.none) return '';
    const school = 2001 + this.#pupils.get('upnSchool', card);
    const authority =
      kind === UPN.elsewhere ? 801 + office.random('upn-from', card).below(90) : AUTHORITY;
    return uniquePupilNumber(
      `${authority}${school}`,
      this.#pupils.get('upnYear', card),
      this.#pupils.get('upnSerial', card),
      kind === UPN.temporary,
    );
  }

  #motherSurname(office: Office, card: number, day: Day): string {
    const mother = this.#pupils.get('mother', card);
    return mother < 0 ? '' : office.world.nameOn(mother, day).surname;
  }

  #schools(office: Office): SchoolList {
    this.#list ??= new SchoolList(office.world.gazetteer);
    return this.#list;
  }
}

/** A number of seven digits that a spreadsheet has taken the zeros from. */
function studentId(record: number): string {
  return String(20_000 + record);
}

/** Whether a school of the borough would have a child on its roll: not one of whom nobody told it. */
function isOfSchoolAge(office: Office, person: number, day: Day): boolean {
  const { world, plants } = office;
  if (!world.isAlive(person) || world.people.household.get(person) < 0) return false;
  const year = yearGroup(world.people.born.get(person), day);
  if (year < 0 || year > 13 || (year > 11 && !staysForSixthForm(world, person))) return false;
  return plants.ofPerson('child-unknown', person, day)?.resembles !== -1;
}

/** Whether a child begins reception; the first look at the age needs no calendar. */
function beginsSchool(born: Day, day: Day): boolean {
  const days = day - born;
  return days > 4 * 365 && days < 6 * 365 && yearGroup(born, day) === 0;
}

function schoolYearStart(day: Day): Day {
  return Math.min(day, firstDayOf((schoolYearOf(day) - 1970) * 12 + SEPTEMBER) + 3);
}

function isCensus(month: Month): boolean {
  return CENSUS.some((of) => of === month % 12);
}

function nextCensus(month: Month): Month {
  let next = month + 1;
  while (!isCensus(next)) next += 1;
  return next;
}
