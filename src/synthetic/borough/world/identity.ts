import type { Day } from '../calendar.ts';
import { KeyedRandom } from '../chance.ts';
import { EVENT, TRAIT } from './kinds.ts';
import type { World } from './world.ts';

// Reserved for examples (RFC 2606), so that no address is anyone's.
const DOMAINS = [
  'mail.example',
  'mail.example',
  'mail.example',
  'post.example',
  'post.example',
  'inbox.example',
  'example.com',
  'example.org',
  'example.net',
  'work.example',
];

/**
 * Numbers and addresses that belong to a person, computed when they are asked
 * for: the same person always has the same ones, and none takes up memory.
 */
export class Identity {
  readonly #world: World;
  readonly #mobile: KeyedRandom;
  readonly #landline: KeyedRandom;
  readonly #email: KeyedRandom;
  readonly #numbers: KeyedRandom;

  constructor(world: World, seed: number) {
    this.#world = world;
    this.#mobile = new KeyedRandom(seed, 'identity/mobile');
    this.#landline = new KeyedRandom(seed, 'identity/landline');
    this.#email = new KeyedRandom(seed, 'identity/email');
    this.#numbers = new KeyedRandom(seed, 'identity/numbers');
  }

  /**
   * Mobile number on a day, in the national form without blanks; empty for
   * those who have none. The number may be a parent's or partner's.
   */
  mobileOn(person: number, day: Day): string {
    const owner = this.#world.contactOwner(person, day);
    if (owner < 0 || !this.#world.has(owner, TRAIT.hasMobile)) return '';
    const version = this.#world.contactVersion(owner, EVENT.newMobile, day);
    const random = this.#mobile.of(owner, version);
    // Of the form that Ofcom gives mobile numbers (07 then 3, 4, 5, 7, 8 or 9); anyone's by chance only.
    return `07${random.pick(['3', '4', '5', '7', '8', '9'])}${digits(random.below(1e8), 8)}`;
  }

  /** Landline of a home, the same for all who live there; empty for the many without one. */
  landline(home: number): string {
    const random = this.#landline.of(home);
    return random.chance(0.4) ? `0191${2 + random.below(7)}${digits(random.below(1e6), 6)}` : '';
  }

  /** Email on a day; empty for those who have none. */
  emailOn(person: number, day: Day): string {
    const owner = this.#world.contactOwner(person, day);
    if (owner < 0 || !this.#world.has(owner, TRAIT.hasEmail)) return '';
    const version = this.#world.contactVersion(owner, EVENT.newEmail, day);
    const random = this.#email.of(owner, version);
    const { given, surname } = this.#world.nameOn(owner, this.#world.people.born.get(owner));
    const plain = (name: string): string =>
      name
        .normalize('NFD')
        .toLowerCase()
        .replace('ł', 'l')
        .replace(/[^a-z]/g, '');
    const first = plain(given) || 'me';
    const last = plain(surname) || 'family';
    const year = 1970 + Math.floor(this.#world.people.born.get(owner) / 365.25);
    const n = random.below(1000);
    const forms = [
      `${first}.${last}`,
      `${first}.${last}${n % 100}`,
      `${first.slice(0, 1)}${last}${year % 100}`,
      `${first}${last}${n}`,
      `${first}${year}`,
      `${last}.${first}${n % 50}`,
      `${first}_${last}${n % 100}`,
      `${first}${n}`,
    ];
    return `${random.pick(forms)}@${random.pick(DOMAINS)}`;
  }

  /** National Insurance number, by the form HMRC publishes (NIM39110); children of under 16 have none. */
  nino(person: number): string {
    const random = this.#numbers.of(person, 1);
    const first = random.pick([...'ABCEGHJKLMNPRSTWXYZ']);
    const bad = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ']);
    let prefix = first + random.pick([...'ABCEGHJKLMNPRSTWXYZ']);
    while (bad.has(prefix)) prefix = first + random.pick([...'ABCEGHJKLMNPRSTWXYZ']);
    return `${prefix}${digits(random.below(1e6), 6)}${random.pick([...'ABCD'])}`;
  }

  /**
   * NHS number with a right check digit (modulus 11, NHS Data Dictionary), in
   * the range from 9: not given out, 999 being kept for tests.
   */
  nhsNumber(person: number): string {
    const random = this.#numbers.of(person, 2);
    for (;;) {
      const body = `9${digits(random.below(1e8), 8)}`;
      let sum = 0;
      for (let i = 0; i < 9; i++) sum += Number(body[i]) * (10 - i);
      const check = (11 - (sum % 11)) % 11;
      if (check < 10) return `${body}${check}`;
    }
  }

  /** A vehicle's registration in the form used since 2001 (DVLA INF104), of the n-th vehicle. */
  registration(person: number, n: number): string {
    const random = this.#numbers.of(person, 100 + n);
    const letters = [...'ABCDEFGHJKLMNOPRSTUVWXY'];
    const year = 2 + random.below(23);
    const age = random.chance(0.5) ? year : year + 50;
    const three = Array.from({ length: 3 }, () => random.pick(letters)).join('');
    return `${random.pick(letters)}${random.pick(letters)}${digits(age, 2)} ${three}`;
  }
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0');
}
