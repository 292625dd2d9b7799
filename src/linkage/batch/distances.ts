import { similarityOfPoints } from '../score/distances/jaro.ts';
import { levenshteinOfPoints } from '../score/distances/levenshtein.ts';
import { type EncodedValues, HEAD, LENGTH, LETTERS, PREFIX, TWICE } from './encoded-records.ts';

/*
 * Distances of encoded values. Most pairs of values are far apart, and the characters that
 * only one of them has say so of most before a character is compared. What is left goes the
 * way that is shortest for short texts; the executor's own functions do the rest.
 */

/** Bits of a word, for which of up to 32 characters are matched. */
const WORD = 32;

/** Lengths from this on count as this in the table of needed matches: longer texts need more. */
const LONGEST = 63;

/**
 * Fewest matching characters that a similarity of `least` needs, by `needed[((prefix << 6) | n) << 6 | m]`:
 * k matches make a Jaro similarity of at most (k / n + k / m + 1) / 3. The margin is far more
 * than rounding.
 */
export function neededMatches(isWinkler: boolean, least: number): Int32Array {
  const needed = new Int32Array(5 << 12);
  for (let prefix = 0; prefix <= 4; prefix++) {
    const closed = isWinkler ? prefix * 0.1 : 0;
    const wanted = (least - closed) / (1 - closed);
    for (let n = 1; n <= LONGEST; n++) {
      for (let m = 1; m <= LONGEST; m++) {
        needed[(((prefix << 6) | n) << 6) | m] = Math.max(
          0,
          Math.ceil(((3 * wanted - 1) * n * m) / (n + m) - 0.01),
        );
      }
    }
  }
  return needed;
}

/**
 * Writes to `out` which of the chosen pairs of codes may have the similarity that `needed` was
 * made for, the others to `rest`, which may be `chosen` itself, and returns how many may.
 * Without a branch on what the pairs are, so that the processor can wait for the memory of
 * many pairs at once.
 */
export function maybeSimilar(
  { heads }: EncodedValues,
  needed: Int32Array,
  left: Int32Array,
  right: Int32Array,
  chosen: Int32Array,
  count: number,
  out: Int32Array,
  rest: Int32Array,
): number {
  let kept = 0;
  for (let c = 0; c < count; c++) {
    const i = chosen[c] as number;
    const x = HEAD * (left[i] as number);
    const y = HEAD * (right[i] as number);
    const n = heads[x + LENGTH] as number;
    const m = heads[y + LENGTH] as number;
    // Low bytes may be equal where characters are not: the prefix is at most this.
    const differing = (heads[x + PREFIX] as number) ^ (heads[y + PREFIX] as number);
    const alike = ((31 - Math.clz32(differing & -differing)) & 63) >> 3;
    const prefix = lesser(lesser(alike, 4), lesser(n, m));
    const least = needed[
      (((prefix << 6) | lesser(n, LONGEST)) << 6) | lesser(m, LONGEST)
    ] as number;
    // A character that the other text has less often cannot match.
    const most = lesser(n - strangers(heads, x, y), m - strangers(heads, y, x));
    out[kept] = i;
    rest[c - kept] = i;
    kept += ((most - least) >>> 31) ^ 1;
  }
  return kept;
}

/** Writes to `out` which of the chosen pairs of codes may be within `bound` edits; see `maybeSimilar`. */
export function maybeWithin(
  { heads }: EncodedValues,
  bound: number,
  left: Int32Array,
  right: Int32Array,
  chosen: Int32Array,
  count: number,
  out: Int32Array,
  rest: Int32Array,
): number {
  let kept = 0;
  for (let c = 0; c < count; c++) {
    const i = chosen[c] as number;
    const x = HEAD * (left[i] as number);
    const y = HEAD * (right[i] as number);
    const n = heads[x + LENGTH] as number;
    const m = heads[y + LENGTH] as number;
    // An edit is needed for each character that the lengths differ by, and for each that the
    // other text has less often, swaps or not.
    const edits = greater(
      greater(n - m, m - n),
      greater(strangers(heads, x, y), strangers(heads, y, x)),
    );
    out[kept] = i;
    rest[c - kept] = i;
    kept += ((bound - edits) >>> 31) ^ 1;
  }
  return kept;
}

/**
 * Jaro or Jaro-Winkler similarity of two different values that `maybeSimilar` let pass:
 * exactly `jaro` or `jaroWinkler` of the executor where that is `least` or more, else any
 * number below `least`.
 */
export function similarityOf(
  { characters, starts }: EncodedValues,
  a: number,
  b: number,
  isWinkler: boolean,
  least: number,
): number {
  const from = starts[a] as number;
  const to = starts[b] as number;
  const n = (starts[a + 1] as number) - from;
  const m = (starts[b + 1] as number) - to;
  let wanted = least;
  if (isWinkler) {
    let prefix = 0;
    while (prefix < 4 && prefix < n && prefix < m) {
      if (characters[from + prefix] !== characters[to + prefix]) break;
      prefix++;
    }
    wanted = (least - prefix * 0.1) / (1 - prefix * 0.1);
  }
  if (n <= WORD && m <= WORD && !canReach(characters, from, n, to, m, wanted)) return 0;
  return similarityOfPoints(characters, from, n, to, m, isWinkler, least);
}

/** Whether so many characters match, each in reach, as the similarity `wanted` needs. */
function canReach(
  characters: Uint8Array | Int32Array,
  from: number,
  n: number,
  to: number,
  m: number,
  wanted: number,
): boolean {
  let misses = n - (((3 * wanted - 1) * n * m) / (n + m) - 0.01);
  if (misses < 0) return false;
  const reach = Math.max((Math.max(n, m) >> 1) - 1, 0);
  let taken = 0;
  for (let i = 0; i < n; i++) {
    const code = characters[from + i];
    const end = i + reach < m ? i + reach : m - 1;
    let j = i > reach ? i - reach : 0;
    while (j <= end && (characters[to + j] !== code || ((taken >>> j) & 1) !== 0)) j++;
    if (j <= end) taken |= 1 << j;
    else if (--misses < 0) return false;
  }
  return true;
}

/** Largest bound that trying each edit in turn is quicker for than a table. */
const FEW_EDITS = 2;

/** Whether the Levenshtein distance of two different values that `maybeWithin` let pass is at most `bound`. */
export function isWithinEdits(values: EncodedValues, a: number, b: number, bound: number): boolean {
  const { characters, starts } = values;
  const from = starts[a] as number;
  const to = starts[b] as number;
  const n = (starts[a + 1] as number) - from;
  const m = (starts[b + 1] as number) - to;
  if (bound <= FEW_EDITS) return isWithin(characters, from, from + n, to, to + m, bound);
  return levenshteinOfPoints(characters, from, n, to, m, bound, bound) <= bound;
}

/**
 * Plain Levenshtein distance of two different values, or any number above twice `bound` where
 * it, or the Damerau-Levenshtein distance, is sure to be above `bound`.
 */
export function plainEdits(values: EncodedValues, a: number, b: number, bound: number): number {
  const { characters, starts } = values;
  const from = starts[a] as number;
  const to = starts[b] as number;
  const n = (starts[a + 1] as number) - from;
  const m = (starts[b + 1] as number) - to;
  return levenshteinOfPoints(characters, from, n, to, m, 2 * bound, bound);
}

/* Without branches, which a processor guesses wrong where data decide. Numbers far below 2^31. */
function lesser(a: number, b: number): number {
  const difference = a - b;
  return b + (difference & (difference >> 31));
}

function greater(a: number, b: number): number {
  const difference = a - b;
  return a - (difference & (difference >> 31));
}

/** At least so many characters of one value has the other less often: each counted twice at most. */
function strangers(heads: Int32Array, x: number, y: number): number {
  return bits(
    (heads[x + LETTERS] as number) & ~(heads[y + LETTERS] as number),
    (heads[x + TWICE] as number) & ~(heads[y + TWICE] as number),
  );
}

/**
 * Whether `edits` insertions, deletions and substitutions are enough: what both begin with
 * costs nothing, and then one of the three must come next (E. Ukkonen, "Algorithms for
 * approximate string matching", 1985, bounds the detours by the lengths in the same way).
 */
function isWithin(
  characters: Uint8Array | Int32Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  edits: number,
): boolean {
  let a = aStart;
  let b = bStart;
  const longer = aEnd - a - (bEnd - b);
  if (longer > edits || -longer > edits) return false;
  while (a < aEnd && b < bEnd && characters[a] === characters[b]) {
    a++;
    b++;
  }
  if (a === aEnd || b === bEnd) return aEnd - a + bEnd - b <= edits;
  if (edits === 0) return false;
  return (
    isWithin(characters, a + 1, aEnd, b + 1, bEnd, edits - 1) ||
    (longer > -edits && isWithin(characters, a + 1, aEnd, b, bEnd, edits - 1)) ||
    (longer < edits && isWithin(characters, a, aEnd, b + 1, bEnd, edits - 1))
  );
}

/** Number of bits set in two words (H. S. Warren, "Hacker's Delight", 2002, figure 5-2). */
function bits(one: number, other: number): number {
  let x = one - ((one >>> 1) & 0x55555555);
  let y = other - ((other >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  y = (y & 0x33333333) + ((y >>> 2) & 0x33333333);
  // Eight at most in each four bits: the two fit beside each other.
  const sum = x + y;
  return Math.imul((sum & 0x0f0f0f0f) + ((sum >>> 4) & 0x0f0f0f0f), 0x01010101) >>> 24;
}
