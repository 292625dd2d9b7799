import type { Random } from '../../random.ts';
import { type Day, firstDayOf, lastDayOf, type Month } from '../calendar.ts';
import { PROPERTY, TENURE } from '../gazetteer/gazetteer.ts';
import type { Naming } from '../names/naming.ts';
import { Founder } from './founding.ts';
import { EVENT, HOUSEHOLD, ROLE, TRAIT } from './kinds.ts';
import * as rates from './rates.ts';
import type { World } from './world.ts';

const MONTHLY = {
  marries: rates.perMonth(rates.MARRIES),
  splits: rates.perMonth(rates.COUPLE_SPLITS),
  joined: rates.perMonth(rates.PARTNER_MOVES_IN),
  renamed: rates.perMonth(rates.OTHER_NAME_CHANGE),
  mobile: rates.perMonth(rates.NEW_MOBILE),
  email: rates.perMonth(rates.NEW_EMAIL),
  disabled: rates.BECOMES_DISABLED.map(rates.perMonth),
  income: rates.perMonth(rates.INCOME_CHANGES),
  bought: rates.perMonth(rates.RIGHT_TO_BUY),
  care: rates.perMonth(rates.ENTERS_CARE_HOME),
  sharerLeaves: rates.perMonth(rates.SHARER_LEAVES),
  lodgerLeaves: rates.perMonth(rates.LODGER_LEAVES),
  lodgerArrives: rates.perMonth(rates.LODGER_ARRIVES),
  endsStudies: rates.perMonth(rates.ENDS_STUDIES),
} as const;

/** Of those who leave a household alone, who find a home in the borough. Illustrative. */
const FINDS_A_HOME_ALONE = { grownChild: 0.14, sharer: 0.16, former: 0.42 } as const;

/** A pregnancy and some weeks: illustrative. */
const LEAST_DAYS_BETWEEN_BIRTHS = 330;

/**
 * The life of the borough, a month at a time. Homes are visited in order; in
 * one household at most one thing that changes who lives where happens in a
 * month, so that the days of a month need no sorting. Homes that fall empty are
 * taken by households that move, by those that split off, and then by strangers.
 */
export class LifeCourse {
  readonly world: World;
  readonly #random: Random;
  readonly #naming: Naming;
  readonly #founder: Founder;
  readonly #empty: number[] = [];
  readonly #careHomes: number[] = [];
  readonly #left: number[] = [];
  /** Day of each mother's last birth. */
  readonly #lastBirth = new Map<number, Day>();
  #first: Day = 0;
  #days = 30;

  constructor(world: World, random: Random, naming: Naming) {
    this.world = world;
    this.#random = random;
    this.#naming = naming;
    this.#founder = new Founder(world, random, naming);
  }

  /** Fills the homes of an empty borough on its first day, but for the share that stands empty. */
  found(day: Day, options: { readonly emptyHomes: number; readonly neighbours: number }): void {
    const { gazetteer } = this.world;
    for (let property = 0; property < gazetteer.length; property++) {
      if (!gazetteer.isDwelling(property)) continue;
      const isCareHome = gazetteer.property.kind.get(property) === PROPERTY.careHome;
      if (isCareHome) this.#careHomes.push(property);
      if (!isCareHome && this.#random.chance(options.emptyHomes)) this.#empty.push(property);
      else this.#founder.fill(property, day, 'founding');
    }
    for (let i = 0; i < options.neighbours; i++) this.#founder.neighbour(day);
  }

  /** Lives through a month: events are told to the world. */
  live(month: Month): void {
    this.#first = firstDayOf(month);
    this.#days = lastDayOf(month) - this.#first + 1;
    const { gazetteer } = this.world;
    for (let property = 0; property < gazetteer.length; property++) {
      const household = this.world.householdAt(property);
      if (household < 0) continue;
      if (this.world.households.settled.get(household) >= this.#first) continue;
      this.#liveAt(household, property);
      this.#note(property);
    }
    this.#fillHomes();
    this.#fillBeds();
  }

  /** A stranger comes to live with a household: for those who plant cases. */
  newcomer(...given: Parameters<Founder['stranger']>): number {
    return this.#founder.stranger(...given);
  }

  #day(): Day {
    return this.#first + this.#random.below(this.#days);
  }

  /** Notes a home that has just fallen empty. */
  #note(property: number): void {
    if (this.world.householdAt(property) >= 0) return;
    if (this.world.gazetteer.property.kind.get(property) !== PROPERTY.careHome) {
      this.#empty.push(property);
    }
  }

  #liveAt(household: number, property: number): void {
    const { world } = this;
    const { people, households } = world;
    let isSettled = false;
    const settle = (day: Day): void => {
      households.settled.set(household, day);
      isSettled = true;
    };
    for (const person of world.members(household)) {
      const age = world.years(person, this.#first);
      const sex = people.sex.get(person);
      const mortality =
        (rates.MORTALITY_BY_MONTH[sex] as readonly number[])[Math.max(0, age)] ?? 0.1;
      if (this.#random.chance(mortality)) {
        const since = world.stays.from.get(people.lastStay.get(person));
        const day = Math.max(this.#day(), since);
        world.die(person, day);
        settle(day);
        break;
      }
      if (this.#personal(person, age, household)) {
        settle(households.settled.get(household));
        break;
      }
    }
    this.#orphans(household);
    if (isSettled || households.firstMember.get(household) < 0) return;
    this.#together(household, property);
  }

  /** What happens to one person. Returns whether it changed who lives here. */
  #personal(person: number, age: number, household: number): boolean {
    const { world } = this;
    const { people, households } = world;
    const random = this.#random;
    const role = people.role.get(person);
    if (age < 16) return false;
    if (age === 16 && people.contactOf.get(person) !== person && random.chance(0.08)) {
      world.takeOwnContacts(person, this.#day());
    }
    if (random.chance(MONTHLY.mobile)) world.changeContact(person, EVENT.newMobile, this.#day());
    if (random.chance(MONTHLY.email)) world.changeContact(person, EVENT.newEmail, this.#day());
    if (random.chance(MONTHLY.disabled[age < 65 ? 0 : 1] as number)) {
      if (!world.has(person, TRAIT.disabled)) {
        world.setTrait(person, TRAIT.disabled, true);
        world.tell(EVENT.becomesDisabled, this.#day(), person);
      }
    }
    if (world.has(person, TRAIT.student) && random.chance(MONTHLY.endsStudies)) {
      world.setTrait(person, TRAIT.student, false);
      world.tell(EVENT.endsStudies, this.#day(), person);
    } else if (age === 18 && role === ROLE.child && random.chance(rates.STUDIES_AT_HOME / 12)) {
      world.setTrait(person, TRAIT.student, true);
      world.tell(EVENT.becomesStudent, this.#day(), person);
    }
    if (random.chance(MONTHLY.renamed)) this.#rename(person);
    if (age < 18) return false;
    if (people.sex.get(person) === 0 && age < 46 && this.#givesBirth(person, age)) {
      const day = this.#day();
      this.#founder.birth(person, day);
      this.#lastBirth.set(person, day);
      households.settled.set(household, day);
      return true;
    }
    const day = this.#day();
    switch (role) {
      case ROLE.child: {
        const leaves = rates.LEAVES_HOME[age - 18] ?? rates.LEAVES_HOME_LATER;
        if (!random.chance(leaves / 12)) break;
        this.#leavesHome(person, age, day);
        households.settled.set(household, day);
        return true;
      }
      case ROLE.sharer:
        if (!random.chance(MONTHLY.sharerLeaves)) break;
        this.#goesAway(person, day, EVENT.sharerLeaves);
        households.settled.set(household, day);
        return true;
      case ROLE.lodger:
        if (!random.chance(MONTHLY.lodgerLeaves)) break;
        this.#goesAway(person, day, EVENT.lodgerLeaves);
        households.settled.set(household, day);
        return true;
      default:
        if (age > 79 && role !== ROLE.resident && random.chance(MONTHLY.care)) {
          if (!this.#entersCareHome(person, day)) break;
          households.settled.set(household, day);
          return true;
        }
    }
    return false;
  }

  #givesBirth(person: number, age: number): boolean {
    const last = this.#lastBirth.get(person);
    if (last !== undefined && this.#first - last < LEAST_DAYS_BETWEEN_BIRTHS) return false;
    const isPartnered = this.world.people.partner.get(person) >= 0;
    const rate =
      (rates.FERTILITY_BY_MONTH[age] as number) *
      (isPartnered ? rates.FERTILITY_OF_PARTNERED : rates.FERTILITY_OF_SINGLE);
    return this.#random.chance(rate);
  }

  /** What happens to the household as one. */
  #together(household: number, property: number): void {
    const { world } = this;
    const { people, households, gazetteer } = world;
    const random = this.#random;
    const kind = households.kind.get(household);
    const tenure = gazetteer.property.tenure.get(property);
    const head = households.firstMember.get(household);
    const day = this.#day();
    if (kind === HOUSEHOLD.careHome) return;
    if (kind === HOUSEHOLD.shared) {
      if (random.chance(rates.perMonth(rates.MOVES_IN_SHARED)))
        this.#move(household, property, day);
      else this.#fillRooms(household, property, day);
      return;
    }
    if (random.chance(MONTHLY.income)) {
      const income = households.income.get(household) + random.below(61) - 30;
      households.income.set(household, Math.max(0, Math.min(99, income)));
      world.tell(EVENT.incomeChange, day, head);
    }
    if (tenure === TENURE.council && random.chance(MONTHLY.bought)) {
      gazetteer.property.tenure.set(property, TENURE.owned);
      world.tell(EVENT.rightToBuy, day, head, { to: property });
      return;
    }
    const partner = people.partner.get(head);
    if (partner >= 0 && people.household.get(partner) === household) {
      if (!world.has(head, TRAIT.married)) {
        if (random.chance(MONTHLY.marries)) {
          this.#marry(head, partner, day);
          return;
        }
      }
      const ageOfHead = world.years(head, day);
      if (ageOfHead < 65 && random.chance(MONTHLY.splits)) {
        this.#split(household, head, day);
        return;
      }
    } else {
      const age = world.years(head, day);
      if (age >= 22 && age <= 55 && random.chance(MONTHLY.joined)) {
        this.#partnerMovesIn(household, head, age, day);
        return;
      }
    }
    const rooms = gazetteer.property.rooms.get(property);
    if (world.members(household).length < rooms && random.chance(MONTHLY.lodgerArrives)) {
      this.#founder.stranger(household, ROLE.lodger, [19, 45], day, EVENT.lodgerArrives);
      households.settled.set(household, day);
      return;
    }
    if (random.chance(this.#moveRate(head, property, tenure))) {
      this.#move(household, property, day);
    }
  }

  #moveRate(head: number, property: number, tenure: number): number {
    const { gazetteer } = this.world;
    const age = this.world.years(head, this.#first);
    const isCentre = gazetteer.street.profile.get(gazetteer.property.street.get(property)) === 0;
    const yearly =
      (rates.MOVES[tenure] ?? 0.06) *
      (isCentre ? rates.MOVES_IN_CENTRE : 1) *
      rates.MOVES_BY_AGE[age < 35 ? 0 : age < 50 ? 1 : age < 65 ? 2 : 3];
    return rates.perMonth(Math.min(0.9, yearly));
  }

  /** A household leaves its home, for another of the borough if it finds one. */
  #move(household: number, property: number, day: Day): void {
    const { world } = this;
    world.households.settled.set(household, day);
    const members = world.members(household);
    const found = this.#random.chance(rates.MOVES_STAY_IN_BOROUGH)
      ? this.#findHome(members.length, this.world.gazetteer.property.tenure.get(property), day)
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
    if (this.#left.length < 4000) this.#left.push(members[0] as number);
  }

  #leavesHome(person: number, age: number, day: Day): void {
    const { world } = this;
    const from = world.households.home.get(world.people.household.get(person));
    const household = world.people.household.get(person);
    if (age < 20 && this.#random.chance(rates.LEAVES_TO_STUDY)) {
      world.setTrait(person, TRAIT.student, true);
    }
    const found = this.#random.chance(FINDS_A_HOME_ALONE.grownChild)
      ? this.#findHome(1, TENURE.private, day)
      : -1;
    world.leave(person, day);
    world.takeOwnContacts(person, day);
    let to = found;
    if (found >= 0) {
      const income = this.#random.below(100);
      world.join(person, world.addHousehold(found, HOUSEHOLD.family, income, day), ROLE.head, day);
    } else {
      to = world.outsideAddress();
      world.liveOutside(person, to, day);
    }
    world.tell(EVENT.leavesHome, day, person, { from, to, household });
    if (found < 0) world.tell(EVENT.moveOut, day, person, { from, to, household });
  }

  /** A sharer or lodger goes: to a home alone, or out of the borough. */
  #goesAway(
    person: number,
    day: Day,
    kind: typeof EVENT.sharerLeaves | typeof EVENT.lodgerLeaves,
  ): void {
    const { world } = this;
    const household = world.people.household.get(person);
    const from = world.households.home.get(household);
    const found = this.#random.chance(FINDS_A_HOME_ALONE.sharer)
      ? this.#findHome(1, TENURE.private, day)
      : -1;
    world.leave(person, day);
    let to = found;
    if (found >= 0) {
      const alone = world.addHousehold(found, HOUSEHOLD.family, this.#random.below(100), day);
      world.join(person, alone, ROLE.head, day);
    } else {
      to = world.outsideAddress();
      world.liveOutside(person, to, day);
    }
    world.tell(kind, day, person, { from, to, household });
    if (found < 0) world.tell(EVENT.moveOut, day, person, { from, to, household });
  }

  #entersCareHome(person: number, day: Day): boolean {
    const { world } = this;
    const home = this.#careHomes[this.#random.below(this.#careHomes.length)];
    if (home === undefined) return false;
    const to = world.householdAt(home);
    if (to < 0 || world.members(to).length >= world.gazetteer.property.rooms.get(home))
      return false;
    const household = world.people.household.get(person);
    const from = world.households.home.get(household);
    world.leave(person, day);
    world.join(person, to, ROLE.resident, day);
    world.tell(EVENT.entersCareHome, day, person, { from, to: home, household });
    return true;
  }

  #marry(one: number, other: number, day: Day): void {
    const { world } = this;
    const { people, texts } = world;
    world.setTrait(one, TRAIT.married, true);
    world.setTrait(other, TRAIT.married, true);
    world.tell(EVENT.marriage, day, one, { other });
    world.tell(EVENT.marriage, day, other, { other: one });
    const [wife, husband] = people.sex.get(one) === 0 ? [one, other] : [other, one];
    const own = texts.text(people.surname.get(wife));
    const name = this.#naming.married(
      this.#random,
      people.community.get(wife),
      people.sex.get(wife) === 0 ? 'F' : 'M',
      own,
      texts.text(people.surname.get(husband)),
    );
    if (name !== own) world.rename(wife, day, { surname: name });
  }

  /** One of a couple leaves; children mostly stay with the mother. */
  #split(household: number, head: number, day: Day): void {
    const { world } = this;
    const { people, households, texts } = world;
    const partner = people.partner.get(head);
    const mother = people.sex.get(head) === 0 ? head : partner;
    const goes = this.#random.chance(0.78) ? (mother === head ? partner : head) : mother;
    const stays = goes === head ? partner : head;
    const from = households.home.get(household);
    const found = this.#random.chance(FINDS_A_HOME_ALONE.former)
      ? this.#findHome(1, TENURE.private, day)
      : -1;
    const wasMarried = world.has(goes, TRAIT.married);
    world.part(head);
    world.leave(goes, day);
    let to = found;
    if (found >= 0) {
      const income = households.income.get(household);
      world.join(goes, world.addHousehold(found, HOUSEHOLD.family, income, day), ROLE.head, day);
    } else {
      to = world.outsideAddress();
      world.liveOutside(goes, to, day);
    }
    world.takeOwnContacts(goes, day);
    world.takeOwnContacts(stays, day);
    world.tell(EVENT.split, day, goes, { other: stays, from, to, household });
    if (found < 0) world.tell(EVENT.moveOut, day, goes, { from, to, household });
    const own = people.surnameAtBirth.get(mother);
    if (
      wasMarried &&
      people.sex.get(mother) === 0 &&
      own !== people.surname.get(mother) &&
      this.#random.chance(rates.TAKES_BACK_NAME)
    ) {
      world.rename(mother, day, { surname: texts.text(own) });
    }
    households.settled.set(household, day);
  }

  #partnerMovesIn(household: number, head: number, age: number, day: Day): void {
    const { world } = this;
    const { people } = world;
    const sex = this.#random.chance(0.97)
      ? ((1 - people.sex.get(head)) as 0 | 1)
      : (people.sex.get(head) as 0 | 1);
    const ages = [Math.max(19, age - 6), age + 5] as const;
    const partner = this.#founder.stranger(
      household,
      ROLE.partner,
      ages,
      day,
      EVENT.partnerMovesIn,
      {
        sex,
        community: people.community.get(head),
      },
    );
    world.pair(head, partner);
    world.households.settled.set(household, day);
  }

  #rename(person: number): void {
    const { people, texts } = this.world;
    const community = people.community.get(person);
    const sex = people.sex.get(person) === 0 ? 'F' : 'M';
    const name = this.#naming.founder(this.#random, community, sex, 1985);
    const isSurname = this.#random.chance(0.75);
    const now = texts.text(people.surname.get(person));
    if (isSurname && name.surname === now) return;
    this.world.rename(
      person,
      this.#day(),
      isSurname ? { surname: name.surname } : { given: name.given },
    );
  }

  /** Children whom a death leaves without an adult go to relatives outside the borough. */
  #orphans(household: number): void {
    const { world } = this;
    const members = world.members(household);
    if (members.length === 0) return;
    if (members.some((person) => world.years(person, this.#first) >= 17)) return;
    const from = world.households.home.get(household);
    const to = world.outsideAddress();
    const day = this.#first + this.#days - 1;
    for (const person of members) {
      world.leave(person, day);
      world.liveOutside(person, to, day);
      world.tell(EVENT.childToRelatives, day, person, { from, to, household });
    }
  }

  /** An empty room of a shared house is let to another sharer. */
  #fillRooms(household: number, property: number, day: Day): void {
    const { world } = this;
    const rooms = Math.min(8, world.gazetteer.property.rooms.get(property));
    if (world.members(household).length >= Math.max(2, rooms - 1)) return;
    if (!this.#random.chance(0.3)) return;
    const student = world.has(world.households.firstMember.get(household), TRAIT.student);
    const ages = student ? ([18, 22] as const) : ([19, 42] as const);
    const person = this.#founder.stranger(household, ROLE.sharer, ages, day, EVENT.sharerArrives);
    if (student) world.setTrait(person, TRAIT.student, true);
    world.households.settled.set(household, day);
  }

  /** An empty home that suits, or -1: a few are looked at. */
  #findHome(people: number, tenure: number, day: Day): number {
    const { property } = this.world.gazetteer;
    for (let look = 0; look < 8 && this.#empty.length > 0; look++) {
      const at = this.#random.below(this.#empty.length);
      const home = this.#empty[at] as number;
      const wanted = property.tenure.get(home);
      const isOpen =
        property.kind.get(home) !== PROPERTY.hmo &&
        this.world.emptySince(home) < day &&
        (wanted === tenure || wanted === TENURE.private || look > 4) &&
        property.rooms.get(home) + 1 >= people;
      if (!isOpen) continue;
      this.#empty[at] = this.#empty[this.#empty.length - 1] as number;
      this.#empty.pop();
      return home;
    }
    return -1;
  }

  /** Strangers, and now and then people who lived here before, take homes that are still empty. */
  #fillHomes(): void {
    const { world } = this;
    const before = this.#empty.length;
    let kept = 0;
    for (let i = 0; i < before; i++) {
      const home = this.#empty[i] as number;
      const earliest = Math.max(this.#first, world.emptySince(home) + 1);
      const last = this.#first + this.#days - 1;
      if (earliest > last || !this.#random.chance(rates.FILLED_IN_A_MONTH)) {
        this.#empty[kept++] = home;
        continue;
      }
      const day = earliest + this.#random.below(last - earliest + 1);
      if (this.#random.chance(rates.RETURNS) && this.#comesBack(home, day)) continue;
      this.#founder.fill(home, day, 'arrival');
    }
    this.#empty.length = kept;
  }

  /** Someone who left comes back, alone. */
  #comesBack(home: number, day: Day): boolean {
    const { world } = this;
    if (this.#left.length === 0) return false;
    const at = this.#random.below(this.#left.length);
    const person = this.#left[at] as number;
    this.#left[at] = this.#left[this.#left.length - 1] as number;
    this.#left.pop();
    const isFree =
      world.isAlive(person) &&
      world.people.household.get(person) < 0 &&
      world.years(person, day) < 80 &&
      world.stays.from.get(world.people.lastStay.get(person)) < this.#first;
    if (!isFree) return false;
    const partner = world.people.partner.get(person);
    if (partner >= 0) world.part(person);
    const from = world.homeOn(person, day);
    const household = world.addHousehold(home, HOUSEHOLD.family, this.#random.below(100), day);
    world.join(person, household, ROLE.head, day);
    world.tell(EVENT.moveIn, day, person, { from, to: home });
    return true;
  }

  #fillBeds(): void {
    const { world } = this;
    for (const home of this.#careHomes) {
      let household = world.householdAt(home);
      if (household < 0) {
        household = world.addHousehold(home, HOUSEHOLD.careHome, 50, this.#first);
      }
      const free = world.gazetteer.property.rooms.get(home) - world.members(household).length;
      for (let bed = 0; bed < free; bed++) {
        if (this.#random.chance(0.25)) this.#founder.resident(household, this.#day(), true);
      }
    }
  }
}
