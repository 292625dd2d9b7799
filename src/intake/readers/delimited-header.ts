import { ReeveError } from '../../kernel/index.ts';
import {
  DELIMITERS,
  type DelimitedShape,
  readHeader,
  readRecords,
  SAMPLE_RECORDS,
  type SampleRecord,
  sniffQuote,
  sniffShape,
} from './delimited-shape.ts';
import { type Cells, commonestLength, groupsOf, headerIndex, nameByGroup } from './header-row.ts';

/** Where the header of a delimited file is, and how the file is written from there on. */
export interface DelimitedHeader {
  readonly shape: DelimitedShape;
  /** As written, but for blanks around them and group headings before repeated ones. */
  readonly names: readonly string[];
  /** 1-based line on which it starts. */
  readonly line: number;
  /** Characters before it that are no part of the table, empty lines alone apart. */
  readonly skipped: number;
  /** The rows among these. */
  readonly above: readonly Cells[];
}

/**
 * Finds the header in the start of a file: on the line that the user named; else where
 * `headerIndex` finds it; else in the first line that is not empty.
 *
 * @param text the decoded start of the file, without byte order mark
 * @param isWhole whether `text` is the whole file
 * @param line 1-based line that the user named
 *
 * Throws `input/header-row` for a line that is empty or not in the file.
 */
export function locateHeader(
  text: string,
  isWhole: boolean,
  options: { readonly delimiter?: string | undefined; readonly line?: number | undefined },
  path: string,
): DelimitedHeader {
  if (options.line !== undefined) {
    const start = startOfLine(text, options.line, path);
    return headerAt(text, isWhole, start, options.delimiter, options.delimiter);
  }
  const shape = sniffShape(text, isWhole, options.delimiter);
  for (const delimiter of delimitersToTry(text, isWhole, shape, options.delimiter)) {
    const records = sample(text, isWhole, delimiter);
    const index = headerIndex(
      records.map(({ fields }) => trimmed(fields)),
      false,
    );
    if (index > 0) {
      return headerAt(text, isWhole, records[index]!.start, delimiter, options.delimiter);
    }
  }
  const { leadingLines } = shape;
  return { shape, names: readHeader(text, shape), line: leadingLines + 1, skipped: 0, above: [] };
}

function headerAt(
  text: string,
  isWhole: boolean,
  start: number,
  found: string | undefined,
  forced: string | undefined,
): DelimitedHeader {
  const body = text.slice(start);
  // The line that was found fits one delimiter; where the user named the line, it is chosen from there.
  const shape = sniffShape(body, isWhole, found ?? forced);
  const before = text.slice(0, start);
  const above = readRecords(before, shape.delimiter, '"', SAMPLE_RECORDS).map(({ fields }) =>
    trimmed(fields),
  );
  const isNothing = before.trim() === '';
  const breaks = before.match(shape.newline === 'cr' ? /\r/g : /\n/g)?.length ?? 0;
  return {
    shape: isNothing ? { ...shape, leadingLines: breaks } : shape,
    names: nameByGroup(readHeader(body, shape), groupsOf(above)),
    line: breaks + 1,
    skipped: isNothing ? 0 : start,
    above: isNothing ? [] : above,
  };
}

/**
 * The delimiter that the first line speaks for, and, where most records have another number
 * of fields by it, those by which most have the same: a title has none, or one of its own.
 */
function delimitersToTry(
  text: string,
  isWhole: boolean,
  { delimiter }: DelimitedShape,
  forced: string | undefined,
): string[] {
  if (forced !== undefined) return [delimiter];
  const width = sample(text, isWhole, delimiter)[0]?.fields.length ?? 1;
  if (width > 1 && shareOf(sample(text, isWhole, delimiter), width) >= 0.5) return [delimiter];
  const fitting = DELIMITERS.flatMap((each) => {
    const records = sample(text, isWhole, each);
    const commonest = commonestLength(records.map(({ fields }) => fields));
    return commonest > 1 ? [{ each, share: shareOf(records, commonest), width: commonest }] : [];
  });
  return fitting
    .filter(({ share }) => share >= 0.5)
    .sort((a, b) => b.share - a.share || b.width - a.width)
    .map(({ each }) => each);
}

/** Share of the records that have so many fields. */
function shareOf(records: readonly SampleRecord[], width: number): number {
  return records.filter(({ fields }) => fields.length === width).length / records.length;
}

/** The first records, without a last one that the end of the text cuts. */
function sample(text: string, isWhole: boolean, delimiter: string): SampleRecord[] {
  const leading = /^(?:\r\n|\r|\n)*/.exec(text)![0].length;
  const quote = sniffQuote(text.slice(leading, leading + 100_000), delimiter);
  const records = readRecords(text, delimiter, quote, SAMPLE_RECORDS);
  if (!isWhole && records.length < SAMPLE_RECORDS && records.length > 1) records.pop();
  return records;
}

function startOfLine(text: string, line: number, path: string): number {
  const breaks = /\r\n|\r|\n/g;
  let start = 0;
  for (let at = 1; at < line; at++) {
    const found = breaks.exec(text);
    if (found === null) {
      throw new ReeveError('input/header-row', `There is no line ${line} to be the header`, {
        location: { file: path, line },
        hint: 'Name the line of the column names with --header-row: lines count from 1.',
      });
    }
    start = breaks.lastIndex;
  }
  const header = /^[^\r\n]*/.exec(text.slice(start, start + 100_000))![0];
  if (header.trim() === '') {
    throw new ReeveError('input/header-row', `Line ${line}, which --header-row names, is empty`, {
      location: { file: path, line },
      hint: 'Name the line of the column names with --header-row: empty lines count.',
    });
  }
  return start;
}

function trimmed(fields: readonly string[]): string[] {
  return fields.map((field) => field.trim());
}
