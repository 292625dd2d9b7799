import { type Random, weightedDraw } from '../../random.ts';
import { type Day, dayOf, partsOf } from '../calendar.ts';
import { COMMUNITIES } from '../names/communities.ts';
import type { FullName, Naming, ParentNames } from '../names/naming.ts';
import { NATIONALITIES, TRAIT } from './kinds.ts';
import {
  HAS_EMAIL,
  HAS_MOBILE,
  NAMED_AFTER_FATHER,
  NAMED_AFTER_MOTHER,
  NAMESAKE_AND_BIRTHDAY,
} from './rates.ts';
import type { World } from './world.ts';

const drawCommunity = weightedDraw(
  COMMUNITIES.map((_, index) => index),
  COMMUNITIES.map(({ share }) => share),
);
/** Of the adults not born here, disabled under 65 and from 65: near Census 2021 (17.8% of all). */
const DISABLED = [0.09, 0.42] as const;
/** Children of partners who are not married that have the mother's surname. Illustrative. */
const MOTHERS_SURNAME = 0.4;

/** Makes people: those who come from outside, and children of those here. None has a home yet. */
export class Newcomers {
  readonly #world: World;
  readonly #random: Random;
  readonly #naming: Naming;
  /** By parent. */
  readonly #children = new Map<number, number[]>();

  constructor(world: World, random: Random, naming: Naming) {
    this.#world = world;
    this.#random = random;
    this.#naming = naming;
  }

  sex(): 0 | 1 {
    return this.#random.chance(0.51) ? 0 : 1;
  }

  community(): number {
    return drawCommunity(this.#random);
  }

  /** A day of birth that makes someone this many years old on a day. */
  bornAt(age: number, day: Day): Day {
    const { year, month, day: date } = partsOf(day);
    const birthday = dayOf(year - age, month, Math.min(date, 28));
    return birthday - 1 - this.#random.below(364);
  }

  /** A child of a mother, a father or both (-1 for one who is not there), named as their custom is. */
  child(mother: number, father: number, born: Day, isTwin: boolean): number {
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
    const isMothers = father >= 0 && mother >= 0 && !this.#world.has(mother, TRAIT.married);
    const community = people.community.get(father >= 0 ? father : mother);
    const name = this.#naming.child(
      random,
      community,
      sex === 0 ? 'F' : 'M',
      partsOf(born).year,
      isMothers && random.chance(MOTHERS_SURNAME)
        ? { mother: parents.mother, father: undefined }
        : parents,
      this.#givenNamesInFamily(mother, father, parents),
    );
    const namesake = sex === 1 ? parents.father : parents.mother;
    const isNamedAfter =
      random.chance(sex === 1 ? NAMED_AFTER_FATHER : NAMED_AFTER_MOTHER) &&
      !this.#childrenOf(mother, father).some(
        (sibling) => texts.text(people.given.get(sibling)) === namesake?.given,
      );
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
      traits: this.#character() | (isTwin ? TRAIT.twin : 0),
    });
    for (const parent of [mother, father]) {
      if (parent < 0) continue;
      const known = this.#children.get(parent);
      if (known === undefined) this.#children.set(parent, [child]);
      else known.push(child);
    }
    this.#ownContacts(child);
    people.contactOf.set(child, mother >= 0 ? mother : father);
    return child;
  }

  /** Children of either parent that have been named so far. */
  #childrenOf(mother: number, father: number): readonly number[] {
    return [...(this.#children.get(mother) ?? []), ...(this.#children.get(father) ?? [])];
  }

  #givenNamesInFamily(mother: number, father: number, parents: ParentNames): Set<string> {
    const { people, texts } = this.#world;
    const names = this.#childrenOf(mother, father).map((child) =>
      texts.text(people.given.get(child)),
    );
    for (const parent of [parents.mother, parents.father]) {
      if (parent !== undefined) names.push(parent.given);
    }
    return new Set(names);
  }

  /** Someone grown, of whose parents nothing is known here. */
  adult(community: number, sex: 0 | 1, born: Day): number {
    const random = this.#random;
    const { people, texts } = this.#world;
    const custom = this.#naming.community(community);
    let name = this.#naming.founder(random, community, sex === 0 ? 'F' : 'M', partsOf(born).year);
    let birthday = born;
    const like = this.#random.chance(NAMESAKE_AND_BIRTHDAY) ? this.#someoneLike(sex, born) : -1;
    if (like >= 0) {
      name = {
        given: texts.text(people.given.get(like)),
        middle: name.middle,
        surname: texts.text(people.surname.get(like)),
      };
      birthday = people.born.get(like);
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
      traits: this.#character(),
    });
    this.#ownContacts(person);
    return person;
  }

  /** Someone of the sex and near the age who is already here, or -1: whose name and birthday a stranger has. */
  #someoneLike(sex: 0 | 1, born: Day): number {
    const { people, personCount } = this.#world;
    for (let look = 0; look < 20 && personCount > 0; look++) {
      const other = this.#random.below(personCount);
      const isNear = Math.abs(people.born.get(other) - born) < 5 * 365;
      if (isNear && people.sex.get(other) === sex && this.#world.isAlive(other)) return other;
    }
    return -1;
  }

  /** What someone is, or will be once grown. Drivers near the National Travel Survey (about 75% of adults). */
  #character(): number {
    const random = this.#random;
    return (
      (random.chance(0.72) ? TRAIT.driver : 0) |
      (random.chance(0.08) ? TRAIT.hardToReach : 0) |
      (random.chance(0.012) ? TRAIT.doctor : 0)
    );
  }

  /** Whether someone has, or once grown will have, a phone and an email: settled for life. */
  #ownContacts(person: number): void {
    const random = this.#random;
    this.#world.setTrait(person, TRAIT.hasMobile, random.chance(HAS_MOBILE));
    this.#world.setTrait(person, TRAIT.hasEmail, random.chance(HAS_EMAIL));
  }

  /** Gives a newcomer an address outside for the years before a day; returns it. */
  cameFrom(person: number, day: Day): number {
    const address = this.#world.outsideAddress();
    const years = 1 + this.#random.below(6);
    const { born } = this.#world.people;
    const since = Math.max(born.get(person), day - years * 365);
    if (since < day) this.#world.liveOutside(person, address, since);
    const age = this.#world.age(person, day);
    const isDisabled = this.#random.chance(DISABLED[age < 65 ? 0 : 1]);
    if (isDisabled) this.#world.setTrait(person, TRAIT.disabled, true);
    return address;
  }
}
