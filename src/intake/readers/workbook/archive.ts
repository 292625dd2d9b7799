import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { RemoteZipReader } from '@cj-tech-master/excelts/archive';
import { SaxParser, type SaxTag } from '@cj-tech-master/excelts/xml';
import { ReeveError } from '../../../kernel/index.ts';
import type { InputFile } from '../input-file.ts';

/** Bytes of an archive read at a time. */
const PIECE = 1 << 18;

/** What to do with the elements of an XML part, called by their names without prefixes. */
export interface XmlHandlers {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/**
 * The parts of a workbook: XML files in a ZIP archive (ECMA-376 part 2), read one by one
 * as streams, so that a large sheet is never in memory whole.
 *
 * The library's own reader of whole workbooks is not used: read as a stream, it keeps only
 * the last run of rich text in a cell (version 10.2.0), and would lose the O of an O'Brien.
 */
export class WorkbookArchive {
  readonly #handle: FileHandle;
  readonly #zip: RemoteZipReader;

  private constructor(handle: FileHandle, zip: RemoteZipReader) {
    this.#handle = handle;
    this.#zip = zip;
  }

  /** Throws `input/truncated-file` where the directory at the end of the archive is not there. */
  static async open(file: InputFile): Promise<WorkbookArchive> {
    const handle = await open(file.path, 'r');
    try {
      await checkEnd(handle, file);
      const read = async (start: number, end: number) => {
        const bytes = Buffer.alloc(end - start);
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
        return bytes.subarray(0, bytesRead);
      };
      return new WorkbookArchive(
        handle,
        await RemoteZipReader.fromReader({ size: file.byteLength, read }),
      );
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  has(part: string): boolean {
    return this.#zip.hasEntry(part);
  }

  /** Parses a part, yielding after each piece so that what the handlers gathered can be taken. */
  async *parse(part: string, { open: onOpen, text, close }: XmlHandlers): AsyncGenerator<void> {
    const parser = new SaxParser({ position: false, invalidCharHandling: 'skip' });
    const local = (name: string) => name.slice(name.indexOf(':') + 1);
    parser.on('opentag', (tag: SaxTag) => onOpen(local(tag.name), tag.attributes));
    if (text !== undefined) {
      parser.on('text', text);
      parser.on('cdata', text);
    }
    if (close !== undefined) parser.on('closetag', (tag: SaxTag) => close(local(tag.name)));
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for await (const bytes of this.#inflate(part)) {
      parser.write(decoder.decode(bytes, { stream: true }));
      yield;
    }
    parser.write(decoder.decode());
    parser.close();
    yield;
  }

  /** Parses the whole of a part. */
  async parseWhole(part: string, handlers: XmlHandlers): Promise<void> {
    for await (const _ of this.parse(part, handlers));
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  /** The bytes of a part, checked against the checksum that the archive keeps. */
  async *#inflate(part: string): AsyncGenerator<Uint8Array> {
    const found = this.#zip.getRawEntryStream(part, { chunkSize: PIECE });
    if (found === null) throw new Error(`The workbook has no part ${part}`);
    const { entry, compressedData } = found;
    // 0 is stored, 8 is deflated (APPNOTE 4.4.5): a workbook has no others.
    if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
      throw new Error(`Part ${part} is compressed in an unknown way`);
    }
    const stored = Readable.from(compressedData);
    const bytes = entry.compressionMethod === 0 ? stored : stored.pipe(createInflateRaw());
    // A pipe does not pass errors on.
    stored.on('error', (error) => bytes.destroy(error));
    let checksum = 0;
    try {
      for await (const piece of bytes) {
        checksum = crc32(piece as Buffer, checksum);
        yield piece as Buffer;
      }
    } finally {
      stored.destroy();
    }
    if (checksum !== entry.crc32) throw new Error(`Part ${part} is damaged`);
  }
}

/** A ZIP ends with its directory (APPNOTE 4.3.16), behind which a comment may stand. */
async function checkEnd(handle: FileHandle, file: InputFile): Promise<void> {
  const length = Math.min(file.byteLength, 22 + 65_535);
  const end = Buffer.alloc(length);
  await handle.read(end, 0, length, file.byteLength - length);
  if (end.lastIndexOf('PK\x05\x06', undefined, 'latin1') < 0) {
    throw new ReeveError('input/truncated-file', 'This workbook has lost its end', {
      location: { file: file.path },
      hint: 'Copy it again.',
    });
  }
}
