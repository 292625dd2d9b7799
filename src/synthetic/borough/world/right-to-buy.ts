import { type Day, dayOf } from '../calendar.ts';
import { hash4, purpose, unit } from '../chance.ts';

const DISCOUNT = purpose('right-to-buy/discount');
const TOOK = purpose('right-to-buy/took');
/** The years in which a discount is to be paid back at a sale (Housing Act 1985, s. 155, as amended in 2004). */
export const REPAYMENT_YEARS = 5;
/** From the application to the sale: illustrative. */
const DAYS_TO_BUY = { least: 110, spread: 130 } as const;

/**
 * Largest discount in pence outside London, by the day from which applications are under it, latest
 * first. From 21 November 2024 it goes by region, from £16,000 to £38,000: £22,000 in the North
 * East, where the borough’s postcodes are (The Housing (Right to Buy) (Limits on Discount) (England)
 * Order 2024, SI 2024/1073). Before, one sum for England and one for London rose each April with
 * prices: £102,400 and £136,400 in 2024, £84,200 outside London in 2020, as councils and the
 * government’s guidance state; those between are from memory and have not been checked.
 */
const MOST: readonly (readonly [from: Day, pence: number])[] = [
  [dayOf(2024, 11, 21), 2_200_000],
  [dayOf(2024, 4, 6), 10_240_000],
  [dayOf(2023, 4, 6), 9_600_000],
  [dayOf(2022, 4, 6), 8_720_000],
  [dayOf(2021, 4, 6), 8_460_000],
  [dayOf(2020, 4, 6), 8_420_000],
];
/** Where homes were bought before: the sum of 2014 for England outside London (SI 2014/1378). */
const MOST_BEFORE = 7_700_000;

/**
 * Discount in pence on a home whose tenants applied to buy it on a day: £30,000 to £110,000, as far
 * as the law of that day lets it. The spread is illustrative: by law it is a share of the home's
 * value, which grows with the years of the tenancy (Housing Act 1985, s. 129).
 */
export function rightToBuyDiscount(home: number, applied: Day): number {
  const most = MOST.find(([from]) => applied >= from)?.[1] ?? MOST_BEFORE;
  const share = 3_000_000 + Math.round(unit(hash4(DISCOUNT, home, 0, 0)) * 800) * 10_000;
  return Math.min(most, share);
}

/** The day on which the buyers of a home applied to buy it. */
export function appliedToBuy(home: number, bought: Day): Day {
  const took = unit(hash4(TOOK, home, 0, 0)) * DAYS_TO_BUY.spread;
  return bought - DAYS_TO_BUY.least - Math.floor(took);
}

/** What of a discount is to be repaid at a sale: all of it in the first year, a fifth less with each. */
export function discountToRepay(home: number, bought: Day, sold: Day): number {
  const years = Math.floor((sold - bought) / 365.2425);
  const discount = rightToBuyDiscount(home, appliedToBuy(home, bought));
  return Math.round((discount * Math.max(0, REPAYMENT_YEARS - years)) / REPAYMENT_YEARS);
}
