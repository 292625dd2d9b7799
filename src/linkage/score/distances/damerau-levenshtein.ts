import { atLeast, codePointTable, fillCodePoints } from './code-points.ts';
import { levenshtein, levenshteinUpTo } from './levenshtein.ts';

let first = new Int32Array(256);
let second = new Int32Array(256);
let table = new Int32Array(1024);
/** Per code point, the last row (from 1) of the table that it stands at. */
const lastRows = codePointTable();

/**
 * Damerau-Levenshtein distance by code point: insertions, deletions,
 * substitutions and swaps of neighbours, between which other edits may fall
 * (so 'ca' and 'abc' are 2 apart, not 3): R. Lowrance and R. A. Wagner, "An
 * Extension of the String-to-String Correction Problem" (J. ACM, 1975).
 * DuckDB's function is of the same variant.
 *
 * @example damerauLevenshtein('smith', 'smiht') // 1
 */
export function damerauLevenshtein(a: string, b: string): number {
  if (a === b) return 0;
  const plain = levenshtein(a, b);
  // A swap is two plain edits, so the distance is at least half the plain one.
  return plain <= 1 ? plain : distance(a, b);
}

/** Whether the Damerau-Levenshtein distance is at most a bound; sooner told than the distance. */
export function damerauLevenshteinAtMost(a: string, b: string, bound: number): boolean {
  if (a === b) return bound >= 0;
  if (bound <= 0) return false;
  // A swap is two plain edits: the plain distance is at most twice this one.
  const plain = levenshteinUpTo(a, b, 2 * bound, bound);
  if (plain <= bound) return true;
  return plain <= 2 * bound && distance(a, b) <= bound;
}

function distance(a: string, b: string): number {
  first = atLeast(first, a.length);
  second = atLeast(second, b.length);
  const n = fillCodePoints(a, first);
  const m = fillCodePoints(b, second);
  const width = m + 1;
  table = atLeast(table, (n + 1) * width);
  const cells = table;
  for (let j = 0; j <= m; j++) cells[j] = j;
  for (let i = 1; i <= n; i++) {
    const code = first[i - 1] as number;
    const above = (i - 1) * width;
    const here = i * width;
    cells[here] = i;
    // The last column so far in which the second text has this row's character.
    let lastColumn = 0;
    for (let j = 1; j <= m; j++) {
      const other = second[j - 1] as number;
      const equal = other === code;
      let cell = (cells[above + j - 1] as number) + (equal ? 0 : 1);
      cell = Math.min(cell, (cells[above + j] as number) + 1, (cells[here + j - 1] as number) + 1);
      const lastRow = lastRows[other] as number;
      if (lastRow > 0 && lastColumn > 0) {
        const before = cells[(lastRow - 1) * width + lastColumn - 1] as number;
        cell = Math.min(cell, before + (i - lastRow - 1) + 1 + (j - lastColumn - 1));
      }
      cells[here + j] = cell;
      if (equal) lastColumn = j;
    }
    lastRows[code] = i;
  }
  for (let i = 0; i < n; i++) lastRows[first[i] as number] = 0;
  return cells[n * width + m] as number;
}
