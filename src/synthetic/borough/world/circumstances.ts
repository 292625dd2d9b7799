import { type Day, partsOf } from '../calendar.ts';
import { hash4, purpose, unit } from '../chance.ts';
import { WARD_PROFILES } from '../gazetteer/place-names.ts';
import { ROLE, TRAIT } from './kinds.ts';
import { weeklyHousingBenefit, weeklyTaxReduction } from './means.ts';
import type { World } from './world.ts';

/**
 * What is so of people apart from any service: whether someone reads, keeps a
 * car, qualifies for free school meals. A pure function of the world, decided
 * for life by who the person is, so that planters and sources agree on it
 * without asking each other, and nothing is kept in memory.
 */

const PURPOSES = {
  reads: purpose('circumstances/reads'),
  drives: purpose('circumstances/drives'),
  permit: purpose('circumstances/permit'),
  badge: purpose('circumstances/badge'),
  schooling: purpose('circumstances/schooling'),
  sixthForm: purpose('circumstances/sixth-form'),
  funded: purpose('circumstances/funded'),
  careCost: purpose('circumstances/care-cost'),
} as const;

/**
 * Shares of people. Where no source is named the share is illustrative.
 * Keepers: 33.6 million licensed cars for about 54 million adults in Great
 * Britain (DfT, Vehicle licensing statistics, 2023), shared among those who
 * drive. Badges: held by 4.6% of people in England (DfT, Blue Badge scheme
 * statistics, 2023), about a quarter of the borough's disabled. Independent
 * schools: about 6.5% of pupils (DfE, Schools, pupils and their
 * characteristics, 2023/24); home education: about 1.3% (DfE, Elective home
 * education, autumn 2023). Council-funded residents of care homes: 63% (ONS,
 * Care homes and estimating the self-funding population, England, 2022 to 2023).
 */
const SHARES = {
  childrenRead: 0.45,
  adultsRead: 0.26,
  neighboursRead: 0.42,
  keepVehicle: 0.82,
  takePermit: 0.6,
  takeBadge: 0.27,
  independent: 0.065,
  homeEducated: 0.013,
  sixthForm: 0.45,
  fundedInCareHome: 0.63,
} as const;

/**
 * Income percentile below which a family qualifies for free school meals. Set
 * so that about a quarter of pupils do: 24.6% in England (DfE, Schools, pupils
 * and their characteristics, 2023/24).
 */
const FREE_MEALS_BELOW = 25;

function draw(world: World, person: number, what: keyof typeof PURPOSES): number {
  const { born, surnameAtBirth } = world.people;
  return unit(hash4(PURPOSES[what], person, born.get(person), surnameAtBirth.get(person)));
}

/** The day, or the last on which someone was alive: what can have been entered of them. */
export function lastAlive(world: World, person: number, day: Day): Day {
  return Math.min(day, world.people.died.get(person) - 1);
}

/** Whether someone of an age uses the borough's libraries, at some time or other. */
export function isReader(world: World, person: number, day: Day): boolean {
  const share = world.has(person, TRAIT.neighbour)
    ? SHARES.neighboursRead
    : world.years(person, day) < 16
      ? SHARES.childrenRead
      : SHARES.adultsRead;
  return draw(world, person, 'reads') < share;
}

/** Whether someone is the registered keeper of a vehicle. */
export function keepsVehicle(world: World, person: number, day: Day): boolean {
  return (
    world.has(person, TRAIT.driver) &&
    world.years(person, day) >= 18 &&
    draw(world, person, 'drives') < SHARES.keepVehicle
  );
}

/** Controlled parking zone of a property, in the centre and the terraces; empty elsewhere. */
export function parkingZone(world: World, home: number): string {
  if (home < 0) return '';
  const { property, street } = world.gazetteer;
  const at = property.street.get(home);
  if (street.profile.get(at) > WARD_PROFILES.indexOf('terraces')) return '';
  return String.fromCharCode(65 + (street.locality.get(at) % 20));
}

/** Whether someone who lives at a home parks in its zone with a permit. */
export function wantsPermit(world: World, person: number, home: number, day: Day): boolean {
  return (
    parkingZone(world, home) !== '' &&
    draw(world, person, 'permit') < SHARES.takePermit &&
    keepsVehicle(world, person, day)
  );
}

/** Whether someone has a disabled badge. */
export function wantsBadge(world: World, person: number): boolean {
  return world.has(person, TRAIT.disabled) && draw(world, person, 'badge') < SHARES.takeBadge;
}

/** Where a child is taught: most at a school of the state. */
export function schooling(world: World, child: number): 'state' | 'independent' | 'home' {
  const at = draw(world, child, 'schooling');
  if (at < SHARES.independent) return 'independent';
  return at < SHARES.independent + SHARES.homeEducated ? 'home' : 'state';
}

/** Whether a pupil stays at school for the sixth form, rather than going to a college. */
export function staysForSixthForm(world: World, child: number): boolean {
  return draw(world, child, 'sixthForm') < SHARES.sixthForm;
}

/** First calendar year of the school year of a day: it begins on 1 September. */
export function schoolYearOf(day: Day): number {
  const { year, month } = partsOf(day);
  return month >= 9 ? year : year - 1;
}

/**
 * National curriculum year of a child on a day: 0 for reception, which begins
 * in the September after the fourth birthday (Education Act 1996, s. 8, and the
 * School Admissions Code, 2.17, give the ages); below 0 before.
 */
export function yearGroup(born: Day, day: Day): number {
  return schoolYearOf(day) - schoolYearOf(born) - 5;
}

/**
 * Whether a child qualifies for free school meals: of a poor family, helped with its rent or its
 * council tax, and of school age.
 */
export function isEntitledToFreeMeals(world: World, child: number, day: Day): boolean {
  const household = world.people.household.get(child);
  if (household < 0 || world.people.role.get(child) !== ROLE.child) return false;
  const year = yearGroup(world.people.born.get(child), day);
  if (year < 0 || year > 13 || schooling(world, child) !== 'state') return false;
  if (year > 11 && !staysForSixthForm(world, child)) return false;
  return world.households.income.get(household) < FREE_MEALS_BELOW && isOnBenefit(world, household);
}

/** Whether a household may claim help with its rent or its council tax. */
export function isOnBenefit(world: World, household: number): boolean {
  return weeklyHousingBenefit(world, household) > 0 || weeklyTaxReduction(world, household) > 0;
}

/** Whether the council pays for someone who lives in a care home. */
export function isFundedInCareHome(world: World, person: number): boolean {
  return draw(world, person, 'funded') < SHARES.fundedInCareHome;
}

/** What a place in a care home costs the council in a week, in pence. Illustrative: £620 to £1,180. */
export function weeklyCareCost(world: World, person: number): number {
  return 62_000 + Math.round(draw(world, person, 'careCost') * 560) * 100;
}
