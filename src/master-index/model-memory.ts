import type { Queryable } from '../database/index.ts';
import { modelInForce } from './match-pending.ts';
import { liveModelState } from './store/match-store.ts';

/**
 * The model in force of one index, read and checked once for as long as it is in force: with the
 * classes of its values it is large, and one that is kept is never changed.
 */
export class ModelMemory {
  #known: Awaited<ReturnType<typeof modelInForce>> | undefined;

  /**
   * @param tx of the index that this is the memory of
   * @throws ReeveError `match/no-model` before the first `matchAll`
   */
  async inForce(tx: Queryable): Promise<Awaited<ReturnType<typeof modelInForce>>> {
    const live = await liveModelState(tx);
    if (this.#known === undefined || this.#known.modelId !== live?.modelId) {
      this.#known = await modelInForce(tx);
    }
    return this.#known;
  }
}
