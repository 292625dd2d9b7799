import type { Day } from '../calendar.ts';
import { hash4, purpose, unit } from '../chance.ts';

const DISCOUNT = purpose('right-to-buy/discount');
/** The years in which a discount is to be paid back at a sale (Housing Act 1985, s. 155, as amended in 2004). */
export const REPAYMENT_YEARS = 5;

/**
 * Discount in pence on a home bought under the right to buy: £24,000 to
 * £52,000, about the £38,000 that The Business Benefits of CDI (Appendix B)
 * names for Southwark. The spread is illustrative.
 */
export function rightToBuyDiscount(home: number): number {
  return 2_400_000 + Math.round(unit(hash4(DISCOUNT, home, 0, 0)) * 280) * 10_000;
}

/** What of a discount is to be repaid at a sale: all of it in the first year, a fifth less with each. */
export function discountToRepay(home: number, bought: Day, sold: Day): number {
  const years = Math.floor((sold - bought) / 365.2425);
  return Math.round(
    (rightToBuyDiscount(home) * Math.max(0, REPAYMENT_YEARS - years)) / REPAYMENT_YEARS,
  );
}
