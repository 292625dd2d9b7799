import type { InForceOptions } from '../access/index.ts';
import type { Database } from '../database/index.ts';
import { explainPerson, hiddenFrom, type KeptGazetteer } from '../master-index/index.ts';
import type { PersonPageServices } from '../web/staff/index.ts';
import { readsInForce } from './reads-in-force.ts';

/** What the pages about a customer ask of the index, beside what programs ask. */
export function personPageServices(
  db: Database,
  gazetteer: KeptGazetteer,
  inForce: InForceOptions,
): PersonPageServices {
  const reads = readsInForce(db, inForce);
  return {
    explain: async (caller, personId) => explainPerson(await reads(), { ...caller, personId }),
    uprnOf: (address, postcode) =>
      gazetteer.place(address, postcode === '' ? null : postcode)?.uprn ?? null,
    hidden: async (caller, personId) => hiddenFrom(await reads(), { ...caller, personId }),
  };
}
