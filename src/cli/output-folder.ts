import { chmod, mkdir, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ReeveError } from '../kernel/index.ts';
import { makeFolderToRemove } from './temporary-folders.ts';

/** Every file that a run of `reeve link` can leave: those of an earlier run that this one does not make are removed. */
const OUTPUT_NAMES = [
  'clusters.csv',
  'links.csv',
  'reviews.csv',
  'clusters.parquet',
  'links.parquet',
  'reviews.parquet',
  'evaluation.json',
  'report.html',
  'model.json',
] as const;

export type OutputName = (typeof OUTPUT_NAMES)[number];

const STAGING = '.reeve-unfinished-';

/** Outputs hold personal data: a folder and files that Reeve makes are for their owner alone. */
const OWN_FOLDER = 0o700;
const OWN_FILE = 0o600;

/**
 * A folder of outputs that appear all together or not at all: they are written to a folder
 * of their own inside it and renamed when the last is complete. A run that is killed leaves
 * the earlier outputs as they were; the next run clears what it left.
 */
export class OutputFolder {
  readonly path: string;
  readonly #isNew: boolean;
  #staging: Promise<string> | undefined;
  readonly #made: OutputName[] = [];

  private constructor(path: string, isNew: boolean) {
    this.path = path;
    this.#isNew = isNew;
  }

  /** Throws `output/not-a-folder` where there is a file of that name. Makes nothing yet. */
  static async at(path: string): Promise<OutputFolder> {
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && !found.isDirectory()) {
      throw new ReeveError('output/not-a-folder', 'This is a file, not a folder', {
        location: { file: path },
        hint: 'Name a folder with --out.',
      });
    }
    return new OutputFolder(path, found === undefined);
  }

  /** Throws `output/overwrites-input` for a file that an output would take the place of. */
  async protect(inputs: readonly string[]): Promise<void> {
    const outputs = await Promise.all(
      OUTPUT_NAMES.map((name) => identityOf(join(this.path, name))),
    );
    for (const file of inputs) {
      const identity = await identityOf(file);
      if (identity === undefined || !outputs.includes(identity)) continue;
      throw new ReeveError('output/overwrites-input', 'An output would take the place of this', {
        location: { file },
        hint: 'Name another folder with --out, or the file otherwise.',
      });
    }
  }

  /** Path to write an output to. */
  async file(name: OutputName): Promise<string> {
    this.#staging ??= makeStaging(this.path);
    this.#made.push(name);
    return join(await this.#staging, name);
  }

  /** Puts the outputs in place, the model last. Returns their paths by name. */
  async complete(): Promise<Readonly<Record<string, string>>> {
    const staging = await this.#staging;
    if (staging === undefined) return {};
    const made = OUTPUT_NAMES.filter((name) => this.#made.includes(name));
    for (const name of OUTPUT_NAMES) {
      if (!made.includes(name)) await rm(join(this.path, name), { force: true });
    }
    for (const name of made) {
      const target = join(this.path, name);
      // Who was let see the output that this one replaces may see this one.
      const replaced = await stat(target).catch(() => undefined);
      await chmod(join(staging, name), replaced === undefined ? OWN_FILE : replaced.mode & 0o777);
      await rename(join(staging, name), target);
    }
    await rm(staging, { recursive: true, force: true });
    this.#staging = undefined;
    return Object.fromEntries(made.map((name) => [name, join(this.path, name)]));
  }

  /** Removes what was written, after a failure; nothing after `complete`. */
  async abandon(): Promise<void> {
    if (this.#staging === undefined) return;
    await rm(await this.#staging, { recursive: true, force: true });
    this.#staging = undefined;
    // A folder made for this run goes with it, unless something else came into it.
    if (this.#isNew) await rmdir(this.path).catch(() => {});
  }
}

/** The same for two paths of one file, whatever they are called; undefined where there is none. */
async function identityOf(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found === undefined ? undefined : `${found.dev}:${found.ino}`;
}

async function makeStaging(path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: OWN_FOLDER });
  await clearUnfinished(path, STAGING);
  return makeFolderToRemove(join(path, `${STAGING}${process.pid}-`));
}

/** Removes what runs that no longer exist have left: folders named `<prefix><pid>-...`. */
export async function clearUnfinished(path: string, prefix: string): Promise<void> {
  for (const name of await readdir(path)) {
    if (!name.startsWith(prefix)) continue;
    const owner = Number(basename(name).slice(prefix.length).split('-')[0]);
    if (!isRunning(owner)) await rm(join(path, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid || !Number.isSafeInteger(pid)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
