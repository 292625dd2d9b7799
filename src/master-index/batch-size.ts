/**
 * How many records one transaction takes, so that none holds longer than it may: how long a record
 * takes depends on the machine, on what else it does, and on how common the record's keys are.
 *
 * @example
 * const size = new BatchSize(20, 40);
 * while (await matchSome(size.records)) size.took(milliseconds);
 */
export class BatchSize {
  #records: number;
  readonly #most: number;
  readonly #longest: number;

  /**
   * @param most records, to begin with too
   * @param longest milliseconds that a transaction should take; without, it always takes the most
   */
  constructor(most: number, longest = Number.POSITIVE_INFINITY) {
    this.#records = most;
    this.#most = most;
    this.#longest = longest;
  }

  get records(): number {
    return this.#records;
  }

  /** Notes how long a transaction of that many took: half as many next time, or one more. */
  took(milliseconds: number): void {
    if (milliseconds > this.#longest) this.#records = Math.max(1, Math.floor(this.#records / 2));
    else if (milliseconds < this.#longest / 2) {
      this.#records = Math.min(this.#most, this.#records + 1);
    }
  }
}
