import type {
  AskedPreview,
  ModelInHistory,
  ModelToPreview,
  PreviewShown,
  StoredModel,
} from '../../../master-index/index.ts';
import type { Asker } from '../../api/caller.ts';

/** The use cases of the pages of the match model. */
export interface ModelPageServices {
  /** All that are or were in force, the latest first. */
  models(asker: Asker): Promise<readonly StoredModel[]>;
  /** One by its number, or the one in force; null where none is in force yet. */
  model(asker: Asker, model: number | 'in-force'): Promise<ModelInHistory | null>;
  /** Refuses whoever may not ask for a preview, before anything of theirs is received. */
  expectModelPreview(asker: Asker): Promise<void>;
  /** Asks what a model would change, once for each key: the number of the preview. */
  askToPreviewModel(asker: Asker, key: string, asked: ModelToPreview): Promise<number>;
  /** The latest, the latest first. */
  modelPreviews(asker: Asker, limit: number): Promise<readonly AskedPreview[]>;
  modelPreview(asker: Asker, preview: number): Promise<PreviewShown>;
  /** Asks for the model of a preview to be put in force, once for each key: the number of the job. */
  putModelInForce(asker: Asker, key: string, preview: number): Promise<number>;
}
