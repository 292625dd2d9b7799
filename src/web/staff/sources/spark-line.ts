import { toTenth } from '../chart-lengths.ts';

/** A line of a word's size, without scale: what it shows is told beside it. */
export interface Spark {
  readonly path: string;
  readonly end: { readonly x: number; readonly y: number };
}

const [WIDTH, HEIGHT, EDGE] = [96, 22, 4];
/** A change of less than this, as a share, is drawn as the little it is. */
const LEAST = 0.02;

/** @param shares from 0 to 1, the earliest first; null where there is nothing to compare */
export function sparkLine(shares: readonly number[]): Spark | null {
  if (shares.length < 2) return null;
  const [low, high] = [Math.min(...shares), Math.max(...shares)];
  const span = Math.max(high - low, LEAST);
  const middle = (low + high) / 2;
  const points = shares.map((share, i) => ({
    x: toTenth(EDGE + (i / (shares.length - 1)) * (WIDTH - 2 * EDGE)),
    y: toTenth(HEIGHT / 2 - ((share - middle) / span) * (HEIGHT - 2 * EDGE)),
  }));
  return {
    path: points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join(''),
    end: points.at(-1) ?? { x: 0, y: 0 },
  };
}
