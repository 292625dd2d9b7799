import type { Queryable } from '../database/index.ts';
import { type MatchModel, type PairExplainer, pairExplainer } from '../linkage/index.ts';
import { modelInForce } from './match-pending.ts';
import { MATCH_COLUMNS } from './matching-input.ts';
import { liveModelState } from './store/match-store.ts';

interface KnownModel {
  readonly modelId: number;
  readonly model: MatchModel;
  explainer?: PairExplainer;
}

/**
 * The model in force of one index, read and made ready once for as long as it is in force: with the
 * classes of its values it is large, and one that is kept is never changed.
 */
export class ModelMemory {
  #known: KnownModel | undefined;

  /**
   * @param tx of the index that this is the memory of
   * @throws ReeveError `match/no-model` before the first `matchAll`
   */
  async inForce(tx: Queryable): Promise<Pick<KnownModel, 'modelId' | 'model'>> {
    return this.#read(tx);
  }

  /** What explains pairs of records as matching takes them, by the model in force. As `inForce`. */
  async explainer(tx: Queryable): Promise<PairExplainer> {
    const known = await this.#read(tx);
    known.explainer ??= pairExplainer(known.model, MATCH_COLUMNS);
    return known.explainer;
  }

  async #read(tx: Queryable): Promise<KnownModel> {
    const live = await liveModelState(tx);
    if (this.#known === undefined || this.#known.modelId !== live?.modelId) {
      this.#known = await modelInForce(tx);
    }
    return this.#known;
  }
}
