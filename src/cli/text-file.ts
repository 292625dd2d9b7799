import { readFile } from 'node:fs/promises';
import { ReeveError } from '../kernel/index.ts';

/**
 * The text of a file that somebody named.
 *
 * @param subject what codes of errors begin with: `source`
 * @param hint which file to name, and how
 * @throws ReeveError `SUBJECT/missing-file`, `SUBJECT/unreadable`
 * @example await textOfFile('anytown.yaml', 'business-case', 'Name the file with --authority.')
 */
export async function textOfFile(path: string, subject: string, hint: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const isMissing = code === 'ENOENT';
    throw new ReeveError(
      `${subject}/${isMissing ? 'missing-file' : 'unreadable'}`,
      isMissing ? 'No such file' : code === 'EISDIR' ? 'This is a folder' : 'It cannot be read',
      { location: { file: path }, hint, cause },
    );
  }
}
