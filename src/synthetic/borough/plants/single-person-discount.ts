import { type Day, NEVER } from '../calendar.ts';
import { PROPERTY } from '../gazetteer/gazetteer.ts';
import { EVENT, ROLE, TRAIT } from '../world/kinds.ts';
import { yearlyTax } from '../world/means.ts';
import type { World } from '../world/world.ts';
import { livesAt } from './change-of-people.ts';
import { type Candidate, casesThisMonth, findHome, hasLivedThere } from './home-candidates.ts';
import { LOOK_ALIKES, type Planter, type PlantingContext } from './plant.ts';

/** Of homes. Illustrative; the commonest of the cases, as the business case found. */
const SHARE = 0.002;
/** Of the charge (Local Government Finance Act 1992, s. 11). */
const DISCOUNT = 0.25;
const SETTLED_DAYS = 200;

/** Who comes to live with someone alone: the case first, then its look-alikes. */
const COMERS = [
  { reason: 'partner moved in, not told of', role: ROLE.partner, ages: undefined },
  { reason: 'student lodger, disregarded', role: ROLE.lodger, ages: [19, 23] },
  { reason: 'student relative, disregarded', role: ROLE.relative, ages: [19, 22] },
  { reason: 'relative under 18, not counted', role: ROLE.relative, ages: [15, 16] },
] as const;

/**
 * People with the single person discount whom a partner has joined. Look-alikes:
 * someone has come to live there too, and does not count (Local Government
 * Finance Act 1992, schedule 1): students, and the young.
 */
export class SinglePersonDiscount implements Planter {
  readonly kind = 'single-person-discount';

  plant(context: PlantingContext): void {
    const { world, plants, last } = context;
    for (const number of plants.lasting(this.kind)) {
      const planted = plants.all()[number];
      if (planted === undefined) continue;
      const { person, home, resembles } = planted;
      const counted = livesAt(world, person, home) ? countedAt(world, home, last) : 0;
      if (resembles < 0 ? counted < 2 : counted !== 1) plants.end(number, last);
    }
    for (let n = casesThisMonth(context, SHARE); n > 0; n--) this.#plantOne(context, n * 8);
  }

  #plantOne(context: PlantingContext, occasion: number): void {
    const { plants, first, last, random, world } = context;
    const found: Candidate[] = [];
    while (found.length <= LOOK_ALIKES) {
      const one = findHome(context, occasion + found.length, (each) => {
        return isAlone(context, each, last) && found.every(({ home }) => home !== each.home);
      });
      if (one === undefined) return;
      found.push(one);
    }
    const day = first + random.of(occasion, last).below(20);
    let number = -1;
    found.forEach(({ home, head, household }, i) => {
      const { reason, role, ages } = COMERS[i] as (typeof COMERS)[number];
      const planted = plants.add({
        kind: this.kind,
        person: head,
        home,
        from: day,
        until: NEVER,
        pence: i === 0 ? Math.round(yearlyTax(world, home) * DISCOUNT) : 0,
        resembles: number,
        reason,
      });
      if (i === 0) number = planted;
      const age = world.years(head, day);
      const kind =
        role === ROLE.partner
          ? EVENT.partnerMovesIn
          : role === ROLE.lodger
            ? EVENT.lodgerArrives
            : EVENT.moveIn;
      const between = ages ?? ([Math.max(19, age - 6), age + 5] as const);
      const comer = context.newcomer(household, role, between, day, kind);
      if (role === ROLE.partner) world.pair(head, comer);
      if (i > 0) {
        world.setTrait(comer, TRAIT.student, true);
        if (i === LOOK_ALIKES) world.setTrait(comer, TRAIT.driver, false);
      }
      world.households.settled.set(household, day);
    });
  }
}

function isAlone({ world }: PlantingContext, each: Candidate, day: Day): boolean {
  const age = world.years(each.head, day);
  return (
    each.members.length === 1 &&
    age >= 23 &&
    age <= 60 &&
    !world.has(each.head, TRAIT.student) &&
    world.gazetteer.property.kind.get(each.home) < PROPERTY.hmo &&
    hasLivedThere(world, each.head, day, SETTLED_DAYS)
  );
}

/** Adults of a home who count for the discount. */
function countedAt(world: World, home: number, day: Day): number {
  return world
    .members(world.householdAt(home))
    .filter((person) => world.age(person, day) >= 18 && !world.has(person, TRAIT.student)).length;
}
