import { Adults } from './adults.ts';
import { Benefits } from './benefits.ts';
import { Childrens } from './childrens.ts';
import { CouncilTax } from './council-tax.ts';
import { CustomerServices } from './customer-services.ts';
import { ElectoralRoll } from './electoral-roll.ts';
import { Housing } from './housing.ts';
import { Libraries } from './libraries.ts';
import { Parking } from './parking.ts';
import { Registrars } from './registrars.ts';
import { Schools } from './schools.ts';
import type { Source } from './source.ts';

/** Every source of the borough. Add yours here: nothing else needs to know of it. */
export function boroughSources(): Source[] {
  return [
    new CouncilTax(),
    new ElectoralRoll(),
    new Benefits(),
    new Housing(),
    new Registrars(),
    new CustomerServices(),
    new Libraries(),
    new Parking(),
    new Schools(),
    new Adults(),
    new Childrens(),
  ];
}
