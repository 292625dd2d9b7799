import type { Random } from '../../random.ts';
import { withDigitError, withTypingError } from '../../typing-errors.ts';
import { type Day, dayOf, NEVER, partsOf } from '../calendar.ts';
import { KeyedRandom } from '../chance.ts';
import type { OutsideAddresses } from '../gazetteer/outside.ts';
import { nicknamesOf } from '../names/nicknames.ts';
import type { Identity } from '../world/identity.ts';
import { TRAIT } from '../world/kinds.ts';
import type { World } from '../world/world.ts';
import { type EnteredAddress, enterAddress } from './addresses.ts';
import type { ErrorRates } from './rates.ts';
import { variantsOf, withoutAccents } from './variants.ts';

/** A name as someone typed it. */
export interface EnteredName {
  readonly title: string;
  readonly first: string;
  readonly middle: string;
  readonly last: string;
}

/**
 * Enters what people tell a service, with the slips that its office makes.
 *
 * A value is a pure function of the record, the field and the day it was
 * entered: the person as of that day, and a slip drawn for that entry. So a
 * source keeps the day of each entry, not texts; shown again a year later, the
 * record says what it said, and a new entry is a new chance to slip.
 */
export class Clerk {
  readonly #world: World;
  readonly #identity: Identity;
  readonly #outside: OutsideAddresses;
  readonly rates: ErrorRates;
  readonly #name: KeyedRandom;
  readonly #birth: KeyedRandom;
  readonly #address: KeyedRandom;
  readonly #contact: KeyedRandom;

  constructor(
    parts: { world: World; identity: Identity; outside: OutsideAddresses },
    source: string,
    rates: ErrorRates,
    seed: number,
  ) {
    this.#world = parts.world;
    this.#identity = parts.identity;
    this.#outside = parts.outside;
    this.rates = rates;
    this.#name = new KeyedRandom(seed, `${source}/name`);
    this.#birth = new KeyedRandom(seed, `${source}/birth`);
    this.#address = new KeyedRandom(seed, `${source}/address`);
    this.#contact = new KeyedRandom(seed, `${source}/contact`);
  }

  /** The name of a person as this record got it on a day. */
  name(record: number, person: number, entered: Day): EnteredName {
    const { rates } = this;
    const random = this.#name.of(record, entered);
    const name = this.#world.nameOn(person, entered);
    let first = name.given;
    let middle = name.middle;
    let last = name.surname;
    if (random.chance(rates.accentsLost)) {
      first = withoutAccents(first);
      middle = withoutAccents(middle);
      last = withoutAccents(last);
    }
    if (random.chance(rates.nickname)) first = nickname(random, first);
    if (random.chance(rates.variantSpelling)) first = variant(random, first);
    if (random.chance(rates.variantSpelling)) last = variant(random, last);
    if (random.chance(rates.typingFirstName)) first = withTypingError(random, first);
    if (random.chance(rates.typingSurname)) last = withTypingError(random, last);
    if (random.chance(rates.soundsLike)) last = heard(last);
    if (middle !== '') {
      const at = random.next();
      if (at < rates.middleMissing) middle = '';
      else if (at < rates.middleMissing + rates.middleInitial) middle = middle.slice(0, 1);
    }
    const isSeveral = first.includes(' ') || last.includes(' ') || last.includes('-');
    if (isSeveral && random.chance(rates.namesRunTogether * 4)) {
      [first, middle, last] = divided(random, first, middle, last);
    }
    if (first.length > 1 && random.chance(rates.initialOnly)) first = first.slice(0, 1);
    if (last !== '' && random.chance(rates.namesSwapped)) [first, last] = [last, first];
    return { title: this.#title(random, person, entered), first, middle, last };
  }

  /** The date of birth as this record got it; `NEVER` where it has none. */
  born(record: number, person: number, entered: Day): Day {
    const { rates } = this;
    const random = this.#birth.of(record, entered);
    const born = this.#world.people.born.get(person);
    if (random.chance(rates.birthMissing)) return NEVER;
    const { year, month, day } = partsOf(born);
    if (random.chance(rates.birthDefault)) {
      return random.chance(0.5) ? dayOf(1900, 1, 1) : dayOf(year, 1, 1);
    }
    if (random.chance(rates.birthSwapped)) return day <= 12 ? dayOf(year, day, month) : born;
    if (random.chance(rates.birthDigit)) return digitError(random, year, month, day);
    return born;
  }

  /** An address as this record got it; `hasUprn` for systems that keep the property's number. */
  address(record: number, home: number, entered: Day, hasUprn: boolean): EnteredAddress {
    const random = this.#address.of(record, entered);
    const { gazetteer } = this.#world;
    if (home < 0) {
      return enterAddress(random, this.#outside.address(home), this.rates, { uprn: '' });
    }
    const street = gazetteer.property.street.get(home);
    const isRenamed = gazetteer.street.formerName.get(street) >= 0;
    const isFormer = isRenamed && random.chance(this.rates.formerStreet);
    const uprn = hasUprn ? String(gazetteer.uprn(home)) : '';
    return enterAddress(random, gazetteer.address(home, isFormer), this.rates, {
      uprn,
      isFormer,
      mistaken: () => this.#mistakenUprn(random, home),
    });
  }

  /** The number of the building that a flat is in, or of the property before or after on the list of the street. */
  #mistakenUprn(random: Random, home: number): string {
    const { gazetteer } = this.#world;
    const { parent, street } = gazetteer.property;
    if (parent.get(home) >= 0 && random.chance(0.5))
      return String(gazetteer.uprn(parent.get(home)));
    const step = random.chance(0.5) ? 1 : -1;
    for (const other of [home + step, home - step]) {
      if (other < 0 || other >= gazetteer.length) continue;
      if (street.get(other) === street.get(home)) return String(gazetteer.uprn(other));
    }
    return '';
  }

  /** A mobile number as entered, in one of the ways that people write them; empty for none. */
  mobile(record: number, person: number, entered: Day): string {
    const random = this.#contact.of(record, entered);
    if (random.chance(this.rates.phoneMissing)) return '';
    return this.#phone(random, this.#identity.mobileOn(person, entered), 5);
  }

  /** The landline of the home a person had on a day, as entered. */
  landline(record: number, home: number, entered: Day): string {
    const random = this.#contact.of(record, entered + 1);
    if (home < 0 || random.chance(this.rates.phoneMissing)) return '';
    return this.#phone(random, this.#identity.landline(home), 4);
  }

  /** An email as entered; empty for none. */
  email(record: number, person: number, entered: Day): string {
    const random = this.#contact.of(record, entered + 2);
    const email = this.#identity.emailOn(person, entered);
    if (email === '' || random.chance(this.rates.emailMissing)) return '';
    if (!random.chance(this.rates.emailTyping)) return email;
    const [local, domain] = email.split('@') as [string, string];
    switch (random.below(4)) {
      case 0:
        return `${withTypingError(random, local)}@${domain}`;
      case 1:
        return `${local}@${domain.replace('.example', '.exmaple').replace('.com', '.con')}`;
      case 2:
        return `${local}${domain}`;
      default:
        return `${local}@${withTypingError(random, domain)}`;
    }
  }

  #phone(random: Random, number: string, area: number): string {
    if (number === '') return '';
    const typed = random.chance(this.rates.phoneDigit) ? withDigitError(random, number) : number;
    switch (random.below(6)) {
      case 0:
        return `${typed.slice(0, area)} ${typed.slice(area)}`;
      case 1:
        return `${typed.slice(0, area)} ${typed.slice(area, area + 3)} ${typed.slice(area + 3)}`;
      case 2:
        return `+44${typed.slice(1)}`;
      default:
        return typed;
    }
  }

  /** Mr, Mrs, Miss, Ms, Master, Dr; empty where none was asked. */
  #title(random: Random, person: number, entered: Day): string {
    const { rates } = this;
    if (random.chance(rates.titleMissing)) return '';
    const world = this.#world;
    const sex = world.people.sex.get(person);
    const isWrong = random.chance(rates.titleWrong);
    if (world.has(person, TRAIT.doctor) && random.chance(0.8)) return 'Dr';
    if ((sex === 1) !== isWrong) return world.age(person, entered) < 16 ? 'Master' : 'Mr';
    if (world.age(person, entered) < 16) return 'Miss';
    // By the name of that day, not by what became of her since.
    const isMarried =
      world.nameOn(person, entered).surname !==
      world.texts.text(world.people.surnameAtBirth.get(person));
    const at = random.next();
    if (isMarried) return at < 0.82 ? 'Mrs' : 'Ms';
    return at < 0.5 ? 'Miss' : at < 0.75 ? 'Ms' : 'Mrs';
  }
}

function nickname(random: Random, name: string): string {
  const known = nicknamesOf(name);
  return known.length > 0 ? random.pick(known) : name;
}

function variant(random: Random, name: string): string {
  const known = variantsOf(name);
  return known.length > 0 ? random.pick(known) : name;
}

/** A surname as it sounds to someone who has not seen it written. */
function heard(name: string): string {
  const sounds: readonly (readonly [RegExp, string])[] = [
    [/ough/, 'uff'],
    [/kn/i, 'N'],
    [/wr/i, 'R'],
    [/gh/, ''],
    [/ph/, 'f'],
    [/sch/i, 'Sh'],
    [/cz/, 'ch'],
    [/wicz/, 'vich'],
    [/ski$/, 'sky'],
    [/ey$/, 'y'],
    [/y$/, 'ey'],
    [/ai/, 'ay'],
    [/ee/, 'ea'],
    [/oo/, 'u'],
    [/ll/, 'l'],
    [/tt/, 't'],
  ];
  for (const [sound, written] of sounds) {
    if (sound.test(name)) return name.replace(sound, written);
  }
  return name;
}

/** The parts of a name divided otherwise among the fields. */
function divided(
  random: Random,
  first: string,
  middle: string,
  last: string,
): [string, string, string] {
  if (last.includes('-')) return [first, middle, last.replace('-', random.chance(0.5) ? ' ' : '')];
  if (last.includes(' ')) {
    const [one, ...others] = last.split(' ') as [string, ...string[]];
    const other = others.join(' ');
    switch (random.below(3)) {
      case 0:
        return [first, middle, other];
      case 1:
        return [first, middle === '' ? one : `${middle} ${one}`, other];
      default:
        return [first, middle, `${one}-${other}`];
    }
  }
  const [one, ...others] = first.split(' ') as [string, ...string[]];
  return random.chance(0.5)
    ? [one, others.join(' '), last]
    : [first.replaceAll(' ', random.chance(0.5) ? '' : '-'), middle, last];
}

function digitError(random: Random, year: number, month: number, day: number): Day {
  switch (random.below(4)) {
    case 0:
      return dayOf(year + (random.chance(0.5) ? 1 : -1), month, Math.min(day, 28));
    case 1:
      // The decade: 1964 for 1974.
      return dayOf(year - 10, month, Math.min(day, 28));
    case 2:
      return dayOf(year, month, 1 + ((day + 9) % 28));
    default:
      return dayOf(year, 1 + (month % 12), Math.min(day, 28));
  }
}
