import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type FileLayout, LAYOUTS, type PersonColumns, type Row } from './layouts.ts';
import { recordId, type TrueRecord, type Truth } from './read-truth.ts';

/** What a source says of someone in its last extract, and who that is. */
export interface HeldRecord extends TrueRecord {
  readonly file: string;
  /** Whether the service takes it for current: no closed account, ended claim or former borrower. */
  readonly isCurrent: boolean;
  /** Whether it belongs to a register of events, which is right as of its day and stays so. */
  readonly isOfItsDay: boolean;
  /** The day as of which it should be right. */
  readonly day: string;
  readonly first: string | undefined;
  readonly last: string | undefined;
  readonly full: string | undefined;
  /** Undefined where the file has no such column; empty where it has, and nothing is in it. */
  readonly born: string | undefined;
  readonly phones: readonly string[] | undefined;
  readonly emails: readonly string[] | undefined;
  readonly uprn: string | undefined;
}

export interface Extracts {
  readonly records: readonly HeldRecord[];
  /** Records that the truth says stand in the last extract, and that were not found there. */
  readonly missing: number;
}

/** Reads the last extract of every source of a borough, and joins the truth to it. */
export function readExtracts(folder: string, truth: Truth): Extracts {
  const month = truth.asAt.slice(0, 7);
  const records = new Map<string, HeldRecord>();
  const standing = new Map<string, Set<string>>();
  for (const layout of LAYOUTS) {
    const path = join(folder, 'extracts', layout.source, month, layout.file);
    if (!existsSync(path)) continue;
    const keys = new Set<string>();
    standing.set(layout.file, keys);
    for (const row of readRows(path, layout)) {
      const isCurrent = isStanding(layout, row, standing);
      for (const columns of layout.people) {
        const key = keyOf(row, columns);
        if (isCurrent) keys.add(key);
        const record = truth.records.get(recordId(layout.source, key));
        if (record === undefined) continue;
        records.set(recordId(layout.source, key), {
          ...record,
          file: layout.file,
          isCurrent,
          isOfItsDay: layout.spokenOn !== undefined,
          day: isoDate(row[layout.spokenOn ?? ''] ?? '') ?? truth.asAt,
          ...said(row, columns),
        });
      }
    }
  }
  const expected = [...truth.records.values()].filter(({ lastExtract }) => lastExtract === month);
  const missing = expected.filter(({ source, key }) => !records.has(recordId(source, key))).length;
  return { records: [...records.values()], missing };
}

function isStanding(
  { stands, standsWith }: FileLayout,
  row: Row,
  standing: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  if (standsWith !== undefined) {
    return standing.get(standsWith.file)?.has(row[standsWith.column] ?? '') ?? false;
  }
  return stands?.(row) ?? true;
}

const keyOf = (row: Row, { key }: PersonColumns): string =>
  key.map((part) => (part.startsWith('=') ? part.slice(1) : (row[part] ?? ''))).join('/');

function said(row: Row, columns: PersonColumns) {
  const values = (names: readonly string[] | undefined): string[] | undefined =>
    names?.map((name) => row[name] ?? '').filter((value) => value !== '');
  const value = (name: string | undefined): string | undefined =>
    name === undefined ? undefined : (row[name] ?? '');
  return {
    first: value(columns.first),
    last: value(columns.last),
    full: value(columns.full),
    born: value(columns.born),
    phones: values(columns.phones),
    emails: values(columns.emails),
    uprn: value(columns.uprn),
  };
}

/** Rows below the header, which is the first line with the columns of the key; values trimmed. */
function readRows(path: string, layout: FileLayout): Row[] {
  const text = decode(readFileSync(path));
  const wanted = (layout.people[0]?.key ?? []).filter((part) => !part.startsWith('='));
  const start = text.split('\n').findIndex((line) => wanted.every((part) => line.includes(part)));
  const body = text.split('\n').slice(Math.max(0, start)).join('\n');
  const header = body.slice(0, body.indexOf('\n'));
  const counts = [',', '\t', '|', ';'].map((each) => [header.split(each).length, each] as const);
  const delimiter = counts.sort(([a], [b]) => b - a)[0]?.[1] ?? ',';
  return parse(body, {
    columns: (names: string[]) => names.map((name) => name.trim()),
    delimiter,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    relax_quotes: true,
  });
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';

/** A date in any of the forms that the services write, as an ISO text; undefined for none. */
export function isoDate(text: string): string | undefined {
  if (/^\d{1,5}$/.test(text)) {
    // Spreadsheets count days from 30 December 1899.
    return new Date(Date.UTC(1899, 11, 30) + Number(text) * 86_400_000).toISOString().slice(0, 10);
  }
  const yearFirst = /^(\d{4})-?(\d\d)-?(\d\d)/.exec(text);
  if (yearFirst !== null) return yearFirst.slice(1, 4).join('-');
  const dayFirst = /^(\d\d?)[-/. ](\d\d?|[A-Za-z]{3})[-/. ](\d{4})/.exec(text);
  if (dayFirst === null) return undefined;
  const [, day = '', month = '', year = ''] = dayFirst;
  const named = MONTHS.indexOf(month.toLowerCase());
  const number = /\d/.test(month) ? month : String(named / 3 + 1);
  return `${year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Sources in the order of how many records they hold. */
export function sourcesOf({ records }: Extracts): string[] {
  const counts = new Map<string, number>();
  for (const { source } of records) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([source]) => source);
}

/** The records of a source. */
export function recordsOf(records: readonly HeldRecord[], source: string): HeldRecord[] {
  return records.filter((each) => each.source === source);
}
