import type { Queryable } from '../database/index.ts';
import type { MatchModel } from '../linkage/index.ts';
import { modelInForce } from './match-pending.ts';
import { isModelApplied } from './store/match-store.ts';

/** How far the model in force is. */
export type ModelState =
  /** There is none: all records have to be matched, which trains one. */
  | { readonly state: 'none' }
  /** A run that applied it was given up: it has to be applied to all records. */
  | { readonly state: 'half-applied'; readonly model: MatchModel }
  /** All records are matched by it but those that have changed since. */
  | { readonly state: 'applied' };

/** Whether changes can be matched by themselves, or all records have to be. */
export async function modelState(db: Queryable): Promise<ModelState> {
  const isApplied = await isModelApplied(db);
  if (isApplied === null) return { state: 'none' };
  if (isApplied) return { state: 'applied' };
  return { state: 'half-applied', model: (await modelInForce(db)).model };
}
