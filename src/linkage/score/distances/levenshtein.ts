import { atLeast, codePointTable, fillCodePoints } from './code-points.ts';

let first = new Int32Array(256);
let second = new Int32Array(256);
let row = new Int32Array(256);
/** Per code point, the bits of the positions it has in the shorter text. */
const positions = codePointTable();

/**
 * Levenshtein distance by code point: the fewest insertions, deletions and
 * substitutions that turn one text into the other.
 *
 * @example levenshtein('kitten', 'sitting') // 3
 */
export function levenshtein(a: string, b: string): number {
  const unbounded = Number.POSITIVE_INFINITY;
  return a === b ? 0 : levenshteinUpTo(a, b, unbounded, unbounded);
}

/** Whether the Levenshtein distance is at most a bound; sooner told than the distance. */
export function levenshteinAtMost(a: string, b: string, bound: number): boolean {
  if (a === b) return bound >= 0;
  return bound > 0 && levenshteinUpTo(a, b, bound, bound) <= bound;
}

/**
 * The distance, or any number above the bound where it is above the bound, or
 * where one text has more than `strangers` characters that the other has not:
 * each takes an edit of its own, swaps apart.
 */
export function levenshteinUpTo(a: string, b: string, bound: number, strangers: number): number {
  // A code point is one or two code units: so far apart, no need to look closer.
  if (Math.max(a.length - 2 * b.length, b.length - 2 * a.length) > 2 * bound) return bound + 1;
  first = atLeast(first, a.length);
  second = atLeast(second, b.length);
  return ofScratch(fillCodePoints(a, first), fillCodePoints(b, second), bound, strangers);
}

/**
 * `levenshteinUpTo` of two different texts that are given as code points: the first begins at
 * `a` and has n, the second at `b` and has m.
 */
export function levenshteinOfPoints(
  characters: Uint8Array | Int32Array,
  a: number,
  n: number,
  b: number,
  m: number,
  bound: number,
  strangers: number,
): number {
  if (n - m > bound || m - n > bound) return bound + 1;
  first = atLeast(first, n);
  second = atLeast(second, m);
  for (let i = 0; i < n; i++) first[i] = characters[a + i] as number;
  for (let j = 0; j < m; j++) second[j] = characters[b + j] as number;
  return ofScratch(n, m, bound, strangers);
}

/** The distance of the n and m code points in the scratch space; see `levenshteinUpTo`. */
function ofScratch(
  firstCount: number,
  secondCount: number,
  bound: number,
  strangers: number,
): number {
  let n = firstCount;
  let m = secondCount;
  if (Math.abs(n - m) > bound) return bound + 1;

  // What both begin and end with costs nothing.
  let start = 0;
  while (start < n && start < m && first[start] === second[start]) start++;
  while (n > start && m > start && first[n - 1] === second[m - 1]) {
    n--;
    m--;
  }
  n -= start;
  m -= start;
  const shorter = n < m ? first : second;
  const longer = n < m ? second : first;
  if (n > m) [n, m] = [m, n];
  if (n === 0) return m;
  if (strangers < m && hasMoreStrangers(longer, shorter, start, m, n, strangers)) return bound + 1;
  return n <= 32
    ? byBits(shorter, longer, start, n, m)
    : byRows(shorter, longer, start, n, m, bound);
}

/** A quick look by the low five bits of characters, which tell letters apart, and digits. */
function hasMoreStrangers(
  x: Int32Array,
  y: Int32Array,
  start: number,
  n: number,
  m: number,
  allowed: number,
): boolean {
  let seen = 0;
  for (let j = start; j < start + m; j++) seen |= 1 << ((y[j] as number) & 31);
  let left = allowed;
  for (let i = start; i < start + n; i++) {
    if (((seen >>> ((x[i] as number) & 31)) & 1) === 0 && --left < 0) return true;
  }
  return false;
}

/**
 * A column of the distance table at a time, as bits of what goes up and down
 * in it: G. Myers, "A fast bit-vector algorithm for approximate string
 * matching" (J. ACM, 1999), in H. Hyyro's form for edit distance (2003).
 */
function byBits(x: Int32Array, y: Int32Array, start: number, n: number, m: number): number {
  for (let i = 0; i < n; i++) {
    const code = x[start + i] as number;
    positions[code] = (positions[code] as number) | (1 << i);
  }
  const last = 1 << (n - 1);
  let up = -1;
  let down = 0;
  let result = n;
  for (let j = 0; j < m; j++) {
    const equal = positions[y[start + j] as number] as number;
    const diagonal = (((equal & up) + up) ^ up) | equal | down;
    let right = down | ~(diagonal | up);
    let left = up & diagonal;
    if ((right & last) !== 0) result++;
    if ((left & last) !== 0) result--;
    right = (right << 1) | 1;
    left <<= 1;
    up = left | ~(diagonal | right);
    down = right & diagonal;
  }
  for (let i = 0; i < n; i++) positions[x[start + i] as number] = 0;
  return result;
}

/** The table of Wagner and Fischer (1974) a row at a time, given up once a row is all above the bound. */
function byRows(
  x: Int32Array,
  y: Int32Array,
  start: number,
  n: number,
  m: number,
  bound: number,
): number {
  row = atLeast(row, n + 1);
  const cells = row;
  for (let i = 0; i <= n; i++) cells[i] = i;
  for (let j = 1; j <= m; j++) {
    const code = y[start + j - 1];
    let diagonal = cells[0] as number;
    let before = j;
    let least = j;
    cells[0] = j;
    for (let i = 1; i <= n; i++) {
      const above = cells[i] as number;
      let cell = x[start + i - 1] === code ? diagonal : diagonal + 1;
      if (above + 1 < cell) cell = above + 1;
      if (before + 1 < cell) cell = before + 1;
      diagonal = above;
      before = cell;
      if (cell < least) least = cell;
      cells[i] = cell;
    }
    if (least > bound) return bound + 1;
  }
  return cells[n] as number;
}
