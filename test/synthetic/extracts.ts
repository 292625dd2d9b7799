import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { MadeBorough } from './borough.ts';

export type Row = Readonly<Record<string, string>>;

/** What a reader has to be told of a file to make rows of it. */
interface Reading {
  readonly encoding?: 'utf-8' | 'windows-1252' | 'utf-16le';
  readonly delimiter?: string;
  /** Lines above the header. */
  readonly titles?: number;
  /** Whether a last line may have fewer fields: a count of the rows. */
  readonly isRagged?: boolean;
}

/** Rows of an extract, by column; blank lines are passed over. */
export function readExtract(borough: MadeBorough, path: string, how: Reading = {}): Row[] {
  const bytes = readFileSync(join(borough.folder, 'extracts', path));
  const text = new TextDecoder(how.encoding ?? 'utf-8').decode(bytes);
  return parse(text, {
    columns: true,
    delimiter: how.delimiter ?? ',',
    from_line: 1 + (how.titles ?? 0),
    skip_empty_lines: true,
    relax_column_count_less: how.isRagged ?? false,
  });
}

/** The person of each of a source's records, by key. */
export function personsByKey(borough: MadeBorough, source: string): Map<string, string> {
  return new Map(
    borough
      .rows('truth/records.csv')
      .filter((row) => row.source === source)
      .map(({ key = '', person = '' }) => [key, person]),
  );
}

/** `31/12/2024` as `2024-12-31`; empty stays empty. */
export const isoFromSlashes = (date = ''): string => date.split('/').reverse().join('-');

/** People of the truth, by id. */
export function peopleById(borough: MadeBorough): Map<string, Row> {
  return new Map(borough.rows('truth/people.csv').map((row) => [row.person as string, row]));
}

/** Where each person lives at the end: a UPRN, `outside`, or nothing for the dead. */
export function lastHomes(borough: MadeBorough): Map<string, string> {
  const homes = new Map<string, string>();
  for (const { person = '', until = '', uprn = '' } of borough.rows('truth/addresses.csv')) {
    homes.set(person, until !== '' ? '' : uprn === '' ? 'outside' : uprn);
  }
  return homes;
}
