import type { Random } from '../../random.ts';
import { type Day, firstDayOf, lastDayOf, type Month } from '../calendar.ts';
import { hash4, purpose, unit } from '../chance.ts';
import { PROPERTY, TENURE } from '../gazetteer/gazetteer.ts';
import { WARD_PROFILES } from '../gazetteer/place-names.ts';
import type { Naming } from '../names/naming.ts';
import { Departures } from './departures.ts';
import { EmptyHomes } from './empty-homes.ts';
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
  sharedMoves: rates.perMonth(rates.MOVES_IN_SHARED),
  sharerLeaves: rates.perMonth(rates.SHARER_LEAVES),
  lodgerLeaves: rates.perMonth(rates.LODGER_LEAVES),
  lodgerArrives: rates.perMonth(rates.LODGER_ARRIVES),
  endsStudies: rates.perMonth(rates.ENDS_STUDIES),
} as const;

/** Of households, by tenure, kind of ward and age of the head: reckoned once, for it is asked millions of times. */
const MOVES_IN_A_MONTH = Object.values(TENURE).map((tenure) =>
  WARD_PROFILES.map((place) =>
    rates.MOVES_BY_AGE.map((byAge) => {
      const yearly = (rates.MOVES[tenure] ?? 0.06) * (rates.MOVES_BY_PLACE[place] ?? 1) * byAge;
      return rates.perMonth(Math.min(0.9, yearly));
    }),
  ),
);

/** Percentile of income below which a tenant cannot buy, but for those whom a planted case lets. */
const BUYERS_INCOME = 35;

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
  readonly #homes: EmptyHomes;
  readonly #careHomes: number[] = [];
  readonly #departures: Departures;
  /** Day of each mother's last birth. */
  readonly #lastBirth = new Map<number, Day>();
  #first: Day = 0;
  #days = 30;
  /** From 0 for January; and how many move in it, of those in a mean month. */
  #monthOfYear = 0;
  #season = 1;

  constructor(world: World, random: Random, naming: Naming) {
    this.world = world;
    this.#random = random;
    this.#naming = naming;
    this.#founder = new Founder(world, random, naming);
    this.#homes = new EmptyHomes(world, random);
    this.#departures = new Departures(world, random, {
      homes: this.#homes,
      careHomes: this.#careHomes,
    });
  }

  /** Fills the homes of an empty borough on its first day, but for the share that stands empty. */
  found(day: Day, options: { readonly emptyHomes: number; readonly neighbours: number }): void {
    const { gazetteer } = this.world;
    for (let property = 0; property < gazetteer.length; property++) {
      if (!gazetteer.isDwelling(property)) continue;
      const isCareHome = gazetteer.property.kind.get(property) === PROPERTY.careHome;
      if (isCareHome) this.#careHomes.push(property);
      if (!isCareHome && this.#random.chance(options.emptyHomes)) this.#homes.add(property);
      else this.#founder.fill(property, day, 'founding');
    }
    for (let i = 0; i < options.neighbours; i++) this.#founder.neighbour(day);
  }

  /** Lives through a month: events are told to the world. */
  live(month: Month): void {
    this.#first = firstDayOf(month);
    this.#days = lastDayOf(month) - this.#first + 1;
    this.#monthOfYear = month % 12;
    this.#season = rates.MOVES_BY_MONTH[this.#monthOfYear] as number;
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
      this.#homes.add(property);
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
    this.#departures.orphans(household, this.#first + this.#days - 1);
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
        const toStudy = age < 20 ? rates.LEAVES_TO_STUDY : 0;
        const isToStudy =
          this.#monthOfYear === rates.STUDIES_BEGIN && random.chance(leaves * toStudy);
        if (!isToStudy && !random.chance((leaves * (1 - toStudy) * this.#season) / 12)) break;
        this.#departures.grownChild(person, day, isToStudy);
        households.settled.set(household, day);
        return true;
      }
      case ROLE.sharer:
        if (!random.chance(MONTHLY.sharerLeaves * this.#seasonOfSharer(person))) break;
        this.#departures.sharer(person, day, EVENT.sharerLeaves);
        households.settled.set(household, day);
        return true;
      case ROLE.lodger:
        if (!random.chance(MONTHLY.lodgerLeaves * this.#season)) break;
        this.#departures.sharer(person, day, EVENT.lodgerLeaves);
        households.settled.set(household, day);
        return true;
      default:
        if (age > 79 && role !== ROLE.resident && random.chance(MONTHLY.care)) {
          if (!this.#departures.toCareHome(person, day)) break;
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
      const season = this.#seasonOfSharer(head);
      if (random.chance(MONTHLY.sharedMoves * season)) this.#move(household, day);
      else this.#fillRooms(household, property, day);
      return;
    }
    if (random.chance(MONTHLY.income)) {
      const income = households.income.get(household) + random.below(61) - 30;
      households.income.set(household, Math.max(0, Math.min(99, income)));
      world.tell(EVENT.incomeChange, day, head);
    }
    const canBuy = tenure === TENURE.council && households.income.get(household) >= BUYERS_INCOME;
    if (canBuy && random.chance(MONTHLY.bought)) {
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
        this.#departures.split(household, head, day);
        households.settled.set(household, day);
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
      this.#move(household, day);
    }
  }

  /** How much oftener than in a mean month a sharer leaves in this one. */
  #seasonOfSharer(person: number): number {
    if (!this.world.has(person, TRAIT.student)) return this.#season;
    return rates.STUDENTS_LEAVE_BY_MONTH[this.#monthOfYear] as number;
  }

  #moveRate(head: number, property: number, tenure: number): number {
    const { gazetteer } = this.world;
    const age = this.world.years(head, this.#first);
    const place = gazetteer.street.profile.get(gazetteer.property.street.get(property));
    const byAge = MOVES_IN_A_MONTH[tenure]?.[place] as readonly number[];
    return (byAge[age < 35 ? 0 : age < 50 ? 1 : age < 65 ? 2 : 3] as number) * this.#season;
  }

  #move(household: number, day: Day): void {
    this.world.households.settled.set(household, day);
    this.#departures.household(household, day);
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

  /** An empty room of a shared house is let to another sharer. */
  #fillRooms(household: number, property: number, day: Day): void {
    const { world } = this;
    const rooms = Math.min(8, world.gazetteer.property.rooms.get(property));
    if (world.members(household).length >= Math.max(2, rooms - 1)) return;
    const student = world.has(world.households.firstMember.get(household), TRAIT.student);
    const isLet = student
      ? (rates.STUDENT_ROOM_IS_LET[this.#monthOfYear] as number)
      : rates.ROOM_IS_LET * this.#season;
    if (!this.#random.chance(isLet)) return;
    const ages = student ? ([18, 22] as const) : ([19, 42] as const);
    const person = this.#founder.stranger(household, ROLE.sharer, ages, day, EVENT.sharerArrives);
    if (student) world.setTrait(person, TRAIT.student, true);
    world.households.settled.set(household, day);
  }

  /** Strangers, and now and then people who lived here before, take homes that are still empty. */
  #fillHomes(): void {
    const { world } = this;
    const last = this.#first + this.#days - 1;
    this.#homes.offer((home) => {
      const earliest = Math.max(this.#first, world.emptySince(home) + 1);
      const rate = isSlow(home, world.emptySince(home))
        ? rates.SLOW_TO_FILL.inAMonth
        : rates.FILLED_IN_A_MONTH * this.#season;
      if (earliest > last || !this.#random.chance(rate)) return false;
      const day = earliest + this.#random.below(last - earliest + 1);
      const isBack =
        this.#random.chance(rates.RETURNS) && this.#departures.comesBack(home, day, this.#first);
      if (!isBack) this.#founder.fill(home, day, 'arrival');
      return true;
    });
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

/** Whether a home that fell empty on a day is one that stays so for long: settled when it falls empty. */
function isSlow(home: number, since: Day): boolean {
  return unit(hash4(0, SLOW, home, since)) < rates.SLOW_TO_FILL.share;
}

const SLOW = purpose('empty homes');
