import { type Day, NEVER } from '../calendar.ts';
import { PROPERTY } from '../gazetteer/gazetteer.ts';
import { EVENT } from '../world/kinds.ts';
import { casesThisMonth } from './home-candidates.ts';
import { LOOK_ALIKES, type Planter, type PlantingContext } from './plant.ts';

/** Of homes. Illustrative. */
const SHARE = 0.002;
/** Council tax left unpaid, in pence. Illustrative: £250 to £2,050. */
const DEBT = { least: 25_000, spread: 180_000 } as const;
const SETTLED_DAYS = 150;

interface Mover {
  readonly person: number;
  readonly home: number;
  readonly day: Day;
}

/**
 * People who moved within the borough and left council tax unpaid at the home
 * before. Look-alikes: movers of the same months who settled theirs, or whom
 * the council owes.
 */
export class MoverLeftDebt implements Planter {
  readonly kind = 'mover-left-debt';
  #movers: Mover[] = [];

  plant(context: PlantingContext): void {
    const { world, plants, last, monthsLeft, random } = context;
    if (monthsLeft > 16) return;
    for (const number of plants.lasting(this.kind)) {
      const person = plants.all()[number]?.person ?? -1;
      // Who has left the borough, or died, is no longer to be traced in it.
      if (world.people.household.get(person) < 0) plants.end(number, last);
    }
    this.#note(context);
    for (let n = casesThisMonth(context, SHARE); n > 0; n--) {
      const free = this.#movers.filter(
        ({ person, home }) =>
          plants.isFree(person, home) && world.people.household.get(person) >= 0,
      );
      if (free.length <= LOOK_ALIKES) return;
      // The latest mover owes: council tax has not ended the account yet.
      const [found, ...others] = free.reverse() as [Mover, ...Mover[]];
      if (found.day < context.first) return;
      const number = plants.add({
        kind: this.kind,
        person: found.person,
        home: found.home,
        from: found.day,
        until: NEVER,
        pence: DEBT.least + random.of(found.person).below(DEBT.spread),
        resembles: -1,
        reason: 'moved within the borough, council tax unpaid',
      });
      for (const { person, home, day } of others.slice(0, LOOK_ALIKES)) {
        plants.add({
          kind: this.kind,
          person,
          home,
          from: day,
          until: NEVER,
          pence: 0,
          resembles: number,
          reason: 'moved within the borough, owes nothing',
        });
      }
      this.#movers = this.#movers.filter(({ person, home }) => plants.isFree(person, home));
    }
  }

  /** Remembers who moved with the household this month, by its head. */
  #note({ world }: PlantingContext): void {
    const { events, people, stays, households, gazetteer } = world;
    for (let e = 0; e < world.eventCount; e++) {
      if (events.kind.get(e) !== EVENT.moveWithin) continue;
      const [person, home, day] = [events.person.get(e), events.from.get(e), events.day.get(e)];
      const household = people.household.get(person);
      if (household < 0 || households.firstMember.get(household) !== person) continue;
      const before = stays.previous.get(people.lastStay.get(person));
      const hadLived = before >= 0 && stays.from.get(before) < day - SETTLED_DAYS;
      const isBilled = gazetteer.property.kind.get(home) < PROPERTY.hmo;
      if (hadLived && isBilled) this.#movers.push({ person, home, day });
    }
  }
}
