import type { Day } from '../calendar.ts';
import { HOUSEHOLD } from '../world/kinds.ts';
import type { World } from '../world/world.ts';
import type { PlantingContext } from './plant.ts';

/** Months before the last extract in which cases are planted: all but the last show in extracts. */
const FIRST_MONTH = 13;
const LAST_MONTH = 2;
/** Homes looked at for one that suits, before a month goes without. */
const LOOKS = 6000;
/** Apart enough that neighbours are not chosen together; a prime, so that all homes come up. */
const STRIDE = 7919;

/**
 * Cases of a kind for a month: a share of the borough's homes in all, never
 * fewer than two, spread evenly over the months that extracts show.
 */
export function casesThisMonth(
  { world, monthsLeft }: PlantingContext,
  shareOfHomes: number,
): number {
  if (monthsLeft > FIRST_MONTH || monthsLeft < LAST_MONTH) return 0;
  const months = FIRST_MONTH - LAST_MONTH + 1;
  const total = Math.max(2, Math.round(world.gazetteer.length * shareOfHomes));
  const at = FIRST_MONTH - monthsLeft;
  return Math.floor(((at + 1) * total) / months) - Math.floor((at * total) / months);
}

/** A family's home that suits and that nothing is planted on, with its people. */
export interface Candidate {
  readonly home: number;
  readonly household: number;
  /** The head first. */
  readonly members: readonly number[];
  readonly head: number;
}

/**
 * Finds a home that suits, from a place of the gazetteer that chance names;
 * undefined where none does. Homes where something changed this month are
 * passed over.
 */
export function findHome(
  { world, plants, random, first }: PlantingContext,
  occasion: number,
  suits: (candidate: Candidate) => boolean,
): Candidate | undefined {
  const { length } = world.gazetteer;
  const start = random.of(first, occasion).below(length);
  for (let look = 0; look < Math.min(LOOKS, length); look++) {
    const home = (start + look * STRIDE) % length;
    const household = world.householdAt(home);
    if (household < 0 || world.households.kind.get(household) !== HOUSEHOLD.family) continue;
    if (world.households.settled.get(household) >= first) continue;
    const head = world.households.firstMember.get(household);
    if (head < 0 || !plants.isFree(head, home)) continue;
    const candidate = { home, household, members: world.members(household), head };
    if (suits(candidate)) return candidate;
  }
  return undefined;
}

/** Whether someone has lived where they live for so many days. */
export function hasLivedThere(world: World, person: number, day: Day, days: number): boolean {
  const stay = world.people.lastStay.get(person);
  return stay >= 0 && world.stays.from.get(stay) <= day - days;
}
