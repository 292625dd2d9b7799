import { type Day, NEVER } from '../calendar.ts';
import {
  isEntitledToFreeMeals,
  isOnBenefit,
  schooling,
  staysForSixthForm,
  yearGroup,
} from '../world/circumstances.ts';
import { ROLE } from '../world/kinds.ts';
import type { World } from '../world/world.ts';
import { takeAlternately } from './child-candidates.ts';
import { LOOK_ALIKES, type Planter, type PlantingContext } from './plant.ts';

/** Cases come about in the year before the last extract, and so are seen in all of twelve. */
const MONTHS = 13;

/**
 * Of families whose children are entitled to free school meals, those who do
 * not claim: 11% of entitled pupils (DfE, Pupils not claiming free school meals, 2013).
 */
const UNCLAIMED = 0.11;
/** Pupil premium for a pupil in a year, in pence: primary and secondary (DfE, 2024 to 2025). */
const PREMIUM = { primary: 148_000, secondary: 105_000 } as const;

/** Children entitled to free school meals whose parents do not claim them: all of a family's. */
export class FreeSchoolMealsUnclaimed implements Planter {
  readonly kind = 'free-school-meals-unclaimed';

  plant(context: PlantingContext): void {
    const { monthsLeft } = context;
    if (monthsLeft < MONTHS) this.#review(context);
    if (monthsLeft !== MONTHS) return;
    const { world, plants, last } = context;
    const found: number[] = [];
    const richer: number[] = [];
    const others: number[] = [];
    for (let child = 0; child < world.personCount; child++) {
      const household = world.people.household.get(child);
      if (household < 0 || world.people.role.get(child) !== ROLE.child) continue;
      if (!plants.isFree(child, -1)) continue;
      const year = yearGroup(world.people.born.get(child), last);
      if (year < 0 || year > 12 || !isOnBenefit(world, household)) continue;
      const isCase = context.random.of(household).chance(UNCLAIMED);
      if (isEntitledToFreeMeals(world, child, last)) {
        if (isCase && year < 10) found.push(child);
      } else if (isSchoolChild(world, child, last)) richer.push(child);
      else others.push(child);
    }
    for (const child of found) {
      const alike = takeAlternately([others, richer], LOOK_ALIKES);
      if (alike.length < LOOK_ALIKES) return;
      const year = yearGroup(world.people.born.get(child), last);
      const common = { kind: this.kind, from: last, until: NEVER } as const;
      const number = plants.add({
        ...common,
        person: child,
        home: world.homeOn(child, last),
        pence: year < 7 ? PREMIUM.primary : PREMIUM.secondary,
        resembles: -1,
        reason: 'entitled by the family’s income, not claimed',
      });
      for (const other of alike) {
        plants.add({
          ...common,
          person: other,
          home: world.homeOn(other, last),
          pence: 0,
          resembles: number,
          reason: this.#innocence(world, other, last),
        });
      }
    }
  }

  #innocence(world: World, child: number, day: Day): string {
    if (schooling(world, child) === 'independent') return 'at an independent school';
    if (schooling(world, child) === 'home') return 'taught at home';
    const year = yearGroup(world.people.born.get(child), day);
    return year > 11 ? 'has left school' : 'on benefit, but above the limit for free meals';
  }

  /** Ends what life has ended: they moved away, grew up, or earn more, or less, than they did. */
  #review({ world, plants, last }: PlantingContext): void {
    for (const number of plants.lasting(this.kind)) {
      const planted = plants.all()[number];
      if (planted === undefined) continue;
      const isCase = planted.resembles < 0;
      const isEntitled = isEntitledToFreeMeals(world, planted.person, last);
      const isHere = world.people.household.get(planted.person) >= 0;
      if (!isHere || isCase !== isEntitled) plants.end(number, last);
    }
  }
}

/** A child who is a pupil of a state school, as far as age goes. */
function isSchoolChild(world: World, child: number, day: Day): boolean {
  if (schooling(world, child) !== 'state') return false;
  return yearGroup(world.people.born.get(child), day) < 12 || staysForSixthForm(world, child);
}
