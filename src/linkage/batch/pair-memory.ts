/** Pairs that are remembered: few enough that looking is quicker than working it out again. */
const PLACES = 1 << 16;

/** Remembers a small number for pairs of codes, the latest at each place: a direct-mapped cache. */
export class PairMemory {
  readonly #left = new Int32Array(PLACES).fill(-1);
  readonly #right = new Int32Array(PLACES);
  readonly #numbers = new Uint8Array(PLACES);

  placeOf(left: number, right: number): number {
    return Math.imul(left ^ Math.imul(right, 0x9e3779b1), 0x85ebca6b) >>> 16;
  }

  /** The number of a pair, -1 where it is not remembered. */
  at(place: number, left: number, right: number): number {
    if (this.#left[place] !== left || this.#right[place] !== right) return -1;
    return this.#numbers[place] as number;
  }

  set(place: number, left: number, right: number, number: number): void {
    this.#left[place] = left;
    this.#right[place] = right;
    this.#numbers[place] = number;
  }
}
