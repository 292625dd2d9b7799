import { OutsideCustomers } from './outside-customer.ts';
import type { Planter } from './plant.ts';

/** Every planter of cases. Add yours here. */
export function planters(): Planter[] {
  return [new OutsideCustomers()];
}
