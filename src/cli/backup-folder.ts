import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { anchorLine, parseAnchors } from '../access/index.ts';
import type { Database } from '../database/index.ts';
import { ReeveError } from '../kernel/index.ts';
import type { IndexDescription } from '../master-index/index.ts';

/** The dump of a server, in a backup of one. */
export const DUMP = 'index.dump';
const MANIFEST = 'backup.json';
const FORMAT = 'reeve-backup/1';
const OWN_FILE = 0o600;

/** What a backup says of itself. */
export interface Backup {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly kind: Database['kind'];
  /** The version of Reeve that made it. */
  readonly reeve: string;
  readonly index: IndexDescription;
  /** By path in the folder, with `/`. */
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
}

/** Writes what a backup is beside its files, last: without it there is no backup. */
export async function describeBackup(
  folder: string,
  about: Omit<Backup, 'files'>,
): Promise<Backup> {
  const files: Record<string, { bytes: number; sha256: string }> = {};
  for (const path of await filesIn(folder)) {
    files[relative(folder, path).split(sep).join('/')] = await fingerprint(path);
  }
  const { index, ...rest } = about;
  const content = {
    format: FORMAT,
    ...rest,
    index: { ...index, anchor: anchorLine(index.anchor).trim() },
    files,
  };
  const file = await open(join(folder, MANIFEST), 'wx', OWN_FILE);
  try {
    await file.writeFile(`${JSON.stringify(content, null, 1)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  return { ...about, files };
}

/**
 * Reads what a backup is, and that its files are as they were written.
 *
 * @throws ReeveError `restore/no-backup`, `restore/altered`
 */
export async function checkedBackup(folder: string): Promise<Backup> {
  const path = join(folder, MANIFEST);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  const backup = text === undefined ? undefined : parsed(text, path);
  if (backup === undefined) {
    throw new ReeveError('restore/no-backup', 'This is no backup of Reeve, or not a whole one', {
      location: { file: folder },
      hint: `A backup is a folder with ${MANIFEST} in it, made by "reeve backup".`,
    });
  }
  const there = new Set(
    (await filesIn(folder)).map((each) => relative(folder, each).split(sep).join('/')),
  );
  there.delete(MANIFEST);
  for (const [name, expected] of Object.entries(backup.files)) {
    const found = there.delete(name) ? await fingerprint(join(folder, name)) : undefined;
    if (found?.sha256 !== expected.sha256) throw altered(join(folder, name));
  }
  const [extra] = there;
  if (extra !== undefined) throw altered(join(folder, extra));
  return backup;
}

function parsed(text: string, file: string): Backup | undefined {
  try {
    const { format, index, ...rest } = JSON.parse(text);
    if (format !== FORMAT) return undefined;
    const [anchor] = parseAnchors(index.anchor, file);
    return { ...rest, index: { ...index, anchor } };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function altered(file: string): ReeveError {
  return new ReeveError('restore/altered', 'This file is not as the backup was made', {
    location: { file },
    hint: 'Nothing was restored. Use another copy of the backup, or another backup.',
  });
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function fingerprint(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(chunk as Buffer);
  }
  return { bytes: (await stat(path)).size, sha256: hash.digest('hex') };
}
