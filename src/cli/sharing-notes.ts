import { agreementFindings, policyInForce } from '../access/index.ts';
import type { Queryable } from '../database/index.ts';
import type { SourceDefinition } from '../intake/index.ts';
import { dayInUk } from '../kernel/index.ts';

/**
 * What whoever loads a source should know of the sharing agreements in force: that they do not
 * speak of it, so that nobody will see what was loaded, or have it as another service's.
 *
 * @returns sentences; none where all is well
 */
export async function sharingNotes(
  db: Queryable,
  { name, service }: SourceDefinition,
): Promise<readonly string[]> {
  const { policy, version } = await policyInForce(db, { whenNone: 'defaults' });
  if (version === null) {
    return ['No sharing agreements are in force: nobody sees anything of it until some are'];
  }
  const today = dayInUk();
  return agreementFindings(policy, [{ source: name, service, roles: [], items: [] }], today)
    .filter(({ code, source }) => source === name && TOLD.has(code))
    .map(({ message }) => message);
}

const TOLD: ReadonlySet<string> = new Set(['not-covered', 'other-service']);
