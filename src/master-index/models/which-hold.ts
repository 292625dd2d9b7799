import { isDeepStrictEqual } from 'node:util';
import type { Queryable } from '../../database/index.ts';
import { type MatchModel, validateModel } from '../../linkage/index.ts';
import { liveModel, liveModelState } from '../store/match-store.ts';
import type { StoredPreview } from '../store/models.ts';

/**
 * Whether the model of a preview can be put in force: the one in force is still that of then; or it is
 * its own, by a job that did not get through all records.
 */
export async function canBePut(db: Queryable, kept: StoredPreview): Promise<boolean> {
  const live = await liveModelState(db);
  if ((live?.modelId ?? null) === kept.basedOn) return true;
  return live !== null && !live.isApplied && (await isInForce(db, validateModel(kept.model)));
}

/** Whether a model is the one in force, whenever each was made. */
export async function isInForce(db: Queryable, model: MatchModel): Promise<boolean> {
  const live = await liveModel(db);
  return live !== null && isSame(validateModel(live.model), model);
}

function isSame(one: MatchModel, other: MatchModel): boolean {
  return isDeepStrictEqual({ ...one, provenance: undefined }, { ...other, provenance: undefined });
}
