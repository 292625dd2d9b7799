import { mkdtempSync, rmSync } from 'node:fs';

/** Folders that this process has made and must not leave behind. */
const folders = new Set<string>();

/**
 * Makes a folder, for its owner alone, whose path begins with `prefix`, and which is removed
 * even where the command is interrupted. At once: between a folder that is there and one that
 * is noted no signal can come.
 */
export function makeFolderToRemove(prefix: string): string {
  const path = mkdtempSync(prefix);
  folders.add(path);
  return path;
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
