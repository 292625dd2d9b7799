import type { Month } from '../calendar.ts';

/** How a system dumps a file. Columns may come and go by month. */
export interface Layout {
  /** Name of the file within the month's folder, with its ending. */
  readonly file: string;
  readonly columns: readonly string[];
  /** Columns that exist only from some months before the end on: a change half-way through the year. */
  readonly addedLate?: readonly { readonly column: string; readonly monthsBeforeEnd: number }[];
  readonly delimiter: ',' | '\t' | '|' | ';';
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'windows-1252' | 'utf-16le';
  readonly lineEnd: '\n' | '\r\n';
  /** `needed`: only values that need quotes; `all`; `none` drops the delimiter out of values. */
  readonly quotes: 'needed' | 'all' | 'none';
  /** Lines above the header: a title, or the merged cells of a spreadsheet. */
  readonly titleRows?: readonly (readonly string[])[];
  /** A last line such as a count, with `{rows}` for the number of rows. */
  readonly trailer?: readonly string[];
  /** Blanks after each value, as from fixed-width fields; share of rows after which a blank line stands. */
  readonly padded?: boolean;
  readonly blankLines?: number;
  /** Troubles of single months, counted back from the last extract (0). */
  readonly troubles?: readonly Trouble[];
}

export interface Trouble {
  readonly kind: 'truncated' | 'sent-again' | 'header-again';
  readonly monthsBeforeEnd: number;
}

/** Whether a trouble befalls a month's file. */
export function troubleIn(
  layout: Layout,
  kind: Trouble['kind'],
  month: Month,
  lastMonth: Month,
): boolean {
  return (
    layout.troubles?.some(
      (trouble) => trouble.kind === kind && trouble.monthsBeforeEnd === lastMonth - month,
    ) ?? false
  );
}
