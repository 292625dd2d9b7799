import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ReeveError } from '../../../kernel/index.ts';

/** Where files that are sent are kept until they are loaded, and how large they may be. */
export interface Uploads {
  /** For its owner alone. */
  readonly folder: string;
  /** Bytes. */
  readonly largest: number;
}

/** A file that has come whole. */
export interface ReceivedFile {
  /** What its sender calls it; no path is ever made of it. */
  readonly fileName: string;
  /** Its name in the folder of uploads. */
  readonly keptAs: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** Extracts hold personal data: they are for their owner alone. */
const OWN_FILE = 0o600;
const OWN_FOLDER = 0o700;

/** Extensions by which readers choose between formats of text. */
const EXTENSIONS = new Set([
  '.csv',
  '.tsv',
  '.txt',
  '.json',
  '.jsonl',
  '.ndjson',
  '.parquet',
  '.xlsx',
]);

/** What is said of the length before a byte of the file is read. */
export interface SaidOfFile {
  readonly fileName: string;
  readonly contentLength: string | undefined;
  readonly contentEncoding: string | undefined;
}

/**
 * Keeps a file that is sent, under a name of its own. It is there whole, or not at all.
 *
 * @throws ReeveError `request/too-large`, `request/content-encoding`, `request/empty-file`,
 *   `request/cut-off`, `upload/no-space`
 */
export async function receiveFile(
  sent: Readable,
  { fileName, contentLength, contentEncoding }: SaidOfFile,
  { folder, largest }: Uploads,
): Promise<ReceivedFile> {
  if (contentEncoding !== undefined && contentEncoding !== 'identity') {
    throw new ReeveError('request/content-encoding', 'Files come as they are, not compressed', {
      location: { field: 'Content-Encoding' },
    });
  }
  if (Number(contentLength ?? 0) > largest) throw tooLarge(largest);
  await mkdir(folder, { recursive: true, mode: OWN_FOLDER });
  const extension = extname(fileName).toLowerCase();
  const keptAs = `${randomUUID()}${EXTENSIONS.has(extension) ? extension : ''}`;
  const path = join(folder, keptAs);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    await pipeline(
      sent,
      async function* counted(pieces: AsyncIterable<Buffer>) {
        for await (const piece of pieces) {
          bytes += piece.length;
          if (bytes > largest) throw tooLarge(largest);
          hash.update(piece);
          yield piece;
        }
      },
      createWriteStream(path, { flags: 'wx', mode: OWN_FILE }),
    );
    if (bytes === 0) throw new ReeveError('request/empty-file', 'The file is empty');
    return { fileName, keptAs, bytes, sha256: hash.digest('hex') };
  } catch (error) {
    await rm(path, { force: true });
    throw asUploadError(error);
  }
}

function tooLarge(largest: number): ReeveError {
  const megabytes = Math.floor(largest / 2 ** 20);
  return new ReeveError('request/too-large', `The file is larger than ${megabytes} MB`, {
    hint: 'Whoever runs the server can allow more, by REEVE_LARGEST_UPLOAD.',
  });
}

function asUploadError(error: unknown): unknown {
  const { code } = (error ?? {}) as { readonly code?: string };
  if (code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET') {
    return new ReeveError('request/cut-off', 'The file did not come whole', { cause: error });
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new ReeveError('upload/no-space', 'No space is left for the file', { cause: error });
  }
  return error;
}
