import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { asReadError, type InputFile } from './input-file.ts';

/** Bytes read at a time. */
const PIECE = 1 << 21;

/**
 * Reads a file in pieces, each ending where `cutOff` says that a character ends; what it
 * leaves over begins the next. Returns the SHA-256 of the file.
 */
export async function readPieces(
  file: InputFile,
  onRead: (bytes: number) => void,
  cutOff: (bytes: Uint8Array) => number,
  take: (bytes: Uint8Array) => void | Promise<void>,
): Promise<string> {
  const hash = createHash('sha256');
  let handle: FileHandle | undefined;
  try {
    handle = await open(file.path, 'r');
    const buffer = Buffer.allocUnsafe(PIECE + 4);
    let kept = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, kept, PIECE);
      const filled = kept + bytesRead;
      if (bytesRead === 0) {
        if (kept > 0) await take(buffer.subarray(0, kept));
        break;
      }
      hash.update(buffer.subarray(kept, filled));
      const whole = filled - cutOff(buffer.subarray(0, filled));
      await take(buffer.subarray(0, whole));
      buffer.copyWithin(0, whole, filled);
      kept = filled - whole;
      onRead(bytesRead);
    }
  } catch (error) {
    throw asReadError(error, file.path);
  } finally {
    await handle?.close();
  }
  return hash.digest('hex');
}
