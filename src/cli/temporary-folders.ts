import { rmSync } from 'node:fs';

/** Folders that this process has made and must not leave behind. */
const folders = new Set<string>();

/** Notes a folder that is to be removed even where the command is interrupted. */
export function keepNoLonger(path: string): void {
  folders.add(path);
}

/** Removes at once what is left of the folders noted: for the end of a process that is interrupted. */
export function removeTemporaryFolders(): void {
  for (const path of folders) rmSync(path, { recursive: true, force: true });
  folders.clear();
}
