import { ReeveError } from '../../kernel/index.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;

/** Longest record, in characters: no address is near it, and an open quote soon is. */
const LONGEST_RECORD = 100_000;

/**
 * Cuts CSV text (RFC 4180), given in pieces, into records of any number of
 * fields: the records of one DTF file have their own lengths, which general
 * parsers take for an error in each. Empty lines are passed over.
 *
 * Throws `gazetteer/bad-csv` with file, line and column.
 *
 * @example
 * const records = new CsvRecords('llpg.csv', (fields, line) => rows.push(fields));
 * for await (const text of pieces) records.push(text);
 * records.end();
 */
export class CsvRecords {
  readonly #file: string;
  readonly #take: (fields: string[], line: number) => void;
  #rest = '';
  #line = 1;

  constructor(file: string, take: (fields: string[], line: number) => void) {
    this.#file = file;
    this.#take = take;
  }

  push(text: string): void {
    this.#consume(this.#rest + text, false);
  }

  end(): void {
    this.#consume(this.#rest, true);
    this.#rest = '';
  }

  #consume(text: string, isLast: boolean): void {
    let at = 0;
    while (at < text.length) {
      let end = this.#endOfLine(text, at, isLast);
      if (end < 0) break;
      const firstQuote = text.indexOf('"', at);
      if (firstQuote < 0 || firstQuote >= end) {
        this.#line += 1;
        if (end > at) this.#take(text.slice(at, end).split(','), this.#line - 1);
      } else {
        const close = this.#endOfQuoted(text, at, isLast);
        if (close < 0) break;
        end = close;
        const record = text.slice(at, end);
        const line = this.#line;
        this.#line += 1 + countBreaks(record);
        this.#take(this.#fields(record, line), line);
      }
      at = afterLineEnd(text, end);
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > LONGEST_RECORD)
      this.#fail(this.#line, undefined, 'The record has no end');
  }

  /** Where the line ends, or -1 where the next piece may have the rest of it. */
  #endOfLine(text: string, at: number, isLast: boolean): number {
    const feed = text.indexOf('\n', at);
    const end = feed >= 0 ? feed : isLast ? text.length : -1;
    return end > at && text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
  }

  /** Where a record with quotes ends: at the first line end outside them. */
  #endOfQuoted(text: string, from: number, isLast: boolean): number {
    let isOpen = false;
    let at = from;
    for (;;) {
      const quote = text.indexOf('"', at);
      if (!isOpen) {
        const end = this.#endOfLine(text, at, isLast);
        if (end < 0 || quote < 0 || quote >= end) return end;
      } else if (quote < 0) {
        if (isLast || text.length - from > LONGEST_RECORD) {
          this.#fail(this.#line, undefined, 'A quote is opened in this record and never closed');
        }
        return -1;
      }
      isOpen = !isOpen;
      at = quote + 1;
    }
  }

  #fields(record: string, line: number): string[] {
    const fields: string[] = [];
    let at = 0;
    for (;;) {
      if (record.charCodeAt(at) === QUOTE) {
        let value = '';
        let from = at + 1;
        for (;;) {
          const quote = record.indexOf('"', from);
          if (quote < 0)
            this.#fail(line, fields.length + 1, 'A quote is opened here and never closed');
          value += record.slice(from, quote);
          at = quote + 1;
          if (record.charCodeAt(at) !== QUOTE) break;
          value += '"';
          from = at + 1;
        }
        fields.push(value);
        if (at < record.length && record.charCodeAt(at) !== COMMA) {
          this.#fail(line, fields.length, 'There is text behind a closing quote');
        }
      } else {
        const comma = record.indexOf(',', at);
        const end = comma < 0 ? record.length : comma;
        fields.push(record.slice(at, end));
        at = end;
      }
      if (at >= record.length) return fields;
      at += 1;
      if (at === record.length) {
        fields.push('');
        return fields;
      }
    }
  }

  #fail(line: number, column: number | undefined, message: string): never {
    throw new ReeveError('gazetteer/bad-csv', message, {
      location: { file: this.#file, line, ...(column === undefined ? {} : { column }) },
      hint: 'Double a quote that is part of a value, and put the value in quotes.',
    });
  }
}

function countBreaks(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}

function afterLineEnd(text: string, end: number): number {
  if (text.charCodeAt(end) === 0x0d && text.charCodeAt(end + 1) === 0x0a) return end + 2;
  return end + 1;
}
