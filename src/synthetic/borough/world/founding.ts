import { type Random, weightedDraw } from '../../random.ts';
import { type Day, dayOf, partsOf } from '../calendar.ts';
import { PROPERTY, TENURE } from '../gazetteer/gazetteer.ts';
import { COMMUNITIES } from '../names/communities.ts';
import type { FullName, Naming } from '../names/naming.ts';
import { EVENT, type EventKind, HOUSEHOLD, NATIONALITIES, ROLE, TRAIT } from './kinds.ts';
import {
  HAS_EMAIL,
  HAS_MOBILE,
  NAMED_AFTER_FATHER,
  NAMED_AFTER_MOTHER,
  NAMESAKE_AND_BIRTHDAY,
  SHARED_CONTACTS,
  TWINS,
} from './rates.ts';
import type { World } from './world.ts';

/** What kind of people come to live at an empty home. */
type Makeup = 'single' | 'couple' | 'family' | 'lone' | 'sharers' | 'students' | 'care';

/**
 * Whether people have lived here for long (the borough's first day) or come
 * now: newcomers are younger.
 */
export type Occasion = 'founding' | 'arrival';

const drawCommunity = weightedDraw(
  COMMUNITIES.map((_, index) => index),
  COMMUNITIES.map(({ share }) => share),
);
const drawChildren = weightedDraw([1, 2, 3, 4, 5], [0.33, 0.42, 0.17, 0.06, 0.02]);
/** Partners who come from one community: illustrative. */
const SAME_COMMUNITY = 0.88;
const MARRIED_OF_COUPLES = 0.72;
/** Households with a grown relative besides: more often where families live in three generations. Illustrative. */
const HAS_ELDER = { most: 0.03, threeGenerations: 0.16 } as const;
const THREE_GENERATIONS = new Set(['pakistani', 'bangladeshi', 'hindu', 'sikh', 'tamil']);

/**
 * By rooms: 1, 2 to 3, 4, and 5 up. Set so that the borough comes near the
 * household sizes of Census 2021 (England and Wales, TS017); the split by rooms
 * is illustrative.
 */
const MAKEUP_BY_ROOMS: Readonly<Record<Occasion, readonly WeightOf[]>> = {
  founding: [
    { single: 0.7, couple: 0.27, lone: 0.03 },
    { single: 0.31, couple: 0.37, family: 0.18, lone: 0.12, sharers: 0.02 },
    { single: 0.17, couple: 0.31, family: 0.37, lone: 0.11, sharers: 0.04 },
    { single: 0.1, couple: 0.24, family: 0.55, lone: 0.08, sharers: 0.03 },
  ],
  arrival: [
    { single: 0.5, couple: 0.43, lone: 0.07 },
    { single: 0.1, couple: 0.37, family: 0.28, lone: 0.17, sharers: 0.08 },
    { single: 0.04, couple: 0.2, family: 0.52, lone: 0.14, sharers: 0.1 },
    { single: 0.04, couple: 0.14, family: 0.68, lone: 0.08, sharers: 0.06 },
  ],
};

type WeightOf = Partial<Record<Makeup, number>>;

/**
 * Ages of the first adult in bands, each with its weight. For those who live
 * here already, near Census 2021 by type of household; for those who come, the
 * younger ages at which people move (ONS, Internal migration). Both rounded.
 */
type Bands = readonly (readonly [from: number, to: number, weight: number])[];
const AGES: Readonly<Record<Occasion, Readonly<Record<'single' | 'couple' | 'family', Bands>>>> = {
  founding: {
    single: [
      [20, 34, 15],
      [35, 49, 19],
      [50, 64, 27],
      [65, 79, 26],
      [80, 94, 13],
    ],
    couple: [
      [21, 34, 19],
      [35, 49, 14],
      [50, 64, 31],
      [65, 79, 31],
      [80, 90, 5],
    ],
    family: [
      [23, 29, 8],
      [30, 39, 32],
      [40, 49, 38],
      [50, 60, 22],
    ],
  },
  arrival: {
    single: [
      [19, 27, 44],
      [28, 39, 30],
      [40, 54, 14],
      [55, 80, 18],
    ],
    couple: [
      [21, 29, 44],
      [30, 39, 28],
      [40, 54, 13],
      [55, 78, 22],
    ],
    family: [
      [22, 29, 32],
      [30, 39, 42],
      [40, 52, 26],
    ],
  },
};

/** Fills homes with people: on the borough's first day, and whenever strangers move in. */
export class Founder {
  readonly #world: World;
  readonly #random: Random;
  readonly #naming: Naming;
  #lastAdult = -1;

  constructor(world: World, random: Random, naming: Naming) {
    this.#world = world;
    this.#random = random;
    this.#naming = naming;
  }

  /** Fills an empty home; returns the household. Those who arrive are told of; founders are not. */
  fill(property: number, day: Day, occasion: Occasion): number {
    const { gazetteer } = this.#world;
    const kind = gazetteer.property.kind.get(property);
    const tenure = gazetteer.property.tenure.get(property);
    const makeup: Makeup =
      kind === PROPERTY.careHome
        ? 'care'
        : kind === PROPERTY.hmo
          ? this.#random.chance(0.4)
            ? 'students'
            : 'sharers'
          : this.#drawMakeup(property, tenure, occasion);
    const household = this.#world.addHousehold(
      property,
      makeup === 'care'
        ? HOUSEHOLD.careHome
        : makeup === 'sharers' || makeup === 'students'
          ? HOUSEHOLD.shared
          : HOUSEHOLD.family,
      this.#drawIncome(tenure),
      day,
    );
    this.#people(household, makeup, property, day, occasion);
    if (this.#random.chance(SHARED_CONTACTS)) this.#shareContacts(household);
    if (occasion === 'arrival') {
      for (const person of this.#world.members(household)) this.#arrived(person, property, day);
    }
    return household;
  }

  /** One adult who comes from outside to live with a household: a lodger, a sharer, a partner. */
  stranger(
    household: number,
    role: number,
    ages: readonly [from: number, to: number],
    day: Day,
    kind: EventKind,
    like?: { readonly sex: 0 | 1; readonly community: number },
  ): number {
    const [from, to] = ages;
    const age = from + this.#random.below(to - from + 1);
    const person = this.#adult(
      like?.community ?? drawCommunity(this.#random),
      like?.sex ?? this.#sex(),
      this.#bornAt(age, day),
    );
    const cameFrom = this.#cameFrom(person, day);
    const head = this.#world.households.firstMember.get(household);
    this.#world.join(person, household, role, day);
    this.#world.tell(kind, day, person, {
      other: head,
      from: cameFrom,
      to: this.#world.households.home.get(household),
    });
    return person;
  }

  /** Someone who lives outside the borough and uses its services. */
  neighbour(day: Day): number {
    const age = 16 + this.#random.below(60);
    const person = this.#adult(drawCommunity(this.#random), this.#sex(), this.#bornAt(age, day));
    this.#world.setTrait(person, TRAIT.neighbour, true);
    this.#world.liveOutside(person, this.#world.outsideAddress(), day);
    return person;
  }

  /** A child born to a mother of the borough; twins are two. Returns the children. */
  birth(mother: number, day: Day): number[] {
    const { people } = this.#world;
    const births = this.#random.chance(TWINS) ? 2 : 1;
    const partner = people.partner.get(mother);
    const father = partner >= 0 && people.sex.get(partner) === 1 ? partner : -1;
    const children: number[] = [];
    for (let i = 0; i < births; i++) children.push(this.#child(mother, father, day, births > 1));
    const household = people.household.get(mother);
    for (const child of children) {
      if (household >= 0) this.#world.join(child, household, ROLE.child, day);
      this.#world.tell(EVENT.birth, day, child, { other: mother });
    }
    return children;
  }

  /** A resident for an empty bed of a care home. */
  resident(household: number, day: Day, isTold: boolean): void {
    const age = 74 + Math.floor(this.#random.next() * 22);
    const sex = this.#random.chance(0.7) ? 0 : 1;
    const person = this.#adult(drawCommunity(this.#random), sex, this.#bornAt(age, day));
    this.#world.setTrait(person, TRAIT.disabled, this.#random.chance(0.8));
    const from = this.#cameFrom(person, day);
    this.#world.join(person, household, ROLE.resident, day);
    if (isTold) {
      const to = this.#world.households.home.get(household);
      this.#world.tell(EVENT.moveIn, day, person, { from, to });
    }
  }

  #drawMakeup(property: number, tenure: number, occasion: Occasion): Makeup {
    const rooms = this.#world.gazetteer.property.rooms.get(property);
    const byRooms = MAKEUP_BY_ROOMS[occasion];
    const weights = byRooms[rooms <= 1 ? 0 : rooms <= 3 ? 1 : rooms === 4 ? 2 : 3] as WeightOf;
    let at = this.#random.next();
    for (const [makeup, weight] of Object.entries(weights) as [Makeup, number][]) {
      at -= weight;
      if (at >= 0) continue;
      if (makeup !== 'sharers') return makeup;
      // Only a private landlord lets to sharers.
      if (tenure !== TENURE.private) return 'couple';
      return this.#random.chance(0.3) ? 'students' : 'sharers';
    }
    return 'single';
  }

  /** Social tenants are poorer, owners richer. Illustrative. */
  #drawIncome(tenure: number): number {
    const at = this.#random.next();
    const shaped =
      tenure === TENURE.council || tenure === TENURE.association
        ? at ** 2 * 0.8
        : tenure === TENURE.owned
          ? at ** 0.7
          : at;
    return Math.min(99, Math.floor(shaped * 100));
  }

  #people(household: number, makeup: Makeup, property: number, day: Day, occasion: Occasion): void {
    const random = this.#random;
    const community = drawCommunity(random);
    switch (makeup) {
      case 'single': {
        const age = this.#ageIn(AGES[occasion].single);
        this.#joinAs(
          household,
          this.#adult(community, this.#sex(), this.#bornAt(age, day)),
          0,
          day,
        );
        return;
      }
      case 'couple': {
        const age = this.#ageIn(AGES[occasion].couple);
        this.#couple(household, community, age, day);
        return;
      }
      case 'family':
      case 'lone': {
        const age = this.#ageIn(AGES[occasion].family);
        this.#family(household, community, makeup === 'lone', age, day);
        return;
      }
      case 'care': {
        const beds = this.#world.gazetteer.property.rooms.get(property);
        for (let bed = 0; bed < beds * 0.88; bed++) this.resident(household, day, false);
        return;
      }
      default: {
        const rooms = this.#world.gazetteer.property.rooms.get(property);
        const sharers = Math.max(2, Math.min(rooms, 2 + random.below(5)));
        for (let i = 0; i < sharers; i++) {
          const age = makeup === 'students' ? 18 + random.below(5) : this.#adultAge(19, 45, 1.6);
          const person = this.#adult(drawCommunity(random), this.#sex(), this.#bornAt(age, day));
          this.#world.setTrait(person, TRAIT.student, makeup === 'students');
          this.#joinAs(household, person, ROLE.sharer, day);
        }
      }
    }
  }

  #joinAs(household: number, person: number, role: number, day: Day): void {
    this.#cameFrom(person, day);
    this.#world.join(person, household, role, day);
  }

  #couple(household: number, community: number, age: number, day: Day): [number, number] {
    const random = this.#random;
    const { people, texts } = this.#world;
    const isMixed = random.chance(0.985);
    const firstSex = isMixed ? 1 : this.#sex();
    const secondSex = isMixed ? 0 : firstSex;
    const first = this.#adult(community, firstSex, this.#bornAt(age, day));
    const second = this.#adult(
      random.chance(SAME_COMMUNITY) ? community : drawCommunity(random),
      secondSex,
      this.#bornAt(Math.max(18, age - 2 + random.below(6) - 3), day),
    );
    this.#world.pair(first, second);
    if (random.chance(MARRIED_OF_COUPLES)) {
      this.#world.setTrait(first, TRAIT.married, true);
      this.#world.setTrait(second, TRAIT.married, true);
      const married = this.#naming.married(
        random,
        people.community.get(second),
        secondSex === 0 ? 'F' : 'M',
        texts.text(people.surname.get(second)),
        texts.text(people.surname.get(first)),
      );
      people.surname.set(second, texts.number(married));
    }
    const [head, partner] = random.chance(0.62) ? [first, second] : [second, first];
    this.#joinAs(household, head, ROLE.head, day);
    this.#joinAs(household, partner, ROLE.partner, day);
    return [first, second];
  }

  #family(household: number, community: number, isLone: boolean, age: number, day: Day): void {
    const random = this.#random;
    const { people } = this.#world;
    let mother: number;
    let father = -1;
    if (isLone) {
      // Of lone parents about 86% are mothers (ONS, Families and households 2021).
      const sex = random.chance(0.86) ? 0 : 1;
      mother = this.#adult(community, sex, this.#bornAt(age, day));
      this.#joinAs(household, mother, ROLE.head, day);
      if (sex === 1) {
        father = mother;
        mother = -1;
      }
    } else {
      [father, mother] = this.#couple(household, community, age, day);
      // Of two mothers or two fathers one is named as the child's.
      if (people.sex.get(father) === 0) father = -1;
      else if (people.sex.get(mother) === 1) mother = -1;
    }
    const parent = mother >= 0 ? mother : father;
    const youngest = Math.min(
      this.#world.age(parent, day),
      father >= 0 ? this.#world.age(father, day) : 200,
    );
    let count = drawChildren(random);
    let childAge =
      Math.min(youngest - 18, 24) - random.below(Math.max(1, Math.min(24, youngest - 18)));
    // Few mothers are over 45 at a birth.
    const youngestChild = mother < 0 ? 0 : Math.max(0, this.#world.age(mother, day) - 45);
    while (count > 0 && childAge >= youngestChild) {
      const born = this.#bornAt(childAge, day);
      const isTwins = count > 1 && random.chance(TWINS);
      for (let i = 0; i < (isTwins ? 2 : 1); i++) {
        const child = this.#child(mother, father, born, isTwins);
        if (childAge > 17) people.contactOf.set(child, child);
        this.#world.join(child, household, ROLE.child, Math.max(born, day));
        count -= 1;
      }
      // Two years at least, so that no two children are less than a pregnancy apart.
      childAge -= 2 + random.below(4);
    }
    const community0 = this.#naming.community(community).name;
    const elder = THREE_GENERATIONS.has(community0) ? HAS_ELDER.threeGenerations : HAS_ELDER.most;
    if (youngest > 28 && random.chance(elder)) {
      const elderAge = Math.min(95, youngest + 20 + random.below(16));
      const person = this.#adult(
        community,
        random.chance(0.7) ? 0 : 1,
        this.#bornAt(elderAge, day),
      );
      this.#joinAs(household, person, ROLE.relative, day);
    }
  }

  #child(mother: number, father: number, born: Day, isTwin: boolean): number {
    const random = this.#random;
    const { people, texts } = this.#world;
    const sex = random.chance(0.488) ? 0 : 1;
    const nameOf = (parent: number): FullName | undefined =>
      parent < 0
        ? undefined
        : {
            given: texts.text(people.given.get(parent)),
            middle: texts.text(people.middle.get(parent)),
            surname: texts.text(people.surname.get(parent)),
          };
    const parents = { mother: nameOf(mother), father: nameOf(father) };
    // Partners who are not married more often give the mother's surname than not: here, as often.
    const isMothers = father >= 0 && mother >= 0 && !this.#world.has(mother, TRAIT.married);
    const community = people.community.get(father >= 0 ? father : mother);
    const name = this.#naming.child(
      random,
      community,
      sex === 0 ? 'F' : 'M',
      partsOf(born).year,
      isMothers && random.chance(0.4) ? { mother: parents.mother, father: undefined } : parents,
    );
    const namesake = sex === 1 ? parents.father : parents.mother;
    const isNamedAfter = random.chance(sex === 1 ? NAMED_AFTER_FATHER : NAMED_AFTER_MOTHER);
    const child = this.#world.addPerson({
      sex,
      born,
      community,
      nationality: people.nationality.get(mother >= 0 ? mother : father),
      name:
        isNamedAfter && namesake !== undefined && !isTwin
          ? { ...name, given: namesake.given }
          : name,
      mother,
      father,
      traits: isTwin ? TRAIT.twin : 0,
    });
    this.#ownContacts(child);
    people.contactOf.set(child, mother >= 0 ? mother : father);
    return child;
  }

  #adult(community: number, sex: 0 | 1, born: Day): number {
    const random = this.#random;
    const { people, texts } = this.#world;
    const custom = this.#naming.community(community);
    const like = this.#lastAdult;
    let name = this.#naming.founder(random, community, sex === 0 ? 'F' : 'M', partsOf(born).year);
    let birthday = born;
    // Once in a while a stranger has the name and the birthday of someone already here.
    if (like >= 0 && random.chance(NAMESAKE_AND_BIRTHDAY * 4)) {
      const other = random.below(like);
      if (
        people.sex.get(other) === sex &&
        this.#world.isAlive(other) &&
        Math.abs(people.born.get(other) - born) < 3650
      ) {
        name = {
          given: texts.text(people.given.get(other)),
          middle: name.middle,
          surname: texts.text(people.surname.get(other)),
        };
        birthday = people.born.get(other);
      }
    }
    const nationality =
      custom.nationality !== 'british' && random.chance(custom.foreign)
        ? custom.nationality
        : 'british';
    const person = this.#world.addPerson({
      sex,
      born: birthday,
      community,
      nationality: NATIONALITIES.indexOf(nationality),
      name,
      traits:
        (random.chance(0.72) ? TRAIT.driver : 0) |
        (random.chance(0.08) ? TRAIT.hardToReach : 0) |
        (random.chance(0.012) ? TRAIT.doctor : 0),
    });
    this.#ownContacts(person);
    this.#lastAdult = person;
    return person;
  }

  /** Whether someone has, or once grown will have, a phone and an email: settled for life. */
  #ownContacts(person: number): void {
    const random = this.#random;
    this.#world.setTrait(person, TRAIT.hasMobile, random.chance(HAS_MOBILE));
    this.#world.setTrait(person, TRAIT.hasEmail, random.chance(HAS_EMAIL));
  }

  /** Where newcomers lived before, so that services can hold an earlier address. */
  #cameFrom(person: number, day: Day): number {
    const address = this.#world.outsideAddress();
    const years = 1 + this.#random.below(6);
    const { born } = this.#world.people;
    const since = Math.max(born.get(person), day - years * 365);
    if (since < day) this.#world.liveOutside(person, address, since);
    const age = this.#world.age(person, day);
    const [young, old] = [0.09, 0.42];
    // The stock of disabled people by age; the flow is in the life course.
    if (this.#random.chance(age < 65 ? young : old))
      this.#world.setTrait(person, TRAIT.disabled, true);
    return address;
  }

  #arrived(person: number, property: number, day: Day): void {
    const { people, stays } = this.#world;
    const before = stays.previous.get(people.lastStay.get(person));
    const from = before < 0 ? -1 : stays.home.get(before);
    this.#world.tell(EVENT.moveIn, day, person, { from, to: property });
  }

  #shareContacts(household: number): void {
    const [head, ...others] = this.#world.members(household);
    if (this.#world.households.kind.get(household) !== HOUSEHOLD.family) return;
    for (const other of others) this.#world.people.contactOf.set(other, head as number);
  }

  #sex(): 0 | 1 {
    return this.#random.chance(0.51) ? 0 : 1;
  }

  #ageIn(bands: Bands): number {
    let at = this.#random.next() * bands.reduce((sum, [, , weight]) => sum + weight, 0);
    for (const [from, to, weight] of bands) {
      at -= weight;
      if (at < 0) return from + this.#random.below(to - from + 1);
    }
    return 40;
  }

  /** An age between two, the higher the exponent the younger. */
  #adultAge(from: number, to: number, exponent: number): number {
    return from + Math.floor(this.#random.next() ** exponent * (to - from + 1));
  }

  /** A day of birth that makes someone this many years old on a day. */
  #bornAt(age: number, day: Day): Day {
    const { year, month, day: date } = partsOf(day);
    const birthday = dayOf(year - age, month, Math.min(date, 28));
    return birthday - this.#random.below(365);
  }
}
