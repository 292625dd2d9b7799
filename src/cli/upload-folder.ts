import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DatabaseLocation } from '../database/index.ts';
import { makeFolderToRemove } from './temporary-folders.ts';

/** What a file that was sent is kept as: nothing else in the folder is touched. */
const KEPT_AS = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.[a-z]{2,7})?$/;

/**
 * The folder for files that are sent to a server, empty: in the folder of an embedded database,
 * else where it is told, else one that goes with the process. What a process that was cut off has
 * left in it is personal data that no job will load any more: it goes.
 */
export function uploadFolder(location: DatabaseLocation, asked: string | undefined): string {
  const isInMemory = 'folder' in location && location.folder.startsWith('memory:');
  const folder =
    asked ??
    ('folder' in location && !isInMemory
      ? join(resolve(location.folder), 'uploads')
      : makeFolderToRemove(join(tmpdir(), 'reeve-uploads-')));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  emptyFolder(folder);
  return folder;
}

/** Removes the files that were sent, and nothing else. */
export function emptyFolder(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (KEPT_AS.test(name)) rmSync(join(folder, name), { force: true });
  }
}
