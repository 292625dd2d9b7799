import type { WorkbookArchive } from './archive.ts';
import { columnIndex, dateText, numberText } from './cell-text.ts';
import { unescapeText, type WorkbookParts } from './parts.ts';

/** One row of a sheet: its 1-based number there, and its values by column. */
export interface SheetRow {
  readonly row: number;
  readonly values: readonly (string | null)[];
}

/** Columns of a sheet, A to XFD (Microsoft's specifications and limits of Excel). */
const MOST_COLUMNS = 16_384;

/** The rows of a sheet that have a value (ECMA-376 part 1, 18.3.1.73 and .4), as text. */
export async function* sheetRows(
  archive: WorkbookArchive,
  workbook: WorkbookParts,
  part: string,
): AsyncGenerator<SheetRow> {
  let ready: SheetRow[] = [];
  let row = 0;
  let values: (string | null)[] = [];
  let column = -1;
  let type = 'n';
  let style = 0;
  let text = '';
  let isValue = false;
  let isPronunciation = false;
  const pieces = archive.parse(part, {
    open(name, attributes) {
      switch (name) {
        case 'row':
          row = attributes.r === undefined ? row + 1 : Number(attributes.r);
          values = [];
          column = -1;
          return;
        case 'c':
          column = attributes.r === undefined ? column + 1 : columnIndex(attributes.r);
          // What would be put outside every sheet is damage, or means to fill the memory.
          if (column < 0 || column >= MOST_COLUMNS) throw new Error(`No column ${attributes.r}`);
          type = attributes.t ?? 'n';
          style = Number(attributes.s ?? 0);
          text = '';
          return;
        case 'rPh':
          isPronunciation = true;
          return;
        case 'v':
        case 't':
          isValue = !isPronunciation;
      }
    },
    text(piece) {
      if (isValue) text += piece;
    },
    close(name) {
      switch (name) {
        case 'v':
        case 't':
          isValue = false;
          return;
        case 'rPh':
          isPronunciation = false;
          return;
        case 'c': {
          const value = cellText(workbook, type, style, text);
          if (value === null) return;
          while (values.length < column) values.push(null);
          values[column] = value;
          return;
        }
        case 'row':
          if (values.length > 0) ready.push({ row, values });
      }
    },
  });
  for await (const _ of pieces) {
    yield* ready;
    ready = [];
  }
}

/** The value of a cell as text (ECMA-376 part 1, 18.18.11); empty text and errors are null. */
function cellText(
  workbook: WorkbookParts,
  type: string,
  style: number,
  text: string,
): string | null {
  switch (type) {
    case 's': {
      if (text === '') return null;
      const shared = workbook.sharedStrings[Number(text)];
      if (shared === undefined) throw new Error('A cell refers to a text that is not there');
      return shared || null;
    }
    case 'inlineStr':
    case 'str':
      return unescapeText(text) || null;
    case 'b':
      return text === '' ? null : String(text === '1' || text === 'true');
    case 'e':
      return null;
    case 'd':
      return text.replace(/T00:00:00(\.0+)?Z?$/, '') || null;
    default: {
      const { isDate, leastDigits } = workbook.styles[style] ?? { isDate: false, leastDigits: 0 };
      return isDate ? dateText(text, workbook.isFrom1904) : numberText(text, leastDigits);
    }
  }
}
