/** Counted patterns by number, as `PatternTable` gives them. */
export interface PatternList {
  readonly rules: Int32Array;
  /** `packed[i * groups + g]` */
  readonly packed: Float64Array;
  readonly counts: Float64Array;
}

const HALF = 2 ** 26;

/**
 * Numbers patterns (rule mask and packed digits) from 0 in the order in which they come, and
 * counts them: a hash table with open addressing. All of a pattern lies together, since
 * looking it up is mostly waiting for memory.
 */
export class PatternTable {
  readonly #groups: number;
  /** Of each pattern: its packed digits, its rules, how many pairs have it. */
  readonly #width: number;
  #entries: Float64Array<ArrayBuffer>;
  #hashes = new Int32Array(1 << 10);
  #slots = new Int32Array(1 << 11);
  #size = 0;

  constructor(groups: number) {
    this.#groups = groups;
    this.#width = groups + 2;
    this.#entries = new Float64Array(this.#width << 10);
  }

  get size(): number {
    return this.#size;
  }

  /**
   * Number of the pattern whose packed digits are at `packed[offset]`; counts `n` more of it.
   *
   * @param hash the same for the same pattern, and seldom for another
   */
  add(hash: number, rules: number, packed: Float64Array, offset: number, n: number): number {
    const groups = this.#groups;
    const width = this.#width;
    const entries = this.#entries;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash;
    for (;;) {
      slot &= mask;
      const found = (slots[slot] as number) - 1;
      if (found < 0) return this.#insert(slot, hash, rules, packed, offset, n);
      const at = found * width;
      let g = 0;
      while (g < groups && entries[at + g] === packed[offset + g]) g++;
      if (g === groups && entries[at + groups] === rules) {
        entries[at + groups + 1] = (entries[at + groups + 1] as number) + n;
        return found;
      }
      slot++;
    }
  }

  /** All patterns by their numbers. */
  list(): PatternList {
    const groups = this.#groups;
    const rules = new Int32Array(this.#size);
    const counts = new Float64Array(this.#size);
    const packed = new Float64Array(this.#size * groups);
    for (let i = 0; i < this.#size; i++) {
      const at = i * this.#width;
      for (let g = 0; g < groups; g++) packed[i * groups + g] = this.#entries[at + g] as number;
      rules[i] = this.#entries[at + groups] as number;
      counts[i] = this.#entries[at + groups + 1] as number;
    }
    return { rules, packed, counts };
  }

  #insert(
    slot: number,
    hash: number,
    rules: number,
    packed: Float64Array,
    offset: number,
    n: number,
  ): number {
    const number = this.#size++;
    const at = number * this.#width;
    if (at === this.#entries.length) {
      const larger = new Float64Array(2 * this.#entries.length);
      larger.set(this.#entries);
      this.#entries = larger;
      const hashes = new Int32Array(2 * this.#hashes.length);
      hashes.set(this.#hashes);
      this.#hashes = hashes;
    }
    this.#hashes[number] = hash;
    for (let g = 0; g < this.#groups; g++) this.#entries[at + g] = packed[offset + g] as number;
    this.#entries[at + this.#groups] = rules;
    this.#entries[at + this.#groups + 1] = n;
    this.#slots[slot] = number + 1;
    if (2 * this.#size > this.#slots.length) this.#rehash();
    return number;
  }

  #rehash(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let number = 0; number < this.#size; number++) {
      let slot = (this.#hashes[number] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}

/** Adds a digit, or a rule mask, to the hash of a pattern. */
export function mixDigit(hash: number, digit: number): number {
  const mixed = Math.imul(hash ^ digit, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** Hash of a pattern whose digits are packed. */
export function hashOfPacked(
  rules: number,
  packed: Float64Array,
  offset: number,
  groups: number,
): number {
  let hash = mixDigit(0, rules);
  for (let g = 0; g < groups; g++) {
    // Packed digits are below 2^53: two halves of which 32 bits hold each.
    const value = packed[offset + g] as number;
    const high = Math.floor(value / HALF);
    hash = mixDigit(mixDigit(hash, value - high * HALF), high);
  }
  return hash;
}
