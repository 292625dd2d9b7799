import { type Day, NEVER } from '../../calendar.ts';
import { hash4, purpose, unit } from '../../chance.ts';
import { PROPERTY } from '../../gazetteer/gazetteer.ts';
import { isFundedInCareHome, weeklyCareCost } from '../../world/circumstances.ts';
import { TRAIT } from '../../world/kinds.ts';
import type { World } from '../../world/world.ts';

/** Kinds of care, by number. */
export const CARE = { none: 0, residential: 1, homeCare: 2, directPayment: 3 } as const;
export const CARE_CODES = ['', 'RES', 'HC', 'DP'] as const;

/**
 * Of disabled people who live at home, those whom the council supports: near the 6% of over-65s
 * and 1% of younger adults with long-term support in England (NHS England, Adult Social Care
 * Activity and Finance Report, 2022/23), of whom about two in five and one in eleven are disabled here.
 */
const SUPPORTED = { old: 0.13, young: 0.08 } as const;
/** Pence an hour of home care, and hours a week. Illustrative. */
const HOUR = 2_150;
const HOURS = { least: 4, spread: 22 } as const;

const SUPPORT = purpose('adults/support');
const HOURS_OF = purpose('adults/hours');
const AGENCIES = ['BLUEBELL HOMECARE', 'WEXMERE CARE CO-OP', 'TRUSTED HANDS LTD', 'HAVEN AT HOME'];

/** The care that someone gets on a day, by where and how they live. */
export function careOf(world: World, person: number, day: Day): number {
  const home = world.homeOn(person, day);
  if (home < 0 || world.people.household.get(person) < 0) return CARE.none;
  if (isCareHome(world, home)) {
    return isFundedInCareHome(world, person) ? CARE.residential : CARE.none;
  }
  const age = world.years(person, day);
  if (age < 18 || !world.has(person, TRAIT.disabled)) return CARE.none;
  const at = unit(hash4(SUPPORT, person, world.people.born.get(person), 0));
  if (at >= (age >= 65 ? SUPPORTED.old : SUPPORTED.young)) return CARE.none;
  return age >= 65 ? CARE.homeCare : CARE.directPayment;
}

/** What care costs in a week, in pence. */
export function weeklyCost(world: World, person: number, care: number): number {
  if (care === CARE.residential) return weeklyCareCost(world, person);
  return HOUR * (HOURS.least + Math.floor(unit(hash4(HOURS_OF, person, 0, 0)) * HOURS.spread));
}

/** Who provides it: the care home, or an agency; nobody where the client is paid. */
export function providerOf(world: World, person: number, care: number, home: number): string {
  if (care === CARE.residential && home >= 0) {
    const name = world.texts.text(world.gazetteer.property.organisation.get(home));
    return name.toUpperCase();
  }
  if (care !== CARE.homeCare) return '';
  return AGENCIES[Math.floor(unit(hash4(HOURS_OF, person, 1, 0)) * AGENCIES.length)] as string;
}

export function isCareHome(world: World, home: number): boolean {
  return home >= 0 && world.gazetteer.property.kind.get(home) === PROPERTY.careHome;
}

/** Whole weeks paid for in a span of days, as far as the care went: in sevenths. */
export function weeksPaid(starts: Day, ends: Day, from: Day, to: Day): number {
  const last = Math.min(to, ends === NEVER ? to : ends);
  return Math.max(0, last - Math.max(from, starts) + 1) / 7;
}
