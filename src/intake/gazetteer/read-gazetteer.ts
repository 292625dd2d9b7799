import { createReadStream } from 'node:fs';
import { type Progress, ReeveError, silentProgress } from '../../kernel/index.ts';
import {
  type AddressIndex,
  AddressIndexBuilder,
  type GazetteerCounts,
  type GazetteerFormat,
  type RecognisedGazetteer,
  recogniseGazetteer,
} from '../../standards/index.ts';
import { isWindows1252 } from '../readers/delimited-file.ts';
import { encodingOfStart } from '../readers/encoding.ts';
import { asReadError, type InputFile, openInputFiles } from '../readers/input-file.ts';
import { CsvRecords } from './csv-records.ts';

/** A gazetteer read from a file, ready for matching. */
export interface LoadedGazetteer {
  readonly index: AddressIndex;
  readonly format: GazetteerFormat;
  readonly counts: GazetteerCounts;
  readonly encoding: string;
}

/** Bytes read at a time. */
const PIECE = 1 << 18;

/**
 * Reads a gazetteer file, whatever it is: LLPG in DTF 7.3, AddressBase Core or
 * Plus as CSV; UTF-8 (with or without a mark), UTF-16 or Windows-1252.
 *
 * Throws what `openInputFiles` throws; `gazetteer/unknown-format` and the errors
 * of each format, with file, line and column; `gazetteer/bad-csv`; and
 * `input/wrong-encoding`.
 *
 * @example
 * const { index } = await readGazetteer('llpg.csv');
 * const matcher = new AddressMatcher(index);
 */
export async function readGazetteer(
  path: string,
  progress: Progress = silentProgress,
): Promise<LoadedGazetteer> {
  const [file] = (await openInputFiles([path])) as [InputFile];
  let encoding: string = encodingOfStart(file.start);
  progress.phase('read gazetteer', file.byteLength);
  let recognised: RecognisedGazetteer;
  try {
    recognised = await readRecords(file, encoding, progress);
  } catch (error) {
    if (!isNotUtf8(error, encoding) || !(await isWindows1252(file)))
      throw asUserError(error, file, encoding);
    encoding = 'windows-1252';
    recognised = await readRecords(file, encoding, progress).catch((again: unknown) => {
      throw asUserError(again, file, encoding);
    });
  }
  const counts = recognised.records.end();
  progress.phase('index gazetteer');
  const builder = new AddressIndexBuilder();
  for (const address of recognised.records.addresses()) builder.add(address);
  return { index: builder.build(), format: recognised.format, counts, encoding };
}

async function readRecords(
  file: InputFile,
  encoding: string,
  progress: Progress,
): Promise<RecognisedGazetteer> {
  let recognised: RecognisedGazetteer | undefined;
  const take = (fields: string[], line: number) => {
    const row = { fields, line };
    if (recognised !== undefined) {
      recognised.records.push(row);
      return;
    }
    recognised = recogniseGazetteer(file.path, row);
    if (!recognised.hasHeader) recognised.records.push(row);
  };
  const records = new CsvRecords(file.path, take);
  const decoder = new TextDecoder(encoding, { fatal: true });
  let read = 0;
  for await (const piece of createReadStream(file.path, { highWaterMark: PIECE })) {
    read += (piece as Buffer).length;
    progress.advance(read);
    records.push(decoder.decode(piece as Buffer, { stream: true }));
  }
  records.push(decoder.decode());
  records.end();
  if (recognised === undefined) {
    throw new ReeveError('input/empty-file', 'The file holds nothing but blanks', {
      location: { file: file.path },
      hint: 'Check that the extract ran to its end.',
    });
  }
  return recognised;
}

function isNotUtf8(error: unknown, encoding: string): boolean {
  return (
    encoding === 'utf-8' &&
    error instanceof TypeError &&
    'code' in error &&
    error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
  );
}

function asUserError(error: unknown, file: InputFile, encoding: string): unknown {
  if (isNotUtf8(error, 'utf-8')) {
    return new ReeveError('input/wrong-encoding', `The file holds bytes that are not ${encoding}`, {
      location: { file: file.path },
      hint: 'Save it as UTF-8.',
    });
  }
  return asReadError(error, file.path);
}
