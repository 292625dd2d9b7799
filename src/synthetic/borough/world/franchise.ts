import type { Day } from '../calendar.ts';
import { KeyedRandom } from '../chance.ts';
import { NATIONALITIES, TRAIT } from './kinds.ts';
import type { World } from './world.ts';

/**
 * Of those who are entitled, the share who register, by tenure of the home
 * (owned, private, council, association). Near the Electoral Commission's 2022
 * study of the registers, in which about 86% of those entitled were registered,
 * owners far more often than private tenants; rounded, the split illustrative.
 */
const REGISTERS_BY_TENURE = [0.97, 0.75, 0.88, 0.89] as const;
const REGISTERS_ELSEWHERE = 0.7;
/** Of the young, and of those who keep away from officials, compared with the others. Illustrative. */
const OF_THE_YOUNG = 0.92;
const OF_ATTAINERS = 0.35;
const OF_THE_HARD_TO_REACH = 0.45;

const leaning = new KeyedRandom(0, 'franchise/registers');

/**
 * Whether someone of this nationality and age may be on a register in England:
 * British, Irish, Commonwealth and (for local elections) EU citizens, from 16
 * up; nobody votes before 18 (Representation of the People Act 1983, ss. 2 and 4).
 */
export function mayRegister(world: World, person: number, day: Day): boolean {
  return (
    NATIONALITIES[world.people.nationality.get(person)] !== 'other' &&
    world.years(person, day) >= 16
  );
}

/**
 * Whether someone registers at the home of a day, sooner or later: settled for
 * life by the person's leaning, so that those who do not are the same each year.
 */
export function registers(world: World, person: number, day: Day): boolean {
  if (!mayRegister(world, person, day)) return false;
  const home = world.homeOn(person, day);
  if (home < 0) return false;
  const age = world.years(person, day);
  const tenure = world.gazetteer.property.tenure.get(home);
  const share =
    (REGISTERS_BY_TENURE[tenure] ?? REGISTERS_ELSEWHERE) *
    (age < 18 ? OF_ATTAINERS : age < 30 ? OF_THE_YOUNG : 1) *
    (world.has(person, TRAIT.hardToReach) ? OF_THE_HARD_TO_REACH : 1);
  return leaning.of(person, world.people.born.get(person)).next() < share;
}
