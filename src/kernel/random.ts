/**
 * A seeded stream of pseudo-random numbers: the same seed gives the same
 * stream on every machine, because it uses 32-bit integer operations only.
 */
export interface Random {
  /** Uniform in [0, 1), with 32 bits. */
  next(): number;
  /** Uniform integer in [0, below). */
  below(below: number): number;
  /** True with the probability given. */
  chance(probability: number): boolean;
  /** An element, all equally likely; the list must not be empty. */
  pick<T>(values: readonly T[]): T;
}

/**
 * Makes a stream from a seed with the sfc32 generator, whose 128 bits of state
 * pass PractRand (C. Doty-Humphrey, PractRand, 2010: "small fast counting").
 *
 * @example
 * const random = seededRandom(1);
 * random.below(6) + 1; // the same throw of a die each time
 */
export function seededRandom(seed: number): Random {
  // The state is filled from the seed by the finaliser of MurmurHash3
  // (A. Appleby, public domain), so that seeds 1 and 2 give unrelated streams.
  let a = mix(seed ^ 0x9e3779b9);
  let b = mix(a ^ 0x243f6a88);
  let c = mix(b ^ 0xb7e15162);
  let counter = 1;

  function next32(): number {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result;
    c |= 0;
    return result >>> 0;
  }
  // The first outputs still show the seed; the author's advice is to drop twelve.
  for (let i = 0; i < 12; i++) next32();

  const next = (): number => next32() / 4294967296;
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (values) => values[below(values.length)] as (typeof values)[number],
  };
}

/** A well-mixed 32-bit hash of an integer: MurmurHash3's finaliser. */
export function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}
