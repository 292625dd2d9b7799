import { ReeveError } from '../../kernel/index.ts';

/** How a delimited text file is written. */
export interface DelimitedShape {
  /** One ASCII character. */
  readonly delimiter: string;
  readonly quote: '"' | "'";
  /** Empty lines before the header. */
  readonly leadingLines: number;
  /** `cr` where a carriage return alone ends a line (classic Mac OS). */
  readonly newline: 'lf' | 'cr';
}

export const DELIMITERS = [',', '\t', ';', '|'] as const;

/** Records looked at to choose a delimiter. */
export const SAMPLE_RECORDS = 200;

/**
 * Chooses delimiter, quote and newline from the start of a file.
 *
 * The delimiter is the one that gives most of the first records as many fields as the
 * header, at least two; among equals, the one that gives more fields. A file in which none
 * does has one column.
 *
 * @param text the decoded start of the file, without byte order mark
 * @param isWhole whether `text` is the whole file: otherwise its last record is left out
 * @param forced a delimiter that the user named
 */
export function sniffShape(text: string, isWhole: boolean, forced?: string): DelimitedShape {
  const leading = /^(?:\r\n|\r|\n)*/.exec(text)![0];
  const leadingLines = leading.replaceAll('\r\n', '\n').length;
  const body = text.slice(leading.length);
  const firstBreak = /[\r\n]/.exec(body);
  const newline = firstBreak?.[0] === '\r' && body[firstBreak.index + 1] !== '\n' ? 'cr' : 'lf';
  if (forced !== undefined) {
    const delimiter = delimiterByName(forced);
    return { delimiter, quote: sniffQuote(body, delimiter), leadingLines, newline };
  }
  let best: { delimiter: string; share: number; width: number } | undefined;
  for (const delimiter of DELIMITERS) {
    const records = readRecords(body, delimiter, sniffQuote(body, delimiter), SAMPLE_RECORDS);
    if (!isWhole && records.length < SAMPLE_RECORDS && records.length > 1) records.pop();
    const width = records[0]?.fields.length ?? 1;
    if (width < 2) continue;
    const fits = records.filter(({ fields, isClean }) => isClean && fields.length === width);
    const share = fits.length / records.length;
    if (best === undefined || share > best.share || (share === best.share && width > best.width)) {
      best = { delimiter, share, width };
    }
  }
  const delimiter = best?.delimiter ?? ',';
  return { delimiter, quote: sniffQuote(body, delimiter), leadingLines, newline };
}

/** A delimiter as users name it: the character itself, `tab` or `\t`. */
function delimiterByName(name: string): string {
  const delimiter = name === 'tab' || name === '\\t' ? '\t' : name;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters can be delimiters.
  if (!/^[\x01-\x7f]$/.test(delimiter) || /[\r\n"a-zA-Z0-9 ]/.test(delimiter)) {
    throw new ReeveError('input/bad-delimiter', `Not usable as a delimiter: "${name}"`, {
      hint: 'Give one character such as , ; | or the word tab.',
    });
  }
  return delimiter;
}

/** Single quotes only where every name in the header is in them: an apostrophe is no quote. */
export function sniffQuote(body: string, delimiter: string): '"' | "'" {
  const end = body.search(/[\r\n]/);
  const names = (end < 0 ? body : body.slice(0, end)).split(delimiter);
  return names.every((name) => /^\s*'.+'\s*$/.test(name)) ? "'" : '"';
}

/** The header's names, as written but for the blanks around them. */
export function readHeader(text: string, shape: DelimitedShape): string[] {
  const body = text.replace(/^(?:\r\n|\r|\n)*/, '');
  return (readRecords(body, shape.delimiter, shape.quote, 1)[0]?.fields ?? []).map((name) =>
    name.trim(),
  );
}

/** A record of the start of a file. */
export interface SampleRecord {
  /** Where in the text it starts. */
  readonly start: number;
  readonly fields: readonly string[];
  /** Whether quotes stand only around whole fields: a wrong delimiter tears them apart. */
  readonly isClean: boolean;
}

/**
 * The first records of a text, leniently: good enough to count fields, and right wherever
 * `DelimitedScanner` finds nothing wrong. Empty lines are no records.
 */
export function readRecords(
  text: string,
  delimiter: string,
  quote: string,
  most: number,
): SampleRecord[] {
  const records: SampleRecord[] = [];
  let fields: string[] = [];
  let isClean = true;
  let start = 0;
  let at = 0;
  const endRecord = () => {
    if (fields.length > 1 || fields[0] !== '') records.push({ start, fields, isClean });
    fields = [];
    isClean = true;
    start = at;
  };
  while (at < text.length && records.length < most) {
    const field = readField(text, at, delimiter, quote);
    fields.push(field.value);
    isClean &&= field.isClean;
    at = field.end;
    if (text[at] === delimiter) {
      at++;
      if (at < text.length) continue;
      fields.push('');
    } else at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    endRecord();
  }
  return records;
}

function readField(
  text: string,
  start: number,
  delimiter: string,
  quote: string,
): { value: string; isClean: boolean; end: number } {
  const endFrom = (from: number) => {
    let end = from;
    while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r')
      end++;
    return end;
  };
  let at = start;
  while (text[at] === ' ') at++;
  if (text[at] !== quote) {
    const end = endFrom(start);
    const value = text.slice(start, end);
    return { value, isClean: !value.includes(quote), end };
  }
  let value = '';
  for (at++; at < text.length; at++) {
    if (text[at] === quote) {
      if (text[at + 1] !== quote) break;
      at++;
    }
    value += text[at];
  }
  const end = endFrom(at + 1);
  return { value, isClean: text.slice(at + 1, end).trim() === '', end };
}
