import { type Day, NEVER } from '../calendar.ts';
import type { KeyedRandom } from '../chance.ts';
import type { EventKind } from '../world/kinds.ts';
import type { World } from '../world/world.ts';

/** The planted cases that the cross-service alerts are to find. */
export const PLANT_KINDS = {
  'single-person-discount': 'single person discount with a second adult',
  'payment-to-the-dead': 'benefit paid to someone who died',
  'permit-of-the-dead': 'parking permit of someone who died',
  'badge-of-the-dead': 'disabled badge of someone who died',
  'care-payment-after-death': 'care home paid for someone who died',
  'empty-home-occupied': 'home declared empty with people in it',
  'tenancy-sublet': 'council tenancy with someone else living there',
  'right-to-buy-on-benefit': 'right to buy claimed while on housing benefit',
  'right-to-buy-sold-early': 'home sold within the discount period',
  'mover-left-debt': 'debtor who moved and can be traced',
  'not-on-register': 'resident entitled to vote and not on the register',
  'left-but-on-register': 'elector who has left',
  'free-school-meals-unclaimed': 'child entitled to free school meals without a claim',
  'child-unknown': 'child of school age known to no service that should know it',
  'outside-customer': 'customer from outside the borough held as a resident',
  'no-contact': 'resident who asked not to be contacted',
} as const;
export type PlantKind = keyof typeof PLANT_KINDS;

/** One planted case, or one innocent look-alike of a case. */
export interface Planted {
  readonly kind: PlantKind;
  readonly person: number;
  /** The property it is about, or -1. */
  readonly home: number;
  /** Since when it has been so; `until` is `NEVER` while it lasts. */
  readonly from: Day;
  readonly until: Day;
  /** What it is worth to the council in a year (or in all, for a debt). Zero for a look-alike. */
  readonly pence: number;
  /** For a look-alike: number of the case it resembles; -1 for a case. */
  readonly resembles: number;
  /** For a look-alike, why it is innocent; for a case, what was done: `student disregarded`. */
  readonly reason: string;
}

/** Whether something planted is a case rather than a look-alike, or nothing. */
export function isCase(planted: { readonly resembles: number } | undefined): boolean {
  return planted !== undefined && planted.resembles < 0;
}

/** Look-alikes that every case comes with. */
export const LOOK_ALIKES = 3;

/**
 * What has been planted. Cases are planted before the sources work, from the
 * world alone; sources ask here what they are to do differently.
 */
export class Plants {
  readonly #planted: Planted[] = [];
  readonly #byPerson = new Map<number, number[]>();
  readonly #byHome = new Map<number, number[]>();

  /** Adds a case or look-alike and returns its number. */
  add(planted: Planted): number {
    const number = this.#planted.length;
    this.#planted.push(planted);
    if (planted.person >= 0) push(this.#byPerson, planted.person, number);
    if (planted.home >= 0) push(this.#byHome, planted.home, number);
    return number;
  }

  all(): readonly Planted[] {
    return this.#planted;
  }

  /** Whether nothing was ever planted on a person, nor on a home: cases stay clear of each other. */
  isFree(person: number, home: number): boolean {
    return !this.#byPerson.has(person) && !this.#byHome.has(home);
  }

  /** Numbers of the cases and look-alikes of a kind that still last. */
  lasting(kind: PlantKind): number[] {
    return this.#planted.flatMap((planted, number) =>
      planted.kind === kind && planted.until === NEVER ? [number] : [],
    );
  }

  /**
   * Ends one that no longer holds: the second adult has left, the debt is paid. One that ends on
   * the day it was to begin, or before, has come to nothing.
   */
  end(number: number, day: Day): void {
    this.#planted[number] = { ...(this.#planted[number] as Planted), until: day };
  }

  /** Those that came to something, and whose case did, by number. */
  standing(): [number: number, planted: Planted][] {
    const isVoid = (planted: Planted): boolean => planted.until <= planted.from;
    return [...this.#planted.entries()].filter(([, planted]) => {
      const likened = this.#planted[planted.resembles];
      return !isVoid(planted) && (likened === undefined || !isVoid(likened));
    });
  }

  /** The case or look-alike of a kind in force on a day for a person, or undefined. */
  ofPerson(kind: PlantKind, person: number, day: Day): Planted | undefined {
    return this.#find(this.#byPerson.get(person), kind, day);
  }

  /** The same for a property. */
  ofHome(kind: PlantKind, home: number, day: Day): Planted | undefined {
    return this.#find(this.#byHome.get(home), kind, day);
  }

  #find(numbers: readonly number[] | undefined, kind: PlantKind, day: Day): Planted | undefined {
    for (const number of numbers ?? []) {
      const planted = this.#planted[number] as Planted;
      if (planted.kind === kind && planted.from <= day && day < planted.until) return planted;
    }
    return undefined;
  }
}

function push(map: Map<number, number[]>, key: number, value: number): void {
  const found = map.get(key);
  if (found === undefined) map.set(key, [value]);
  else found.push(value);
}

/** Everything a planter may use. */
export interface PlantingContext {
  readonly world: World;
  readonly plants: Plants;
  /** First and last day of the month that has just been lived. */
  readonly first: Day;
  readonly last: Day;
  /** Months until the last extract: plants belong in the months that extracts show. */
  readonly monthsLeft: number;
  readonly random: KeyedRandom;
  /** A stranger comes from outside to live with a household, in a role of `ROLE`; returns the person. */
  readonly newcomer: (
    household: number,
    role: number,
    ages: readonly [from: number, to: number],
    day: Day,
    kind: EventKind,
  ) => number;
}

/**
 * Plants cases of one kind. Called once a month after the world has lived
 * through it and before the sources hear of it: it may use the world's verbs,
 * which makes what it does part of the world for every source alike. It looks
 * at its lasting cases each month, and ends those that life has ended.
 */
export interface Planter {
  readonly kind: PlantKind;
  plant(context: PlantingContext): void;
}
