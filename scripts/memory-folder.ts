import { statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';

const SHARED_MEMORY = '/dev/shm';
/** Several times what the databases of a whole run take at once. */
const ROOM = 4 * 2 ** 30;

/**
 * The folder below which tests make their databases, of a thousand files each: in memory where Linux
 * has room there, else where temporary files go. On a disk, the system takes ten times as long to
 * copy one.
 */
export function memoryFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(SHARED_MEMORY);
    return Math.min(bavail * bsize, freemem()) >= ROOM ? SHARED_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}
