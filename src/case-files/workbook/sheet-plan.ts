import { ReeveError } from '../../kernel/index.ts';

/** How a number is shown; what a formula works with is the whole of it. */
export type CellFormat =
  /** Pounds and pence. */
  | 'money'
  /** Pounds, before they are rounded to the penny. */
  | 'exact'
  | 'percent'
  | 'number';

/** A cell as it is to be written: what a formula comes to is there beside it. */
export type PlannedCell =
  | null
  | { readonly kind: 'text'; readonly text: string; readonly look?: 'title' | 'head' | 'strong' }
  | {
      readonly kind: 'number';
      readonly value: number;
      readonly format: CellFormat;
      readonly name?: string;
    }
  | {
      readonly kind: 'formula';
      readonly formula: string;
      readonly result: number | string;
      readonly format: CellFormat;
      readonly name?: string;
    }
  /** For somebody to put a figure or words in, and marked so. */
  | {
      readonly kind: 'entry';
      readonly value: number | string | null;
      readonly format: CellFormat;
      readonly name?: string;
    };

/** A row of numbers in cells that a chart shows; both as references from any sheet. */
export interface PlannedSeries {
  readonly name: string;
  readonly values: string;
}

/** A chart of cells: what it shows changes with them. */
export interface PlannedChart {
  /** Columns stand beside each other; bars lie in one row from nothing to either side, the first on top. */
  readonly shape: 'columns' | 'bars';
  readonly title: string;
  readonly categories: string;
  /** One or two. */
  readonly series: readonly PlannedSeries[];
  /** Drawn as a line over columns. */
  readonly line?: PlannedSeries;
  /** Of amounts in pounds, which are shown in thousands. */
  readonly amountTitle: string;
  /** 0-based: its first cell, and the one below and right of its last. */
  readonly from: { readonly column: number; readonly row: number };
  readonly to: { readonly column: number; readonly row: number };
}

export interface PlannedSheet {
  readonly name: string;
  readonly widths: readonly number[];
  /** Rows that stay in sight, from the first. */
  readonly frozenRows: number;
  readonly rows: readonly (readonly PlannedCell[])[];
  readonly isHidden?: boolean;
  readonly charts?: readonly PlannedChart[];
  /** 0-based rows that a page ends after, when it is printed. */
  readonly pageBreaksAfter?: readonly number[];
}

export const text = (written: string): PlannedCell =>
  written === '' ? null : { kind: 'text', text: written };
export const strong = (written: string): PlannedCell => ({
  kind: 'text',
  text: written,
  look: 'strong',
});
export const title = (written: string): PlannedCell => ({
  kind: 'text',
  text: written,
  look: 'title',
});
export const heads = (...written: string[]): PlannedCell[] =>
  written.map((each) => ({ kind: 'text', text: each, look: 'head' }));
export const number = (value: number, format: CellFormat = 'number'): PlannedCell => ({
  kind: 'number',
  value,
  format,
});
/** A formula in pounds, and what it comes to in pence. */
export const money = (formula: string, pence: number): PlannedCell => ({
  kind: 'formula',
  formula,
  result: pence / 100,
  format: 'money',
});

/**
 * A formula's amount in pounds to the penny. A product of decimals is held in binary, so what is
 * exactly half a penny may come out a hair beside it. In pence, a half is held exactly: six places
 * first, which takes the hair away, then whole pence, halves away from zero, in any spreadsheet.
 */
export function toThePenny(formula: string): string {
  return `ROUND(ROUND(100*${formula},6),0)/100`;
}

/** A sum of whole pence, without the hair that adding pounds in binary leaves. */
export function sumOf(range: string): string {
  return `ROUND(SUM(${range}),2)`;
}

/** `A` for 0, `AA` for 26. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

/** A cell by its position from 0, within its sheet or, with a name, from any other. */
export function cellAt(column: number, row: number, sheet?: string): string {
  const at = `$${columnName(column)}$${row + 1}`;
  return sheet === undefined ? at : `${sheetReference(sheet)}!${at}`;
}

/** Cells from one to another by their positions from 0, from any sheet. */
export function rangeAt(
  sheet: string,
  from: readonly [column: number, row: number],
  to: readonly [column: number, row: number],
): string {
  return `${cellAt(...from, sheet)}:${cellAt(...to)}`;
}

export function sheetReference(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

const LOOKS_LIKE_A_CELL = /^([a-z]{1,3}\d+|r\d*(c\d*)?|c\d*|true|false)$/i;

/**
 * The defined name of an input: its id with underscores, and one before it where it would be a
 * cell, a row, a column or no name at all.
 *
 * @example definedName('overpaid-per-claim') // 'overpaid_per_claim'
 * @throws ReeveError `business-case/name`
 */
export function definedName(id: string): string {
  const name = id.replaceAll('-', '_');
  if (!/^[a-z0-9_]{1,200}$/i.test(name)) {
    throw new ReeveError('business-case/name', `"${id}" cannot be a name in a spreadsheet`, {
      hint: 'Use letters, digits and hyphens.',
    });
  }
  return /^\d/.test(name) || LOOKS_LIKE_A_CELL.test(name) ? `_${name}` : name;
}
