import { createReadStream, createWriteStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { DelimitedScanner } from './delimited-scanner.ts';
import { type DelimitedShape, readRecords } from './delimited-shape.ts';
import { asReadError } from './input-file.ts';
import type { LineNumbers } from './line-numbers.ts';
import { repeatedHeaderNote } from './repeated-header.ts';
import type { ScannedRow } from './scanned-content.ts';
import { checkTrailer, readPaddedTrailer, readTrailer, type Trailer } from './trailer-row.ts';

/** Bytes of a file from `start`, to before `end`. */
export interface FilePart {
  readonly start: number;
  readonly end: number;
}

/** The records of a file, told from its other rows. */
export interface RecordsOfFile {
  readonly records: number;
  readonly lines: LineNumbers;
  /** What remains of the bytes without the rows that are no records; null where there are none. */
  readonly parts: readonly FilePart[] | null;
  /** What was left out, for the user. */
  readonly notes: readonly string[];
}

/** Bytes of the last rows that are looked at: a trailer is short. */
const LONGEST_TRAILER = 10_000;

/**
 * Tells the records of a file that was scanned from a trailer at its end and from rows that
 * are its header again.
 *
 * Throws `input/ragged-row` or `input/truncated-file` for rows with too few fields that are no
 * trailer, and `input/truncated-file` for a trailer that counts other records.
 *
 * @param file holds what was scanned, from byte `offset` on
 * @param path of the file as the user knows it
 */
export async function rowsThatAreNoRecords(
  file: FileHandle,
  offset: number,
  scanner: DelimitedScanner,
  { shape, names }: { readonly shape: DelimitedShape; readonly names: readonly string[] },
  path: string,
): Promise<RecordsOfFile> {
  const scanned = scanner.end();
  const { lines, repeats, shortRows, last, headerLength } = scanned;
  const notes: string[] = [];
  if (repeats.length > 0) {
    const lineNumbers = repeats.map(({ line }) => line);
    notes.push(repeatedHeaderNote(path, lineNumbers, 'line'));
  }
  // The line breaks of repeated headers stay: an empty line is no record.
  const cuts = repeats.map(({ start }) => ({ start, end: start + headerLength }));
  let { records } = scanned;
  const cellsOf = async (row: ScannedRow) => {
    const cells = await readRow(file, offset + row.start, shape);
    return cells.map((cell) => cell.trim());
  };
  const trailers: { trailer: Trailer; line: number }[] = [];
  for (const row of shortRows) {
    const trailer = readTrailer(await cellsOf(row), names.length, records);
    if (trailer === null) throw scanner.raggedRow(row, row === shortRows.at(-1));
    trailers.push({ trailer, line: row.line });
  }
  if (shortRows.length > 0) cuts.push({ start: shortRows[0]!.start, end: scanned.length });
  else {
    const [before, row] = last;
    const isBrief = row !== undefined && scanned.length - row.start < LONGEST_TRAILER;
    const trailer = isBrief
      ? readPaddedTrailer(await cellsOf(row), await cellsOf(before!), records - 1)
      : null;
    if (row !== undefined && trailer !== null) {
      trailers.push({ trailer, line: row.line });
      cuts.push({ start: row.start, end: scanned.length });
      records--;
    }
  }
  for (const { trailer, line } of trailers) notes.push(checkTrailer(trailer, records, path, line));
  if (trailers.length === 0 && last.at(-1)?.isCutOff === true) {
    notes.push(
      `No line break ends the last record of ${path}: if the file was cut off there, its last value is not whole.`,
    );
  }
  cuts.sort((a, b) => a.start - b.start);
  const parts = cuts.length === 0 ? null : partsBetween(cuts, offset, scanned.length);
  return { records, lines, parts, notes };
}

async function readRow(file: FileHandle, from: number, shape: DelimitedShape): Promise<string[]> {
  const bytes = Buffer.alloc(LONGEST_TRAILER);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
  const text = bytes.toString('utf8', 0, bytesRead);
  return [...(readRecords(text, shape.delimiter, shape.quote, 1)[0]?.fields ?? [])];
}

function partsBetween(cuts: readonly FilePart[], offset: number, length: number): FilePart[] {
  const parts: FilePart[] = [];
  let start = 0;
  for (const cut of [...cuts, { start: length, end: length }]) {
    if (cut.start > start) parts.push({ start: offset + start, end: offset + cut.start });
    start = cut.end;
  }
  return parts;
}

/** Writes parts of a file to a new file. */
export async function copyParts(
  path: string,
  parts: readonly FilePart[],
  target: string,
): Promise<void> {
  try {
    for (const [index, { start, end }] of parts.entries()) {
      await pipeline(
        // The last byte is part of what is read.
        createReadStream(path, { start, end: end - 1 }),
        createWriteStream(target, { flags: index === 0 ? 'wx' : 'a', mode: 0o600 }),
      );
    }
  } catch (error) {
    throw asReadError(error, path);
  }
}
