import type { Planter } from './plant.ts';

/** Every planter of cases. Add yours here. */
export function planters(): Planter[] {
  return [];
}
