import type { Workbook, Worksheet } from '@cj-tech-master/excelts';
import { asSpreadsheetText } from '../../kernel/index.ts';
import { type CaseOnPaper, planWorkbook } from './case-workbook.ts';
import {
  type CellFormat,
  cellAt,
  type PlannedCell,
  type PlannedSheet,
  sheetReference,
} from './sheet-plan.ts';
import { addChart } from './write-chart.ts';

/**
 * The case as an XLSX workbook of live formulas, each with what it comes to. A text that would
 * begin a formula has an apostrophe before it, as in CSV. The same case is the same bytes.
 *
 * @throws ReeveError as `checkMeasured` does, and `business-case/simulation` where there are not
 *   as many simulations as results
 */
export async function caseWorkbook(paper: CaseOnPaper): Promise<Uint8Array> {
  // Loaded when first needed: most cases are only printed.
  const { Workbook } = await import('@cj-tech-master/excelts');
  const { installChartSupport } = await import('@cj-tech-master/excelts/chart');
  installChartSupport();
  const workbook = new Workbook();
  workbook.creator = 'Reeve';
  workbook.lastModifiedBy = 'Reeve';
  // The same case is the same file, byte for byte.
  workbook.created = workbook.modified = new Date(0);
  workbook.calcProperties.fullCalcOnLoad = true;
  const planned = planWorkbook(paper);
  for (const sheet of planned) addSheet(workbook, sheet);
  // A chart keeps what its cells come to, so all of them have to be there.
  for (const { name, charts = [] } of planned) {
    for (const chart of charts) addChart(workbook.getWorksheet(name) as Worksheet, chart);
  }
  return workbook.xlsx.writeBuffer();
}

function addSheet(workbook: Workbook, planned: PlannedSheet): void {
  const sheet = workbook.addWorksheet(planned.name, {
    state: planned.isHidden === true ? 'hidden' : 'visible',
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    views: planned.frozenRows > 0 ? [{ state: 'frozen', ySplit: planned.frozenRows }] : [],
  });
  planned.widths.forEach((width, at) => {
    sheet.getColumn(at + 1).width = width;
  });
  planned.rows.forEach((row, rowAt) => {
    row.forEach((cell, columnAt) => {
      if (cell === null) return;
      addCell(sheet, cell, rowAt, columnAt);
      if (isHead(cell) && isNumber(planned.rows[rowAt + 1]?.[columnAt])) {
        sheet.getCell(rowAt + 1, columnAt + 1).alignment = { horizontal: 'right' };
      }
      if ('name' in cell && cell.name !== undefined) {
        const place = `${sheetReference(planned.name)}!${cellAt(columnAt, rowAt)}`;
        workbook.definedNames.add(place, cell.name);
      }
    });
  });
  for (const row of planned.pageBreaksAfter ?? []) sheet.getRow(row + 1).addPageBreak();
}

function isHead(cell: PlannedCell): boolean {
  return cell?.kind === 'text' && cell.look === 'head';
}

function isNumber(cell: PlannedCell | undefined): boolean {
  if (cell === undefined || cell === null || cell.kind === 'text') return false;
  if (cell.kind === 'entry' && cell.value === null) return cell.format === 'money';
  return typeof (cell.kind === 'formula' ? cell.result : cell.value) === 'number';
}

function addCell(
  sheet: Worksheet,
  planned: NonNullable<PlannedCell>,
  row: number,
  column: number,
): void {
  const cell = sheet.getCell(row + 1, column + 1);
  if (planned.kind === 'text') {
    cell.value = asSpreadsheetText(planned.text);
    if (planned.look !== undefined) {
      cell.font = { bold: true, ...(planned.look === 'title' ? { size: 14 } : {}) };
    }
    if (planned.look === 'head') cell.fill = fill('FFD9E2EC');
    return;
  }
  if (planned.kind === 'formula') {
    cell.value = { formula: planned.formula, result: planned.result };
    cell.numFmt = numberFormat(planned.format, planned.result);
    cell.alignment = { horizontal: 'right' };
    return;
  }
  const { value } = planned;
  cell.value = typeof value === 'string' ? asSpreadsheetText(value) : value;
  if (planned.kind === 'number') {
    cell.numFmt = numberFormat(planned.format, planned.value);
    return;
  }
  cell.numFmt = typeof value === 'string' ? WORDS : entryFormats[planned.format];
  cell.fill = fill('FFFFF2CC');
  cell.border = { bottom: { style: 'hair' }, right: { style: 'hair' } };
}

/** A date that is typed over stays words: 2026-03 is not its first day. */
const WORDS = '@';

/** Whatever is typed into an entry is shown with all of its places. */
const entryFormats: Readonly<Record<CellFormat, string>> = {
  money: '£#,##0.00',
  exact: 'General',
  percent: '0.00####%',
  number: 'General',
};

function fill(argb: string) {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } } as const;
}

const MOST_PLACES = 8;

/** With as many places as the value has: one format for all would hide some or pad others. */
function numberFormat(format: CellFormat, value: number | string): string {
  if (format === 'money') return '£#,##0.00;[Red]-£#,##0.00';
  if (format === 'exact') return '£#,##0.0000;[Red]-£#,##0.0000';
  const shown = typeof value !== 'number' ? 0 : format === 'percent' ? 100 * value : value;
  const places = Number(shown.toFixed(MOST_PLACES)).toString().split('.')[1]?.length ?? 0;
  const decimals = places === 0 ? '' : `.${'0'.repeat(Math.min(places, 4))}`;
  return format === 'percent' ? `0${decimals}%` : `#,##0${decimals}`;
}
