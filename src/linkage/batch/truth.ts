/*
 * Truth of a condition, three-valued as in SQL, as numbers in the order of truth, so that
 * `and` is the least and `or` the greatest.
 */
export const NO = 0;
export const UNKNOWN = 1;
export const YES = 2;
