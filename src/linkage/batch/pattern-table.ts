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
 * counts them: a hash table with open addressing.
 */
export class PatternTable {
  readonly #groups: number;
  #rules = new Int32Array(1 << 10);
  #packed: Float64Array<ArrayBuffer>;
  #counts = new Float64Array(1 << 10);
  #hashes = new Int32Array(1 << 10);
  #slots = new Int32Array(1 << 11);
  #size = 0;

  constructor(groups: number) {
    this.#groups = groups;
    this.#packed = new Float64Array(groups << 10);
  }

  get size(): number {
    return this.#size;
  }

  /** Number of the pattern whose packed digits are at `packed[offset]`; counts `n` more of it. */
  add(rules: number, packed: Float64Array, offset: number, n: number): number {
    const groups = this.#groups;
    let hash = Math.imul(rules, 0x85ebca6b);
    for (let g = 0; g < groups; g++) {
      // Packed digits are below 2^53: two halves of which 32 bits hold each.
      const value = packed[offset + g] as number;
      const high = Math.floor(value / HALF);
      hash = Math.imul(hash ^ (value - high * HALF), 0x9e3779b1);
      hash = Math.imul(hash ^ (hash >>> 15) ^ high, 0x85ebca6b);
    }
    hash ^= hash >>> 13;
    const mask = this.#slots.length - 1;
    let slot = hash;
    for (;;) {
      slot &= mask;
      const found = (this.#slots[slot] as number) - 1;
      if (found < 0) return this.#insert(slot, hash, rules, packed, offset, n);
      if (this.#hashes[found] === hash && this.#isPattern(found, rules, packed, offset)) {
        this.#counts[found] = (this.#counts[found] as number) + n;
        return found;
      }
      slot++;
    }
  }

  list(): PatternList {
    return {
      rules: this.#rules.slice(0, this.#size),
      packed: this.#packed.slice(0, this.#size * this.#groups),
      counts: this.#counts.slice(0, this.#size),
    };
  }

  #isPattern(found: number, rules: number, packed: Float64Array, offset: number): boolean {
    if (this.#rules[found] !== rules) return false;
    const at = found * this.#groups;
    for (let g = 0; g < this.#groups; g++) {
      if (this.#packed[at + g] !== packed[offset + g]) return false;
    }
    return true;
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
    if (number === this.#rules.length) this.#grow();
    this.#rules[number] = rules;
    for (let g = 0; g < this.#groups; g++) {
      this.#packed[number * this.#groups + g] = packed[offset + g] as number;
    }
    this.#counts[number] = n;
    this.#hashes[number] = hash;
    this.#slots[slot] = number + 1;
    if (2 * this.#size > this.#slots.length) this.#rehash();
    return number;
  }

  #grow(): void {
    const capacity = 2 * this.#rules.length;
    const rules = new Int32Array(capacity);
    rules.set(this.#rules);
    this.#rules = rules;
    const packed = new Float64Array(capacity * this.#groups);
    packed.set(this.#packed);
    this.#packed = packed;
    const counts = new Float64Array(capacity);
    counts.set(this.#counts);
    this.#counts = counts;
    const hashes = new Int32Array(capacity);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
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
