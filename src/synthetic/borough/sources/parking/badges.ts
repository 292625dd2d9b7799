import { DATE_FORMATS, type Day, lastDayOf, type Month, monthOf, NEVER } from '../../calendar.ts';
import { Table } from '../../columns.ts';
import type { Layout } from '../../extract/layout.ts';
import { isCase } from '../../plants/plant.ts';
import { lastAlive, wantsBadge } from '../../world/circumstances.ts';
import { EVENT } from '../../world/kinds.ts';
import type { WorldEvent } from '../../world/world.ts';
import { CardIndex } from '../card-index.ts';
import type { Office, Task } from '../office.ts';
import type { RecordNumbers } from '../record-numbers.ts';
import type { ExtractFile } from '../source.ts';
import { PARKING_TASK } from './tasks.ts';

/** What is known of a badge, by card number: every badge is a card of its own. */
const BADGE_COLUMNS = ['record', 'issued', 'expires'] as const;

/** A badge lasts three years (Disabled Persons (Badges for Motor Vehicles) (England) Regulations 2000). */
const VALID_DAYS = 3 * 365;
/** Of holders whose badge runs out, those who apply in time; the others do so months later. Illustrative. */
const RENEWED = 0.93;
const LAPSED_MONTHS = 6;
/** Badges stay in the extract for a year after they have run out or were cancelled. */
const KEPT_DAYS = 365;
const CRITERIA = ['PIP', 'PIP', 'DLA', 'WALKD', 'WALKD', 'WALKD', 'BLIND', 'ARMS'] as const;
/** After what events someone may apply. */
const APPLIES_AFTER: ReadonlySet<number> = new Set([
  EVENT.becomesDisabled,
  EVENT.moveIn,
  EVENT.partnerMovesIn,
  EVENT.lodgerArrives,
  EVENT.sharerArrives,
]);
/** Letters and digits that are not taken for each other. */
const ALPHABET = 'BCDFGHJKLMNPQRSTVWXYZ23456789';

export const BADGE_LAYOUT: Layout = {
  file: 'blue_badges.csv',
  columns: [
    'badgeNumber',
    'statusCode',
    'holderName',
    'dob',
    'genderCode',
    'nino',
    'buildingStreet',
    'line2',
    'townCity',
    'postCode',
    'contactNumber',
    'emailAddress',
    'eligibilityCode',
    'issueDate',
    'expiryDate',
    'cancelledDate',
  ],
  delimiter: ';',
  encoding: 'utf-8',
  lineEnd: '\n',
  quotes: 'needed',
};

/** Disabled badges. Key: `badgeNumber`, of the photo-card, a new one at each renewal. */
export class Badges {
  readonly #cards = new CardIndex();
  readonly #badges = new Table(BADGE_COLUMNS);
  readonly #numbers: RecordNumbers;

  constructor(numbers: RecordNumbers) {
    this.#numbers = numbers;
  }

  open(office: Office, day: Day): void {
    const { world } = office;
    for (let person = 0; person < world.personCount; person++) {
      if (world.people.household.get(person) < 0 || !wantsBadge(world, person)) continue;
      const age = office.random('badge-age', person).below(VALID_DAYS);
      this.#issue(office, person, day, day - age);
    }
  }

  hear(office: Office, event: WorldEvent): void {
    const { kind, person, day } = event;
    if (kind !== EVENT.death) this.#cards.hear(office, event);
    if (!APPLIES_AFTER.has(kind) || !wantsBadge(office.world, person)) return;
    const months = 1 + office.random('applies', person, day).below(8);
    office.later(office.now + months, PARKING_TASK.badge, day, person);
  }

  work(office: Office, task: Task, month: Month): void {
    const { world } = office;
    const today = lastDayOf(month);
    switch (task.task) {
      case PARKING_TASK.badge:
        if (world.people.household.get(task.a) < 0) return;
        if (!this.#isValid(this.#cards.of(task.a), today)) {
          this.#issue(office, task.a, today, today);
        }
        return;
      case PARKING_TASK.badgeExpires:
        this.#expire(office, task.a, today);
        return;
      case PARKING_TASK.death:
        this.#die(office, task.a, task.day, today);
        return;
      default:
        this.#cards.work(office, task, month);
    }
  }

  extract(office: Office, month: Month, file: ExtractFile | undefined): void {
    const { clerk, identity, world } = office;
    const today = lastDayOf(month);
    const date = DATE_FORMATS.iso;
    for (let card = 0; card < this.#cards.length; card++) {
      const cancelled = this.#cards.get('to', card);
      const expires = this.#badges.get('expires', card);
      if (Math.min(cancelled, expires) < today - KEPT_DAYS) continue;
      const record = this.#badges.get('record', card);
      const person = this.#cards.get('person', card);
      const home = this.#cards.get('home', card);
      const nameEntered = this.#cards.get('nameEntered', card);
      const contactEntered = this.#cards.get('contactEntered', card);
      const name = clerk.name(record, person, nameEntered);
      const address = clerk.address(record, home, this.#cards.get('homeEntered', card), false);
      const { sao, building, number, street, locality, town, postcode, slips } = address;
      const isChild = world.years(person, nameEntered) < 16;
      const hasNumber = !isChild && office.random('nino', record).chance(0.75);
      const status =
        cancelled !== NEVER ? 'CANCELLED' : expires < today ? 'EXPIRED' : ('ISSUED' as const);
      const key = badgeNumber(record);
      file?.row({ record, key, person, home, slips }, [
        key,
        status,
        [name.first, name.middle, name.last].filter((part) => part !== '').join(' '),
        date(clerk.born(record, person, nameEntered)),
        world.people.sex.get(person) === 0 ? 'FEMALE' : 'MALE',
        hasNumber ? identity.nino(person) : '',
        [sao, building, number, street].filter((part) => part !== '').join(' '),
        locality,
        town,
        postcode,
        clerk.mobile(record, person, contactEntered),
        clerk.email(record, person, contactEntered),
        office.random('criterion', person).pick(CRITERIA),
        date(this.#badges.get('issued', card)),
        date(expires),
        date(cancelled),
      ]);
    }
  }

  #issue(office: Office, person: number, entered: Day, issued: Day): void {
    const card = this.#cards.add(office, person, entered);
    const expires = issued + VALID_DAYS;
    this.#badges.add({ record: this.#numbers.next(), issued, expires });
    office.later(monthOf(expires), PARKING_TASK.badgeExpires, expires, card);
  }

  #isValid(card: number, today: Day): boolean {
    return this.#cards.isOpen(card) && this.#badges.get('expires', card) >= today;
  }

  /** Who lives here still, and now and then the family of the dead, applies again. */
  #expire(office: Office, card: number, today: Day): void {
    const { world, plants } = office;
    const person = this.#cards.get('person', card);
    if (this.#cards.of(person) !== card || !this.#cards.isOpen(card)) return;
    if (isCase(plants.ofPerson('badge-of-the-dead', person, today))) {
      this.#issue(office, person, lastAlive(world, person, today), today);
      return;
    }
    const isHere = world.isAlive(person) && world.people.household.get(person) >= 0;
    if (!isHere) return;
    const random = office.random('renews', card);
    if (random.chance(RENEWED)) this.#issue(office, person, today, today);
    else {
      const months = 1 + random.below(LAPSED_MONTHS);
      office.later(office.now + months, PARKING_TASK.badge, today, person);
    }
  }

  /** The badge of someone who died goes back, but in a planted case. */
  #die(office: Office, person: number, day: Day, today: Day): void {
    const { world, plants } = office;
    const planted = plants.ofPerson('badge-of-the-dead', person, today);
    const card = this.#cards.of(person);
    if (planted !== undefined && !this.#isValid(card, today)) {
      // Issued in the last weeks of life, with the papers still on the way.
      this.#issue(office, person, lastAlive(world, person, day), day - 40);
    }
    if (isCase(planted)) return;
    const latest = this.#cards.of(person);
    if (this.#cards.isOpen(latest)) this.#cards.close(latest, today);
  }
}

/** Six letters and digits, as on badges since 2019; the form is illustrative. */
function badgeNumber(record: number): string {
  let rest = 1_000_000 + record * 31;
  let number = '';
  for (let i = 0; i < 6; i++) {
    number = (ALPHABET[rest % ALPHABET.length] as string) + number;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return number;
}
