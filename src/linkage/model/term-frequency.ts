import type { TermFrequencyTable } from './match-model.ts';

/**
 * Term frequencies by class: agreeing on a rare value says more than agreeing
 * on a common one (Winkler, "Using the EM Algorithm for Weight Computation in
 * the Fellegi-Sunter Model of Record Linkage", 2000). Values are put in classes
 * by the power of two of their frequency, so that a pair's agreement pattern
 * carries the class and weights stay functions of the pattern: at most half a
 * bit from the exact adjustment.
 */

/** Class 0 holds values of frequency at least a half; each next class half of that; the last the rest. */
export const TERM_FREQUENCY_CLASSES = 18;

/**
 * Values that fewer records have are of one class, and no model lists them: a
 * count of a handful hardly differs from another, and a model that listed them
 * would hold the data of single people.
 */
export const FEWEST_LISTED = 5;

/** What a value that is not listed counts as: the middle of 1 and 4, on the scale of classes. */
export const UNLISTED_COUNT = 2;

/** Class of a value that `count` of `total` values are. */
export function classOfCount(count: number, total: number): number {
  return termFrequencyClass((count < FEWEST_LISTED ? UNLISTED_COUNT : count) / total);
}

/** Class of a value that makes up `frequency` (0 to 1) of all values. */
export function termFrequencyClass(frequency: number): number {
  for (let c = 0; c < TERM_FREQUENCY_CLASSES - 1; c++) {
    if (frequency >= classBound(c)) return c;
  }
  return TERM_FREQUENCY_CLASSES - 1;
}

/** Lowest frequency of class `c`; 0 for the last. Powers of two, exact in floating point. */
export function classBound(c: number): number {
  return c === TERM_FREQUENCY_CLASSES - 1 ? 0 : 2 ** -(c + 1);
}

/**
 * Class of `value` by the table; one that the table does not list is of the class of rare values.
 * Without a table every value is in the rarest class.
 */
export function classOfValue(table: TermFrequencyTable | undefined, value: string): number {
  if (table === undefined || table.total === 0) return TERM_FREQUENCY_CLASSES - 1;
  const count = Object.hasOwn(table.counts, value) ? (table.counts[value] ?? 0) : 0;
  return classOfCount(count, table.total);
}

/**
 * Per class, log2 of how much more an agreement in it says than an average
 * one: share among matches over share among chance agreements.
 */
export function classAdjustment(table: TermFrequencyTable | undefined): Float64Array {
  const adjustment = new Float64Array(TERM_FREQUENCY_CLASSES);
  if (table === undefined) return adjustment;
  table.share.forEach((share, c) => {
    const agreement = table.agreement[c] ?? 0;
    adjustment[c] = share > 0 && agreement > 0 ? Math.log2(share / agreement) : Number.NaN;
  });
  // A class without values takes the nearest known class, one bit a class.
  for (let c = 0; c < adjustment.length; c++) {
    if (!Number.isNaN(adjustment[c])) continue;
    const known = nearestKnown(table, c);
    adjustment[c] = known === undefined ? 0 : known.value + (c - known.at);
  }
  return adjustment;
}

function nearestKnown(
  table: TermFrequencyTable,
  c: number,
): { at: number; value: number } | undefined {
  for (let step = 1; step < TERM_FREQUENCY_CLASSES; step++) {
    for (const at of [c - step, c + step]) {
      const share = table.share[at] ?? 0;
      const agreement = table.agreement[at] ?? 0;
      if (share > 0 && agreement > 0) return { at, value: Math.log2(share / agreement) };
    }
  }
  return undefined;
}
