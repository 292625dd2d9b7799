import { DATE_FORMATS, type Day, lastDayOf, type Month, monthOf, NEVER } from '../../calendar.ts';
import { Table } from '../../columns.ts';
import { addressLines } from '../../entry/addresses.ts';
import type { Layout } from '../../extract/layout.ts';
import { isCase } from '../../plants/plant.ts';
import { lastAlive, parkingZone, wantsPermit } from '../../world/circumstances.ts';
import { EVENT } from '../../world/kinds.ts';
import type { WorldEvent } from '../../world/world.ts';
import { CardIndex } from '../card-index.ts';
import type { Office, Task } from '../office.ts';
import type { RecordNumbers } from '../record-numbers.ts';
import type { ExtractFile } from '../source.ts';
import { PARKING_TASK } from './tasks.ts';
import { makeOf, vehicleOn } from './vehicles.ts';

/** What is known of a permit, by card number. */
const PERMIT_COLUMNS = ['record', 'zoneOf', 'starts', 'expires'] as const;

const VALID_DAYS = 365;
/** Of those who still live in the zone, who renew in time; the others apply anew, months later. Illustrative. */
const RENEWED = 0.92;
const LAPSED_MONTHS = 4;
/** Of those who renew, who fill in the form again rather than confirm what is held. */
const FILLED_IN_AGAIN = 0.25;
const KEPT_DAYS = 180;
/** A year's permit, in pence. Illustrative. */
export const PERMIT_FEE = 9_500;

export const PERMIT_LAYOUT: Layout = {
  file: 'resident_permits.csv',
  columns: [
    'Permit Ref',
    'Zone',
    'Status',
    'Applicant',
    'Address 1',
    'Address 2',
    'Address 3',
    'Post Code',
    'UPRN',
    'VRM',
    'Make',
    'Valid From',
    'Valid To',
    'Fee',
    'Tel',
    'Email',
  ],
  delimiter: ',',
  encoding: 'utf-8',
  lineEnd: '\r\n',
  quotes: 'needed',
  padded: true,
};

/** Residents' permits of the controlled parking zones. Key: `Permit Ref`. */
export class Permits {
  readonly #cards = new CardIndex();
  readonly #permits = new Table(PERMIT_COLUMNS);
  readonly #numbers: RecordNumbers;

  constructor(numbers: RecordNumbers) {
    this.#numbers = numbers;
  }

  open(office: Office, day: Day): void {
    const { world } = office;
    for (let person = 0; person < world.personCount; person++) {
      const home = world.homeOn(person, day);
      if (!wantsPermit(world, person, home, day)) continue;
      const age = office.random('permit-age', person).below(VALID_DAYS);
      this.#issue(office, person, day, day - age);
    }
  }

  hear(office: Office, event: WorldEvent): void {
    const { kind, person, day, to } = event;
    if (kind !== EVENT.death) this.#cards.hear(office, event);
    if (to < 0 || kind === EVENT.rightToBuy || kind === EVENT.entersCareHome) return;
    if (!wantsPermit(office.world, person, to, day)) return;
    const months = office.random('applies-for-permit', person, day).below(4);
    office.later(office.now + months, PARKING_TASK.permit, day, person);
  }

  work(office: Office, task: Task, month: Month): void {
    const { world } = office;
    const today = lastDayOf(month);
    switch (task.task) {
      case PARKING_TASK.permit: {
        const home = world.homeOn(task.a, today);
        if (!wantsPermit(world, task.a, home, today)) return;
        const held = this.#cards.of(task.a);
        if (this.#isValid(held, today)) {
          if (this.#permits.get('zoneOf', held) === home) return;
          this.#cards.close(held, today);
        }
        this.#issue(office, task.a, today, today);
        return;
      }
      case PARKING_TASK.permitExpires:
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
    const date = DATE_FORMATS.oracle;
    for (let card = 0; card < this.#cards.length; card++) {
      const cancelled = this.#cards.get('to', card);
      const expires = this.#permits.get('expires', card);
      if (Math.min(cancelled, expires) < today - KEPT_DAYS) continue;
      const record = this.#permits.get('record', card);
      const person = this.#cards.get('person', card);
      const home = this.#cards.get('home', card);
      const starts = this.#permits.get('starts', card);
      const contactEntered = this.#cards.get('contactEntered', card);
      const name = clerk.name(record, person, this.#cards.get('nameEntered', card));
      const address = clerk.address(record, home, this.#cards.get('homeEntered', card), true);
      const [line1 = '', line2 = '', line3 = ''] = addressLines(address, 3);
      const vehicle = vehicleOn(person, starts);
      const status = cancelled !== NEVER ? 'Cancelled' : expires < today ? 'Expired' : 'Live';
      const key = `RP${String(100_000 + record)}`;
      file?.row({ record, key, person, home, slips: address.slips }, [
        key,
        parkingZone(world, this.#permits.get('zoneOf', card)),
        status,
        [name.title, name.first, name.last].filter((part) => part !== '').join(' '),
        line1,
        line2,
        line3,
        address.postcode,
        address.uprn,
        identity.registration(person, vehicle).replace(' ', ''),
        makeOf(person, vehicle),
        date(starts),
        date(expires),
        (PERMIT_FEE / 100).toFixed(2),
        clerk.mobile(record, person, contactEntered),
        clerk.email(record, person, contactEntered),
      ]);
    }
  }

  #issue(office: Office, person: number, entered: Day, starts: Day): void {
    const card = this.#cards.add(office, person, entered);
    const zoneOf = this.#cards.get('home', card);
    this.#permits.add({ record: this.#numbers.next(), zoneOf, starts, expires: NEVER });
    this.#runUntil(office, card, starts, starts + VALID_DAYS);
  }

  #runUntil(office: Office, card: number, starts: Day, expires: Day): void {
    this.#permits.set('starts', card, starts);
    this.#permits.set('expires', card, expires);
    office.later(monthOf(expires), PARKING_TASK.permitExpires, expires, card);
  }

  #isValid(card: number, today: Day): boolean {
    return this.#cards.isOpen(card) && this.#permits.get('expires', card) >= today;
  }

  /** Renewed for another year by those who still live where the permit is for. */
  #expire(office: Office, card: number, today: Day): void {
    const { world, plants } = office;
    const person = this.#cards.get('person', card);
    const expires = this.#permits.get('expires', card);
    if (this.#cards.of(person) !== card || !this.#cards.isOpen(card) || expires > today) return;
    if (!isCase(plants.ofPerson('permit-of-the-dead', person, today))) {
      if (!world.isAlive(person)) return;
      if (world.homeOn(person, today) !== this.#permits.get('zoneOf', card)) return;
      const random = office.random('renews-permit', card, expires);
      if (!random.chance(RENEWED)) {
        const months = 1 + random.below(LAPSED_MONTHS);
        office.later(office.now + months, PARKING_TASK.permit, today, person);
        return;
      }
      if (random.chance(FILLED_IN_AGAIN)) this.#cards.renew(office, card, today);
      if (office.random('duplicate', card, expires).chance(office.rates.duplicate)) {
        this.#issue(office, person, today, expires);
        return;
      }
    }
    this.#runUntil(office, card, expires, expires + VALID_DAYS);
  }

  /** The permit of someone who died ends, but in a planted case. */
  #die(office: Office, person: number, day: Day, today: Day): void {
    const { world, plants } = office;
    const planted = plants.ofPerson('permit-of-the-dead', person, today);
    if (planted !== undefined && !this.#isValid(this.#cards.of(person), today)) {
      this.#issue(office, person, lastAlive(world, person, day), day - 60);
    }
    if (isCase(planted)) return;
    const latest = this.#cards.of(person);
    if (this.#cards.isOpen(latest)) this.#cards.close(latest, today);
  }
}
