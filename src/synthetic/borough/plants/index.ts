import { badgesOfTheDead, careAfterDeath, permitsOfTheDead } from './after-death.ts';
import { ChildUnknown } from './child-unknown.ts';
import { EmptyHomeOccupied } from './empty-home-occupied.ts';
import { FreeSchoolMealsUnclaimed } from './free-school-meals.ts';
import { LeftButOnRegister } from './left-but-on-register.ts';
import { MoverLeftDebt } from './mover-left-debt.ts';
import { NoContact } from './no-contact.ts';
import { NotOnRegister } from './not-on-register.ts';
import { OutsideCustomers } from './outside-customer.ts';
import { PaymentToTheDead } from './payment-to-the-dead.ts';
import type { Planter } from './plant.ts';
import { RightToBuyOnBenefit } from './right-to-buy-on-benefit.ts';
import { RightToBuySoldEarly } from './right-to-buy-sold-early.ts';
import { SinglePersonDiscount } from './single-person-discount.ts';
import { TenancySublet } from './tenancy-sublet.ts';

/** Every planter of cases. Add yours here. */
export function planters(): Planter[] {
  return [
    new OutsideCustomers(),
    new RightToBuyOnBenefit(),
    new PaymentToTheDead(),
    new TenancySublet(),
    new RightToBuySoldEarly(),
    new SinglePersonDiscount(),
    new EmptyHomeOccupied(),
    new MoverLeftDebt(),
    new NotOnRegister(),
    new LeftButOnRegister(),
    new NoContact(),
    badgesOfTheDead(),
    permitsOfTheDead(),
    careAfterDeath(),
    new FreeSchoolMealsUnclaimed(),
    new ChildUnknown(),
  ];
}
