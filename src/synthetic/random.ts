import type { Random } from '../kernel/index.ts';

export { mix, type Random, seededRandom } from '../kernel/index.ts';

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
