/**
 * Numbers the distinct byte strings it is given from 1, in the order in which they come.
 * A hash table with open addressing, kept at most half full.
 */
export class ValueDictionary {
  #bytes = new Uint8Array(1 << 16);
  #ends = new Int32Array(1 << 12);
  #hashes = new Int32Array(1 << 12);
  #slots = new Int32Array(1 << 13);
  #count = 0;

  /** Number of distinct values. */
  get count(): number {
    return this.#count;
  }

  /** The values' bytes, one after the other. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.endOf(this.#count));
  }

  startOf(code: number): number {
    return this.#ends[code - 1] as number;
  }

  endOf(code: number): number {
    return this.#ends[code] as number;
  }

  /** Number of the value at `source[start]` up to `source[start + length]`. */
  code(source: Uint8Array, start: number, length: number): number {
    let hash = length;
    for (let i = start; i < start + length; i++) {
      hash = Math.imul(hash ^ (source[i] as number), 0x01000193);
      hash ^= hash >>> 15;
    }
    const mask = this.#slots.length - 1;
    let slot = Math.imul(hash, 0x9e3779b1) >>> 7;
    for (;;) {
      slot &= mask;
      const code = this.#slots[slot] as number;
      if (code === 0) return this.#add(slot, hash, source, start, length);
      if (this.#hashes[code] === hash && this.#isValue(code, source, start, length)) return code;
      slot++;
    }
  }

  #isValue(code: number, source: Uint8Array, start: number, length: number): boolean {
    const from = this.#ends[code - 1] as number;
    if ((this.#ends[code] as number) - from !== length) return false;
    const bytes = this.#bytes;
    for (let i = 0; i < length; i++) if (bytes[from + i] !== source[start + i]) return false;
    return true;
  }

  #add(slot: number, hash: number, source: Uint8Array, start: number, length: number): number {
    const code = ++this.#count;
    if (code >= this.#ends.length) {
      this.#ends = grown(this.#ends, new Int32Array(2 * this.#ends.length));
      this.#hashes = grown(this.#hashes, new Int32Array(2 * this.#hashes.length));
    }
    const at = this.#ends[code - 1] as number;
    if (at + length > this.#bytes.length) {
      const size = Math.max(at + length, 2 * this.#bytes.length);
      this.#bytes = grown(this.#bytes, new Uint8Array(size));
    }
    const bytes = this.#bytes;
    for (let i = 0; i < length; i++) bytes[at + i] = source[start + i] as number;
    this.#ends[code] = at + length;
    this.#hashes[code] = hash;
    this.#slots[slot] = code;
    if (2 * code > this.#slots.length) this.#rehash();
    return code;
  }

  #rehash(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let code = 1; code <= this.#count; code++) {
      let slot = Math.imul(this.#hashes[code] as number, 0x9e3779b1) >>> 7;
      while (slots[slot & mask] !== 0) slot++;
      slots[slot & mask] = code;
    }
    this.#slots = slots;
  }
}

function grown<T extends Uint8Array | Int32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
