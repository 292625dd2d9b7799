import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';

/** A folder of its own for the temporary files of one load, made when first needed. */
export class Workspace {
  readonly #parent: string;
  #folder: Promise<string> | undefined;
  #made = 0;

  constructor(parent: string) {
    this.#parent = parent;
  }

  /** A path that no file has yet. */
  async newPath(extension: string): Promise<string> {
    this.#folder ??= mkdir(this.#parent, { recursive: true }).then(() =>
      mkdtemp(join(this.#parent, 'reeve-input-')),
    );
    return join(await this.#folder, `${this.#made++}${extension}`);
  }

  /**
   * A path of a file that DuckDB takes literally: where the path holds characters of its
   * file patterns, a link without them.
   */
  async literalPath(path: string): Promise<string> {
    const absolute = resolve(path);
    if (!/[*?[\]{}]/.test(absolute)) return absolute;
    const link = await this.newPath(extname(path).replace(/[^.a-z0-9]/gi, ''));
    await symlink(absolute, link);
    return link;
  }

  /** Removes the folder and all that is in it. */
  async remove(): Promise<void> {
    if (this.#folder !== undefined) await rm(await this.#folder, { recursive: true, force: true });
  }
}
