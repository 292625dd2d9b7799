/** One at a time, first come first served. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs `work` when all that asked before are done, whether they succeeded or not. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when all that asked so far are done. */
  async settled(): Promise<void> {
    await this.#last;
  }
}
