/**
 * Which row belongs to each person or property: a column that grows with the
 * numbers asked for, where a map of a million entries would take ten times the room.
 */
export class Lookup {
  #rows = new Int32Array(1024).fill(-1);

  /** The row of a number; -1 where none was set. */
  get(number: number): number {
    return this.#rows[number] ?? -1;
  }

  set(number: number, row: number): void {
    if (number >= this.#rows.length) {
      const grown = new Int32Array(Math.max(number + 1, Math.floor(this.#rows.length * 1.5)));
      grown.fill(-1, this.#rows.length);
      grown.set(this.#rows);
      this.#rows = grown;
    }
    this.#rows[number] = row;
  }

  forget(number: number): void {
    if (number < this.#rows.length) this.#rows[number] = -1;
  }
}
