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

/** The state of two codes, without a branch. */
export function stateOf(left: number, right: number): number {
  const missing = (left === 0 ? LEFT_MISSING : 0) | (right === 0 ? RIGHT_MISSING : 0);
  return missing + (missing === 0 && left !== right ? DIFFERENT : 0);
}
