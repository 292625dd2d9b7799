import { NEVER } from '../calendar.ts';
import { PROPERTY } from '../gazetteer/gazetteer.ts';
import { EVENT, HOUSEHOLD } from '../world/kinds.ts';
import { yearlyTax } from '../world/means.ts';
import { livesAt } from './change-of-people.ts';
import { casesThisMonth } from './home-candidates.ts';
import { LOOK_ALIKES, type Planter, type PlantingContext } from './plant.ts';

/** Of homes. Illustrative. */
const SHARE = 0.0011;
const STRIDE = 7919;

const ALIKE = [
  'being renovated, nobody lives there',
  'for sale, nobody lives there',
  'the owner has died, nobody lives there',
] as const;

/**
 * Homes declared empty to council tax by people who have moved in. Look-alikes:
 * homes that stand empty, whatever older records other services hold of them;
 * new ones are noted as they fill, so that three stand beside each case.
 */
export class EmptyHomeOccupied implements Planter {
  readonly kind = 'empty-home-occupied';

  plant(context: PlantingContext): void {
    const { world, plants, last, monthsLeft } = context;
    const cases = new Map<number, number>();
    for (const number of plants.lasting(this.kind)) {
      const { person, home, resembles } = plants.all()[number] as {
        person: number;
        home: number;
        resembles: number;
      };
      const isCase = resembles < 0;
      if (isCase ? livesAt(world, person, home) : world.householdAt(home) < 0) {
        const of = isCase ? number : resembles;
        cases.set(of, (cases.get(of) ?? 0) + (isCase ? 0 : 1));
      } else plants.end(number, last);
    }
    for (const [number, count] of cases) {
      if (plants.all()[number]?.until === NEVER)
        this.#addAlike(context, number, LOOK_ALIKES - count);
    }
    let wanted = monthsLeft <= 13 ? casesThisMonth(context, SHARE) : 0;
    const { events } = world;
    for (let e = 0; e < world.eventCount && wanted > 0; e++) {
      const [person, home] = [events.person.get(e), events.to.get(e)];
      if (events.kind.get(e) !== EVENT.moveIn || !livesAt(world, person, home)) continue;
      const household = world.people.household.get(person);
      const suits =
        world.households.kind.get(household) === HOUSEHOLD.family &&
        world.households.firstMember.get(household) === person &&
        world.gazetteer.property.kind.get(home) < PROPERTY.hmo &&
        plants.isFree(person, home);
      if (!suits) continue;
      wanted -= 1;
      const number = plants.add({
        kind: this.kind,
        person,
        home,
        from: events.day.get(e),
        until: NEVER,
        pence: yearlyTax(world, home),
        resembles: -1,
        reason: 'moved in, declared empty',
      });
      this.#addAlike(context, number, LOOK_ALIKES);
    }
  }

  #addAlike(context: PlantingContext, number: number, count: number): void {
    const { world, plants, random, first, last } = context;
    const { length } = world.gazetteer;
    const start = random.of(number, first).below(length);
    for (let look = 0, found = 0; look < length && found < count; look++) {
      const home = (start + look * STRIDE) % length;
      const isEmpty =
        world.gazetteer.property.kind.get(home) < PROPERTY.hmo &&
        world.householdAt(home) < 0 &&
        world.emptySince(home) < first &&
        plants.isFree(-1, home);
      if (!isEmpty) continue;
      plants.add({
        kind: this.kind,
        person: -1,
        home,
        from: last,
        until: NEVER,
        pence: 0,
        resembles: number,
        reason: ALIKE[found % ALIKE.length] as string,
      });
      found += 1;
    }
  }
}
