import { badgesOfTheDead, careAfterDeath, permitsOfTheDead } from './after-death.ts';
import { ChildUnknown } from './child-unknown.ts';
import { FreeSchoolMealsUnclaimed } from './free-school-meals.ts';
import { OutsideCustomers } from './outside-customer.ts';
import { PaymentToTheDead } from './payment-to-the-dead.ts';
import type { Planter } from './plant.ts';
import { RightToBuyOnBenefit } from './right-to-buy-on-benefit.ts';
import { RightToBuySoldEarly } from './right-to-buy-sold-early.ts';
import { TenancySublet } from './tenancy-sublet.ts';

/** Every planter of cases. Add yours here. */
export function planters(): Planter[] {
  return [
    new OutsideCustomers(),
    new RightToBuyOnBenefit(),
    new PaymentToTheDead(),
    new TenancySublet(),
    new RightToBuySoldEarly(),
    badgesOfTheDead(),
    permitsOfTheDead(),
    careAfterDeath(),
    new FreeSchoolMealsUnclaimed(),
    new ChildUnknown(),
  ];
}
