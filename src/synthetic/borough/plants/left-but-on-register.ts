import { type Day, dayOf, NEVER, partsOf } from '../calendar.ts';
import { registers } from '../world/franchise.ts';
import { EVENT, TRAIT } from '../world/kinds.ts';
import type { World } from '../world/world.ts';
import { livesAt } from './change-of-people.ts';
import { casesThisMonth } from './home-candidates.ts';
import { PENCE_AN_ENTRY } from './not-on-register.ts';
import { LOOK_ALIKES, type Planted, type Planter, type PlantingContext } from './plant.ts';

/** Of homes. Illustrative. */
const SHARE = 0.0015;

interface Alike {
  readonly person: number;
  readonly home: number;
  readonly day: Day;
  readonly reason: string;
}

/**
 * Electors who have left the borough and whom nobody takes off the register.
 * There are others whom nobody planted. Look-alikes: students away in term, who
 * may stay on it at home (Representation of the People Act 1983, s. 5), and
 * electors whose relative of the same surname left.
 */
export class LeftButOnRegister implements Planter {
  readonly kind = 'left-but-on-register';
  #alike: Alike[] = [];

  plant(context: PlantingContext): void {
    const { world, plants, last, monthsLeft } = context;
    if (monthsLeft > 16) return;
    for (const number of plants.lasting(this.kind)) {
      const { person, home, reason } = plants.all()[number] as Planted;
      const isStudent = reason.startsWith('student');
      const hasChanged = reason.startsWith('relative')
        ? !livesAt(world, person, home)
        : world.people.household.get(person) >= 0 ||
          !world.isAlive(person) ||
          (isStudent && !world.has(person, TRAIT.student));
      if (hasChanged) plants.end(number, last);
    }
    const { gone, alike } = departures(context);
    // The register has taken earlier students off already.
    this.#alike = [...alike, ...this.#alike].filter(
      ({ person, home, day, reason }) =>
        plants.isFree(person, home) && (day >= context.first || !reason.startsWith('student')),
    );
    let wanted = casesThisMonth(context, SHARE);
    for (const { person, home, day } of gone) {
      if (wanted === 0 || this.#alike.length < LOOK_ALIKES) return;
      if (!plants.isFree(person, home)) continue;
      wanted -= 1;
      const common = { kind: this.kind, until: NEVER } as const;
      const number = plants.add({
        ...common,
        person,
        home,
        from: day,
        pence: PENCE_AN_ENTRY,
        resembles: -1,
        reason: 'left the borough, still on the register',
      });
      for (const each of this.#alike.splice(0, LOOK_ALIKES)) {
        const place = { person: each.person, home: each.home, from: each.day };
        plants.add({ ...common, ...place, pence: 0, resembles: number, reason: each.reason });
      }
    }
  }
}

function departures({ world }: PlantingContext): {
  readonly gone: readonly { person: number; home: number; day: Day }[];
  readonly alike: readonly Alike[];
} {
  const gone: { person: number; home: number; day: Day }[] = [];
  const alike: Alike[] = [];
  const { events, people } = world;
  for (let e = 0; e < world.eventCount; e++) {
    if (events.kind.get(e) !== EVENT.moveOut) continue;
    const [person, home, day] = [events.person.get(e), events.from.get(e), events.day.get(e)];
    if (home < 0 || people.household.get(person) >= 0 || !world.isAlive(person)) continue;
    const isElector = world.years(person, day) >= 18 && wasRegistered(world, person, day);
    if (isElector && world.has(person, TRAIT.student)) {
      alike.push({ person, home, day, reason: 'student away in term, on the register at home' });
      continue;
    }
    if (isElector) gone.push({ person, home, day });
    const stays = world
      .members(world.householdAt(home))
      .find(
        (each) =>
          people.surname.get(each) === people.surname.get(person) &&
          world.years(each, day) >= 18 &&
          wasRegistered(world, each, day),
      );
    if (stays === undefined) continue;
    alike.push({ person: stays, home, day, reason: 'relative of the same surname left' });
  }
  return { gone, alike };
}

/** Whether someone was sure to be on the register the day before: a canvass had found them there. */
function wasRegistered(world: World, person: number, day: Day): boolean {
  if (!registers(world, person, day - 1)) return false;
  const { year, month } = partsOf(day);
  const canvass = dayOf(month === 12 ? year : year - 1, 12, 1);
  return (
    world.homeOn(person, canvass) === world.homeOn(person, day - 1) &&
    day > canvass + 31 &&
    registers(world, person, canvass)
  );
}
