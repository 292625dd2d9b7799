import type { LineNumbers } from './line-numbers.ts';

/** A row of a file. */
export interface ScannedRow {
  /** Offset of its first byte among those that were scanned. */
  readonly start: number;
  readonly line: number;
  readonly fields: number;
  /** No line break ends it. */
  readonly isCutOff: boolean;
}

/** What a whole file was found to hold. */
export interface ScannedContent {
  /** How many records, without the rows below. */
  readonly records: number;
  readonly lines: LineNumbers;
  /** Rows at the end with fewer fields than the header: a trailer, or a record cut off. */
  readonly shortRows: readonly ScannedRow[];
  /** The last two records, or fewer. */
  readonly last: readonly ScannedRow[];
  /** Rows that are the header again, byte for byte. */
  readonly repeats: readonly ScannedRow[];
  /** Bytes of the header, without the line break. */
  readonly headerLength: number;
  /** Bytes scanned. */
  readonly length: number;
}
