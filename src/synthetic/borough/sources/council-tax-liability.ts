import { type Day, NEVER } from '../calendar.ts';
import type { EnteredAddress } from '../entry/addresses.ts';
import { PROPERTY } from '../gazetteer/gazetteer.ts';
import { HOUSEHOLD, ROLE, TRAIT } from '../world/kinds.ts';
import type { Office } from './office.ts';

/** Reference of an account, opaque to all but the system. */
export function accountRef(account: number): string {
  const number = 60_000_000 + account * 7;
  return `${number}${number % 9}`;
}

export function isBanded(office: Office, home: number): boolean {
  const kind = office.world.gazetteer.property.kind.get(home);
  return kind < PROPERTY.hmo;
}

/** Those who live there and are liable: the head and the partner, or the eldest sharers. */
export function liableAt(office: Office, home: number): number[] {
  const { world } = office;
  const household = world.householdAt(home);
  if (household < 0) return [];
  const members = world.members(household);
  if (world.households.kind.get(household) === HOUSEHOLD.shared) return members.slice(0, 2);
  return members.filter((person) => world.people.role.get(person) <= ROLE.partner);
}

/** Adults who count for the discount: students and the young do not (SI 1992/548 and 1992/552). */
export function countedAdults(office: Office, home: number, day: Day): number {
  const { world } = office;
  return world
    .members(world.householdAt(home))
    .filter((person) => world.age(person, day) >= 18 && !world.has(person, TRAIT.student)).length;
}

/** Since when someone has lived at the home of today. */
export function sinceWhen(office: Office, person: number): Day {
  const { stays, people } = office.world;
  return stays.from.get(people.lastStay.get(person));
}

/** The day, or the last on which someone was alive. */
export function lastAlive(office: Office, person: number, day: Day): Day {
  return Math.min(day, office.world.people.died.get(person) - 1);
}

/** The day the last of some people left a home, by their own account. */
export function leftOn(office: Office, people: readonly number[], home: number, day: Day): Day {
  const { stays, people: columns } = office.world;
  let left = 0;
  for (const person of people) {
    for (let s = columns.lastStay.get(person); s >= 0; s = stays.previous.get(s)) {
      if (stays.home.get(s) !== home) continue;
      left = Math.max(left, Math.min(stays.to.get(s), NEVER));
      break;
    }
  }
  return left === 0 || left === NEVER ? day : left;
}

/** Whether those who live at a home hide a second adult: a planted case, not a look-alike. */
export function hidesAdult(office: Office, home: number, day: Day): boolean {
  const planted = office.plants.ofHome('single-person-discount', home, day);
  return planted !== undefined && planted.resembles < 0;
}

/** What someone who leaves on a day leaves unpaid, in pence: a planted case, not a look-alike. */
export function debtLeft(office: Office, person: number, day: Day): number {
  const planted = office.plants.ofPerson('mover-left-debt', person, day);
  return planted === undefined || planted.resembles >= 0 ? 0 : planted.pence;
}

/** Letter of the band, A to H. */
export function bandOf(office: Office, home: number): string {
  return 'ABCDEFGH'[office.world.gazetteer.property.band.get(home) - 1] ?? '';
}

/** The four address columns of the system, in capitals: flat and building, road, locality, town. */
export function inLines({
  sao,
  building,
  number,
  street,
  locality,
  town,
}: EnteredAddress): string[] {
  const inside = [sao, building].filter((part) => part !== '').join(' ');
  const road = number === '' ? street : `${number} ${street}`;
  return [inside, road, locality, town].map((part) => part.toUpperCase());
}
