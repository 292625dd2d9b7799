import { requireAnyCapability, type Viewer } from '../../access/index.ts';
import type { Database } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import { type MatchModel, validateModel } from '../../linkage/index.ts';
import { type TrainingNoted, trainingNotedIn } from '../model-provenance.ts';
import { modelContent, type StoredModel, storedModels } from '../store/models.ts';

/** A match model with when and by whom it was put in force. */
export interface ModelInHistory extends StoredModel {
  readonly model: MatchModel;
  /** The training that its values are of; null where nobody knows. */
  readonly trained: TrainingNoted | null;
}

/**
 * All models that are or were in force, the latest first.
 *
 * @throws ReeveError `access/role`
 */
export async function modelsFor(db: Database, viewer: Viewer): Promise<readonly StoredModel[]> {
  requireReadsModels(viewer);
  return storedModels(db);
}

/**
 * One model, by its number, or the one in force; null where none is in force yet. How often values
 * occur, which lists names of people, is left out.
 *
 * @throws ReeveError `access/role`, `model/not-found`
 */
export async function modelFor(
  db: Database,
  viewer: Viewer,
  modelId: number | 'in-force',
): Promise<ModelInHistory | null> {
  requireReadsModels(viewer);
  const all = await storedModels(db);
  const isMeant = ({ modelId: id, until }: StoredModel): boolean =>
    modelId === 'in-force' ? until === null : id === modelId;
  const stored = all.find(isMeant);
  if (stored === undefined) {
    if (modelId === 'in-force') return null;
    throw new ReeveError('model/not-found', 'There is no match model of this number');
  }
  const { termFrequencies: _, ...model } = validateModel(await modelContent(db, stored.modelId));
  return { ...stored, model, trained: trainingNotedIn(model) };
}

/**
 * A model is about no person, and nothing is matched by reading it: whoever decides what it leaves in
 * doubt may look, and so may whoever changes it, trained or not.
 */
function requireReadsModels(viewer: Viewer): void {
  requireAnyCapability(viewer, ['decide-reviews', 'change-model'], 'look at the match model');
}
