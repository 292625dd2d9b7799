import { type InForceOptions, policyInForce, type SharingPolicy } from '../access/index.ts';
import type { Database } from '../database/index.ts';
import { AuditedReads, type ModelMemory } from '../master-index/index.ts';

/** The reads of an index under the sharing agreements that are in force when it is asked. */
export function readsInForce(
  db: Database,
  inForce: InForceOptions,
  models: ModelMemory,
): () => Promise<AuditedReads> {
  // What reads know of sources is worth keeping for as long as the agreements are the same.
  const readsOf = new WeakMap<SharingPolicy, AuditedReads>();
  return async () => {
    const { policy } = await policyInForce(db, inForce);
    const known = readsOf.get(policy) ?? new AuditedReads(db, { policy, models });
    readsOf.set(policy, known);
    return known;
  };
}
