import { ROLE } from '../world/kinds.ts';
import type { World } from '../world/world.ts';

/** People of the month's events of a kind who are alive, each once. */
export function peopleOfEvent(world: World, kind: number): number[] {
  const { events } = world;
  const people = new Set<number>();
  for (let e = 0; e < world.eventCount; e++) {
    if (events.kind.get(e) === kind && world.isAlive(events.person.get(e))) {
      people.add(events.person.get(e));
    }
  }
  return [...people];
}

/** The first children at home, from somewhere in the borough on, who suit. */
export function firstChildren(
  world: World,
  start: number,
  count: number,
  suits: (person: number) => boolean,
): number[] {
  const people: number[] = [];
  for (let i = 0; i < world.personCount && people.length < count; i++) {
    const person = (start + i) % world.personCount;
    if (world.people.role.get(person) !== ROLE.child) continue;
    if (world.people.household.get(person) >= 0 && suits(person)) people.push(person);
  }
  return people;
}

/** Takes some off the ends of several lists, one of each in turn while it has any. */
export function takeAlternately(lists: readonly number[][], count: number): number[] {
  const taken: number[] = [];
  while (taken.length < count && lists.some(({ length }) => length > 0)) {
    for (const list of lists) {
      const one = taken.length < count ? list.pop() : undefined;
      if (one !== undefined) taken.push(one);
    }
  }
  return taken;
}
