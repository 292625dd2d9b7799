import { type ErrorLocation, ReeveError } from '../../kernel/index.ts';

/** One row of a CSV text, with the line it begins on (the header is line 1). */
export interface DelimitedRow {
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * Rows of a CSV text (RFC 4180): fields in double quotes may hold commas, line
 * breaks and doubled quotes. A byte-order mark and blank lines are passed over.
 *
 * For lists of a few thousand rows that are in memory already: a list is
 * parsed without input or output, so the reader of files cannot be used.
 *
 * @throws ReeveError `service-list/unclosed-quote` where a quoted field never
 *   ends, `service-list/stray-quote` where text follows a closing quote.
 */
export function delimitedRows(text: string, file?: string): readonly DelimitedRow[] {
  const rows: DelimitedRow[] = [];
  let fields: string[] = [];
  let line = 1;
  let rowLine = 1;
  let at = text.startsWith('\ufeff') ? 1 : 0;

  function endRow(): void {
    if (fields.some((field) => field.trim() !== '')) rows.push({ line: rowLine, fields });
    fields = [];
    rowLine = line;
  }

  while (at <= text.length) {
    const start = line;
    let field = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        const quote = text.indexOf('"', at);
        if (quote < 0) {
          throw badText(
            'unclosed-quote',
            'A quote is opened and never closed',
            start,
            fields,
            file,
          );
        }
        field += text.slice(at, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        field += '"';
        at += 1;
      }
      line += newlinesIn(field);
    } else {
      const end = endOfPlain(text, at);
      field = text.slice(at, end);
      at = end;
    }
    fields.push(field);
    const next = text[at];
    if (next === ',') {
      at += 1;
    } else if (next === undefined || next === '\n' || next === '\r') {
      at += next === '\r' && text[at + 1] === '\n' ? 2 : 1;
      line += 1;
      endRow();
      if (next === undefined) break;
    } else {
      throw badText('stray-quote', 'Text follows the closing quote of a field', line, fields, file);
    }
  }
  return rows;
}

function endOfPlain(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== ',' && text[end] !== '\n' && text[end] !== '\r')
    end += 1;
  return end;
}

function newlinesIn(field: string): number {
  return field.split(/\r\n|\r|\n/).length - 1;
}

function badText(
  name: string,
  message: string,
  line: number,
  before: readonly string[],
  file: string | undefined,
): ReeveError {
  return new ReeveError(`service-list/${name}`, message, {
    location: locationOf(file, line, name === 'unclosed-quote' ? before.length + 1 : before.length),
    hint: 'A quote inside a quoted field is written twice.',
  });
}

/** Where in a list something is wrong; the file only where the caller named it. */
export function locationOf(
  file: string | undefined,
  line: number,
  column?: string | number,
): ErrorLocation {
  return {
    ...(file === undefined ? {} : { file }),
    line,
    ...(column === undefined ? {} : { column }),
  };
}
