import { mix, type Random } from '../random.ts';

/**
 * A number for each purpose that draws are made for, so that draws for one
 * never depend on how many were made for another (FNV-1a, Fowler, Noll and Vo).
 */
export function purpose(name: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  return mix(h);
}

/** A hash of four integers: the root of everything drawn for one entity and one purpose. */
export function hash4(seed: number, a: number, b: number, c: number): number {
  let h = mix(seed ^ 0x9e3779b9);
  h = mix(h ^ Math.imul(a, 0x85ebca77));
  h = mix(h ^ Math.imul(b + 0x165667b1, 0xc2b2ae3d));
  return mix(h ^ Math.imul(c + 0x27d4eb2f, 0x9e3779b1));
}

/** Uniform in [0, 1) from a hash. */
export function unit(hash: number): number {
  return (hash >>> 0) / 4294967296;
}

/**
 * A stream of random numbers that can be set, at no cost in memory, to the
 * stream of any entity: the same entity, purpose and seed always draw the same,
 * whatever else has been drawn. The generator is sfc32, as in random.ts.
 *
 * @example
 * const random = new KeyedRandom(seed, 'council-tax/band');
 * random.of(dwelling).below(8);
 */
export class KeyedRandom implements Random {
  readonly #seed: number;
  readonly #purpose: number;
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 1;

  constructor(seed: number, name: string) {
    this.#seed = seed;
    this.#purpose = purpose(name);
  }

  /** Sets the stream to that of an entity (and, where it draws often, of one occasion). */
  of(entity: number, occasion = 0): this {
    const h = hash4(this.#seed, this.#purpose, entity, occasion);
    this.#a = h;
    // Two more words from the same four integers, so that streams do not meet by chance of 32 bits.
    this.#b = mix(Math.imul(entity, 0x2545f491) ^ mix(occasion + this.#purpose));
    this.#c = mix(this.#seed ^ Math.imul(occasion + 1, 0x85ebca6b) ^ Math.imul(entity, 0x68e31da5));
    this.#counter = 1;
    for (let i = 0; i < 6; i++) this.#next32();
    return this;
  }

  #next32(): number {
    const result = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + result) | 0;
    return result >>> 0;
  }

  next(): number {
    return this.#next32() / 4294967296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)] as T;
  }
}
