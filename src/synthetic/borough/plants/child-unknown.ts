import { type Day, firstDayOf, monthOf, NEVER } from '../calendar.ts';
import { schooling, yearGroup } from '../world/circumstances.ts';
import { EVENT, ROLE } from '../world/kinds.ts';
import { firstChildren, peopleOfEvent, takeAlternately } from './child-candidates.ts';
import { LOOK_ALIKES, type Planter, type PlantingContext } from './plant.ts';

/** Of families with children of school age who come to live here, those who tell no school. Illustrative. */
const UNKNOWN = 0.12;
/** Least funding for a pupil in a year, in pence (DfE, National funding formula, 2024 to 2025). */
const FUNDING = { primary: 461_000, secondary: 599_500 } as const;
/** Cases come about in the months before the last extract. */
const MONTHS = 18;

/**
 * Children of school age who came to live here and whom neither the schools nor
 * the children's services have heard of, though others have. Look-alikes: one
 * taught outside the state's schools, one who has moved away since, and one too
 * young for school.
 */
export class ChildUnknown implements Planter {
  readonly kind = 'child-unknown';

  plant(context: PlantingContext): void {
    const { world, plants, first, last, monthsLeft, random } = context;
    if (monthsLeft >= MONTHS) return;
    this.#review(context);
    if (monthsLeft === 0) return;
    // Still of school age when the last extract is made.
    const end = firstDayOf(monthOf(last) + monthsLeft);
    const isPupil = (child: number, day: Day): boolean => {
      const year = yearGroup(world.people.born.get(child), day);
      return year >= 1 && year <= 11;
    };
    const isFree = (child: number): boolean => plants.isFree(child, -1);
    const arrived = peopleOfEvent(world, EVENT.moveIn).filter(
      (child) =>
        world.people.household.get(child) >= 0 &&
        world.people.role.get(child) === ROLE.child &&
        isPupil(child, last) &&
        isPupil(child, end) &&
        isFree(child) &&
        random.of(world.people.household.get(child)).chance(UNKNOWN),
    );
    const left = peopleOfEvent(world, EVENT.moveOut).filter(
      (child) => isPupil(child, last) && world.people.household.get(child) < 0 && isFree(child),
    );
    const start = random.of(first).below(world.personCount);
    const wanted = arrived.length * LOOK_ALIKES;
    const taught = firstChildren(world, start, wanted, (child) => {
      return isPupil(child, end) && schooling(world, child) !== 'state' && isFree(child);
    });
    const young = firstChildren(world, start, wanted, (child) => {
      return world.years(child, end) < 4 && isFree(child);
    });
    for (const child of arrived) {
      const alike = takeAlternately([left, taught, young], LOOK_ALIKES);
      if (alike.length < LOOK_ALIKES) return;
      const from = world.stays.from.get(world.people.lastStay.get(child));
      const isPrimary = yearGroup(world.people.born.get(child), last) < 7;
      const number = plants.add({
        kind: this.kind,
        person: child,
        home: world.homeOn(child, last),
        from,
        until: NEVER,
        pence: isPrimary ? FUNDING.primary : FUNDING.secondary,
        resembles: -1,
        reason: 'came to the borough, and to no school',
      });
      for (const other of alike) {
        const isHere = world.people.household.get(other) >= 0;
        plants.add({
          kind: this.kind,
          person: other,
          home: isHere ? world.homeOn(other, last) : -1,
          from: last,
          until: NEVER,
          pence: 0,
          resembles: number,
          reason: !isHere
            ? 'has moved away'
            : isPupil(other, end)
              ? schooling(world, other) === 'home'
                ? 'taught at home, and registered as such'
                : 'at an independent school'
              : 'not yet of school age',
        });
      }
    }
  }

  #review({ world, plants, last }: PlantingContext): void {
    for (const number of plants.lasting(this.kind)) {
      const planted = plants.all()[number];
      if (planted === undefined) continue;
      const isHere = world.people.household.get(planted.person) >= 0;
      if (isHere === (planted.reason === 'has moved away')) plants.end(number, last);
    }
  }
}
