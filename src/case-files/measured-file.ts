import { CsvError, parse } from 'csv-parse/sync';
import {
  CASE_YEARS,
  type MeasuredBenefit,
  type Pence,
  rational,
  toPence,
} from '../business-case/index.ts';
import {
  asSpreadsheetText,
  csvValue,
  type ErrorLocation,
  ReeveError,
  spreadsheetLine,
} from '../kernel/index.ts';

/** Columns of a file of measured benefits. */
const measuredColumns = ['line', 'month', 'amount', 'source'] as const;

type Column = (typeof measuredColumns)[number];

/** More rows than a case has: each of its lines in each month, from several sources. */
const MOST_ROWS = 20_000;
const LONGEST_SOURCE = 300;

/** What was measured, with the line of the file that each stands on. */
export interface MeasuredFile {
  readonly benefits: readonly MeasuredBenefit[];
  /** Where the benefit at a position was read. */
  locate(position: number): ErrorLocation;
}

/**
 * Reads benefits that were measured: CSV with the columns `line` (the id of a benefit), `month`
 * (`2027-01`), `amount` (in pounds, to the penny; below zero where something was taken back) and
 * `source`. Other columns are left aside, and so is a row without an amount: not measured is not
 * nothing.
 *
 * @param file its name, for errors
 * @throws ReeveError `business-case/measured` with the line and the column
 */
export function readMeasuredFile(text: string, file: string): MeasuredFile {
  const [header, ...rows] = parseRows(text, file);
  const names = (header?.record ?? []).map((name) => name.trim().toLowerCase());
  const missing = measuredColumns.find((column) => !names.includes(column));
  if (missing !== undefined) {
    throw new ReeveError('business-case/measured', `There is no column "${missing}"`, {
      location: { file, line: 1 },
      hint: `The first line names the columns ${measuredColumns.join(', ')}.`,
    });
  }
  const read = rows.flatMap(({ record, line }) => {
    const value = (column: Column): string => (record[names.indexOf(column)] ?? '').trim();
    if (value('amount') === '') return [];
    return [{ benefit: benefitOf(value, { file, line }), line }];
  });
  return {
    benefits: read.map(({ benefit }) => benefit),
    locate: (position) => ({ file, ...lineAt(read[position]?.line) }),
  };
}

/**
 * An error of what was measured (`checkMeasured`), where its row stands in the file.
 */
export function inMeasuredFile(error: unknown, read: MeasuredFile): unknown {
  if (!(error instanceof ReeveError)) return error;
  const position = /^measured\[(\d+)\]/.exec(error.location.field ?? '')?.[1];
  if (position === undefined) return error;
  return new ReeveError(error.code, error.message, {
    location: read.locate(Number(position)),
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    cause: error,
  });
}

/** A file to be filled in: every benefit with its first months, and no amounts. */
export function measuredTemplate(
  benefits: readonly { readonly id: string; readonly description: string }[],
  months: readonly string[],
): string {
  return [
    [...measuredColumns, 'benefit'],
    ...benefits.flatMap(({ id, description }) =>
      months.map((month) => [id, month, '', '', description]),
    ),
  ]
    .map(spreadsheetLine)
    .join('');
}

/** What was measured as a file that can be read again. */
export function measuredFile(
  benefits: readonly { readonly id: string; readonly description: string }[],
  measured: readonly MeasuredBenefit[],
): string {
  const names = new Map(benefits.map(({ id, description }) => [id, description]));
  return [
    [...measuredColumns, 'benefit'],
    ...measured.map(({ line, month, amount, source }) => [
      ...[line, month, (amount / 100).toFixed(2)],
      ...[source, names.get(line) ?? ''].map(asSpreadsheetText),
    ]),
  ]
    .map((row) => `${row.map(csvValue).join(',')}\r\n`)
    .join('');
}

function benefitOf(value: (column: Column) => string, location: ErrorLocation): MeasuredBenefit {
  const wrong = (column: Column, message: string, hint: string): ReeveError =>
    new ReeveError('business-case/measured', message, {
      location: { ...location, column },
      hint,
    });
  if (value('line') === '') {
    throw wrong('line', 'A benefit is not named', 'Give its id, as measured.csv of --out has it.');
  }
  const month = value('month');
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
    throw wrong(
      'month',
      `"${month}" is not a month`,
      'Write it as 2027-01; a spreadsheet keeps it so where the column is text.',
    );
  }
  // The apostrophe that keeps a text from being a formula, as `measuredFile` writes it.
  const source = value('source').replace(/^'(?=[=+\-@])/, '');
  if (source === '' || [...source].length > LONGEST_SOURCE || /\p{Cc}/u.test(source)) {
    throw wrong(
      'source',
      source === '' ? 'It does not say where the amount is from' : 'This is no source',
      `Name it on one line of at most ${LONGEST_SOURCE} characters.`,
    );
  }
  return { line: value('line'), month, amount: amountOf(value('amount'), wrong), source };
}

function amountOf(
  written: string,
  wrong: (column: Column, message: string, hint: string) => ReeveError,
): Pence {
  const plain = written.replace(/^([-+]?)£/, '$1');
  if (!/^[-+]?\d[\d,]*(\.\d{1,2})?$/.test(plain)) {
    throw wrong('amount', `"${written}" is not an amount`, 'Write pounds and pence as 1234.56.');
  }
  return toPence(rational(plain));
}

function lineAt(line: number | undefined): { readonly line?: number } {
  return line === undefined ? {} : { line };
}

/** Rows with the line that each ends on: csv-parse counts the lines it has read. */
function parseRows(text: string, file: string): { record: string[]; line: number }[] {
  try {
    const rows = parse(text, {
      bom: true,
      info: true,
      skip_empty_lines: true,
      to: MOST_ROWS + 2,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    if (rows.length <= MOST_ROWS + 1) {
      return rows.map(({ record, info }) => ({ record, line: info.lines }));
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as unknown as { lines?: number };
    throw new ReeveError('business-case/measured', 'This is no row of a CSV file', {
      location: { file, ...lineAt(lines) },
      hint: 'Check its commas and quotes: each row has the columns of the first.',
      cause: error,
    });
  }
  throw new ReeveError('business-case/measured', `There are more than ${MOST_ROWS} rows`, {
    location: { file },
    hint: `A case has ${CASE_YEARS} years. Add up what is of one line, month and source.`,
  });
}
