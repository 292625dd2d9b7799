import type { Random } from '../../random.ts';
import type { Day } from '../calendar.ts';
import { PROPERTY, TENURE } from '../gazetteer/gazetteer.ts';
import type { World } from './world.ts';

/** Homes someone who is looking sees before giving up. */
const LOOKS = 8;

/** The homes that stand empty, for those who look for one. */
export class EmptyHomes {
  readonly #world: World;
  readonly #random: Random;
  readonly #homes: number[] = [];

  constructor(world: World, random: Random) {
    this.#world = world;
    this.#random = random;
  }

  add(property: number): void {
    this.#homes.push(property);
  }

  /**
   * A home for some people from a day on, or -1: of the tenure they had, or let privately; of
   * another only where little else was seen. It is theirs: it is empty no more.
   */
  find(people: number, tenure: number, day: Day): number {
    const { property } = this.#world.gazetteer;
    for (let look = 0; look < LOOKS && this.#homes.length > 0; look++) {
      const at = this.#random.below(this.#homes.length);
      const home = this.#homes[at] as number;
      const its = property.tenure.get(home);
      const suits =
        property.kind.get(home) !== PROPERTY.hmo &&
        this.#world.householdAt(home) < 0 &&
        this.#world.emptySince(home) < day &&
        (its === tenure || its === TENURE.private || look > LOOKS / 2) &&
        property.rooms.get(home) + 1 >= people;
      if (!suits) continue;
      this.#homes[at] = this.#homes[this.#homes.length - 1] as number;
      this.#homes.pop();
      return home;
    }
    return -1;
  }

  /** Offers every home in turn; one that is taken (`true`) is empty no more. */
  offer(take: (home: number) => boolean): void {
    let kept = 0;
    for (let i = 0; i < this.#homes.length; i++) {
      const home = this.#homes[i] as number;
      // Whoever plants cases may have put someone there.
      if (this.#world.householdAt(home) >= 0) continue;
      if (!take(home)) this.#homes[kept++] = home;
    }
    this.#homes.length = kept;
  }
}
