/** What was unusual in the way an address was written. */
export type ReadingNote =
  | 'parts-swapped'
  | 'stroke'
  | 'number-before-name'
  | 'flat-or-house-number'
  | 'numbers-left-over';
