import type { Random } from '../../random.ts';
import type { Day } from '../calendar.ts';
import { TENURE } from '../gazetteer/gazetteer.ts';
import type { EmptyHomes } from './empty-homes.ts';
import { EVENT, type EventKind, HOUSEHOLD, ROLE, TRAIT } from './kinds.ts';
import * as rates from './rates.ts';
import type { World } from './world.ts';

/** Of those who leave a household alone, who find a home in the borough. Illustrative. */
const FINDS_A_HOME_ALONE = { grownChild: 0.14, sharer: 0.16, former: 0.42 } as const;
/** Of couples with a mother who part, those in which the other goes. Illustrative. */
const MOTHER_STAYS = 0.78;
/** People who left that the borough has not forgotten: enough for those who come back. */
const REMEMBERED = 4000;

/** How people leave a home, for another of the borough or for somewhere else. */
export class Departures {
  readonly #world: World;
  readonly #random: Random;
  readonly #homes: EmptyHomes;
  readonly #careHomes: readonly number[];
  readonly #left: number[] = [];

  constructor(
    world: World,
    random: Random,
    places: { readonly homes: EmptyHomes; readonly careHomes: readonly number[] },
  ) {
    this.#world = world;
    this.#random = random;
    this.#homes = places.homes;
    this.#careHomes = places.careHomes;
  }

  /** A household leaves its home, for another of the borough if it finds one. */
  household(household: number, day: Day): void {
    const world = this.#world;
    const property = world.households.home.get(household);
    const members = world.members(household);
    const tenure = world.gazetteer.property.tenure.get(property);
    const found = this.#random.chance(rates.MOVES_STAY_IN_BOROUGH)
      ? this.#homes.find(members.length, tenure, day)
      : -1;
    if (found >= 0) {
      world.moveHousehold(household, found, day);
      for (const person of members) {
        world.tell(EVENT.moveWithin, day, person, { from: property, to: found });
      }
      return;
    }
    const address = world.outsideAddress();
    for (const person of members) {
      world.leave(person, day);
      world.liveOutside(person, address, day);
      world.tell(EVENT.moveOut, day, person, { from: property, to: address, household });
    }
    if (this.#left.length < REMEMBERED) this.#left.push(members[0] as number);
  }

  /** A grown child leaves, some to study. */
  grownChild(person: number, day: Day, isToStudy: boolean): void {
    if (isToStudy) this.#world.setTrait(person, TRAIT.student, true);
    const found = this.#findAlone(FINDS_A_HOME_ALONE.grownChild, day);
    this.#world.takeOwnContacts(person, day);
    const income = found >= 0 ? this.#random.below(100) : 0;
    this.#alone(person, found, { day, income, kind: EVENT.leavesHome });
  }

  /** A sharer or lodger goes. */
  sharer(person: number, day: Day, kind: EventKind): void {
    const found = this.#findAlone(FINDS_A_HOME_ALONE.sharer, day);
    const income = found >= 0 ? this.#random.below(100) : 0;
    this.#alone(person, found, { day, income, kind });
  }

  /** One of a couple leaves; children mostly stay with the mother. */
  split(household: number, head: number, day: Day): void {
    const world = this.#world;
    const { people, households, texts } = world;
    const partner = people.partner.get(head);
    const mother = people.sex.get(head) === 0 ? head : partner;
    const other = mother === head ? partner : head;
    const goes = this.#random.chance(MOTHER_STAYS) ? other : mother;
    const stays = goes === head ? partner : head;
    const found = this.#findAlone(FINDS_A_HOME_ALONE.former, day);
    const wasMarried = world.has(goes, TRAIT.married);
    const income = households.income.get(household);
    world.part(head);
    this.#alone(goes, found, { day, income, kind: EVENT.split, other: stays });
    world.takeOwnContacts(goes, day);
    world.takeOwnContacts(stays, day);
    const own = people.surnameAtBirth.get(mother);
    if (
      wasMarried &&
      people.sex.get(mother) === 0 &&
      own !== people.surname.get(mother) &&
      this.#random.chance(rates.TAKES_BACK_NAME)
    ) {
      world.rename(mother, day, { surname: texts.text(own) });
    }
  }

  /** Someone old goes to a care home of the borough, if one has a bed. Returns whether. */
  toCareHome(person: number, day: Day): boolean {
    const world = this.#world;
    const home = this.#careHomes[this.#random.below(this.#careHomes.length)];
    if (home === undefined) return false;
    const to = world.householdAt(home);
    const beds = world.gazetteer.property.rooms.get(home);
    if (to < 0 || world.members(to).length >= beds) return false;
    const household = world.people.household.get(person);
    const from = world.households.home.get(household);
    world.leave(person, day);
    world.join(person, to, ROLE.resident, day);
    world.tell(EVENT.entersCareHome, day, person, { from, to: home, household });
    return true;
  }

  /** Children left without a grown member go to relatives outside the borough. */
  orphans(household: number, day: Day): void {
    const world = this.#world;
    const head = world.households.firstMember.get(household);
    // Nearly always, and asked of every home each month.
    if (head < 0 || world.years(head, day) >= 17) return;
    const members = world.members(household);
    if (members.some((person) => world.years(person, day) >= 17)) return;
    const from = world.households.home.get(household);
    const to = world.outsideAddress();
    for (const person of members) {
      world.leave(person, day);
      world.liveOutside(person, to, day);
      world.tell(EVENT.childToRelatives, day, person, { from, to, household });
    }
  }

  /** Someone who left before `before` comes back to an empty home, alone. Returns whether. */
  comesBack(home: number, day: Day, before: Day): boolean {
    const world = this.#world;
    if (this.#left.length === 0) return false;
    const at = this.#random.below(this.#left.length);
    const person = this.#left[at] as number;
    this.#left[at] = this.#left[this.#left.length - 1] as number;
    this.#left.pop();
    const isFree =
      world.isAlive(person) &&
      world.people.household.get(person) < 0 &&
      world.years(person, day) < 80 &&
      world.stays.from.get(world.people.lastStay.get(person)) < before;
    if (!isFree) return false;
    if (world.people.partner.get(person) >= 0) world.part(person);
    const from = world.homeOn(person, day);
    const household = world.addHousehold(home, HOUSEHOLD.family, this.#random.below(100), day);
    world.join(person, household, ROLE.head, day);
    world.tell(EVENT.moveIn, day, person, { from, to: home });
    return true;
  }

  #findAlone(chance: number, day: Day): number {
    return this.#random.chance(chance) ? this.#homes.find(1, TENURE.private, day) : -1;
  }

  /** Goes to live alone in a home that was found, or else out of the borough, which is told besides. */
  #alone(
    person: number,
    found: number,
    {
      day,
      income,
      kind,
      other = -1,
    }: { day: Day; income: number; kind: EventKind; other?: number },
  ): void {
    const world = this.#world;
    const household = world.people.household.get(person);
    const from = world.households.home.get(household);
    world.leave(person, day);
    let to = found;
    if (found >= 0) {
      world.join(person, world.addHousehold(found, HOUSEHOLD.family, income, day), ROLE.head, day);
    } else {
      to = world.outsideAddress();
      world.liveOutside(person, to, day);
    }
    world.tell(kind, day, person, { other, from, to, household });
    if (found < 0) world.tell(EVENT.moveOut, day, person, { from, to, household });
  }
}
