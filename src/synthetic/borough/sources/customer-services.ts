import { DATE_FORMATS, type Day, firstDayOf, lastDayOf, type Month } from '../calendar.ts';
import { Table } from '../columns.ts';
import { addressLines } from '../entry/addresses.ts';
import { CONTACT_WISHES } from '../plants/no-contact.ts';
import { EVENT } from '../world/kinds.ts';
import type { WorldEvent } from '../world/world.ts';
import { CARD_TASKS, CardIndex } from './card-index.ts';
import {
  CONTACTS_LAYOUT,
  CUSTOMERS_LAYOUT,
  ENQUIRIES,
  MOVING_ENQUIRY,
  noteOf,
} from './customer-enquiries.ts';
import type { Office } from './office.ts';
import type { ExtractFile, Source } from './source.ts';

const TASK = { moved: CARD_TASKS } as const;

const CONTACT_COLUMNS = ['customer', 'day', 'enquiry', 'channel'] as const;
const CHANNELS = ['Phone', 'Face to face', 'Email', 'Web form', 'Letter'] as const;

/** Contacts of one grown person in a year, besides those about a move. Illustrative: most people call once in some years. */
const CONTACTS_A_YEAR = 0.16;
/** Of people who move, those who call about it. Illustrative. */
const CALLS_ABOUT_MOVE = 0.3;
/** Of contacts, by phone, at the counter, by email and by form on the web. Illustrative. */
const BY_CHANNEL = [0.62, 0.72, 0.84, 0.97] as const;
/** Of those who call again, those whose record is brought up to date. Illustrative. */
const UPDATES = 0.4;
/** Contacts in the extract: those of a year. */
const KEPT_MONTHS = 12;

/**
 * Customer services: a record for everyone who ever called, made in haste and
 * often twice, and the contacts of a year with what they were about. The key of
 * a record is CUSTOMER_ID. Telephone numbers have been through a spreadsheet
 * and lost their first nought.
 */
export class CustomerServices implements Source {
  readonly name = 'customer-services';
  readonly title = 'Customer services (CRM)';
  readonly layouts = [CUSTOMERS_LAYOUT, CONTACTS_LAYOUT] as const;
  readonly #cards = new CardIndex();
  readonly #contacts = new Table(CONTACT_COLUMNS);
  #plantsSeen = 0;

  open(): void {}

  hear(office: Office, event: WorldEvent): void {
    this.#cards.hear(office, event);
    const { kind, person, day, to } = event;
    const isMove = (kind === EVENT.moveIn || kind === EVENT.moveWithin) && to >= 0;
    if (!isMove || office.world.years(person, day) < 18) return;
    if (office.random('calls', person, day).chance(CALLS_ABOUT_MOVE)) {
      office.later(office.now, TASK.moved, day, person);
    }
  }

  work(office: Office, month: Month): void {
    const { world } = office;
    for (const task of office.due(month)) {
      if (this.#cards.work(office, task, month)) continue;
      if (world.isAlive(task.a)) this.#contact(office, task.a, task.day, MOVING_ENQUIRY);
    }
    const calls = Math.round((world.personCount * CONTACTS_A_YEAR) / 12);
    const first = firstDayOf(month);
    const days = lastDayOf(month) - first + 1;
    for (let call = 0; call < calls; call++) {
      const random = office.random('caller', month, call);
      const person = random.below(world.personCount);
      const day = first + random.below(days);
      const enquiry = random.below(ENQUIRIES.length);
      const isCaller =
        world.people.household.get(person) >= 0 &&
        world.years(person, day) >= 18 &&
        world.homeOn(person, day) >= 0;
      if (isCaller) this.#contact(office, person, day, enquiry);
    }
    this.#heedPlants(office, month);
  }

  extract(office: Office, month: Month, [customers, contacts]: readonly ExtractFile[]): void {
    const today = lastDayOf(month);
    for (let card = 0; card < this.#cards.length; card++) {
      this.#writeCustomer(office, card, today, customers as ExtractFile);
    }
    const oldest = firstDayOf(month - KEPT_MONTHS + 1);
    const { customer, day, enquiry, channel } = this.#contacts.columns;
    for (let row = 0; row < this.#contacts.length; row++) {
      if (day.get(row) < oldest) continue;
      const about = ENQUIRIES[enquiry.get(row)] as (typeof ENQUIRIES)[number];
      const random = office.random('note', row);
      contacts?.row({ record: -1, key: '', person: -1, home: -1, slips: 0 }, [
        `C${String(row + 1).padStart(8, '0')}`,
        customerId(customer.get(row)),
        DATE_FORMATS.slashes(day.get(row)),
        CHANNELS[channel.get(row)] ?? '',
        about.lgsl,
        about.label,
        noteOf(random, about),
        random.chance(0.85) ? 'Closed' : 'Passed to service',
      ]);
    }
  }

  #writeCustomer(office: Office, card: number, today: Day, file: ExtractFile): void {
    const { clerk, plants } = office;
    const cards = this.#cards;
    const person = cards.get('person', card);
    const home = cards.get('home', card);
    const name = clerk.name(card, person, cards.get('nameEntered', card));
    const entered = cards.get('homeEntered', card);
    const address = clerk.address(card, home, entered, true);
    const contact = cards.get('contactEntered', card);
    const date = DATE_FORMATS.slashes;
    const key = customerId(card);
    const isLatest = cards.of(person) === card;
    const wish = isLatest ? plants.ofPerson('no-contact', person, today)?.reason : undefined;
    file.row({ record: card, key, person, home, slips: address.slips }, [
      key,
      name.title,
      name.first,
      name.last,
      date(clerk.born(card, person, cards.get('nameEntered', card))),
      throughSpreadsheet(clerk.mobile(card, person, contact)),
      throughSpreadsheet(clerk.landline(card, home, entered)),
      clerk.email(card, person, contact),
      addressLines(address, 3)
        .filter((line) => line !== '')
        .join(', '),
      address.postcode,
      address.uprn,
      WISHES[wish ?? ''] ?? '',
      date(cards.get('from', card)),
      date(Math.max(entered, contact, cards.get('nameEntered', card))),
      date(cards.get('to', card)),
    ]);
  }

  /** Someone gets in touch: the record is found, or made again, and sometimes brought up to date. */
  #contact(office: Office, person: number, day: Day, enquiry: number): void {
    if (office.world.people.died.get(person) <= day) return;
    const before = this.#cards.length;
    const card = this.#cards.find(office, person, day);
    const isNew = this.#cards.length > before;
    const random = office.random('contact', person, day);
    if (!isNew && (enquiry === MOVING_ENQUIRY || random.chance(UPDATES))) {
      this.#cards.renew(office, card, day);
    }
    if (office.now < office.lastMonth - 2 * KEPT_MONTHS) return;
    const at = random.next();
    const found = BY_CHANNEL.findIndex((below) => at < below);
    const channel = found < 0 ? CHANNELS.length - 1 : found;
    this.#contacts.add({ customer: card, day, enquiry, channel });
  }

  /** Whoever asked not to be contacted has a record that says so. */
  #heedPlants(office: Office, month: Month): void {
    const all = office.plants.all();
    for (; this.#plantsSeen < all.length; this.#plantsSeen++) {
      const planted = all[this.#plantsSeen];
      if (planted?.kind !== 'no-contact') continue;
      const day = lastDayOf(month);
      const isKnown = this.#cards.isOpen(this.#cards.of(planted.person));
      if (!isKnown && office.world.homeOn(planted.person, day) >= 0) {
        this.#cards.add(office, planted.person, day);
      }
    }
  }
}

const WISHES: Readonly<Record<string, string>> = {
  [CONTACT_WISHES.none]: 'DO NOT CONTACT',
  [CONTACT_WISHES.noPhone]: 'LETTER ONLY',
  [CONTACT_WISHES.email]: 'EMAIL',
  [CONTACT_WISHES.withdrawn]: 'ANY',
};

function customerId(card: number): string {
  return String(1_000_003 + card * 4);
}

/** A number of digits alone loses its first nought in a spreadsheet; one with blanks stays a text. */
function throughSpreadsheet(phone: string): string {
  return /^0\d+$/.test(phone) ? phone.slice(1) : phone;
}
