import { ageOn, type Day, NEVER } from '../calendar.ts';
import { Column, type Columns, Table, type Texts } from '../columns.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import type { FullName } from '../names/naming.ts';
import { EVENT, type EventKind, HOUSEHOLD, ROLE, TRAIT } from './kinds.ts';
import {
  CONTACT_COLUMNS,
  EVENT_COLUMNS,
  type EventColumn,
  HOUSEHOLD_COLUMNS,
  NAME_COLUMNS,
  type Newcomer,
  OWNER,
  PERSON_COLUMNS,
  type PersonColumn,
  STAY_COLUMNS,
  type StayColumn,
} from './tables.ts';

export type { WorldEvent } from './tables.ts';

/**
 * The borough and its people at one moment, with all that has happened so far.
 *
 * Everything is a number: people, households and stays by row; addresses 0 and
 * up a property of the gazetteer, below -1 one outside the borough. History is
 * kept in lists that each person heads, so that "where did she live, and what
 * was she called, on that day" can always be answered.
 */
export class World {
  readonly gazetteer: Gazetteer;
  readonly texts: Texts;
  readonly #people = new Table<PersonColumn>(PERSON_COLUMNS);
  readonly #households = new Table(HOUSEHOLD_COLUMNS);
  readonly #stays = new Table<StayColumn>(STAY_COLUMNS);
  readonly #names = new Table(NAME_COLUMNS);
  readonly #contacts = new Table(CONTACT_COLUMNS);
  readonly #events = new Table<EventColumn>(EVENT_COLUMNS);
  /** Household at each property; -1 where it is empty. */
  readonly #occupant = new Column();
  /** Day from which each property has been empty. */
  readonly #emptySince = new Column();
  #outside = 0;

  constructor(gazetteer: Gazetteer) {
    this.gazetteer = gazetteer;
    this.texts = gazetteer.texts;
    for (let p = 0; p < gazetteer.length; p++) {
      this.#occupant.push(-1);
      this.#emptySince.push(0);
    }
  }

  get people(): Columns<PersonColumn> {
    return this.#people.columns;
  }

  get personCount(): number {
    return this.#people.length;
  }

  get households(): Columns<(typeof HOUSEHOLD_COLUMNS)[number]> {
    return this.#households.columns;
  }

  get stays(): Columns<StayColumn> {
    return this.#stays.columns;
  }

  get stayCount(): number {
    return this.#stays.length;
  }

  /** Events since `forgetEvents`, in the order they came about within the month. */
  get events(): Columns<EventColumn> {
    return this.#events.columns;
  }

  get eventCount(): number {
    return this.#events.length;
  }

  forgetEvents(): void {
    this.#events.clear();
  }

  /** The household at a property; -1 where nobody lives. */
  householdAt(property: number): number {
    return this.#occupant.get(property);
  }

  emptySince(property: number): Day {
    return this.#emptySince.get(property);
  }

  // ---- people as they are ----

  isAlive(person: number): boolean {
    return this.people.died.get(person) === NEVER;
  }

  age(person: number, day: Day): number {
    return ageOn(this.people.born.get(person), day);
  }

  /** The age to within a day of the birthday, at a fraction of the cost. */
  years(person: number, day: Day): number {
    return Math.floor((day - this.people.born.get(person)) / 365.2425);
  }

  has(person: number, trait: number): boolean {
    return (this.people.traits.get(person) & trait) !== 0;
  }

  setTrait(person: number, trait: number, isSo: boolean): void {
    const traits = this.people.traits.get(person);
    this.people.traits.set(person, isSo ? traits | trait : traits & ~trait);
  }

  /** Members of a household, the head first. */
  members(household: number): number[] {
    const found: number[] = [];
    if (household < 0) return found;
    const { nextMember } = this.people;
    for (let p = this.households.firstMember.get(household); p >= 0; p = nextMember.get(p)) {
      found.push(p);
    }
    return found;
  }

  // ---- history ----

  /** Address on a day; -1 before birth, after death and where nothing is known. */
  homeOn(person: number, day: Day): number {
    const { from, to, home, previous } = this.stays;
    for (let s = this.people.lastStay.get(person); s >= 0; s = previous.get(s)) {
      if (from.get(s) <= day) return day < to.get(s) ? home.get(s) : -1;
    }
    return -1;
  }

  /** The texts of a name on a day: numbers in `texts`, written to `into`. */
  nameOn(person: number, day: Day): { given: string; middle: string; surname: string } {
    const { people, texts } = this;
    const names = this.#names.columns;
    let given = people.given.get(person);
    let middle = people.middle.get(person);
    let surname = people.surname.get(person);
    // Each change keeps the name that it ended.
    for (
      let n = people.lastNameChange.get(person);
      n >= 0 && names.from.get(n) > day;
      n = names.previous.get(n)
    ) {
      given = names.given.get(n);
      middle = names.middle.get(n);
      surname = names.surname.get(n);
    }
    return { given: texts.text(given), middle: texts.text(middle), surname: texts.text(surname) };
  }

  /** Days on which a person's name changed, latest first. */
  nameChanges(person: number): Day[] {
    const days: Day[] = [];
    const { from, previous } = this.#names.columns;
    for (let n = this.people.lastNameChange.get(person); n >= 0; n = previous.get(n)) {
      days.push(from.get(n));
    }
    return days;
  }

  /** How many phones (or emails) a person had before the one of that day. */
  contactVersion(person: number, kind: number, day: Day): number {
    const contacts = this.#contacts.columns;
    let version = 0;
    for (let c = this.people.lastContactChange.get(person); c >= 0; c = contacts.previous.get(c)) {
      if (contacts.kind.get(c) === kind && contacts.from.get(c) <= day) version += 1;
    }
    return version;
  }

  /** Whose phone and email a person gave on a day. */
  contactOwner(person: number, day: Day): number {
    const contacts = this.#contacts.columns;
    let owner = this.people.contactOf.get(person);
    for (let c = this.people.lastContactChange.get(person); c >= 0; c = contacts.previous.get(c)) {
      if (contacts.from.get(c) <= day) continue;
      if (contacts.kind.get(c) === OWNER) owner = contacts.was.get(c);
    }
    return owner;
  }

  // ---- verbs ----

  /** Brings someone into the world, as yet without a home. */
  addPerson(newcomer: Newcomer): number {
    const { texts } = this;
    const surname = texts.number(newcomer.name.surname);
    const person = this.#people.add({
      sex: newcomer.sex,
      born: newcomer.born,
      died: NEVER,
      community: newcomer.community,
      nationality: newcomer.nationality,
      given: texts.number(newcomer.name.given),
      middle: texts.number(newcomer.name.middle),
      surname,
      surnameAtBirth: surname,
      mother: newcomer.mother ?? -1,
      father: newcomer.father ?? -1,
      partner: -1,
      household: -1,
      role: ROLE.head,
      nextMember: -1,
      lastStay: -1,
      lastNameChange: -1,
      lastContactChange: -1,
      contactOf: this.#people.length,
      traits: newcomer.traits ?? 0,
    });
    return person;
  }

  /** A new address outside the borough. */
  outsideAddress(): number {
    this.#outside += 1;
    return -1 - this.#outside;
  }

  /** Founds a household at an empty property, as yet without members. */
  addHousehold(property: number, kind: number, income: number, day: Day): number {
    const household = this.#households.add({
      home: property,
      kind,
      formed: day,
      ended: NEVER,
      firstMember: -1,
      income,
      settled: day,
    });
    this.#occupant.set(property, household);
    return household;
  }

  /** Someone comes to live with a household; says nothing to anyone. */
  join(person: number, household: number, role: number, day: Day): void {
    const { people } = this;
    people.household.set(person, household);
    people.role.set(person, role);
    people.nextMember.set(person, -1);
    const first = this.households.firstMember.get(household);
    if (first < 0) this.households.firstMember.set(household, person);
    else {
      let last = first;
      for (let p = first; p >= 0; p = people.nextMember.get(p)) last = p;
      people.nextMember.set(last, person);
    }
    this.#stayAt(person, this.households.home.get(household), day);
  }

  /** Someone lives outside the borough from a day on. */
  liveOutside(person: number, address: number, day: Day): void {
    this.people.household.set(person, -1);
    this.#stayAt(person, address, day);
  }

  /** Takes someone out of their household. An empty household ends, and its home stands empty. */
  leave(person: number, day: Day): void {
    const { people, households } = this;
    const household = people.household.get(person);
    if (household < 0) return;
    this.#unlink(person, household);
    people.household.set(person, -1);
    this.#endStay(person, day);
    const first = households.firstMember.get(household);
    if (first < 0) this.#end(household, day);
    else if (people.role.get(person) === ROLE.head) this.#newHead(household);
  }

  /** A whole household moves to an empty property. */
  moveHousehold(household: number, property: number, day: Day): void {
    const from = this.households.home.get(household);
    this.#occupant.set(from, -1);
    this.#emptySince.set(from, day);
    this.#occupant.set(property, household);
    this.households.home.set(household, property);
    for (const person of this.members(household)) this.#stayAt(person, property, day);
  }

  die(person: number, day: Day): void {
    const { people } = this;
    const partner = people.partner.get(person);
    const household = people.household.get(person);
    const home = this.homeOn(person, day);
    if (household >= 0) this.leave(person, day);
    else this.#endStay(person, day);
    people.died.set(person, day);
    if (partner >= 0) {
      people.partner.set(partner, -1);
      people.partner.set(person, -1);
    }
    this.tell(EVENT.death, day, person, { other: partner, from: home, household });
  }

  /** Changes a name from a day on, unless it has changed on that day or later. */
  rename(person: number, day: Day, name: Partial<FullName>): void {
    const { people, texts } = this;
    const last = people.lastNameChange.get(person);
    if (last >= 0 && this.#names.get('from', last) >= day) return;
    const kept = this.#names.add({
      person,
      from: day,
      given: people.given.get(person),
      middle: people.middle.get(person),
      surname: people.surname.get(person),
      previous: people.lastNameChange.get(person),
    });
    people.lastNameChange.set(person, kept);
    if (name.given !== undefined) people.given.set(person, texts.number(name.given));
    if (name.middle !== undefined) people.middle.set(person, texts.number(name.middle));
    if (name.surname !== undefined) people.surname.set(person, texts.number(name.surname));
    this.tell(EVENT.nameChange, day, person, { household: people.household.get(person) });
  }

  pair(one: number, other: number): void {
    this.people.partner.set(one, other);
    this.people.partner.set(other, one);
  }

  part(person: number): void {
    const partner = this.people.partner.get(person);
    if (partner >= 0) this.people.partner.set(partner, -1);
    this.people.partner.set(person, -1);
    for (const each of [person, partner]) if (each >= 0) this.setTrait(each, TRAIT.married, false);
  }

  changeContact(person: number, kind: typeof EVENT.newMobile | typeof EVENT.newEmail, day: Day) {
    const change = this.#contacts.add({
      person,
      from: day,
      kind,
      was: -1,
      previous: this.people.lastContactChange.get(person),
    });
    this.people.lastContactChange.set(person, change);
    this.tell(kind, day, person, { household: this.people.household.get(person) });
  }

  /** From a day on someone gives a phone and email of their own, not a parent's or partner's. */
  takeOwnContacts(person: number, day: Day): void {
    const was = this.people.contactOf.get(person);
    if (was === person) return;
    const change = this.#contacts.add({
      person,
      from: day,
      kind: OWNER,
      was,
      previous: this.people.lastContactChange.get(person),
    });
    this.people.lastContactChange.set(person, change);
    this.people.contactOf.set(person, person);
  }

  /** Notes an event for the sources and the truth. */
  tell(
    kind: EventKind,
    day: Day,
    person: number,
    more: { other?: number; from?: number; to?: number; household?: number } = {},
  ): void {
    this.#events.add({
      kind,
      day,
      person,
      other: more.other ?? -1,
      from: more.from ?? -1,
      to: more.to ?? -1,
      household: more.household ?? this.people.household.get(person),
    });
  }

  #stayAt(person: number, home: number, day: Day): void {
    this.#endStay(person, day);
    const stay = this.#stays.add({
      person,
      home,
      from: day,
      to: NEVER,
      previous: this.people.lastStay.get(person),
    });
    this.people.lastStay.set(person, stay);
  }

  #endStay(person: number, day: Day): void {
    const stay = this.people.lastStay.get(person);
    if (stay >= 0 && this.stays.to.get(stay) === NEVER) this.stays.to.set(stay, day);
  }

  #unlink(person: number, household: number): void {
    const { people, households } = this;
    const next = people.nextMember.get(person);
    if (households.firstMember.get(household) === person) {
      households.firstMember.set(household, next);
    } else {
      let p = households.firstMember.get(household);
      while (people.nextMember.get(p) !== person) p = people.nextMember.get(p);
      people.nextMember.set(p, next);
    }
    people.nextMember.set(person, -1);
  }

  /** The partner, or else the eldest grown member, becomes the head and goes first. */
  #newHead(household: number): void {
    const { people } = this;
    const members = this.members(household);
    if (this.households.kind.get(household) !== HOUSEHOLD.family) return;
    const head =
      members.find((p) => people.role.get(p) === ROLE.partner) ??
      members.reduce((eldest, p) => (people.born.get(p) < people.born.get(eldest) ? p : eldest));
    this.#unlink(head, household);
    people.nextMember.set(head, this.households.firstMember.get(household));
    this.households.firstMember.set(household, head);
    people.role.set(head, ROLE.head);
  }

  #end(household: number, day: Day): void {
    const home = this.households.home.get(household);
    this.households.ended.set(household, day);
    this.#occupant.set(home, -1);
    this.#emptySince.set(home, day);
  }
}
