import { codesOf } from './code-list.ts';
import { columnsOfValue, optionsOf } from './columns-used.ts';
import { compileConditions } from './conditions.ts';
import type { CodeList, KeyPart, SourceDefinition, ValueDefinition } from './definition-schema.ts';
import type { ReceivedRow, Rejection } from './mapped-row.ts';

/** What is known of an extract beside its rows, and what is wanted of them. */
export interface MappingContext {
  /** As-at date of the extract, YYYY-MM-DD: nobody was born later, and what ended before is over. */
  readonly asAt?: string;
  /**
   * What becomes of an expected column that is not there: `refuse` for a file that is loaded, `blank`
   * for rows that were kept under an earlier definition, and have to be read by the one of today.
   * Default: refuse.
   */
  readonly missingColumns?: 'refuse' | 'blank';
  /** Records of this role alone, and no attachments: for a reader of one record of a row. */
  readonly role?: string;
  /** No facts, relationships, professionals or markers: for a matcher, which looks at none. */
  readonly attributesOnly?: boolean;
}

/** What a definition and the columns of one file give to whatever reads rows. */
export interface FileLayout {
  readonly definition: SourceDefinition;
  readonly context: MappingContext;
  /** Position of a column in a row; -1 for an optional column that the file has not. */
  readonly positionOf: (column: string) => number;
  /** Words that stand for no value in any column, in lower case. */
  readonly blank: ReadonlySet<string>;
}

/** Text of a value in a row: without outer blanks, '' where there is none. */
export type TextReader = (row: ReceivedRow) => string;

/** The first column of a value, which a rejection names. */
export function firstColumn(value: ValueDefinition): string {
  return columnsOfValue(value)[0] ?? '';
}

export function layoutOf(
  definition: SourceDefinition,
  columns: readonly string[],
  context: MappingContext,
): FileLayout {
  const positions = new Map(columns.map((column, index) => [column, index]));
  return {
    definition,
    context,
    positionOf: (column) => positions.get(column) ?? -1,
    blank: new Set((definition.blank ?? []).map((word) => word.toLowerCase())),
  };
}

/** Reads one column. */
export function cellReader(
  layout: FileLayout,
  column: string,
  blank: readonly string[] = [],
): TextReader {
  const position = layout.positionOf(column);
  if (position < 0) return () => '';
  const words =
    blank.length === 0
      ? layout.blank
      : new Set([...layout.blank, ...blank.map((word) => word.toLowerCase())]);
  if (words.size === 0) return (row) => row[position]?.trim() ?? '';
  return (row) => {
    const text = row[position]?.trim() ?? '';
    return words.has(text.toLowerCase()) ? '' : text;
  };
}

/** Reads a value: of several columns those that are filled, joined. */
export function textReader(layout: FileLayout, value: ValueDefinition, join = ' '): TextReader {
  const options = optionsOf(value);
  const cells = columnsOfValue(value).map((column) => cellReader(layout, column, options?.blank));
  const read =
    options?.firstFilled === true ? firstFilled(cells) : joined(cells, options?.join ?? join);
  const constant = options?.text;
  const text = constant === undefined ? read : () => constant;
  if (options?.when === undefined) return text;
  const test = compileConditions(layout, options.when);
  return (row) => (test(row) ? text(row) : '');
}

function joined(readers: readonly TextReader[], join: string): TextReader {
  const [only] = readers;
  if (only !== undefined && readers.length === 1) return only;
  return (row) => {
    let text = '';
    for (const read of readers) {
      const part = read(row);
      if (part !== '') text = text === '' ? part : text + join + part;
    }
    return text;
  };
}

function firstFilled(readers: readonly TextReader[]): TextReader {
  return (row) => {
    for (const read of readers) {
      const text = read(row);
      if (text !== '') return text;
    }
    return '';
  };
}

/** What a code means, or undefined for one that is not in the list. */
export type CodeReader = (code: string) => string | undefined;

/** Looks codes up: as written, or else without regard to case. */
export function codeReader(
  layout: FileLayout,
  codes: CodeList | undefined,
): CodeReader | undefined {
  const list = codesOf(codes, layout.definition);
  if (list === undefined) return undefined;
  const exact = new Map(Object.entries(list));
  const folded = new Map(Object.entries(list).map(([code, text]) => [code.toLowerCase(), text]));
  return (code) => exact.get(code) ?? folded.get(code.toLowerCase());
}

/** Reads a value as text with its codes put into words; a code not in the list stays as it is. */
export function wordReader(layout: FileLayout, value: ValueDefinition): TextReader {
  const read = textReader(layout, value);
  const meaning = codeReader(layout, optionsOf(value)?.codes);
  if (meaning === undefined) return read;
  return (row) => {
    const text = read(row);
    return text === '' ? '' : (meaning(text) ?? text);
  };
}

/** Reads a key: null where one of its columns is blank. */
export function keyReader(
  layout: FileLayout,
  key: readonly KeyPart[],
): (row: ReceivedRow) => string | null {
  const readers = key.map(
    (part): TextReader => (typeof part === 'string' ? cellReader(layout, part) : () => part.text),
  );
  return (row) => {
    let text = '';
    for (let i = 0; i < readers.length; i += 1) {
      const part = (readers[i] as TextReader)(row);
      if (part === '') return null;
      text = i === 0 ? part : `${text}/${part}`;
    }
    return text;
  };
}

/** The rejection of a row whose key has a blank in it. */
export function noKey(
  layout: FileLayout,
  key: readonly KeyPart[],
  row: ReceivedRow,
  line: number,
): Rejection {
  const columns = key.filter((part) => typeof part === 'string');
  const column = columns.find((each) => cellReader(layout, each)(row) === '') ?? columns[0] ?? '';
  return { line, column, value: '', reason: 'Blank, and part of the key' };
}
