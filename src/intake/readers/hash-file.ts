import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { asReadError } from './input-file.ts';

/**
 * SHA-256 of a file, in hexadecimal, read as a stream.
 *
 * @example await hashFile('people.parquet') // 'e3b0c44298fc1c14...'
 */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 })) {
      hash.update(bytes as Buffer);
    }
  } catch (error) {
    throw asReadError(error, path);
  }
  return hash.digest('hex');
}
