import { badgesOfTheDead, permitsOfTheDead } from './after-death.ts';
import { OutsideCustomers } from './outside-customer.ts';
import type { Planter } from './plant.ts';
import { RightToBuyOnBenefit } from './right-to-buy-on-benefit.ts';

/** Every planter of cases. Add yours here. */
export function planters(): Planter[] {
  return [new OutsideCustomers(), new RightToBuyOnBenefit(), badgesOfTheDead(), permitsOfTheDead()];
}
