import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { ReeveError } from '../../kernel/index.ts';
import { checkColumnNames } from './column-names.ts';
import { DelimitedScanner } from './delimited-scanner.ts';
import { type DelimitedShape, readHeader, sniffShape } from './delimited-shape.ts';
import {
  cutOffBytes,
  firstInvalidUtf8,
  gatherEvidence,
  hasUtf8Mark,
  isPlausiblyWindows1252,
  type NonUtf8Evidence,
  undecodable,
} from './encoding.ts';
import type { InputFile } from './input-file.ts';
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
}

/** What the whole of a delimited file was found to hold. */
export interface DelimitedContent {
  readonly records: number;
  readonly lines: LineNumbers;
  readonly hasMixedNewlines: boolean;
  /** Of the file as received. */
  readonly sha256: string;
}

/**
 * Settles delimiter, quotes and column names from the start of a file.
 *
 * Throws `input/empty-file`, `input/bad-delimiter`, `input/duplicate-column`, `input/no-header`.
 */
export function planDelimited(
  file: InputFile,
  encoding: string,
  delimiter: string | undefined,
): DelimitedPlan {
  const isWhole = file.start.length === file.byteLength;
  const text = new TextDecoder(encoding).decode(file.start, { stream: !isWhole });
  if (text.trim() === '') {
    throw new ReeveError('input/empty-file', 'The file holds nothing but blanks', {
      location: { file: file.path },
      hint: 'Check that the extract ran to its end.',
    });
  }
  const shape = sniffShape(text, isWhole, delimiter);
  const header = readHeader(text, shape);
  const { names, unnamed } = checkColumnNames(header, file.path, shape.leadingLines + 1);
  return { encoding, shape, names, unnamed };
}

/**
 * Reads a UTF-8 file through, checks it and hashes it. `onRead` hears how many bytes are done.
 *
 * Throws what `DelimitedScanner` throws, and `input/wrong-encoding`.
 */
export async function checkUtf8(
  file: InputFile,
  plan: DelimitedPlan,
  onRead: (bytes: number) => void,
): Promise<DelimitedContent> {
  const scanner = new DelimitedScanner(plan.shape, plan.names, file.path);
  let isFirst = true;
  const sha256 = await readPieces(file, onRead, cutOffBytes, (whole) => {
    const bytes = isFirst && hasUtf8Mark(whole) ? whole.subarray(3) : whole;
    isFirst = false;
    if (!isUtf8(bytes)) {
      const at = firstInvalidUtf8(bytes);
      scanner.push(bytes.subarray(0, at));
      throw wrongEncoding(file, plan.encoding, bytes[at]!, scanner.position());
    }
    scanner.push(bytes);
  });
  return { ...scanner.end(), hasMixedNewlines: scanner.hasMixedNewlines, sha256 };
}

/**
 * Reads a file that is not UTF-8 through, checks and hashes it as `checkUtf8` does, and
 * writes it as UTF-8 to `target`.
 */
export async function transcode(
  file: InputFile,
  plan: DelimitedPlan,
  target: string,
  onRead: (bytes: number) => void,
): Promise<DelimitedContent> {
  const decoder = new TextDecoder(plan.encoding);
  const impossible = undecodable(plan.encoding);
  const scanner = new DelimitedScanner(plan.shape, plan.names, file.path);
  const output = await open(target, 'wx', 0o600);
  const pass = async (text: string) => {
    const at = text.search(impossible);
    if (at >= 0) {
      scanner.push(Buffer.from(text.slice(0, at)));
      const code = text.charCodeAt(at);
      throw wrongEncoding(file, plan.encoding, code < 0x100 ? code : undefined, scanner.position());
    }
    const bytes = Buffer.from(text);
    scanner.push(bytes);
    await output.writeFile(bytes);
  };
  try {
    const none = () => 0;
    const sha256 = await readPieces(file, onRead, none, (bytes) =>
      pass(decoder.decode(bytes, { stream: true })),
    );
    await pass(decoder.decode());
    return { ...scanner.end(), hasMixedNewlines: scanner.hasMixedNewlines, sha256 };
  } finally {
    await output.close();
  }
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
