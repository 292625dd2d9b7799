import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ReeveError } from '../kernel/index.ts';
import { makeFolderToRemove } from './temporary-folders.ts';

/** What an earlier run left at a place, which may go. */
export interface Earlier {
  /** As a hint says it: `earlier tables are replaced`. */
  readonly isReplaced: string;
  /** Whether a folder that is not empty is of it and of nothing else. */
  readonly isThere: (place: string, names: readonly string[]) => boolean;
}

/**
 * Makes a folder beside its place and moves it there when it is complete: until then, and after a
 * failure, what an earlier run left is as it was.
 *
 * @param out the place, as it was named with --out: new, an empty folder, or of an earlier run
 * @param fill writes to an empty folder what belongs there
 * @returns what `fill` returns
 * @throws ReeveError `output/not-a-folder`, `output/not-empty`
 */
export async function replaceFolder<Filled>(
  out: string,
  earlier: Earlier,
  fill: (folder: string) => Filled | Promise<Filled>,
): Promise<Filled> {
  const place = resolve(out);
  await checkPlace(place, out, earlier);
  const parent = dirname(place);
  mkdirSync(parent, { recursive: true });
  const folder = makeFolderToRemove(join(parent, `.${basename(place)}-unfinished-`));
  try {
    const filled = await fill(folder);
    rmSync(place, { recursive: true, force: true });
    renameSync(folder, place);
    return filled;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Only a folder that is new, empty or of an earlier run may be taken the place of. */
async function checkPlace(place: string, out: string, earlier: Earlier): Promise<void> {
  if (!existsSync(place)) return;
  if (!statSync(place).isDirectory()) {
    throw new ReeveError('output/not-a-folder', 'This is a file, not a folder', {
      location: { file: out },
      hint: 'Name a folder with --out.',
    });
  }
  const names = await readdir(place);
  if (names.length === 0 || earlier.isThere(place, names)) return;
  throw new ReeveError('output/not-empty', 'This folder has something else in it', {
    location: { file: out },
    hint: `Name a new folder with --out: ${earlier.isReplaced}, other files are not.`,
  });
}
