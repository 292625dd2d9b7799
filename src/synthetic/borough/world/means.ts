import { hash4, purpose, unit } from '../chance.ts';
import { TENURE } from '../gazetteer/gazetteer.ts';
import { HOUSEHOLD } from './kinds.ts';
import type { World } from './world.ts';

/**
 * What a household can and must pay: rent, and the help with it to which its
 * income entitles it. A pure function of the world, so that planted cases can
 * say what they are worth and the service pays just that.
 */

/**
 * Income percentiles below which a household is helped with its rent, and with
 * its council tax. Illustrative: set so that about a sixth of households claim.
 */
const HELPED_WITH_RENT_BELOW = 30;
const HELPED_WITH_TAX_BELOW = 18;
/** Share of the rent paid, by income: all of it for the poorest. Illustrative. */
const SHARES_OF_RENT: readonly (readonly [below: number, share: number])[] = [
  [12, 1],
  [20, 0.8],
  [HELPED_WITH_RENT_BELOW, 0.45],
];
/** Weekly rent in pence for a home of no rooms and for each room, by tenure. Illustrative. */
const RENTS = {
  council: { base: 7_200, room: 750 },
  association: { base: 8_100, room: 850 },
  private: { base: 11_500, room: 2_300 },
} as const;
/**
 * Yearly charge at band D in pence: the average of England in 2024 to 2025, £2,171 (Council Tax
 * levels set by local authorities in England 2024 to 2025), in the years before as well. The other
 * bands by law in ninths of it (Local Government Finance Act 1992, s. 5).
 */
const BAND_D = 217_100;
const NINTHS = [6, 7, 8, 9, 11, 13, 15, 18] as const;
/** Most that a council tax reduction takes off the charge, in the borough's own scheme. Illustrative. */
const MOST_TAX_REDUCTION = 0.8;

const RENT = purpose('means/rent');

/** Council tax for a year on a property, in pence, before any discount. */
export function yearlyTax(world: World, home: number): number {
  const band = world.gazetteer.property.band.get(home);
  return Math.round((BAND_D * (NINTHS[band - 1] ?? 9)) / 9);
}

/** Rent for a week in pence; 0 where none is paid. */
export function weeklyRent(world: World, home: number): number {
  const { property } = world.gazetteer;
  const terms = rentTerms(property.tenure.get(home));
  if (terms === undefined) return 0;
  const spread = 0.9 + unit(hash4(RENT, home, 0, 0)) * 0.25;
  return Math.round((terms.base + terms.room * property.rooms.get(home)) * spread);
}

/** Housing benefit for a week in pence, by what a household earns today; 0 where it gets none. */
export function weeklyHousingBenefit(world: World, household: number): number {
  if (!isClaimingKind(world, household)) return 0;
  const { income, home } = world.households;
  const share = SHARES_OF_RENT.find(([below]) => income.get(household) < below)?.[1] ?? 0;
  return Math.round(weeklyRent(world, home.get(household)) * share);
}

/** Council tax reduction for a week in pence; 0 where there is none. */
export function weeklyTaxReduction(world: World, household: number): number {
  if (!isClaimingKind(world, household)) return 0;
  const income = world.households.income.get(household);
  if (income >= HELPED_WITH_TAX_BELOW) return 0;
  const share = MOST_TAX_REDUCTION * (1 - income / (2 * HELPED_WITH_TAX_BELOW));
  return Math.round((yearlyTax(world, world.households.home.get(household)) * share) / 52);
}

function isClaimingKind(world: World, household: number): boolean {
  return household >= 0 && world.households.kind.get(household) === HOUSEHOLD.family;
}

function rentTerms(tenure: number): { readonly base: number; readonly room: number } | undefined {
  switch (tenure) {
    case TENURE.council:
      return RENTS.council;
    case TENURE.association:
      return RENTS.association;
    case TENURE.private:
      return RENTS.private;
    default:
      return undefined;
  }
}
