import { type Day, NEVER } from '../calendar.ts';
import { PROPERTY } from '../gazetteer/gazetteer.ts';
import {
  isFundedInCareHome,
  wantsBadge,
  wantsPermit,
  weeklyCareCost,
} from '../world/circumstances.ts';
import { EVENT } from '../world/kinds.ts';
import type { World } from '../world/world.ts';
import { LOOK_ALIKES, type Planter, type PlantingContext, type PlantKind } from './plant.ts';
import { resembling } from './resembling.ts';

/** Cases come about in the months before the last extract, and in time to be seen in it. */
const MONTHS = 14;

/** What goes on after the death of whoever had it. */
interface Entitlement {
  readonly kind: PlantKind;
  /** Whether someone who lives at a home has it. */
  readonly holds: (world: World, person: number, home: number, day: Day) => boolean;
  /** Of deaths of those who had it, the share after which it goes on. Illustrative. */
  readonly share: number;
  readonly pence: (world: World, person: number) => number;
  readonly reason: string;
  /** Why a look-alike who died is innocent, and one who lives. */
  readonly ended: string;
  readonly alive: string;
}

/**
 * A badge, a permit or a payment that goes on after its holder has died.
 * Look-alikes: another of the dead, for whom it ended as it should, and holders
 * alive and well who have the name of the dead.
 */
class AfterDeath implements Planter {
  readonly kind: PlantKind;
  readonly #what: Entitlement;
  /** The dead for whom it ended, to be taken as look-alikes. */
  readonly #ended: { person: number; home: number; day: Day }[] = [];

  constructor(what: Entitlement) {
    this.kind = what.kind;
    this.#what = what;
  }

  plant(context: PlantingContext): void {
    const { world, plants, first, last, monthsLeft, random } = context;
    if (monthsLeft >= MONTHS) return;
    this.#endOfLife(context);
    if (monthsLeft === 0) return;
    const cases: { person: number; home: number; day: Day }[] = [];
    const { events } = world;
    for (let e = 0; e < world.eventCount; e++) {
      if (events.kind.get(e) !== EVENT.death) continue;
      const [person, home, day] = [events.person.get(e), events.from.get(e), events.day.get(e)];
      if (home < 0 || !this.#what.holds(world, person, home, day)) continue;
      if (plants.ofPerson(this.kind, person, day) !== undefined) continue;
      const isCase = random.of(person).chance(this.#what.share);
      (isCase ? cases : this.#ended).push({ person, home, day });
    }
    const free = (person: number): boolean =>
      this.#what.holds(world, person, world.homeOn(person, last), last) &&
      plants.ofPerson(this.kind, person, last) === undefined;
    const start = random.of(first).below(world.personCount);
    const alike = resembling(
      world,
      cases.map(({ person }) => person),
      free,
      start,
    );
    cases.forEach((found, i) => {
      this.#add(context, found, alike[i] ?? []);
    });
  }

  #add(
    { world, plants, last }: PlantingContext,
    { person, home, day }: { person: number; home: number; day: Day },
    alike: readonly number[],
  ): void {
    const { kind } = this;
    const living = alike.filter((one) => plants.ofPerson(kind, one, last) === undefined);
    // Fewer than it takes: the borough is too small, and this one ended as it should.
    if (living.length < LOOK_ALIKES) {
      this.#ended.push({ person, home, day });
      return;
    }
    const number = plants.add({
      kind,
      person,
      home,
      from: day,
      until: NEVER,
      pence: this.#what.pence(world, person),
      resembles: -1,
      reason: this.#what.reason,
    });
    const common = { kind, until: NEVER, pence: 0, resembles: number } as const;
    const ended = this.#ended.shift();
    if (ended !== undefined) {
      plants.add({
        ...common,
        person: ended.person,
        home: ended.home,
        from: ended.day,
        reason: this.#what.ended,
      });
    }
    for (const one of living.slice(0, LOOK_ALIKES - (ended === undefined ? 0 : 1))) {
      plants.add({
        ...common,
        person: one,
        home: world.homeOn(one, last),
        from: last,
        reason: this.#what.alive,
      });
    }
  }

  /** Look-alikes who were alive and well, and are no longer, or have left. */
  #endOfLife({ world, plants, last }: PlantingContext): void {
    for (const number of plants.lasting(this.kind)) {
      const planted = plants.all()[number];
      if (planted?.reason !== this.#what.alive) continue;
      if (world.people.household.get(planted.person) < 0) plants.end(number, last);
    }
  }
}

/** The disabled badge of someone who died is not handed in, and goes on being renewed. */
export const badgesOfTheDead = (): Planter =>
  new AfterDeath({
    kind: 'badge-of-the-dead',
    holds: (world, person) => wantsBadge(world, person),
    share: 0.3,
    // Parking charges lost by a badge. Illustrative: no source was found for this sum. The Cabinet
    // Office has said that a badge may be worth up to £800; the Department for Transport in 2010
    // put a regular user's benefit at £453 in the country and £5,644 in London, a year.
    pence: () => 57_500,
    reason: 'badge not handed in',
    ended: 'badge handed in after the death',
    alive: 'holder of the same name, alive',
  });

/** The permit of someone who died is renewed by whoever drives the car now. */
export const permitsOfTheDead = (): Planter =>
  new AfterDeath({
    kind: 'permit-of-the-dead',
    holds: wantsPermit,
    share: 0.5,
    // What a year's parking in the zone would cost someone with no right to a permit. Illustrative.
    pence: () => 42_000,
    reason: 'permit kept and renewed',
    ended: 'permit given up after the death',
    alive: 'holder of the same name, alive',
  });

/** A care home goes on being paid for a resident who died. */
export const careAfterDeath = (): Planter =>
  new AfterDeath({
    kind: 'care-payment-after-death',
    holds: (world, person, home) => isCareHome(world, home) && isFundedInCareHome(world, person),
    share: 0.35,
    pence: (world, person) => weeklyCareCost(world, person) * 52,
    reason: 'home not told the council of the death',
    ended: 'paid to the day of death, in arrears',
    alive: 'resident of the same name, alive',
  });

function isCareHome(world: World, home: number): boolean {
  return home >= 0 && world.gazetteer.property.kind.get(home) === PROPERTY.careHome;
}
