import type { Random } from '../../random.ts';
import type { Day } from '../calendar.ts';
import { PROPERTY } from '../gazetteer/gazetteer.ts';
import type { Naming } from '../names/naming.ts';
import { EVENT, type EventKind, HOUSEHOLD, ROLE, TRAIT } from './kinds.ts';
import {
  drawAge,
  drawChildren,
  drawIncome,
  drawMakeup,
  type Makeup,
  type Occasion,
} from './makeup.ts';
import { Newcomers } from './newcomers.ts';
import { SHARED_CONTACTS, TWINS } from './rates.ts';
import type { World } from './world.ts';

/** Partners who come from one community: illustrative. */
const SAME_COMMUNITY = 0.88;
const MARRIED_OF_COUPLES = 0.72;
/** Households with a grown relative besides: more often where families live in three generations. Illustrative. */
const HAS_ELDER = { most: 0.03, threeGenerations: 0.16 } as const;
const THREE_GENERATIONS = new Set(['pakistani', 'bangladeshi', 'hindu', 'sikh', 'tamil']);

/** Fills homes with people: on the borough's first day, and whenever strangers move in. */
export class Founder {
  readonly #world: World;
  readonly #random: Random;
  readonly #naming: Naming;
  readonly #newcomers: Newcomers;

  constructor(world: World, random: Random, naming: Naming) {
    this.#world = world;
    this.#random = random;
    this.#naming = naming;
    this.#newcomers = new Newcomers(world, random, naming);
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
          : drawMakeup(
              this.#random,
              { rooms: gazetteer.property.rooms.get(property), tenure },
              occasion,
            );
    const household = this.#world.addHousehold(
      property,
      makeup === 'care'
        ? HOUSEHOLD.careHome
        : makeup === 'sharers' || makeup === 'students'
          ? HOUSEHOLD.shared
          : HOUSEHOLD.family,
      drawIncome(this.#random, tenure),
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
    const person = this.#newcomers.adult(
      like?.community ?? this.#newcomers.community(),
      like?.sex ?? this.#newcomers.sex(),
      this.#newcomers.bornAt(age, day),
    );
    const cameFrom = this.#newcomers.cameFrom(person, day);
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
    const person = this.#newcomers.adult(
      this.#newcomers.community(),
      this.#newcomers.sex(),
      this.#newcomers.bornAt(age, day),
    );
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
    for (let i = 0; i < births; i++)
      children.push(this.#newcomers.child(mother, father, day, births > 1));
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
    const person = this.#newcomers.adult(
      this.#newcomers.community(),
      sex,
      this.#newcomers.bornAt(age, day),
    );
    this.#world.setTrait(person, TRAIT.disabled, this.#random.chance(0.8));
    const from = this.#newcomers.cameFrom(person, day);
    this.#world.join(person, household, ROLE.resident, day);
    if (isTold) {
      const to = this.#world.households.home.get(household);
      this.#world.tell(EVENT.moveIn, day, person, { from, to });
    }
  }

  #people(household: number, makeup: Makeup, property: number, day: Day, occasion: Occasion): void {
    const random = this.#random;
    const community = this.#newcomers.community();
    switch (makeup) {
      case 'single': {
        const age = drawAge(random, 'single', occasion);
        this.#joinAs(
          household,
          this.#newcomers.adult(community, this.#newcomers.sex(), this.#newcomers.bornAt(age, day)),
          0,
          day,
        );
        return;
      }
      case 'couple': {
        const age = drawAge(random, 'couple', occasion);
        this.#couple(household, community, age, day);
        return;
      }
      case 'family':
      case 'lone': {
        const age = drawAge(random, 'family', occasion);
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
          const person = this.#newcomers.adult(
            this.#newcomers.community(),
            this.#newcomers.sex(),
            this.#newcomers.bornAt(age, day),
          );
          this.#world.setTrait(person, TRAIT.student, makeup === 'students');
          this.#joinAs(household, person, ROLE.sharer, day);
        }
      }
    }
  }

  #joinAs(household: number, person: number, role: number, day: Day): void {
    this.#newcomers.cameFrom(person, day);
    this.#world.join(person, household, role, day);
  }

  #couple(household: number, community: number, age: number, day: Day): [number, number] {
    const random = this.#random;
    const { people, texts } = this.#world;
    const isMixed = random.chance(0.985);
    const firstSex = isMixed ? 1 : this.#newcomers.sex();
    const secondSex = isMixed ? 0 : firstSex;
    const first = this.#newcomers.adult(community, firstSex, this.#newcomers.bornAt(age, day));
    const second = this.#newcomers.adult(
      random.chance(SAME_COMMUNITY) ? community : this.#newcomers.community(),
      secondSex,
      this.#newcomers.bornAt(Math.max(18, age - 2 + random.below(6) - 3), day),
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
      mother = this.#newcomers.adult(community, sex, this.#newcomers.bornAt(age, day));
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
      const born = this.#newcomers.bornAt(childAge, day);
      const isTwins = count > 1 && random.chance(TWINS);
      for (let i = 0; i < (isTwins ? 2 : 1); i++) {
        const child = this.#newcomers.child(mother, father, born, isTwins);
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
      const person = this.#newcomers.adult(
        community,
        random.chance(0.7) ? 0 : 1,
        this.#newcomers.bornAt(elderAge, day),
      );
      this.#joinAs(household, person, ROLE.relative, day);
    }
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

  /** An age between two, the higher the exponent the younger. */
  #adultAge(from: number, to: number, exponent: number): number {
    return from + Math.floor(this.#random.next() ** exponent * (to - from + 1));
  }
}
