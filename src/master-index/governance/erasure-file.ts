import { open, readFile } from 'node:fs/promises';
import { ReeveError } from '../../kernel/index.ts';

/** The `why` of a line that says that the erasures of its digest before it were lifted. */
export const LIFTED = 'lift-erasure';

/** An erasure as it is noted outside the database: numbers and digests, nothing of the person. */
export interface ErasureLine {
  /** The id of the audit: erasures of another installation are none of this one. */
  readonly installation: string;
  readonly record: number;
  readonly source: string;
  readonly role: string;
  readonly digest: string;
  readonly why: string;
  readonly by: string;
  readonly at: string;
}

/** For its owner alone: it tells who asked, and when, though not for whom. */
const OWN_FILE = 0o600;

/** Appends erasures to their file, and waits until they are on the disk. */
export async function appendErasures(file: string, lines: readonly ErasureLine[]): Promise<void> {
  if (lines.length === 0) return;
  try {
    const handle = await open(file, 'a', OWN_FILE);
    try {
      await handle.appendFile(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw new ReeveError('erase/file', 'Erasures cannot be noted in this file', {
      location: { file },
      hint: 'Nothing was erased: after restoring a backup it would be back, and nobody would know.',
      cause,
    });
  }
}

/**
 * Reads a file of erasures.
 *
 * @throws ReeveError `erase/file`, with the line
 */
export async function readErasures(file: string): Promise<readonly ErasureLine[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ReeveError('erase/file', 'This file of erasures cannot be read', {
      location: { file },
      cause,
    });
  });
  return text.split('\n').flatMap((line, i) => {
    if (line === '') return [];
    const read = parsed(line);
    if (read === undefined) {
      throw new ReeveError('erase/file', 'This line is no erasure', {
        location: { file, line: i + 1 },
        hint: 'The file may be cut off: compare it with another copy.',
      });
    }
    return [read];
  });
}

function parsed(line: string): ErasureLine | undefined {
  try {
    const value = JSON.parse(line) as Partial<ErasureLine>;
    const texts = [value.installation, value.source, value.role, value.digest];
    return texts.every((text) => typeof text === 'string') && typeof value.record === 'number'
      ? (value as ErasureLine)
      : undefined;
  } catch {
    return undefined;
  }
}
