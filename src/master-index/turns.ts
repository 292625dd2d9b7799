import { setImmediate as letOthersRun } from 'node:timers/promises';

/** Milliseconds of work after which the rest of the process has its turn, where nothing waits for it. */
const SLICE = 10;

/**
 * Lets work of many small steps share its thread: a server that loads answers requests meanwhile.
 *
 * @example
 * const turns = new Turns();
 * for (const row of rows) {
 *   take(row);
 *   if (turns.isOver) await turns.next();
 * }
 */
export class Turns {
  readonly #slice: number;
  #begun = performance.now();

  /** @param slice milliseconds of work after which the rest has its turn; 2 beside a busy database */
  constructor(slice = SLICE) {
    this.#slice = slice;
  }

  get isOver(): boolean {
    return performance.now() - this.#begun > this.#slice;
  }

  async next(): Promise<void> {
    await letOthersRun();
    this.#begun = performance.now();
  }
}
