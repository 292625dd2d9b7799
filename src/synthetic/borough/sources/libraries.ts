import { DATE_FORMATS, type Day, lastDayOf, type Month, NEVER } from '../calendar.ts';
import { Table } from '../columns.ts';
import { addressLines } from '../entry/addresses.ts';
import type { Layout } from '../extract/layout.ts';
import { isReader, lastAlive } from '../world/circumstances.ts';
import { EVENT, TRAIT } from '../world/kinds.ts';
import type { WorldEvent } from '../world/world.ts';
import { CARD_TASKS, CardIndex } from './card-index.ts';
import type { Office } from './office.ts';
import type { ExtractFile, Source } from './source.ts';

const TASK = { join: CARD_TASKS } as const;

/** What a borrower does, by card number. */
const USE_COLUMNS = [
  /** Day someone joined: for those of the first day, long before it. */
  'joined',
  /** Day they stop coming, if nothing else stops them. */
  'usesUntil',
  /** Day the ticket was reported lost; `NEVER` for most, and for those nobody noted. */
  'lost',
] as const;

/** Mean days that a borrower keeps coming; illustrative, as are the others here. */
const MEAN_USE = 1300;
/** Days between visits. */
const MEAN_VISIT = 35;
/** Of tickets lost and issued anew under a second record, those whose first record is marked. */
const MARKED_LOST = 0.6;
/** Each April some of the records unused for three years are deleted. */
const UNUSED_DAYS = 1096;
const DELETED = 0.5;
/** A record stays in the extract for half a year after it was closed. */
const KEPT_DAYS = 183;

const LAYOUT: Layout = {
  file: 'BorrowerExport.csv',
  columns: [
    'Barcode',
    'Category',
    'Home Branch',
    'Surname',
    'Forename(s)',
    'Title',
    'Date of Birth',
    'Address',
    'Postcode',
    'Telephone',
    'Mobile',
    'E-mail',
    'Date Joined',
    'Last Used',
    'Items On Loan',
    'Issues This Year',
    'Charges Owed',
    'Status',
    'Notes',
  ],
  delimiter: ',',
  encoding: 'utf-8-bom',
  lineEnd: '\r\n',
  quotes: 'all',
  // Branches export apart, and their files are put end to end.
  troubles: [{ kind: 'header-again', monthsBeforeEnd: 2 }],
};

const NOTES: readonly string[] = [
  'Prefers to be called "Jo"',
  'Owes for "Birds of the Fens"\nLetter sent, no reply',
  'Large print only',
  'Ticket left at "Mobile B", please hold',
  'Address checked\nseen "gas bill"',
  'Mother to sign',
  'Says she has moved - "will bring proof"',
];

/**
 * Libraries: a borrower's ticket, asked for once and seldom looked at again.
 * Key: `Barcode`. A lost ticket is issued anew by making a second record.
 */
export class Libraries implements Source {
  readonly name = 'libraries';
  readonly title = 'Libraries (library management system)';
  readonly layouts: readonly Layout[] = [LAYOUT];
  readonly #cards = new CardIndex();
  readonly #use = new Table(USE_COLUMNS);

  open(office: Office, day: Day): void {
    const { world } = office;
    for (let person = 0; person < world.personCount; person++) {
      if (world.homeOn(person, day) === -1 || world.years(person, day) < 4) continue;
      if (!isReader(world, person, day)) continue;
      // Nobody joined before four years of age, nor more than twelve years ago.
      const most = Math.min(12 * 365, day - world.people.born.get(person) - 4 * 365);
      const ago = Math.floor(office.random('joined', person).next() ** 2 * Math.max(1, most));
      this.#join(office, person, day, day - ago);
    }
  }

  hear(office: Office, event: WorldEvent): void {
    this.#cards.hear(office, event);
    const { kind, person, day } = event;
    const { world } = office;
    switch (kind) {
      case EVENT.birth: {
        if (!isReader(world, person, day)) return;
        const months = 48 + office.random('child-joins', person).below(60);
        office.later(office.now + months, TASK.join, day, person);
        return;
      }
      case EVENT.moveIn:
      case EVENT.partnerMovesIn:
      case EVENT.lodgerArrives:
      case EVENT.sharerArrives: {
        // A child of whom no school knows is seen here, if anywhere.
        const today = lastDayOf(office.now);
        const isSeen = office.plants.ofPerson('child-unknown', person, today) !== undefined;
        if (!isSeen && !isReader(world, person, day)) return;
        const wait = office.random('joins', person, day).next();
        const months = isSeen ? 0 : Math.floor(-Math.log(1 - wait) * 7);
        office.later(office.now + months, TASK.join, day, person);
      }
    }
  }

  work(office: Office, month: Month): void {
    const today = lastDayOf(month);
    const { world } = office;
    for (const task of office.due(month)) {
      if (this.#cards.work(office, task, month)) continue;
      const person = task.a;
      if (!world.isAlive(person) || world.homeOn(person, today) < 0) continue;
      if (this.#cards.isOpen(this.#cards.of(person))) continue;
      this.#join(office, person, today, today);
    }
    this.#reissue(office, month, today);
    if (month % 12 === 3) this.#delete(office, month, today);
  }

  extract(office: Office, month: Month, [file]: readonly ExtractFile[]): void {
    const { clerk } = office;
    const today = lastDayOf(month);
    const date = DATE_FORMATS.slashes;
    for (let card = 0; card < this.#cards.length; card++) {
      const closed = this.#cards.get('to', card);
      if (closed < today - KEPT_DAYS) continue;
      const person = this.#cards.get('person', card);
      const nameEntered = this.#cards.get('nameEntered', card);
      const contactEntered = this.#cards.get('contactEntered', card);
      const home = this.#cards.get('home', card);
      const name = clerk.name(card, person, nameEntered);
      const address = clerk.address(card, home, this.#cards.get('homeEntered', card), false);
      const lastUsed = this.#lastUsed(office, card, today);
      const use = this.#useOf(office, card, month, today - lastUsed);
      const lost = this.#use.get('lost', card);
      const status = closed !== NEVER ? 'Deleted' : lost !== NEVER ? 'Lost ticket' : 'OK';
      const random = office.random('shown', card);
      const lines = addressLines(address, 4).filter((line) => line !== '');
      const key = barcode(card);
      file?.row({ record: card, key, person, home, slips: address.slips }, [
        key,
        this.#category(office, card, person, home, today),
        branch(office, home, random.next()),
        name.last,
        name.middle === '' ? name.first : `${name.first} ${name.middle}`,
        name.title,
        date(clerk.born(card, person, nameEntered)),
        lines.join(random.chance(0.7) ? '\n' : ', '),
        address.postcode,
        clerk.landline(card, home, contactEntered),
        clerk.mobile(card, person, contactEntered),
        clerk.email(card, person, contactEntered),
        date(this.#use.get('joined', card)),
        date(lastUsed),
        String(use.onLoan),
        String(use.thisYear),
        (use.owed / 100).toFixed(2),
        status,
        random.chance(0.06) ? random.pick(NOTES) : '',
      ]);
    }
  }

  #join(office: Office, person: number, entered: Day, joined: Day): number {
    const card = this.#cards.add(office, person, entered);
    const stays = -Math.log(1 - office.random('uses', card).next()) * MEAN_USE;
    // Who comes from outside comes on purpose, and goes on coming.
    const usesUntil = office.world.has(person, TRAIT.neighbour)
      ? NEVER
      : entered + Math.floor(stays);
    this.#use.add({ joined, usesUntil, lost: NEVER });
    return card;
  }

  /** Some lost tickets a month, each issued anew as a new record: `duplicate` of the rates, a year. */
  #reissue(office: Office, month: Month, today: Day): void {
    const random = office.random('lost', month);
    const looks = (this.#cards.length * office.rates.duplicate) / 12;
    const count = Math.floor(looks) + (random.chance(looks % 1) ? 1 : 0);
    const cards = Array.from({ length: count }, () => random.below(this.#cards.length));
    for (const card of cards) {
      const person = this.#cards.get('person', card);
      const isLatest = this.#cards.of(person) === card && this.#cards.isOpen(card);
      if (!isLatest || this.#use.get('usesUntil', card) < today) continue;
      if (!this.#comes(office, person)) continue;
      if (office.random('marked', card).chance(MARKED_LOST)) this.#use.set('lost', card, today);
      this.#join(office, person, today, today);
    }
  }

  /** Whether someone can still come to a library of the borough. */
  #comes(office: Office, person: number): boolean {
    const { world } = office;
    if (!world.isAlive(person)) return false;
    return world.people.household.get(person) >= 0 || world.has(person, TRAIT.neighbour);
  }

  #delete(office: Office, month: Month, today: Day): void {
    for (let card = 0; card < this.#cards.length; card++) {
      if (!this.#cards.isOpen(card)) continue;
      if (this.#lastUsed(office, card, today) > today - UNUSED_DAYS) continue;
      if (office.random('deleted', card, month).chance(DELETED)) {
        this.#cards.close(card, today - KEPT_DAYS - 1);
      }
    }
  }

  /** Day of the last visit: nobody comes after death, nor after leaving the borough. */
  #lastUsed(office: Office, card: number, today: Day): Day {
    const { world } = office;
    const person = this.#cards.get('person', card);
    const joined = this.#use.get('joined', card);
    let last = Math.min(this.#use.get('usesUntil', card), lastAlive(world, person, today));
    if (!this.#comes(office, person) && world.isAlive(person)) {
      last = Math.min(last, world.stays.from.get(world.people.lastStay.get(person)));
    }
    last = Math.min(last, this.#use.get('lost', card), this.#cards.get('to', card));
    if (last < today) return Math.max(joined, last);
    const ago = -Math.log(1 - office.random('visit', card, today).next()) * MEAN_VISIT;
    return Math.max(joined, today - Math.floor(ago));
  }

  /** Loans and charges, in pence. Who stopped coming with books at home owes for them. */
  #useOf(
    office: Office,
    card: number,
    month: Month,
    unused: number,
  ): { onLoan: number; thisYear: number; owed: number } {
    const random = office.random('loans', card, Math.floor(month / 3));
    if (unused > 200) {
      const keeps = office.random('keeps', card);
      if (!keeps.chance(0.07)) return { onLoan: 0, thisYear: 0, owed: 0 };
      return { onLoan: 1 + keeps.below(4), thisYear: 0, owed: 300 + keeps.below(2200) };
    }
    const onLoan = Math.floor(random.next() ** 2 * 9);
    const owed = random.chance(0.12) ? 20 * (1 + random.below(30)) : 0;
    return { onLoan, thisYear: onLoan + random.below(30), owed };
  }

  /** By the age when the ticket was made: nobody makes an adult of a junior who has grown up. */
  #category(office: Office, card: number, person: number, home: number, today: Day): string {
    const { world, plants } = office;
    if (home < 0) {
      const planted = plants.ofPerson('outside-customer', person, today);
      if (planted === undefined || planted.resembles >= 0) {
        return office.random('reason', person).chance(0.4) ? 'WORK' : 'OUTB';
      }
    }
    const age = world.years(person, this.#cards.get('nameEntered', card));
    if (age < 16) return 'JUN';
    return age >= 60 || world.has(person, TRAIT.disabled) ? 'CON' : 'ADU';
  }
}

/** Fourteen digits: 2 for a borrower, four for the library, eight, and a check digit (Luhn; ISO/IEC 7812-1, annex B). */
function barcode(card: number): string {
  const body = `29998${String(10_000_000 + card * 3).slice(-8)}`;
  let sum = 0;
  for (let i = 0; i < 13; i++) {
    const digit = Number(body[i]) * (i % 2 === 0 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** The library nearest to a home: one for every other part of the town. */
function branch(office: Office, home: number, at: number): string {
  const { localities, property, street } = office.world.gazetteer;
  const locality =
    home >= 0 ? street.locality.get(property.street.get(home)) : Math.floor(at * localities.length);
  return `${localities[locality - (locality % 2)]} Library`;
}
