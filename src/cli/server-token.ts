import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Viewer } from '../access/index.ts';

/** For the owner of the folder alone. */
const OWN_FILE = 0o600;

function fileOf(folder: string): string {
  return join(folder, 'server-token');
}

/** Makes the token by which commands on a folder go through the server that has it. */
export function makeServerToken(folder: string): { readonly token: string; forget(): void } {
  const token = `reeve-${randomBytes(32).toString('hex')}`;
  const file = fileOf(folder);
  const written = `${file}.new`;
  rmSync(written, { force: true });
  const handle = openSync(written, 'wx', OWN_FILE);
  try {
    writeSync(handle, token);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(written, file);
  return { token, forget: () => rmSync(file, { force: true }) };
}

/** The token of the server that has a folder; undefined where this user may not read it. */
export function serverToken(folder: string): string | undefined {
  try {
    return readFileSync(fileOf(folder), 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** Whoever may read the folder may load into it, and match; what is in it they read as others do. */
export function localViewer(): Viewer {
  const user = userName();
  return {
    subject: `local:${user}`,
    name: user,
    service: 'reeve',
    roles: ['data-engineer'],
    training: [],
  };
}

function userName(): string {
  try {
    return userInfo().username.replace(/[^\x21-\x7e]/g, '_');
  } catch {
    return 'unknown';
  }
}
