import { LineNumbers } from '../../../intake/index.ts';
import { quoteIdentifier, type Sql, sql } from '../../../linkage/index.ts';

/** One input file, loaded into a table of its own whose rows are in the file's order. */
export interface StagedFile {
  /** Holds columns `c0`, `c1`, ...: VARCHAR, or VARCHAR[]. Its `rowid` is the record's number. */
  readonly table: Sql;
  readonly columns: readonly { readonly name: string; readonly isArray: boolean }[];
  readonly records: number;
  readonly lines: LineNumbers;
  readonly sha256: string;
  readonly format: string;
  readonly encoding: string;
}

/** Name of the table that the k-th file is staged in. */
export function stagingTable(index: number): string {
  return `intake_${index}`;
}

/** Column of a staging table for the file's k-th column. */
export function stagedColumn(index: number): Sql {
  return quoteIdentifier(`c${index}`);
}

/** Line numbers of a file that has record n at line n + `first`. */
export function consecutiveLines(first: number): LineNumbers {
  const lines = new LineNumbers();
  lines.add(0, first);
  return lines;
}

/** SQL with commas between its parts. */
export function commas(parts: readonly Sql[]): Sql {
  return parts.reduce((list, part) => sql`${list}, ${part}`);
}
