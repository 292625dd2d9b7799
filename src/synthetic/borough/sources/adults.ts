import {
  DATE_FORMATS,
  type Day,
  firstDayOf,
  lastDayOf,
  type Month,
  monthOf,
  NEVER,
} from '../calendar.ts';
import { Table } from '../columns.ts';
import { addressLines } from '../entry/addresses.ts';
import { isCase } from '../plants/plant.ts';
import { lastAlive } from '../world/circumstances.ts';
import { EVENT } from '../world/kinds.ts';
import type { WorldEvent } from '../world/world.ts';
import { CLIENTS_LAYOUT, PAYMENTS_LAYOUT } from './adults/layouts.ts';
import { CARE, CARE_CODES, careOf, providerOf, weeklyCost, weeksPaid } from './adults/packages.ts';
import { CARD_TASKS, CardIndex } from './card-index.ts';
import type { Office } from './office.ts';
import type { ExtractFile, Source } from './source.ts';
import { workerOf } from './workers.ts';

const TASK = { assess: CARD_TASKS, death: CARD_TASKS + 1 } as const;

/** The care that a client gets, by card number. */
const PACKAGE_COLUMNS = [
  'care',
  'starts',
  'ends',
  /** Pence a week, as agreed at the start. */
  'weekly',
  /** Home where it is given: of a care home it says who provides. */
  'place',
  /** Next of kin and the day they were asked for; -1 where there is none. */
  'kin',
  'asked',
  'workers',
] as const;

/** Days until a death is known: the home or the family calls. Illustrative. */
const DEATH_KNOWN_AFTER = 6;
/** Clients stay in the extract for two years after their care ended. Illustrative. */
const KEPT_DAYS = 730;
const HAS_NHS_NUMBER = 0.86;
/** The next of kin's names are entered apart from the clients': far from their record numbers. */
const KIN = 500_000_000;

/**
 * Adults' social care: a client for everyone whose care the council pays for,
 * and what it paid. Key: `Client ID`. Care ends with a death, but in a planted
 * case, where the home goes on being paid.
 */
export class Adults implements Source {
  readonly name = 'adults';
  readonly title = 'Adults’ social care (case management)';
  readonly layouts = [CLIENTS_LAYOUT, PAYMENTS_LAYOUT];
  readonly #cards = new CardIndex();
  readonly #packages = new Table(PACKAGE_COLUMNS);
  /** People whose mother or father each is, for the next of kin: one a parent. */
  readonly #childOf = new Map<number, number>();
  #known = 0;

  open(office: Office, day: Day): void {
    const { world } = office;
    this.#learnChildren(office);
    for (let person = 0; person < world.personCount; person++) {
      const care = careOf(world, person, day);
      if (care === CARE.none) continue;
      const ago = office.random('began', person).below(1200);
      this.#begin(office, this.#cards.add(office, person, day), care, day - ago, day);
    }
  }

  hear(office: Office, event: WorldEvent): void {
    const { kind, person, day } = event;
    if (kind === EVENT.death) {
      const planted = office.plants.ofPerson('care-payment-after-death', person, day);
      if (this.#cards.of(person) < 0 && planted === undefined) return;
      office.later(monthOf(day + DEATH_KNOWN_AFTER), TASK.death, day, person);
      return;
    }
    this.#cards.hear(office, event);
    const isNew =
      kind === EVENT.becomesDisabled || kind === EVENT.entersCareHome || kind === EVENT.moveIn;
    const isGone = kind === EVENT.moveOut && this.#cards.isOpen(this.#cards.of(person));
    if (!isGone && !(isNew && careOf(office.world, person, day) !== CARE.none)) return;
    // A care home asks at once who pays; at home it takes an assessment.
    const wait = kind === EVENT.becomesDisabled ? 4 : 1;
    const months = office.random('assessed', person, day).below(wait);
    office.later(office.now + months, TASK.assess, day, person);
  }

  work(office: Office, month: Month): void {
    const today = lastDayOf(month);
    this.#learnChildren(office);
    for (const task of office.due(month)) {
      if (task.task === TASK.assess) this.#assess(office, task.a, task.day, today);
      else if (task.task === TASK.death) this.#die(office, task.a, task.day, today);
      else this.#cards.work(office, task, month);
    }
    this.#review(office, month, today);
  }

  extract(office: Office, month: Month, files: readonly ExtractFile[]): void {
    const today = lastDayOf(month);
    for (let card = 0; card < this.#cards.length; card++) {
      const ends = this.#packages.get('ends', card);
      if (ends >= today - KEPT_DAYS) this.#writeClient(office, card, files[0]);
      this.#writePayment(office, card, month, files[1]);
    }
  }

  #writeClient(office: Office, card: number, file: ExtractFile | undefined): void {
    const { clerk, world, identity } = office;
    const person = this.#cards.get('person', card);
    const home = this.#cards.get('home', card);
    const nameEntered = this.#cards.get('nameEntered', card);
    const contactEntered = this.#cards.get('contactEntered', card);
    const name = clerk.name(card, person, nameEntered);
    const address = clerk.address(card, home, this.#cards.get('homeEntered', card), false);
    const lines = addressLines(address, 4).filter((line) => line !== '');
    const ends = this.#packages.get('ends', card);
    const closed = this.#cards.get('to', card);
    const numbers = office.random('nhs', card);
    const nhs = numbers.chance(HAS_NHS_NUMBER) ? identity.nhsNumber(person) : '';
    const kin = this.#packages.get('kin', card);
    const asked = this.#packages.get('asked', card);
    const kinName = kin < 0 ? undefined : clerk.name(KIN + card, kin, asked);
    const date = DATE_FORMATS.oracle;
    const key = clientId(card);
    file?.row({ record: card, key, person, home, slips: address.slips }, [
      key,
      numbers.chance(0.5) ? nhs.replace(/(\d{3})(\d{3})(\d{4})/, '$1 $2 $3') : nhs,
      name.title,
      name.last,
      name.middle === '' ? name.first : `${name.first} ${name.middle}`,
      date(clerk.born(card, person, nameEntered)),
      world.people.sex.get(person) === 0 ? 'Female' : 'Male',
      lines.join('\n'),
      address.postcode,
      clerk.mobile(card, person, contactEntered) || clerk.landline(card, home, contactEntered),
      CARE_CODES[this.#packages.get('care', card)] as string,
      this.#provider(office, card),
      pounds(this.#packages.get('weekly', card)),
      date(this.#packages.get('starts', card)),
      date(ends),
      closed === NEVER ? (ends === NEVER ? 'Open' : 'Review') : 'Closed',
      kinName === undefined ? '' : `${kinName.first} ${kinName.last}`,
      kin < 0 ? '' : relationOf(office, person, kin),
      kin < 0 ? '' : clerk.mobile(KIN + card, kin, asked),
      workerOf(card, this.#packages.get('workers', card)),
    ]);
  }

  /** What was paid for a month, up to the end of the care. */
  #writePayment(office: Office, card: number, month: Month, file: ExtractFile | undefined): void {
    const [from, to] = [firstDayOf(month), lastDayOf(month)];
    const { starts, ends, weekly } = this.#packages.columns;
    const weeks = weeksPaid(starts.get(card), ends.get(card), from, to);
    if (weeks === 0) return;
    const date = DATE_FORMATS.slashes;
    file?.row({ record: -1, key: '', person: -1, home: -1, slips: 0 }, [
      `PV${month}${String(card).padStart(7, '0')}`,
      clientId(card),
      this.#provider(office, card),
      date(Math.max(from, starts.get(card))),
      date(Math.min(to, ends.get(card))),
      pounds(Math.round(weekly.get(card) * weeks)),
    ]);
  }

  /** Someone has come, been assessed, or gone: the care that is right from a day on. */
  #assess(office: Office, person: number, day: Day, today: Day): void {
    const { world } = office;
    if (!world.isAlive(person)) return;
    const care = careOf(world, person, today);
    const held = this.#cards.of(person);
    const { care: kinds, ends, place } = this.#packages.columns;
    if (care === CARE.none) {
      if (!this.#cards.isOpen(held)) return;
      if (ends.get(held) === NEVER) ends.set(held, day);
      this.#cards.close(held, day);
      return;
    }
    const home = world.homeOn(person, today);
    const isSame = this.#cards.isOpen(held) && ends.get(held) === NEVER;
    if (
      isSame &&
      kinds.get(held) === care &&
      (care !== CARE.residential || place.get(held) === home)
    )
      return;
    if (isSame) ends.set(held, day);
    const card = this.#cards.isOpen(held) ? held : this.#cards.add(office, person, today);
    this.#cards.renew(office, card, today);
    this.#begin(office, card, care, day, today);
  }

  /**
   * Care is looked at again each year (Care Act 2014, s. 27, asks for reviews, and its guidance for
   * one a year); now and then the client is not found, and made anew with the care.
   */
  #review(office: Office, month: Month, today: Day): void {
    const { care, ends } = this.#packages.columns;
    const held = this.#cards.length;
    for (let card = month % 12; card < held; card += 12) {
      if (!this.#cards.isOpen(card) || ends.get(card) !== NEVER) continue;
      const person = this.#cards.get('person', card);
      if (!office.world.isAlive(person) || this.#cards.of(person) !== card) continue;
      if (!office.random('duplicate', person, month).chance(office.rates.duplicate)) continue;
      ends.set(card, today);
      const copy = this.#cards.add(office, person, today);
      this.#begin(office, copy, care.get(card), today, today);
    }
  }

  #begin(office: Office, card: number, care: number, starts: Day, today: Day): void {
    const { world } = office;
    const person = this.#cards.get('person', card);
    const { kin, asked } = this.#kinOf(office, person, today);
    const row = {
      care,
      starts,
      ends: NEVER,
      weekly: weeklyCost(world, person, care),
      place: world.homeOn(person, today),
      kin,
      asked,
      workers: 0,
    };
    if (card === this.#packages.length) this.#packages.add(row);
    else {
      const workers = this.#packages.get('workers', card) + 1;
      for (const name of PACKAGE_COLUMNS) this.#packages.set(name, card, row[name]);
      this.#packages.set('workers', card, workers);
    }
  }

  /** Care ends with the death. A planted case goes on, and a client is made of it where there is none. */
  #die(office: Office, person: number, day: Day, today: Day): void {
    const { world, plants } = office;
    const planted = plants.ofPerson('care-payment-after-death', person, today);
    const { ends } = this.#packages.columns;
    let card = this.#cards.of(person);
    const isPaid = this.#cards.isOpen(card) && ends.get(card) === NEVER;
    if (planted !== undefined && !isPaid) {
      // Came to the home in the last weeks of life: paid from the day, as any other.
      const entered = lastAlive(world, person, day);
      if (!this.#cards.isOpen(card)) card = this.#cards.add(office, person, entered);
      this.#begin(
        office,
        card,
        CARE.residential,
        Math.max(day - 30, sinceWhen(office, person)),
        entered,
      );
    }
    if (isCase(planted) || !this.#cards.isOpen(card)) return;
    if (ends.get(card) === NEVER) ends.set(card, day);
    this.#cards.close(card, Math.max(day, Math.min(today, day + DEATH_KNOWN_AFTER)));
  }

  /** The partner, or else a grown child, with the last day on which they can have been asked. */
  #kinOf(office: Office, person: number, today: Day): { kin: number; asked: Day } {
    const { world } = office;
    for (const kin of [world.people.partner.get(person), this.#childOf.get(person) ?? -1]) {
      if (kin < 0 || !world.isAlive(kin) || world.years(kin, today) < 18) continue;
      if (world.homeOn(kin, today) !== -1) return { kin, asked: today };
    }
    return { kin: -1, asked: NEVER };
  }

  /** Who is whose child, as far as people have come into the world since it was last asked. */
  #learnChildren({ world }: Office): void {
    const { mother, father } = world.people;
    for (; this.#known < world.personCount; this.#known++) {
      for (const parent of [mother.get(this.#known), father.get(this.#known)]) {
        if (parent >= 0) this.#childOf.set(parent, this.#known);
      }
    }
  }

  #provider(office: Office, card: number): string {
    const { care, place } = this.#packages.columns;
    const person = this.#cards.get('person', card);
    return providerOf(office.world, person, care.get(card), place.get(card));
  }
}

function relationOf(office: Office, person: number, kin: number): string {
  const { mother, father, sex } = office.world.people;
  if (mother.get(kin) !== person && father.get(kin) !== person) return 'Partner';
  return sex.get(kin) === 0 ? 'Daughter' : 'Son';
}

/** First day of the last home of someone. */
function sinceWhen({ world }: Office, person: number): Day {
  return world.stays.from.get(world.people.lastStay.get(person));
}

function clientId(card: number): string {
  return `P${String(300_000 + card * 3)}`;
}

/** `£1,023.00`, as a report prints it. */
function pounds(pence: number): string {
  return `£${(pence / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')}`;
}
