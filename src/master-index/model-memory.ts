import type { Queryable } from '../database/index.ts';
import {
  type MatchModel,
  type PairExplainer,
  pairExplainer,
  type RecordMatcher,
  recordMatcher,
} from '../linkage/index.ts';
import { modelInForce } from './match-pending.ts';
import { MATCH_COLUMNS } from './matching-input.ts';
import { liveModelState } from './store/match-store.ts';

/** A model with what runs it, each made when it is asked for first. */
class ReadyModel {
  readonly modelId: number;
  readonly #model: MatchModel;
  #matcher: RecordMatcher | undefined;
  #explain: PairExplainer | undefined;

  constructor({ modelId, model }: Awaited<ReturnType<typeof modelInForce>>) {
    this.modelId = modelId;
    this.#model = model;
  }

  get matcher(): RecordMatcher {
    this.#matcher ??= recordMatcher(this.#model, MATCH_COLUMNS);
    return this.#matcher;
  }

  /** Explains pairs of records as matching takes them. */
  get explain(): PairExplainer {
    this.#explain ??= pairExplainer(this.#model, MATCH_COLUMNS);
    return this.#explain;
  }
}

/**
 * The model in force of one index, read and made ready once for as long as it is in force: with the
 * classes of its values it is large, and one that is kept is never changed.
 */
export class ModelMemory {
  #known: ReadyModel | undefined;

  /**
   * @param tx of the index that this is the memory of
   * @throws ReeveError `match/no-model` before the first `matchAll`
   */
  async inForce(tx: Queryable): Promise<ReadyModel> {
    const live = await liveModelState(tx);
    if (this.#known === undefined || this.#known.modelId !== live?.modelId) {
      this.#known = new ReadyModel(await modelInForce(tx));
    }
    return this.#known;
  }
}
