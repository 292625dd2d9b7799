import { ReeveError } from '../../kernel/index.ts';
import type { DelimitedShape } from './delimited-shape.ts';
import { LineNumbers } from './line-numbers.ts';
import type { ScannedContent, ScannedRow } from './scanned-content.ts';

const NUL = 0x00;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;

/** Where in a field the scanner is. */
const FIELD_START = 0; // nothing of the field yet, or blanks only
const PLAIN = 1; // in a value without quotes
const QUOTED = 2; // inside quotes
const AFTER_QUOTE = 3; // a quote inside quotes: the end, or the first of a doubled one
const AFTER_VALUE = 4; // blanks behind the closing quote

/** Rows of a trailer, at most. */
const MOST_SHORT_ROWS = 5;

/** Longest record, in bytes: DuckDB's own limit for a line of CSV. */
const LONGEST_RECORD = 2_000_000;

/**
 * Reads delimited text as bytes, in pieces of any size, and holds it to RFC 4180: as many
 * fields in each record as in the header, quotes that close, no NUL. It keeps no values: the
 * database parses the same bytes in parallel, and this says whether it may, and where each
 * record starts. Blanks around a quoted value are allowed, as the database allows them;
 * empty lines are passed over, except in a file of one column, where they are empty values.
 *
 * The bytes must be of an encoding in which ASCII bytes mean ASCII, such as UTF-8.
 *
 * Throws `input/ragged-row`, `input/unterminated-quote`, `input/text-after-quote`,
 * `input/nul-byte`, `input/bare-carriage-return` and `input/record-too-long`, with file,
 * line and column.
 *
 * @example
 * const scanner = new DelimitedScanner(shape, ['id', 'surname'], 'people.csv');
 * for await (const bytes of chunks) scanner.push(bytes);
 * const { records, lines } = scanner.end();
 */
export class DelimitedScanner {
  /** Starts of the records seen so far, header apart. */
  readonly lines = new LineNumbers();

  readonly #delimiter: number;
  readonly #quote: number;
  /** 1 for the bytes at which a plain field may end. */
  readonly #endsField = new Uint8Array(256);
  readonly #crEndsLine: boolean;
  readonly #names: readonly string[];
  readonly #file: string;

  #state = FIELD_START;
  /** Records ended so far: the header is number -1. */
  #record = -1;
  #line: number;
  /** 0-based number of the current field in its record. */
  #field = 0;
  #recordLine: number;
  #quoteLine = 1;
  #quoteField = 0;
  /** Offset in the file of the current record, and of the piece being scanned. */
  #recordStart = 0;
  #pieceStart = 0;
  /** A carriage return ended the record, so a line feed now belongs to it. */
  #afterCr = false;
  #hasLf = false;
  #hasCrLf = false;
  /** Rows with too few fields, which are a trailer only if no record follows. */
  readonly #shortRows: ScannedRow[] = [];
  /** Offsets and lines of the last two records. */
  #lastStart = 0;
  #lastLine = 0;
  #earlierStart = 0;
  #earlierLine = 0;
  readonly #repeats: ScannedRow[] = [];
  #header: Uint8Array | undefined;
  /** The piece being scanned, and what earlier ones have of the current record: enough of it to know the header again. */
  #piece: Uint8Array = new Uint8Array();
  #tail: Uint8Array = new Uint8Array();

  /** `firstLine`: number of the line that the bytes begin with. */
  constructor(shape: DelimitedShape, names: readonly string[], file: string, firstLine = 1) {
    this.#line = firstLine;
    this.#recordLine = firstLine;
    this.#delimiter = shape.delimiter.charCodeAt(0);
    this.#quote = shape.quote.charCodeAt(0);
    this.#crEndsLine = shape.newline === 'cr';
    for (const byte of [this.#delimiter, LF, CR, NUL]) this.#endsField[byte] = 1;
    this.#names = names;
    this.#file = file;
  }

  /** Whether some lines end with a line feed and others with a carriage return before it. */
  get hasMixedNewlines(): boolean {
    return this.#hasLf && this.#hasCrLf;
  }

  /** Line and column that the bytes so far lead up to: where the next byte is. */
  position(): { line: number; column: string | number } {
    return { line: this.#line, column: this.#columnName(this.#field) };
  }

  /** Scans the next bytes of the file. */
  push(bytes: Uint8Array): void {
    const end = bytes.length;
    const delimiter = this.#delimiter;
    const quote = this.#quote;
    const ends = this.#endsField;
    this.#piece = bytes;
    let at = 0;
    while (at < end) {
      // The loops that run over plain fields and quoted text take nearly all the time: only
      // bytes that mean something else leave them.
      let byte = bytes[at]!;
      if (this.#state === QUOTED) {
        while (byte !== quote && byte !== LF && byte !== CR && byte !== NUL) {
          if (++at === end) break;
          byte = bytes[at]!;
        }
      } else if (this.#state === PLAIN || (this.#state === FIELD_START && !this.#afterCr)) {
        let isStart = this.#state === FIELD_START;
        let fields = 0;
        for (;;) {
          if (isStart) {
            if (byte === quote || byte === SPACE) break;
            isStart = ends[byte] === 1;
          }
          while (ends[byte] === 0) {
            if (++at === end) break;
            byte = bytes[at]!;
          }
          if (at === end || byte !== delimiter) break;
          fields++;
          isStart = true;
          if (++at === end) break;
          byte = bytes[at]!;
        }
        this.#field += fields;
        this.#state = isStart ? FIELD_START : PLAIN;
      }
      if (at === end) break;
      this.#take(byte, at);
      at++;
    }
    this.#keepTail();
    this.#pieceStart += end;
    if (this.#pieceStart - this.#recordStart > LONGEST_RECORD) this.#failTooLong();
  }

  /**
   * Says that the file is at its end. What is wrong with the rows that are `shortRows`, unless
   * they are a trailer, `raggedRow` says.
   */
  end(): ScannedContent {
    if (this.#state === QUOTED) {
      const isLastLine = this.#quoteLine === this.#line;
      throw this.#error(
        'input/unterminated-quote',
        'The quoted value that starts here never ends',
        this.#quoteLine,
        this.#columnName(this.#quoteField),
        isLastLine
          ? 'The file seems to be cut off here: ask for it again. If it is not, close the quote, or double it if it is part of the value.'
          : 'Close the quote, or double it if it is part of the value. If no quote is wrong, the file was cut off: ask for it again.',
      );
    }
    const isCutOff = this.#pieceStart > this.#recordStart;
    if (isCutOff) {
      this.#piece = new Uint8Array();
      this.#endRecord(0, true);
    }
    const records = Math.max(0, this.#record);
    const fields = this.#names.length;
    const last = [
      { start: this.#earlierStart, line: this.#earlierLine, fields, isCutOff: false },
      { start: this.#lastStart, line: this.#lastLine, fields, isCutOff },
    ];
    return {
      records,
      lines: this.lines,
      shortRows: this.#shortRows,
      last: last.slice(Math.max(0, 2 - records)),
      repeats: this.#repeats,
      headerLength: this.#header?.length ?? 0,
      length: this.#pieceStart,
    };
  }

  /** The error of a record with another number of fields than the header. */
  raggedRow({ fields, line, isCutOff }: ScannedRow, isLast = false): ReeveError {
    const expected = this.#names.length;
    const written = `${fields} ${fields === 1 ? 'field' : 'fields'}`;
    const column = this.#columnName(Math.min(fields, expected));
    if (isLast && isCutOff) {
      return this.#error(
        'input/truncated-file',
        `The file ends in the middle of a record: it has ${written} where the header has ${expected}`,
        line,
        column,
        'The file seems to be cut off here: ask for it again, or copy it again. If this row is a note at the end, remove it.',
      );
    }
    const isFirst = this.#record <= 0;
    const hint = isLast
      ? 'Check that the file was not cut off, and ask for it again if it was. If this row is a note at the end, remove it.'
      : 'Check that the record was not cut off.';
    return this.#error(
      'input/ragged-row',
      `This record has ${written} where the header has ${expected}`,
      line,
      column,
      fields > expected
        ? `Put values that contain the delimiter in quotes.${isFirst ? ' If the column names stand further down, say on which line with --header-row.' : ''}`
        : hint,
    );
  }

  /** One byte that means something, or the first ones of a field. */
  #take(byte: number, at: number): void {
    if (this.#afterCr) {
      this.#afterCr = false;
      if (byte === LF) {
        this.#recordStart = this.#pieceStart + at + 1;
        this.#hasCrLf = true;
        return;
      }
      this.#failBareCarriageReturn();
    }
    if (byte === NUL) this.#failNul();
    switch (this.#state) {
      case QUOTED:
        if (byte === this.#quote) this.#state = AFTER_QUOTE;
        else if (byte === (this.#crEndsLine ? CR : LF)) this.#line++;
        return;
      case AFTER_QUOTE:
        if (byte === this.#quote) {
          this.#state = QUOTED;
          return;
        }
        this.#state = AFTER_VALUE;
        break;
      case FIELD_START:
        if (byte === this.#quote) {
          this.#state = QUOTED;
          this.#quoteLine = this.#line;
          this.#quoteField = this.#field;
          return;
        }
        break;
    }
    if (byte === this.#delimiter) {
      this.#field++;
      this.#state = FIELD_START;
    } else if (byte === LF || byte === CR) this.#endLine(byte, at);
    else if (this.#state === AFTER_VALUE) {
      if (byte !== SPACE) this.#failTextAfterQuote();
    } else if (byte !== SPACE) this.#state = PLAIN;
  }

  #endLine(byte: number, at: number): void {
    if (this.#crEndsLine && byte === LF) this.#failBareCarriageReturn();
    this.#afterCr = byte === CR && !this.#crEndsLine;
    if (byte === LF) this.#hasLf = true;
    this.#endRecord(at);
    this.#line++;
    this.#recordLine = this.#line;
    this.#recordStart = this.#pieceStart + at + 1;
    this.#state = FIELD_START;
  }

  /** `at` is where in the piece the record ends. */
  #endRecord(at: number, isCutOff = false): void {
    const expected = this.#names.length;
    const found = this.#field + 1;
    const isEmptyLine = this.#atRecordStart(at);
    if (isEmptyLine && (expected > 1 || this.#record < 0)) return;
    const row = { start: this.#recordStart, line: this.#recordLine, fields: found, isCutOff };
    const isShort = found < expected && this.#record >= 0;
    if (!isShort && this.#shortRows.length > 0) throw this.raggedRow(this.#shortRows[0]!);
    if (found !== expected) {
      if (!isShort) throw this.raggedRow(row);
      if (this.#shortRows.push(row) > MOST_SHORT_ROWS) throw this.raggedRow(this.#shortRows[0]!);
      this.#field = 0;
      return;
    }
    const length = this.#pieceStart + at - this.#recordStart;
    if (length > LONGEST_RECORD) this.#failTooLong();
    this.#field = 0;
    if (this.#record < 0) this.#header = Uint8Array.from(this.#recordBytes(at));
    else if (length === this.#header?.length && expected > 1 && this.#isHeader(at)) {
      this.#repeats.push(row);
      return;
    } else {
      this.lines.add(this.#record, this.#recordLine);
      this.#earlierStart = this.#lastStart;
      this.#earlierLine = this.#lastLine;
      this.#lastStart = this.#recordStart;
      this.#lastLine = this.#recordLine;
    }
    this.#record++;
  }

  #isHeader(at: number): boolean {
    return Buffer.compare(this.#recordBytes(at), this.#header!) === 0;
  }

  /** The current record, which ends in the piece; `tail` has what came before the piece. */
  #recordBytes(at: number): Uint8Array {
    const from = this.#recordStart - this.#pieceStart;
    if (from >= 0) return this.#piece.subarray(from, at);
    return Buffer.concat([this.#tail, this.#piece.subarray(0, at)]);
  }

  /** Keeps what the piece has of a record that goes on in the next, unless the header is shorter. */
  #keepTail(): void {
    const from = Math.max(0, this.#recordStart - this.#pieceStart);
    const isNew = this.#recordStart >= this.#pieceStart;
    const before = isNew ? 0 : this.#tail.length;
    const most = (this.#header?.length ?? LONGEST_RECORD) - before;
    const here = this.#piece.subarray(from, from + Math.max(0, most));
    this.#tail = isNew ? Uint8Array.from(here) : Buffer.concat([this.#tail, here]);
  }

  #atRecordStart(at: number): boolean {
    return this.#pieceStart + at === this.#recordStart;
  }

  #columnName(field: number): string | number {
    return this.#names[field] ?? field + 1;
  }

  #failTextAfterQuote(): never {
    const where = this.#line === this.#quoteLine ? '' : ` on line ${this.#line}`;
    throw this.#error(
      'input/text-after-quote',
      `The quoted value that starts here is followed by more text${where}`,
      this.#quoteLine,
      this.#columnName(this.#quoteField),
      'Double each quote that is part of the value, and check that the quote before it closes.',
    );
  }

  #failNul(): never {
    throw this.#error(
      'input/nul-byte',
      'There is a NUL byte here, which no text has',
      this.#line,
      this.#columnName(this.#field),
      'Check that the file was copied whole and is a text file; if it is UTF-16, say so with --encoding.',
    );
  }

  #failBareCarriageReturn(): never {
    throw this.#error(
      'input/mixed-newlines',
      this.#crEndsLine
        ? 'A line feed ends this line, where others end with a carriage return'
        : 'A carriage return stands alone here, where lines end with a line feed',
      this.#crEndsLine ? this.#line : this.#line - 1,
      undefined,
      'Put values that contain line breaks in quotes.',
    );
  }

  #failTooLong(): never {
    if (this.#state === QUOTED) {
      throw this.#error(
        'input/unterminated-quote',
        `The quoted value that starts here does not end within ${LONGEST_RECORD} bytes`,
        this.#quoteLine,
        this.#columnName(this.#quoteField),
        'Close the quote, or double it if it is part of the value.',
      );
    }
    throw this.#error(
      'input/record-too-long',
      `The record that starts here is longer than ${LONGEST_RECORD} bytes`,
      this.#recordLine,
      undefined,
      'Check that the file is a table of records, with a line break after each.',
    );
  }

  #error(
    code: string,
    message: string,
    line: number,
    column: string | number | undefined,
    hint: string,
  ): ReeveError {
    // What was wrong first is what is said.
    const [short] = this.#shortRows;
    if (short !== undefined && line > short.line) return this.raggedRow(short);
    const location = { file: this.#file, line, ...(column === undefined ? {} : { column }) };
    return new ReeveError(code, message, { location, hint });
  }
}
