import type { Queryable } from '../../database/index.ts';

/** The number of the lock: "reeve match", made up. */
const IDENTITY_LOCK = 7_337_862_824;

/**
 * Waits until nobody else matches, decides, seals or hangs anything on a person, and keeps others
 * out until the transaction ends. What is read after it is what they left: rows that they were
 * about to write are sealed too, and an id that they were about to lead elsewhere does so.
 */
export async function holdIdentities(tx: Queryable): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [IDENTITY_LOCK]);
}
