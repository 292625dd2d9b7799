import { glassOpenUntil, type InForceOptions, policyInForce, takeUpFor } from '../access/index.ts';
import type { Database } from '../database/index.ts';
import {
  explainPerson,
  findTakeUp,
  hiddenFrom,
  type KeptGazetteer,
  type ModelMemory,
} from '../master-index/index.ts';
import type { PersonPageServices } from '../web/staff/index.ts';
import { readsInForce } from './reads-in-force.ts';

/** What the pages about a customer ask of the index, beside what programs ask. */
export function personPageServices(
  db: Database,
  gazetteer: KeptGazetteer,
  models: ModelMemory,
  inForce: InForceOptions,
): PersonPageServices {
  const reads = readsInForce(db, inForce, models);
  return {
    explain: async (caller, personId) => explainPerson(await reads(), { ...caller, personId }),
    uprnOf: (address, postcode) =>
      gazetteer.place(address, postcode === '' ? null : postcode)?.uprn ?? null,
    async takeUp(caller, personId) {
      const { policy } = await policyInForce(db, inForce);
      if (takeUpFor(caller.purpose, policy).length === 0) return null;
      return findTakeUp(await reads(), policy, caller, personId);
    },
    hidden: async (caller, personId) => hiddenFrom(await reads(), { ...caller, personId }),
    glassOpenUntil: ({ viewer, purpose }, asked, shown) =>
      glassOpenUntil(db, { viewer, purpose, asked, shown }),
  };
}
