import { atLeast, fillCodePoints } from './code-points.ts';

/*
 * Scratch space, reused for every pair: the code points of both texts, and
 * which of them are matched.
 */
let first = new Int32Array(256);
let second = new Int32Array(256);
let matchedFirst = new Int32Array(256);
let matchedSecond = new Int32Array(256);

/**
 * Jaro similarity of two texts by code point, from 0 to 1: M. A. Jaro,
 * "Advances in Record-Linkage Methodology" (JASA, 1989). Equal texts are 1,
 * empty ones too. Rounded to nine decimals, see `roundSimilarity`.
 *
 * @param atLeast where given, a similarity below it may come back as 0, sooner
 * @example jaro('martha', 'marhta') // 0.944444444
 */
export function jaro(a: string, b: string, atLeast = 0): number {
  if (a === b) return 1;
  read(a, b);
  return roundSimilarity(similarity(atLeast));
}

/**
 * Jaro-Winkler similarity: W. E. Winkler, "String Comparator Metrics and
 * Enhanced Decision Rules in the Fellegi-Sunter Model" (1990). A common prefix
 * of up to 4 code points closes 0.1 each of the gap to 1, where the Jaro
 * similarity is above 0.7.
 *
 * @param atLeast where given, a similarity below it may come back as 0, sooner
 * @example jaroWinkler('martha', 'marhta') // 0.961111111
 */
export function jaroWinkler(a: string, b: string, atLeast = 0): number {
  if (a === b) return 1;
  read(a, b);
  return winkler(atLeast);
}

/** Code points of many texts, one after the other. */
export type Characters = Uint8Array | Int32Array;

/**
 * `jaro` or `jaroWinkler` of two different texts that are given as code points: the first
 * begins at `a` and has n, the second at `b` and has m.
 */
export function similarityOfPoints(
  characters: Characters,
  a: number,
  n: number,
  b: number,
  m: number,
  isWinkler: boolean,
  atLeast: number,
): number {
  if (first.length < n) first = new Int32Array(2 * n);
  if (second.length < m) second = new Int32Array(2 * m);
  for (let i = 0; i < n; i++) first[i] = characters[a + i] as number;
  for (let j = 0; j < m; j++) second[j] = characters[b + j] as number;
  firstCount = n;
  secondCount = m;
  return isWinkler ? winkler(atLeast) : roundSimilarity(similarity(atLeast));
}

function winkler(atLeast: number): number {
  let prefix = 0;
  while (prefix < 4 && prefix < firstCount && prefix < secondCount) {
    if (first[prefix] !== second[prefix]) break;
    prefix++;
  }
  const closed = prefix * 0.1;
  const plain = similarity((atLeast - closed) / (1 - closed));
  if (plain <= 0.7) return roundSimilarity(plain);
  return roundSimilarity(plain + closed * (1 - plain));
}

/**
 * Nine decimals, in both executors alike: a similarity that is 0.9 on paper is
 * not under 0.9 for the order of its additions, whatever the machine.
 */
export function roundSimilarity(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

let firstCount = 0;
let secondCount = 0;

/** Fills the scratch space with the code points of two texts. */
function read(a: string, b: string): void {
  first = atLeast(first, a.length);
  second = atLeast(second, b.length);
  firstCount = fillCodePoints(a, first);
  secondCount = fillCodePoints(b, second);
}

/** The similarity of what was read, or 0 where it is below what is asked for. */
function similarity(wanted: number): number {
  const n = firstCount;
  const m = secondCount;
  if (n === 0 || m === 0) return 0;
  matchedFirst = atLeast(matchedFirst, n);
  matchedSecond = atLeast(matchedSecond, m);
  const x = first;
  const y = second;
  const inFirst = matchedFirst;
  const inSecond = matchedSecond;
  for (let i = 0; i < n; i++) inFirst[i] = 0;
  for (let j = 0; j < m; j++) inSecond[j] = 0;

  // With k matches the similarity is at most (k / n + k / m + 1) / 3. The
  // margin is far more than rounding and far less than one match.
  const needed = ((3 * wanted - 1) * n * m) / (n + m) - 0.01;
  let misses = n - needed;
  if (misses < 0 || m < needed) return 0;

  // Characters match when equal and less than half the longer length apart.
  const reach = Math.max((Math.max(n, m) >> 1) - 1, 0);
  let matches = 0;
  for (let i = 0; i < n; i++) {
    const code = x[i];
    const end = i + reach < m ? i + reach : m - 1;
    let j = i > reach ? i - reach : 0;
    while (j <= end && (y[j] !== code || inSecond[j] !== 0)) j++;
    if (j <= end) {
      inFirst[i] = 1;
      inSecond[j] = 1;
      matches++;
    } else if (--misses < 0) return 0;
  }
  if (matches === 0) return 0;

  let outOfPlace = 0;
  for (let i = 0, j = 0; i < n; i++) {
    if (inFirst[i] === 0) continue;
    while (inSecond[j] === 0) j++;
    if (x[i] !== y[j]) outOfPlace++;
    j++;
  }
  const transpositions = outOfPlace >> 1;
  return (matches / n + matches / m + (matches - transpositions) / matches) / 3;
}
