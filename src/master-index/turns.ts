import { setImmediate as letOthersRun } from 'node:timers/promises';

/** Milliseconds of work after which the rest of the process has its turn. */
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
  #begun = performance.now();

  get isOver(): boolean {
    return performance.now() - this.#begun > SLICE;
  }

  async next(): Promise<void> {
    await letOthersRun();
    this.#begun = performance.now();
  }
}
