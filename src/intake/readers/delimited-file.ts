import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { ReeveError } from '../../kernel/index.ts';
import { checkColumnNames } from './column-names.ts';
import { locateHeader } from './delimited-header.ts';
import { type FilePart, rowsThatAreNoRecords } from './delimited-rows.ts';
import { DelimitedScanner } from './delimited-scanner.ts';
import type { DelimitedShape } from './delimited-shape.ts';
import {
  cutOffBytes,
  firstInvalidUtf8,
  gatherEvidence,
  hasUtf8Mark,
  isPlausiblyWindows1252,
  type NonUtf8Evidence,
  undecodable,
} from './encoding.ts';
import { leftOutNote } from './header-row.ts';
import { asReadError, type InputFile } from './input-file.ts';
import type { LineNumbers } from './line-numbers.ts';
import { readPieces } from './pieces.ts';
import { wrongEncoding } from './wrong-encoding.ts';

/** What the start of a delimited file says of the whole. */
export interface DelimitedPlan {
  readonly encoding: string;
  readonly shape: DelimitedShape;
  /** Names of the columns, in order. */
  readonly names: readonly string[];
  /** 1-based positions of the columns that have no name in the file. */
  readonly unnamed: readonly number[];
  /** 1-based line of the header. */
  readonly headerLine: number;
  /** Bytes of the text, as UTF-8 without byte order mark, that stand before the header and are no part of the table. */
  readonly skippedBytes: number;
  /** What was decided about the header, for the user. */
  readonly notes: readonly string[];
}

/** What the user may say of a delimited file. */
export interface DelimitedOptions {
  readonly delimiter?: string | undefined;
  /** 1-based line that names the columns. */
  readonly headerRow?: number | undefined;
}

/** What the whole of a delimited file was found to hold. */
export interface DelimitedContent {
  readonly records: number;
  readonly lines: LineNumbers;
  readonly hasMixedNewlines: boolean;
  /** Of the file as received. */
  readonly sha256: string;
  /** Where the table is, as UTF-8, in a file that holds more than it; else null. */
  readonly parts: readonly FilePart[] | null;
  /** What was left out, for the user. */
  readonly notes: readonly string[];
}

/**
 * Settles delimiter, quotes, header and column names from the start of a file.
 *
 * Throws `input/empty-file`, `input/bad-delimiter`, `input/header-row`, `input/duplicate-column`,
 * `input/no-header`.
 */
export function planDelimited(
  file: InputFile,
  encoding: string,
  options: DelimitedOptions,
): DelimitedPlan {
  const isWhole = file.start.length === file.byteLength;
  const text = new TextDecoder(encoding).decode(file.start, { stream: !isWhole });
  if (text.trim() === '') {
    throw new ReeveError('input/empty-file', 'The file holds nothing but blanks', {
      location: { file: file.path },
      hint: 'Check that the extract ran to its end.',
    });
  }
  const { delimiter, headerRow } = options;
  const header = locateHeader(text, isWhole, { delimiter, line: headerRow }, file.path);
  const { names, unnamed } = checkColumnNames(header.names, file.path, header.line);
  const { above, line } = header;
  return {
    encoding,
    shape: header.shape,
    names,
    unnamed,
    headerLine: line,
    skippedBytes: Buffer.byteLength(text.slice(0, header.skipped)),
    notes: above.length === 0 ? [] : [leftOutNote(file.path, above, `line ${line}`)],
  };
}

/**
 * Reads a UTF-8 file through, checks it and hashes it. `onRead` hears how many bytes are done.
 *
 * Throws what `DelimitedScanner` throws, `input/wrong-encoding`, and `input/truncated-file` for
 * a file that ends within a record or whose trailer counts other records.
 */
export async function checkUtf8(
  file: InputFile,
  plan: DelimitedPlan,
  onRead: (bytes: number) => void,
): Promise<DelimitedContent> {
  const scanner = new DelimitedScanner(plan.shape, plan.names, file.path, firstLine(plan));
  const scan = afterBytes(plan.skippedBytes, (bytes) => scanner.push(bytes));
  let isFirst = true;
  const sha256 = await readPieces(file, onRead, cutOffBytes, (whole) => {
    const bytes = isFirst && hasUtf8Mark(whole) ? whole.subarray(3) : whole;
    isFirst = false;
    if (!isUtf8(bytes)) {
      const at = firstInvalidUtf8(bytes);
      scan(bytes.subarray(0, at));
      throw wrongEncoding(file, plan.encoding, bytes[at]!, scanner.position());
    }
    scan(bytes);
  });
  const mark = hasUtf8Mark(file.start) ? 3 : 0;
  const offset = mark + plan.skippedBytes;
  const { hasMixedNewlines } = scanner;
  const handle = await open(file.path, 'r').catch((error) => {
    throw asReadError(error, file.path);
  });
  try {
    const rows = await rowsThatAreNoRecords(handle, offset, scanner, plan, file.path);
    const whole = plan.skippedBytes === 0 ? null : [{ start: offset, end: file.byteLength }];
    return { ...rows, parts: rows.parts ?? whole, hasMixedNewlines, sha256 };
  } finally {
    await handle.close();
  }
}

/**
 * Reads a file that is not UTF-8 through, checks and hashes it as `checkUtf8` does, and
 * writes it from its header on as UTF-8 to `target`, in which `parts` are.
 */
export async function transcode(
  file: InputFile,
  plan: DelimitedPlan,
  target: string,
  onRead: (bytes: number) => void,
): Promise<DelimitedContent> {
  const decoder = new TextDecoder(plan.encoding);
  const impossible = undecodable(plan.encoding);
  const scanner = new DelimitedScanner(plan.shape, plan.names, file.path, firstLine(plan));
  const output = await open(target, 'wx+', 0o600);
  const scan = afterBytes(plan.skippedBytes, (bytes) => {
    scanner.push(bytes);
    return output.writeFile(bytes);
  });
  const pass = async (text: string) => {
    const at = text.search(impossible);
    if (at >= 0) {
      await scan(Buffer.from(text.slice(0, at)));
      const code = text.charCodeAt(at);
      throw wrongEncoding(file, plan.encoding, code < 0x100 ? code : undefined, scanner.position());
    }
    await scan(Buffer.from(text));
  };
  try {
    const none = () => 0;
    const sha256 = await readPieces(file, onRead, none, (bytes) =>
      pass(decoder.decode(bytes, { stream: true })),
    );
    await pass(decoder.decode());
    const rows = await rowsThatAreNoRecords(output, 0, scanner, plan, file.path);
    const { hasMixedNewlines } = scanner;
    return { ...rows, hasMixedNewlines, sha256 };
  } finally {
    await output.close();
  }
}

/** Line of the first byte that is scanned: empty lines before the header are scanned too. */
function firstLine({ skippedBytes, headerLine }: DelimitedPlan): number {
  return skippedBytes === 0 ? 1 : headerLine;
}

/** Calls `take` with the bytes that come after the first `skipped`. */
function afterBytes<T>(
  skipped: number,
  take: (bytes: Uint8Array) => T,
): (bytes: Uint8Array) => T | undefined {
  let left = skipped;
  return (bytes) => {
    if (left === 0) return take(bytes);
    const passed = Math.min(left, bytes.length);
    left -= passed;
    return passed === bytes.length ? undefined : take(bytes.subarray(passed));
  };
}

/** Whether a file that is not UTF-8 is plausibly Windows-1252, from the whole of it. */
export async function isWindows1252(file: InputFile): Promise<boolean> {
  const evidence: NonUtf8Evidence = { wellFormed: 0, stray: 0, impossible: 0 };
  await readPieces(
    file,
    () => {},
    cutOffBytes,
    (bytes) => gatherEvidence(bytes, evidence),
  );
  return isPlausiblyWindows1252(evidence);
}
