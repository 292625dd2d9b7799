import { type Day, NEVER } from '../calendar.ts';
import { isReader } from '../world/circumstances.ts';
import { EVENT, TRAIT } from '../world/kinds.ts';
import type { World } from '../world/world.ts';
import type { Planter, PlantingContext } from './plant.ts';

/** Months over which the cases come to light, up to the last extract. */
const MONTHS = 12;
/** Of readers from outside, those who are held as residents. Illustrative. */
const HELD_AS_RESIDENT = 0.3;
/** Stock, counter and postage for a borrower in a year, in pence. Illustrative. */
const YEARLY_COST = 1_450;

/**
 * Borrowers who live outside the borough and are held as its residents.
 * Look-alikes: two neighbours held as what they are, and a reader who has just
 * left the borough and no longer comes.
 */
export class OutsideCustomers implements Planter {
  readonly kind = 'outside-customer';
  #waiting: number[] = [];
  #eachMonth = 0;

  plant(context: PlantingContext): void {
    const { world, plants, first, last, monthsLeft, random } = context;
    if (monthsLeft >= MONTHS) return;
    if (this.#eachMonth === 0) {
      this.#waiting = neighboursWhoRead(world, last);
      this.#eachMonth = Math.ceil((this.#waiting.length * HELD_AS_RESIDENT) / MONTHS);
    }
    for (const number of plants.lasting(this.kind)) {
      const person = plants.all()[number]?.person ?? -1;
      if (world.people.household.get(person) >= 0) plants.end(number, last);
    }
    random.of(first);
    const take = (): number =>
      this.#waiting.splice(random.below(this.#waiting.length), 1)[0] as number;
    for (const [leaver, from] of readersWhoLeft(world, last).slice(0, this.#eachMonth)) {
      if (this.#waiting.length < 3) return;
      const common = { kind: this.kind, home: -1, from, until: NEVER } as const;
      const found = plants.add({
        ...common,
        person: take(),
        pence: YEARLY_COST,
        resembles: -1,
        reason: 'lives outside the borough, held as a resident',
      });
      const alike = { ...common, pence: 0, resembles: found };
      plants.add({ ...alike, person: take(), reason: 'held as a borrower from outside' });
      plants.add({ ...alike, person: take(), reason: 'works in the borough' });
      plants.add({ ...alike, person: leaver, reason: 'has left, and no longer comes' });
    }
  }
}

function neighboursWhoRead(world: World, day: Day): number[] {
  const found: number[] = [];
  for (let person = 0; person < world.personCount; person++) {
    if (world.has(person, TRAIT.neighbour) && isReader(world, person, day)) found.push(person);
  }
  return found;
}

/** Readers who left the borough this month, with the day. */
function readersWhoLeft(world: World, last: Day): [person: number, day: Day][] {
  const found: [number, Day][] = [];
  const { events } = world;
  for (let e = 0; e < world.eventCount; e++) {
    const person = events.person.get(e);
    const isGone =
      events.kind.get(e) === EVENT.moveOut &&
      world.isAlive(person) &&
      world.people.household.get(person) < 0;
    if (isGone && isReader(world, person, last)) found.push([person, events.day.get(e)]);
  }
  return found;
}
