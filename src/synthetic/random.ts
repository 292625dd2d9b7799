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

/** Draws from a list in constant time, by weight. */
export type WeightedDraw<T> = (random: Random) => T;

/**
 * Prepares draws by weight with Vose's alias method (M. D. Vose, "A linear
 * algorithm for generating random numbers with a given distribution", IEEE
 * Transactions on Software Engineering 17, 1991): one random number a draw.
 *
 * @example
 * const draw = weightedDraw(['often', 'rarely'], [9, 1]);
 * draw(seededRandom(1));
 */
export function weightedDraw<T>(values: readonly T[], weights: readonly number[]): WeightedDraw<T> {
  const n = values.length;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const scaled = weights.map((weight) => (weight / total) * n);
  const keep = new Float64Array(n).fill(1);
  const alias = new Int32Array(n);
  const small: number[] = [];
  const large: number[] = [];
  scaled.forEach((weight, i) => {
    (weight < 1 ? small : large).push(i);
  });
  while (small.length > 0 && large.length > 0) {
    const s = small.pop() as number;
    const l = large.pop() as number;
    keep[s] = scaled[s] as number;
    alias[s] = l;
    scaled[l] = (scaled[l] as number) + (scaled[s] as number) - 1;
    ((scaled[l] as number) < 1 ? small : large).push(l);
  }
  return (random) => {
    const at = random.next() * n;
    const column = Math.floor(at);
    const index = at - column < (keep[column] as number) ? column : (alias[column] as number);
    return values[index] as T;
  };
}

/** Weights that fall with rank as 1 / (rank + shift)^exponent (G. K. Zipf, B. Mandelbrot). */
export function zipfWeights(n: number, exponent: number, shift = 0): number[] {
  return Array.from({ length: n }, (_, rank) => 1 / (rank + 1 + shift) ** exponent);
}
