import type { Day } from '../calendar.ts';
import { EVENT, HOUSEHOLD, ROLE } from '../world/kinds.ts';
import type { World } from '../world/world.ts';
import type { PlantingContext } from './plant.ts';

/** A whole household leaves the borough, and says so, as others do. */
export function leaveBorough(world: World, household: number, day: Day): void {
  const address = world.outsideAddress();
  const from = world.households.home.get(household);
  for (const person of world.members(household)) {
    world.leave(person, day);
    world.liveOutside(person, address, day);
    world.tell(EVENT.moveOut, day, person, { from, to: address, household });
  }
}

/** Two strangers come to live at a home that has just been left. Returns their household. */
export function strangersCome(
  { world, newcomer, random }: PlantingContext,
  home: number,
  day: Day,
  kind: 'sharers' | 'couple',
): number {
  const income = 35 + random.of(home, day).below(50);
  const isCouple = kind === 'couple';
  const household = world.addHousehold(
    home,
    isCouple ? HOUSEHOLD.family : HOUSEHOLD.shared,
    income,
    day,
  );
  const [first, second] = isCouple ? [ROLE.head, ROLE.partner] : [ROLE.sharer, ROLE.sharer];
  const one = newcomer(household, first, [24, 44], day, EVENT.moveIn);
  const other = newcomer(household, second, [24, 44], day, EVENT.moveIn);
  if (isCouple) world.pair(one, other);
  world.households.settled.set(household, day);
  return household;
}

/** Someone comes to live with a household, as a lodger or relative. */
export function someoneJoins(
  { world, newcomer }: PlantingContext,
  household: number,
  role: typeof ROLE.lodger | typeof ROLE.relative,
  day: Day,
): number {
  const ages = role === ROLE.lodger ? ([20, 45] as const) : ([50, 75] as const);
  const kind = role === ROLE.lodger ? EVENT.lodgerArrives : EVENT.moveIn;
  world.households.settled.set(household, day);
  return newcomer(household, role, ages, day, kind);
}

/** Whether someone lives at a home now. */
export function livesAt(world: World, person: number, home: number): boolean {
  const household = world.people.household.get(person);
  return household >= 0 && world.households.home.get(household) === home;
}
