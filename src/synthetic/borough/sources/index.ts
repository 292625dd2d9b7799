import { CouncilTax } from './council-tax.ts';
import type { Source } from './source.ts';

/** Every source of the borough. Add yours here: nothing else needs to know of it. */
export function boroughSources(): Source[] {
  return [new CouncilTax()];
}
