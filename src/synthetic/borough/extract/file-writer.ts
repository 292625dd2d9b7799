import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';

/** What a finished file is, for the manifest. */
export interface WrittenFile {
  readonly bytes: number;
  readonly rows: number;
  readonly sha256: string;
}

/** Text gathered before it is written: large enough that the disk does not set the pace. */
const CHUNK = 1 << 18;

/** Writes a text file in pieces, so that no file is ever in memory whole. */
export class FileWriter {
  readonly #handle: number;
  readonly #encode: (text: string) => Buffer;
  readonly #hash = createHash('sha256');
  #text = '';
  #bytes = 0;
  rows = 0;

  constructor(
    path: string,
    encode: (text: string) => Buffer = (text) => Buffer.from(text, 'utf8'),
  ) {
    this.#handle = openSync(path, 'wx', 0o600);
    this.#encode = encode;
  }

  write(text: string): void {
    this.#text += text;
    if (this.#text.length >= CHUNK) this.#flush();
  }

  close(): WrittenFile {
    this.#flush();
    closeSync(this.#handle);
    return { bytes: this.#bytes, rows: this.rows, sha256: this.#hash.digest('hex') };
  }

  #flush(): void {
    if (this.#text === '') return;
    const bytes = this.#encode(this.#text);
    this.#text = '';
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#handle, bytes, at);
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
  }
}
