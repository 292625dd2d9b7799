import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Path of a program that can be run: the one that somebody named, else the first on the path, of
 * which the first of several names goes before the others; undefined where there is none.
 *
 * @param named path of one, as a variable of the environment has it
 * @param names what it is called on the path
 * @example findProgram(process.env.REEVE_SOFFICE, ['soffice'])
 */
export function findProgram(
  named: string | undefined,
  names: readonly string[],
): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [named ?? '', ...found].find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return path !== '';
    } catch {
      return false;
    }
  });
}
