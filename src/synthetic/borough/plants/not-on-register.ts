import { type Day, NEVER } from '../calendar.ts';
import { mayRegister } from '../world/franchise.ts';
import { EVENT, NATIONALITIES } from '../world/kinds.ts';
import { livesAt } from './change-of-people.ts';
import { casesThisMonth } from './home-candidates.ts';
import { LOOK_ALIKES, type Planter, type PlantingContext } from './plant.ts';

/** Of homes. Illustrative. */
const SHARE = 0.002;
/**
 * What finding an elector saves in pence: over £9,000 of staff for 27,558
 * additions and removals at Hammersmith and Fulham (The Business Benefits of
 * CDI, case study of the electoral roll).
 */
export const PENCE_AN_ENTRY = 33;

const ARRIVALS: ReadonlySet<number> = new Set([
  EVENT.moveIn,
  EVENT.sharerArrives,
  EVENT.lodgerArrives,
  EVENT.partnerMovesIn,
]);

interface Arrival {
  readonly person: number;
  readonly home: number;
  readonly day: Day;
}

/**
 * Newcomers who may vote and do not register. There are others whom nobody
 * planted: the register is never complete. Look-alikes: newcomers who may not
 * vote, by nationality or age.
 */
export class NotOnRegister implements Planter {
  readonly kind = 'not-on-register';
  #alike: (Arrival & { readonly reason: string })[] = [];

  plant(context: PlantingContext): void {
    const { world, plants, last, monthsLeft } = context;
    if (monthsLeft > 16) return;
    for (const number of plants.lasting(this.kind)) {
      const { person, home, reason } = plants.all()[number] as {
        person: number;
        home: number;
        reason: string;
      };
      const isGrown = reason.startsWith('under') && world.years(person, last) >= 16;
      if (!livesAt(world, person, home) || isGrown) plants.end(number, last);
    }
    const { entitled, others } = arrivals(context);
    this.#alike = [...others, ...this.#alike].filter(
      ({ person, home }) => plants.isFree(person, home) && livesAt(world, person, home),
    );
    let wanted = casesThisMonth(context, SHARE);
    for (const { person, home, day } of entitled) {
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
        reason: 'moved in, did not register',
      });
      for (const each of this.#alike.splice(0, LOOK_ALIKES)) {
        const { person: other, home: elsewhere, day: since, reason } = each;
        const place = { person: other, home: elsewhere, from: since };
        plants.add({ ...common, ...place, pence: 0, resembles: number, reason });
      }
    }
  }
}

function arrivals({ world, last }: PlantingContext): {
  readonly entitled: readonly Arrival[];
  readonly others: readonly (Arrival & { readonly reason: string })[];
} {
  const entitled: Arrival[] = [];
  const others: (Arrival & { reason: string })[] = [];
  const { events, people } = world;
  for (let e = 0; e < world.eventCount; e++) {
    if (!ARRIVALS.has(events.kind.get(e))) continue;
    const arrival = {
      person: events.person.get(e),
      home: events.to.get(e),
      day: events.day.get(e),
    };
    if (!livesAt(world, arrival.person, arrival.home)) continue;
    const age = world.years(arrival.person, last);
    if (mayRegister(world, arrival.person, last)) {
      if (age >= 18) entitled.push(arrival);
    } else if (age >= 18 && NATIONALITIES[people.nationality.get(arrival.person)] === 'other') {
      others.push({ ...arrival, reason: 'may not vote, by nationality' });
    } else if (age < 15) others.push({ ...arrival, reason: 'under 16' });
  }
  return { entitled, others };
}
