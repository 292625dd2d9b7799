import type { Database, Queryable } from '../database/index.ts';
import { type Acting, governed } from './governed.ts';
import { sealDefaults } from './policy/seals.ts';
import {
  type AskedSeal,
  putAskedSeals,
  type SealOfSource,
  sealsOfSources,
} from './store/asked-seals.ts';
import { holdIdentities } from './store/identity-lock.ts';

/**
 * Seals whomever a source marks as to be sealed, at once and without asking anybody: to seal one
 * person too many can be put right, to lay open where somebody lives cannot. Roles see through it
 * as through any seal without a reason of its own. Whoever is not known yet is sealed as soon as
 * the record is linked; what was taken off is not put on again by a source that goes on marking.
 *
 * @param by the source, as `source:childrens-cases`
 * @returns how many were asked for the first time
 * @example await askForSeals(tx, 'source:childrens-cases', [{ recordId: 7, level: 'everything' }]);
 */
export async function askForSeals(
  tx: Queryable,
  by: string,
  asked: readonly AskedSeal[],
): Promise<number> {
  if (asked.length === 0) return 0;
  await holdIdentities(tx);
  const { roles, breakable } = sealDefaults.other;
  return putAskedSeals(tx, asked, { reason: 'other', roles, breakable, by });
}

/**
 * Seals that sources asked for and nobody decided on, the newest first: for information governance
 * to look at.
 *
 * @param since ISO 8601; default: all
 * @throws ReeveError `access/role`
 */
export async function sealsAskedBySources(
  db: Database,
  acting: Acting,
  { since }: { readonly since?: string | undefined } = {},
): Promise<readonly SealOfSource[]> {
  return governed(db, acting, 'manage-seals', 'seals-asked', async (tx) => {
    const result = await sealsOfSources(tx, since ?? null);
    return { result, persons: new Set(result.flatMap(({ persons }) => persons)) };
  });
}
