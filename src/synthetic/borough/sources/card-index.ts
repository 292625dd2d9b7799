import { type Day, lastDayOf, type Month, NEVER } from '../calendar.ts';
import { Table } from '../columns.ts';
import { EVENT } from '../world/kinds.ts';
import type { WorldEvent } from '../world/world.ts';
import type { Office, Task } from './office.ts';

/** Tasks of a card index in its office's tray: a source's own begin at `CARD_TASKS`. */
const TASK = { move: 0, name: 1, contact: 2, death: 3 } as const;
export const CARD_TASKS = 4;

const CARD_COLUMNS = [
  'person',
  /** Address that the card states. */
  'home',
  /** Days on which each part was last entered. */
  'nameEntered',
  'homeEntered',
  'contactEntered',
  /** Day the card was made, and the day it was closed (`NEVER` while it is open). */
  'from',
  'to',
  /** The next card of the same person, entered as if there were none; -1 for most. */
  'earlier',
] as const;
export type CardColumn = (typeof CARD_COLUMNS)[number];

/**
 * The cards of a service that holds people one by one: a library, a school, a
 * permit office. It keeps what was entered when, hears of moves, names, phones
 * and deaths of those it holds, and enters them as late as its office is. What
 * the cards are for (loans, claims, permits) is the source's own affair, kept
 * in tables of its own by card number.
 */
export class CardIndex {
  readonly #cards = new Table(CARD_COLUMNS);
  /** Latest card of each person held. */
  readonly #latest = new Map<number, number>();

  get length(): number {
    return this.#cards.length;
  }

  get(column: CardColumn, card: number): number {
    return this.#cards.get(column, card);
  }

  /** The latest card of a person; -1 where none was ever made. */
  of(person: number): number {
    return this.#latest.get(person) ?? -1;
  }

  isOpen(card: number): boolean {
    return card >= 0 && this.#cards.get('to', card) === NEVER;
  }

  /** Makes a card from what the person says on a day. The address is where they live then. */
  add(office: Office, person: number, day: Day): number {
    const card = this.#cards.add({
      person,
      home: office.world.homeOn(person, day),
      nameEntered: day,
      homeEntered: day,
      contactEntered: day,
      from: day,
      to: NEVER,
      earlier: this.of(person),
    });
    this.#latest.set(person, card);
    return card;
  }

  /**
   * Takes someone on who comes to the service: mostly finds the card there is, now and then
   * (`duplicate` of the rates) makes another.
   */
  find(office: Office, person: number, day: Day): number {
    const card = this.of(person);
    if (!this.isOpen(card)) return this.add(office, person, day);
    const isMissed = office.random('duplicate', person, day).chance(office.rates.duplicate);
    return isMissed ? this.add(office, person, day) : card;
  }

  /** Closes a card from a day on; it stays on file. */
  close(card: number, day: Day): void {
    this.#cards.set('to', card, day);
  }

  /** Enters anew all that a card says, as of a day: a renewal, a yearly review. */
  renew(office: Office, card: number, day: Day): void {
    const person = this.#cards.get('person', card);
    if (office.world.people.died.get(person) <= day) return;
    this.#cards.set('home', card, office.world.homeOn(person, day));
    for (const part of ['nameEntered', 'homeEntered', 'contactEntered'] as const) {
      this.#cards.set(part, card, day);
    }
  }

  /** Notes what concerns those held: for the source's `hear`. */
  hear(office: Office, event: WorldEvent): void {
    const { kind, person, day } = event;
    if (!this.isOpen(this.of(person))) return;
    const task = taskOf(kind, event.to);
    if (task < 0 || !office.isTold(person, day)) return;
    office.later(office.monthOfEntry(person, day), task, day, person);
  }

  /**
   * Does a task that `hear` put in the tray, if it is one of the index's own. Returns whether
   * it was; a death closes the card unless the source says otherwise with `onDeath`.
   */
  work(office: Office, task: Task, month: Month, onDeath?: (card: number) => void): boolean {
    if (task.task >= CARD_TASKS) return false;
    const card = this.of(task.a);
    if (!this.isOpen(card)) return true;
    const { people } = office.world;
    const entered = Math.min(lastDayOf(month), people.died.get(task.a) - 1);
    if (entered < this.#cards.get('from', card)) return true;
    switch (task.task) {
      case TASK.move:
        this.#cards.set('home', card, office.world.homeOn(task.a, entered));
        this.#cards.set('homeEntered', card, entered);
        break;
      case TASK.name:
        this.#cards.set('nameEntered', card, entered);
        break;
      case TASK.contact:
        this.#cards.set('contactEntered', card, entered);
        break;
      default:
        if (onDeath === undefined) this.close(card, lastDayOf(month));
        else onDeath(card);
    }
    return true;
  }
}

/** What an event means for a card; -1 for nothing. */
function taskOf(kind: number, to: number): number {
  switch (kind) {
    case EVENT.death:
      return TASK.death;
    case EVENT.nameChange:
      return TASK.name;
    case EVENT.newMobile:
    case EVENT.newEmail:
      return TASK.contact;
    case EVENT.birth:
    case EVENT.rightToBuy:
      return -1;
    default:
      // Whatever else has somewhere to go to is a move of the person.
      return to === -1 ? -1 : TASK.move;
  }
}
