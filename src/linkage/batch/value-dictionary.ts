/**
 * Numbers the distinct byte strings it is given from 1, in the order in which they come.
 * A hash table with open addressing, kept at most half full. Values are kept, hashed and
 * compared four bytes at a time, the last of them filled up with zeros.
 */
export class ValueDictionary {
  #words = new Int32Array(1 << 14);
  #used = 0;
  /** First word of each value, and its length in bytes. */
  #starts = new Int32Array(1 << 12);
  #lengths = new Int32Array(1 << 12);
  #hashes = new Int32Array(1 << 12);
  #slots = new Int32Array(1 << 13);
  #count = 0;
  /** A value that came as bytes. */
  #scratch = new Int32Array(64);

  /** Number of distinct values. */
  get count(): number {
    return this.#count;
  }

  /** The values' bytes, each from `startOf` up to `endOf` its code. */
  get bytes(): Uint8Array {
    return new Uint8Array(this.#words.buffer, 0, 4 * this.#used);
  }

  startOf(code: number): number {
    return 4 * (this.#starts[code] as number);
  }

  endOf(code: number): number {
    return 4 * (this.#starts[code] as number) + (this.#lengths[code] as number);
  }

  /** Number of the value of `length` bytes at `source[start]`. */
  code(source: Uint8Array, start: number, length: number): number {
    const size = (length + 3) >> 2;
    if (size > this.#scratch.length) this.#scratch = new Int32Array(2 * size);
    const words = this.#scratch;
    const whole = length >> 2;
    let at = start;
    for (let w = 0; w < whole; w++, at += 4) {
      words[w] =
        (source[at] as number) |
        ((source[at + 1] as number) << 8) |
        ((source[at + 2] as number) << 16) |
        ((source[at + 3] as number) << 24);
    }
    if (whole < size) {
      let last = 0;
      for (let i = 0; at + i < start + length; i++) last |= (source[at + i] as number) << (8 * i);
      words[whole] = last;
    }
    return this.codeOfWords(words, 0, length);
  }

  /**
   * Number of the value of `length` bytes that starts with the word `source[start]`, the
   * lowest byte first, and is filled up with zeros.
   */
  codeOfWords(source: Int32Array, start: number, length: number): number {
    const size = (length + 3) >> 2;
    let hash = length;
    for (let w = start; w < start + size; w++) {
      hash = Math.imul(hash ^ (source[w] as number), 0x01000193);
      hash ^= hash >>> 15;
    }
    hash = Math.imul(hash, 0x9e3779b1);
    hash ^= hash >>> 13;
    const mask = this.#slots.length - 1;
    let slot = hash;
    for (;;) {
      slot &= mask;
      const code = this.#slots[slot] as number;
      if (code === 0) return this.#add(slot, hash, source, start, length);
      if (this.#hashes[code] === hash && this.#isValue(code, source, start, length)) return code;
      slot++;
    }
  }

  #isValue(code: number, source: Int32Array, start: number, length: number): boolean {
    if (this.#lengths[code] !== length) return false;
    const size = (length + 3) >> 2;
    const words = this.#words;
    const from = this.#starts[code] as number;
    for (let w = 0; w < size; w++) if (words[from + w] !== source[start + w]) return false;
    return true;
  }

  #add(slot: number, hash: number, source: Int32Array, start: number, length: number): number {
    const code = ++this.#count;
    if (code >= this.#starts.length) {
      this.#starts = doubled(this.#starts);
      this.#lengths = doubled(this.#lengths);
      this.#hashes = doubled(this.#hashes);
    }
    const size = (length + 3) >> 2;
    while (this.#used + size > this.#words.length) this.#words = doubled(this.#words);
    for (let w = 0; w < size; w++) this.#words[this.#used + w] = source[start + w] as number;
    this.#starts[code] = this.#used;
    this.#used += size;
    this.#lengths[code] = length;
    this.#hashes[code] = hash;
    this.#slots[slot] = code;
    if (2 * code > this.#slots.length) this.#rehash();
    return code;
  }

  #rehash(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let code = 1; code <= this.#count; code++) {
      let slot = this.#hashes[code] as number;
      while (slots[slot & mask] !== 0) slot++;
      slots[slot & mask] = code;
    }
    this.#slots = slots;
  }
}

function doubled(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * old.length);
  larger.set(old);
  return larger;
}
