import { hash } from 'node:crypto';
import { columnUses, type ReceivedRow, type SourceDefinition } from '../intake/index.ts';

/** A column whose values tell whether a row has changed. */
export interface DigestedColumn {
  readonly name: string;
  /** Where it stands in the file. */
  readonly place: number;
}

/** Stands between the name of a column and its value, and after each value: neither is in a file. */
export const DIGEST_MARKS = { value: '\u001f', end: '\u001e' } as const;
/** 52 bits: every such number is exact in a double. */
export const DIGEST_HEX_DIGITS = 13;

/**
 * The columns of a file that a definition reads, by name, so that a column that moves, is added or
 * holds the day of the export changes no record.
 */
export function digestedColumns(
  definition: SourceDefinition,
  columns: readonly string[],
): readonly DigestedColumn[] {
  const used = new Set([...columnUses(definition)].map(({ column }) => column));
  return columns
    .map((name, place) => ({ name, place }))
    .filter(({ name }) => used.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * What a row is known by: 52 bits of the SHA-1 of its filled columns, enough to tell a change of
 * one record. Whoever reads a file with a database can have it worked out there, alike.
 */
export function rowDigest(columns: readonly DigestedColumn[]): (values: ReceivedRow) => number {
  return (values) => {
    let said = '';
    for (const { name, place } of columns) {
      const value = values[place] ?? '';
      if (value !== '') said += name + DIGEST_MARKS.value + value + DIGEST_MARKS.end;
    }
    return Number.parseInt(hash('sha1', said, 'hex').slice(0, DIGEST_HEX_DIGITS), 16);
  };
}
