/** Numbers the records of a source that keeps several files in one row, as the truth wants them. */
export class RecordNumbers {
  #next = 0;

  /** The first of some numbers that are free from now on. */
  next(count = 1): number {
    const first = this.#next;
    this.#next += count;
    return first;
  }
}
