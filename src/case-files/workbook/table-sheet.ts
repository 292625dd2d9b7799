import { type CaseTable, NUMBER } from '../case-tables.ts';
import { heads, number, type PlannedSheet, text, title } from './sheet-plan.ts';

/** A table of words and figures that nothing is calculated from. */
export function tableSheet(
  name: string,
  heading: string,
  widths: readonly number[],
  { header, rows }: CaseTable,
): PlannedSheet {
  return {
    name,
    widths,
    frozenRows: 3,
    rows: [
      [title(heading)],
      [],
      heads(...header),
      ...rows.map((row) =>
        row.map((value) => (NUMBER.test(value) ? number(Number(value)) : text(value))),
      ),
    ],
  };
}
