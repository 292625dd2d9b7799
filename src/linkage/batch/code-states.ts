/*
 * What the codes of two records say of a slot before any text is read: most conditions are
 * decided by that alone.
 */
export const EQUAL = 0;
export const LEFT_MISSING = 1;
export const RIGHT_MISSING = 2;
export const BOTH_MISSING = 3;
export const DIFFERENT = 4;

/** Number of states. */
export const STATES = 5;

/** The state of two codes: arithmetic, because a processor guesses branches on data wrong. */
export function stateOf(left: number, right: number): number {
  const leftMissing = (left - 1) >>> 31;
  const rightMissing = (right - 1) >>> 31;
  const differ = -(left ^ right) >>> 31;
  return leftMissing | (rightMissing << 1) | ((differ & ~leftMissing & ~rightMissing) << 2);
}
