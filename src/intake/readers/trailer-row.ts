import { ReeveError } from '../../kernel/index.ts';

/** A last row that is no record. */
export interface Trailer {
  /** As it is written, its blanks put together. */
  readonly text: string;
  /** How many records it says that the file holds; null where it does not say. */
  readonly count: number | null;
  /** Whether it has a number that may be a sum, or something else than a count of records. */
  readonly hasOtherNumber: boolean;
}

/** Words that say what a row is: by judgement, from what extracts and database tools write. */
const TRAILER_WORDS: ReadonlySet<string> = new Set(
  (
    'row rows record records rec recs line lines entry entries trailer trailers trl trlr tlr total ' +
    'totals count counts footer eof end'
  ).split(' '),
);

/** Of these, the words after which a number is a count of rows; after others it may be a sum. */
const COUNT_WORDS: ReadonlySet<string> = new Set(
  'row rows record records rec recs line lines entry entries trailer trailers trl trlr tlr count counts'.split(
    ' ',
  ),
);

/** Words that may stand beside them. */
const OTHER_WORDS: ReadonlySet<string> = new Set(
  (
    'of the in this file report extract data list listing number no num is was were selected ' +
    'returned affected written exported output grand sub control sum amount amounts value values'
  ).split(' '),
);

/** Rows that end a file without a number. */
const ENDS =
  /^(?:eof|trailer|end|end of (?:the |this )?(?:file|report|extract|data|list|listing))$/;

/** Record types that stand for a trailer where records begin with their type. */
const TYPE_CODE = /^(?:9{2,}|[TZ])$/;

/** The character SUBSTITUTE, or Control-Z. */
const END_OF_DOS_FILE = String.fromCharCode(26);

/** Columns from which on a trailer as wide as the header may give another number than that of the records. */
const FEWEST_COLUMNS = 4;

/**
 * Whether the last row of a file is a trailer although it has as many cells as the header, as
 * spreadsheet programs write them: what `readTrailer` takes for one, unlike the record before
 * it, and either with the number of the records or in two cells at most of four or more. A row
 * that begins with a type code is none: it may well be a record.
 *
 * @param before the cells of the record before it
 * @param records that the file has above the row
 */
export function readPaddedTrailer(
  cells: readonly string[],
  before: readonly string[],
  records: number,
): Trailer | null {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0 || TYPE_CODE.test(filled[0]!)) return null;
  if (cells.length >= FEWEST_COLUMNS && filled.length > cells.length / 2) return null;
  const [first = ''] = before.filter((cell) => cell !== '');
  if (wordsOf(first).some((word) => TRAILER_WORDS.has(word))) return null;
  const trailer = readTrailer(cells, cells.length, records);
  if (trailer?.count === records) return trailer;
  return cells.length >= FEWEST_COLUMNS && filled.length <= 2 ? trailer : null;
}

/**
 * Whether the last row of a file, which has fewer cells than the header, is a trailer: it
 * consists of words such as ROWS, TOTAL LINES or END OF FILE, and numbers after them; or it
 * begins with 99, T or Z and has the number of records; or it has nothing but blanks, or the
 * character 26 with which DOS programs end files. Null for anything else, such as the
 * beginning of a record that was cut off.
 *
 * @param cells without the blanks around them
 * @param columns that the header has
 * @param records that the file has above the row
 * @example
 * readTrailer(['ROWS', '6137'], 26, 6137) // count 6137
 * readTrailer(['7', 'Smi'], 26, 6137) // null
 */
export function readTrailer(
  cells: readonly string[],
  columns: number,
  records: number,
): Trailer | null {
  const filled = cells.filter((cell) => cell !== '');
  const text = filled.join(' ');
  // One cell of two columns and two of three can still be a trailer; a record's beginning is longer.
  if (filled.length > Math.max(2, columns / 2)) return null;
  const [first = ''] = filled;
  if (text.replaceAll(END_OF_DOS_FILE, '') === '')
    return { text: '', count: null, hasOtherNumber: false };
  const counts = filled.flatMap(countsIn);
  const agreeing = counts.find((count) => agrees(count, records));
  if (TYPE_CODE.test(first)) {
    const rest = filled.slice(1).flatMap(countsIn);
    const count = rest.find((each) => agrees(each, records));
    return count === undefined ? null : { text, count, hasOtherNumber: false };
  }
  const words = wordsOf(text);
  const isWorded = words.every((word) => TRAILER_WORDS.has(word) || OTHER_WORDS.has(word));
  if (!isWorded || !wordsOf(first).some((word) => TRAILER_WORDS.has(word))) return null;
  const isNumbered = /\d/.test(text);
  if (!isNumbered && !ENDS.test(words.join(' '))) return null;
  const isCount = words.some((word) => COUNT_WORDS.has(word));
  const count = agreeing ?? (isCount ? counts[0] : undefined) ?? null;
  return { text, count, hasOtherNumber: isNumbered && count === null };
}

/**
 * Holds a trailer's count against the records that were read. A count may include the header,
 * or the header and the trailer itself.
 *
 * Throws `input/truncated-file` where it is another.
 *
 * @returns a sentence for the user
 */
export function checkTrailer(
  { text, count, hasOtherNumber }: Trailer,
  records: number,
  path: string,
  line: number,
): string {
  if (text === '') return `The last row of ${path} has nothing in it: it was left out.`;
  const left = `The last row of ${path} was left out, as it is a trailer: "${text}".`;
  if (count === null) {
    return hasOtherNumber ? `${left} It does not give the number of records, ${records}.` : left;
  }
  if (count === records) return `${left} Its count is that of the records read.`;
  if (agrees(count, records)) {
    const counted = count === records + 1 ? 'one line that is no record' : 'the header and itself';
    return `${left} Its count is that of the ${records} records read and ${counted}.`;
  }
  throw new ReeveError(
    'input/truncated-file',
    `The trailer says ${count}, and the file has ${records} ${records === 1 ? 'record' : 'records'}`,
    {
      location: { file: path, line },
      hint:
        count > records
          ? 'Records seem to be missing: ask for the extract again. If the number is no count of records, remove this row.'
          : 'The file seems to hold more than one extract: ask for it again. If the number is no count of records, remove this row.',
    },
  );
}

function agrees(count: number, records: number): boolean {
  return count >= records && count <= records + 2;
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}

/** Whole numbers that can be counts: no part of a date, a time or an amount of money. */
function countsIn(cell: string): number[] {
  const words = cell.replace(/(?<=\p{L}):/gu, ' ');
  return [...words.matchAll(/[\p{L}\p{N}£$€.,:/_-]+/gu)].flatMap(([found]) => {
    const number = found.replace(/[.,:]+$/, '');
    const isWhole = /^(?:\d+|\d{1,3}(?:,\d{3})+)$/.test(number);
    // Eight digits that begin or end like a year are a date.
    if (!isWhole || /^(?:(?:19|20)\d{6}|\d{4}(?:19|20)\d\d)$/.test(number)) return [];
    return [Number(number.replaceAll(',', ''))];
  });
}
