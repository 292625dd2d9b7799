import { rmSync } from 'node:fs';

/** Folders that this process has made and must not leave behind. */
const folders = new Set<string>();

/** Notes a folder that is to be removed even where the command is interrupted. */
export function keepNoLonger(path: string): void {
  folders.add(path);
}

/** Removes at once what is left of the folders noted: for the end of a process that is interrupted. */
export function removeTemporaryFolders(): void {
  for (const path of folders) {
    try {
      // The database may still write there: what it adds meanwhile needs another try.
      rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
    } catch {
      // One that cannot be removed keeps none of the others.
    }
  }
  folders.clear();
}
